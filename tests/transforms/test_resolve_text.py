"""Identity by wording: which copies join, which never do, whatever the order and the night."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Literal

import pytest

from tests.market import make_market
from tests.market.candidates import make_candidates
from tests.market.score import clusters_of, count_sibling_pairs, score_clusters
from transforms.records import Opportunity
from transforms.resolve import Candidate, State, find_doubts, resolve, resolve_increment
from transforms.resolve.judgements import Judgement, Key
from transforms.resolve.roles import read_role
from transforms.resolve.shingles import make_shingles

WORDS = (
    "amber", "basket", "candle", "dolphin", "ember", "falcon", "garden", "harbor",
    "island", "jacket", "kettle", "lantern", "meadow", "needle", "orchard", "pepper",
    "quarry", "ribbon", "saddle", "timber", "umbrella", "velvet", "window", "yonder",
    "zephyr", "anchor", "bramble", "copper", "drizzle", "engine", "feather", "glacier",
)  # fmt: skip


def make_text(seed: int, words: int = 240) -> str:
    source = random.Random(seed)
    return " ".join(source.choice(WORDS) for _ in range(words))


def candidate(source_id: str, **changes: object) -> Candidate:
    base = Candidate(
        source="mercor", source_id=source_id, first_party=True, platform="mercor", title="Cardiology Expert",
        listing_keys=(f"mercor_list:{source_id}",), apply_url=None, languages=frozenset(), specialties=frozenset(),
        countries=frozenset(), pay=None, text=make_text(1), first_seen=date(2026, 11, 2),
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def copy(source_id: str, **changes: object) -> Candidate:
    board: dict[str, object] = {
        "source": "board",
        "first_party": False,
        "listing_keys": (),
        "first_seen": date(2026, 11, 5),
    }
    return candidate(source_id, **{**board, **changes})


def judge(left: Key, right: Key, verdict: Literal["same", "different", "unsure"], hour: int = 1) -> Judgement:
    at = datetime(2026, 11, 20, hour, tzinfo=UTC)
    return Judgement(left=left, right=right, verdict=verdict, why="read both", by="someone", at=at)


def groups(opportunities: tuple[Opportunity, ...]) -> set[frozenset[str]]:
    return {frozenset(member.source_id for member in one.members) for one in opportunities}


TOGETHER, APART = {frozenset("ab")}, {frozenset("a"), frozenset("b")}
DISTORTED: dict[str, dict[str, object]] = {
    "an added line": {"text": "Apply now on our site today. " + make_text(1)},
    "a platform that is hidden": {"platform": None},
    "the first third of the text": {"text": make_text(1)[:500]},
    "a city behind the title": {"title": "Cardiology Expert - Leeds"},
    "a referrer behind the title": {"title": "Cardiology Expert via RippleMatch"},
    "remote behind the title": {"title": "Cardiology Expert | Remote"},
    "styled letters": {"title": "𝐂𝐚𝐫𝐝𝐢𝐨𝐥𝐨𝐠𝐲 𝐄𝐱𝐩𝐞𝐫𝐭"},
    "capitals": {"title": "CARDIOLOGY EXPERT", "text": make_text(1).upper()},
    "another reference number": {"text": make_text(1) + " Reference GIG-26-55512"},
}


@pytest.mark.parametrize("what", DISTORTED)
def test_a_copy_joins_in_spite_of(what: str) -> None:
    assert groups(resolve([candidate("a"), copy("b", **DISTORTED[what])])) == TOGETHER


PAID: dict[str, object] = {"pay": (40.0, 60.0, "USD", "hour")}
DIFFERENT: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "pay": (PAID, {"pay": (40.0, 70.0, "USD", "hour")}),
    "language": ({"languages": frozenset({"he"})}, {"languages": frozenset({"hi"})}),
    "countries": ({"countries": frozenset({"US"})}, {"countries": frozenset({"FR"})}),
    "some of the countries": ({"countries": frozenset({"US", "CA"})}, {"countries": frozenset({"US"})}),
    "credentials": ({"credentials": frozenset({"MD"})}, {"credentials": frozenset({"DO"})}),
    "a demand that the platform does not make": (
        {},
        {"countries": frozenset({"FR"}), "text": make_text(1) + " in France"},
    ),
    "title": ({}, {"title": "Oncology Expert"}),
    "law of another country": ({"title": "Legal Advisor (US Law)"}, {"title": "Legal Advisor (UK Law)"}),
    "variety": ({"title": "Spanish Writer (Mexico)"}, {"title": "Spanish Writer (Colombia)"}),
    "seniority": ({}, {"title": "Senior Cardiology Expert"}),
    "platform": ({}, {"platform": "turing"}),
}


@pytest.mark.parametrize("what", DIFFERENT)
def test_one_wording_never_joins_what_differs_in(what: str) -> None:
    left, right = DIFFERENT[what]
    assert groups(resolve([candidate("a", **left), copy("b", **right)])) == APART


def test_one_source_lists_one_wording_for_many_places_and_that_is_one_opportunity() -> None:
    rows = [candidate(str(n), countries=frozenset({code})) for n, code in enumerate(("US", "FR", "DE", "PL"))]
    (one,) = resolve(rows)
    assert [member.relation for member in one.members] == ["primary", "mirror", "mirror", "mirror"]


def test_a_copy_that_fits_two_siblings_joins_neither_and_is_linked() -> None:
    rest = " the rate of this listing is {} dollars and nothing else was changed here"
    a = candidate("a", text=make_text(1) + rest.format("forty"), pay=(40.0, 40.0, "USD", "hour"))
    b = candidate("b", text=make_text(1) + rest.format("ninety"), pay=(90.0, 90.0, "USD", "hour"))
    torn = copy("c", text=make_text(1)[:700])
    made = resolve([a, b, torn])
    assert groups(made) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert [m.relation for one in made for m in one.members if m.source_id == "c"] == ["possible_same"]
    assert {frozenset((x.left[1], x.right[1])) for x in find_doubts([a, b, torn])} == {frozenset("ac"), frozenset("bc")}


def test_two_copies_of_the_part_that_siblings_share_are_not_one() -> None:
    rest = " the rate of this listing is {} dollars and nothing else was changed here"
    siblings = [
        candidate(name, text=make_text(1) + rest.format(word), pay=(pay, pay, "USD", "hour"))
        for name, word, pay in (("a", "forty", 40.0), ("b", "ninety", 90.0))
    ]
    parts = [copy("c", text=make_text(1)[:700]), copy("d", text=make_text(1)[:700]), copy("e", text=make_text(1)[:650])]
    assert groups(resolve([*siblings, *parts])) == {frozenset(name) for name in "abcde"}
    assert groups(resolve([siblings[0], *parts])) == {frozenset("acde")}


def test_a_rewritten_copy_is_linked_and_never_joined() -> None:
    facts: dict[str, object] = {**PAID, "countries": frozenset({"US"}), "specialties": frozenset({"med.cardiology"})}
    own, rewritten = candidate("a", **facts), copy("b", text=make_text(2), **facts)
    made = resolve([own, rewritten])
    assert groups(made) == APART
    assert [m.relation for one in made for m in one.members if m.source_id == "b"] == ["possible_same"]
    (doubt,) = find_doubts([own, rewritten])
    assert {"same pay", "same countries", "same specialty"} <= set(doubt.reasons)
    assert find_doubts([own, rewritten], [judge(own.key, rewritten.key, "different")]) == []
    assert groups(resolve([own, rewritten], [judge(rewritten.key, own.key, "same")])) == TOGETHER


def test_a_posting_that_is_put_up_again_is_an_episode_and_a_changed_value_is_a_version() -> None:
    again = candidate("b", first_seen=date(2026, 12, 20))
    (one,) = resolve([again, candidate("a")])
    assert [(m.source_id, m.relation) for m in one.members] == [("a", "primary"), ("b", "reposted")]
    other = copy("c", listing_keys=("mercor_list:a",), pay=(50.0, 70.0, "USD", "hour"))
    (one,) = resolve([candidate("a", **PAID), other])
    assert [m.relation for m in one.members] == ["primary", "changed_version"]
    assert one.members[1].reasons == ("listing mercor_list:a", "different pay")


def test_judgements_reach_through_postings_that_are_gone() -> None:
    a, b, c = candidate("a"), copy("b"), copy("c", text=make_text(3))
    ghost = ("board", "ghost")
    assert groups(resolve([a, b], [judge(a.key, b.key, "different")])) == APART
    assert groups(resolve([a, b], [judge(a.key, ghost, "different"), judge(ghost, b.key, "same", 2)])) == APART
    assert groups(resolve([a, c], [judge(a.key, ghost, "same"), judge(ghost, c.key, "same", 2)])) == {frozenset("ac")}
    assert groups(resolve([a, b], [judge(a.key, b.key, "unsure")])) == TOGETHER


def test_different_holds_against_a_chain_of_same() -> None:
    a, b, c = candidate("a"), copy("b", text=make_text(2)), copy("c", text=make_text(3))
    ledger = [judge(a.key, b.key, "same", 1), judge(b.key, c.key, "same", 2), judge(a.key, c.key, "different", 3)]
    assert groups(resolve([a, b, c], ledger)) == {frozenset("ab"), frozenset("c")}


def test_an_opportunity_that_is_split_leaves_its_id_with_the_older_posting() -> None:
    a, b = candidate("a"), copy("b")
    (one,) = resolve([a, b])
    held = [replace(x, opportunity_id=one.opportunity_id, family_id=one.family_id) for x in (b, a)]
    ids = {m.source_id: o.opportunity_id for o in resolve(held, [judge(a.key, b.key, "different")]) for m in o.members}
    assert ids["a"] == one.opportunity_id != ids["b"]


def test_the_market() -> None:
    market = make_market(11, 3_000)
    candidates = list(make_candidates(market.latest(), 11))
    made = resolve(candidates)
    score = score_clusters(clusters_of(made), truth=market.truth, families=market.families, sure=market.sure())
    assert score.precision >= 0.995, score
    assert score.recall >= 0.97, score
    assert len(score.siblings) <= count_sibling_pairs(market.families) // 1_000, score
    random.Random(5).shuffle(candidates)
    assert resolve(candidates) == made


def test_a_night_gives_what_a_full_run_gives_and_hashes_only_what_is_new() -> None:
    candidates = list(make_candidates(make_market(12, 2_000).latest(), 12))
    random.Random(6).shuffle(candidates)
    tonight, gone = candidates[1_900:], candidates[:50]
    state = State()
    resolve(candidates[:1_900], state=state)
    known = state.texts.hashed
    made = resolve_increment(state, [*tonight, *candidates[500:900]], gone=[one.key for one in gone])
    assert groups_of(made) == groups_of(resolve(candidates[50:]))
    assert state.texts.hashed - known <= len(tonight)
    assert resolve_increment(state, candidates[50:]) == made


def groups_of(opportunities: tuple[Opportunity, ...]) -> set[frozenset[Key]]:
    return {frozenset((member.source, member.source_id) for member in one.members) for one in opportunities}


def test_shingles_are_of_words_not_of_cases_and_numbers_of_reference() -> None:
    texts = ["A b, c “d” e f", "a B c d e F 12345", "", "one two", "私は今日学校に行きます", "a b c d e f 123"]
    made = make_shingles(texts)
    assert made.digests[0] == made.digests[1] != made.digests[5]
    assert list(made.starts[1:] - made.starts[:-1])[:4] == [2, 2, 0, 0]
    assert made.starts[5] - made.starts[4] == 7


def test_a_title_of_any_size_is_read_in_time() -> None:
    for hostile in ("- " * 50_000, "(" * 100_000, "A, " * 40_000, "via " * 30_000, "\U0001d400" * 50_000):
        assert isinstance(read_role(hostile).key, tuple)
