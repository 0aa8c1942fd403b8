"""Identity: what joins, what never joins, and that ids stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from transforms.records import Opportunity
from transforms.resolve import Candidate, resolve

TEMPLATE = (
    "We are looking for native {x} speakers to record short prompts for a speech assistant. You will read sentences "
    "aloud in a quiet room and check recordings of other contributors. You must be a native speaker of {x}. Pay is up "
    "to eighteen dollars per hour and you set your own hours, as much or as little as you like, every week."
)


def candidate(source_id: str, **changes: object) -> Candidate:
    base = Candidate(
        source="mercor",
        source_id=source_id,
        first_party=True,
        platform="mercor",
        title="Cardiology Expert",
        listing_keys=(),
        apply_url=None,
        languages=frozenset(),
        specialties=frozenset(),
        countries=frozenset(),
        pay=None,
        text=TEMPLATE.format(x=source_id),
        first_seen=date(2026, 11, 2),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def groups(opportunities: tuple[Opportunity, ...]) -> set[frozenset[str]]:
    return {frozenset(member.source_id for member in one.members) for one in opportunities}


def test_one_listing_id_is_one_opportunity_whatever_a_mirror_distorts() -> None:
    own = candidate("a", listing_keys=("mercor_list:1",), pay=(41.0, 41.0, "USD", "hour"))
    mirror = candidate("b", source="board", first_party=False, listing_keys=("mercor_list:1",), title="Content Moderator",
                       pay=(85280.0, 85280.0, "USD", "year"), first_seen=date(2026, 11, 1))  # fmt: skip
    (one,) = resolve([mirror, own])
    assert {(m.source_id, m.relation) for m in one.members} == {("a", "primary"), ("b", "mirror")}
    assert any(m.reasons == ("listing mercor_list:1",) for m in one.members)


def test_one_apply_url_joins_two_sources_that_agree() -> None:
    url = "https://jobs.example.com/apply/77"
    assert groups(resolve([candidate("a", apply_url=url), candidate("b", source="board", apply_url=url)])) == {
        frozenset({"a", "b"})
    }


def test_a_general_apply_form_joins_nothing() -> None:
    """One source sends several of its roles to the same form: the form is not the address of a role."""
    form = "https://sme.careers/apply"
    people = [
        candidate("a", apply_url=form),
        candidate("b", apply_url=form),
        candidate("c", source="board", apply_url=form),
    ]
    assert groups(resolve(people)) == {frozenset({x}) for x in "abc"}


SIBLINGS = {
    "language": ({"languages": frozenset({"he"})}, {"languages": frozenset({"hi"})}),
    "specialty": ({"specialties": frozenset({"med.cardiology"})}, {"specialties": frozenset({"med.oncology"})}),
    "countries": ({"countries": frozenset({"US"})}, {"countries": frozenset({"FR"})}),
    "pay": ({"pay": (12.0, 12.0, "USD", "hour")}, {"pay": (41.0, 41.0, "USD", "hour")}),
    "platform": ({"platform": "mercor"}, {"platform": "turing"}),
    "seniority": ({"title": "Senior Portfolio Manager"}, {"title": "Portfolio Manager"}),
    "track": ({"title": "Agentic Coding Annotator - Online"}, {"title": "Agentic Coding Annotator - Offline"}),
}


@pytest.mark.parametrize("fact", SIBLINGS)
def test_siblings_never_merge_though_they_share_an_apply_url(fact: str) -> None:
    left, right = SIBLINGS[fact]
    url = "https://jobs.example.com/apply/77"
    a = candidate("a", apply_url=url, **left)
    b = candidate("b", source="board", apply_url=url, **right)
    assert groups(resolve([a, b])) == {frozenset({"a"}), frozenset({"b"})}


def test_a_template_in_three_languages_is_one_family_of_three() -> None:
    made = resolve(
        candidate(lang, languages=frozenset({lang}), text=TEMPLATE.format(x=name))
        for lang, name in (("bn", "Bengali"), ("ta", "Tamil"), ("ms", "Malay"))
    )
    assert len(made) == 3
    assert len({one.family_id for one in made}) == 1


def test_unlike_texts_are_different_families() -> None:
    other = "Review clinical notes for accuracy and write a short explanation of every mistake that you find in them."
    made = resolve([candidate("a"), candidate("b", text=other)])
    assert len({one.family_id for one in made}) == 2


def test_an_opportunity_keeps_its_id_when_a_mirror_appears_and_whatever_the_order() -> None:
    own = candidate("b", listing_keys=("mercor_list:1",))
    (before,) = resolve([own])
    held = replace(own, opportunity_id=before.opportunity_id)
    mirror = candidate(
        "a", source="aaa", first_party=False, listing_keys=("mercor_list:1",), first_seen=date(2026, 11, 9)
    )
    (after,) = resolve([mirror, held])
    assert after.opportunity_id == before.opportunity_id
    assert resolve([held, mirror]) == resolve([mirror, held])


def test_every_posting_is_a_member_once() -> None:
    people = [candidate(str(n), listing_keys=(f"x:{n % 7}",), source=f"s{n % 3}") for n in range(40)]
    members = [member for one in resolve(people) for member in one.members]
    assert sorted(m.source_id for m in members) == sorted(p.source_id for p in people)
