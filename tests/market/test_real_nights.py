"""Identity on recorded nights of real sources, where these are at hand: nothing different shares an opportunity."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from spiders.archive import Archive, import_night
from spiders.registry import find_source
from tests.market.score import Key, clusters_of
from transforms.countries import find_places
from transforms.normalise import normalise
from transforms.records import Draft, Opportunity, Posting
from transforms.resolve import Candidate, resolve
from transforms.resolve.candidates import make_candidate
from transforms.titles import Discriminators, parse_discriminators

NIGHTS = Path(__file__).resolve().parents[3] / "shared" / "real" / "nights"

pytestmark = pytest.mark.skipif(not NIGHTS.exists(), reason="the recorded real nights are not here")


@dataclass(frozen=True, slots=True)
class Seen:
    """A posting as its last night shows it; `rows` are the rows of the list that its source folded into it."""

    candidate: Candidate
    facts: Discriminators
    rows: int


def read_drafts() -> Iterator[Draft]:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for night in sorted(path for path in NIGHTS.iterdir() if path.is_dir() and path.name[0].isdigit()):
            for source in import_night(night, archive):
                for entry in archive.read_index(date.fromisoformat(night.name), source):
                    yield from (
                        x for x in find_source(source).extract(archive.read_page(entry)) if isinstance(x, Draft)
                    )


def read_core(title: str) -> list[str]:
    """The role's own words, without a country that closes the title in brackets: one text listed per country has one role."""
    head, bracket, place = title.rstrip(") ").rpartition(" (")
    hits = find_places(place) if bracket else ()
    is_country = len(hits) == 1 and (hits[0].start, hits[0].end) == (0, len(place)) and "-" not in hits[0].value.code
    return sorted(parse_discriminators(head if is_country else title).core)


@cache
def read_postings() -> dict[Key, Seen]:
    """Every posting of the nights: what its last night says, first seen when its first night did."""
    first: dict[Key, date] = {}
    last: dict[Key, Draft] = {}
    for draft in read_drafts():
        key = (draft.source, draft.source_id)
        first.setdefault(key, draft.fetched_at.date())
        last[key] = draft
    found = {}
    for key, draft in last.items():
        posting = normalise(draft, publisher=find_source(draft.source).card.publisher)
        if isinstance(posting, Posting) and posting.is_posting:
            candidate = make_candidate(posting, first_seen=first[key])
            found[key] = Seen(candidate, parse_discriminators(candidate.title), posting.rows)
    return found


@cache
def resolve_nights() -> tuple[Opportunity, ...]:
    return resolve([seen.candidate for seen in read_postings().values()])


def differ(a: Seen, b: Seen) -> str:
    """What differs between two postings that share an opportunity and must not; empty where nothing does."""
    pairs = (
        ("title", read_core(a.candidate.title), read_core(b.candidate.title)),
        ("seniority", a.facts.seniority, b.facts.seniority),
        ("tier", a.facts.tiers, b.facts.tiers),
        ("track", a.facts.track, b.facts.track),
        ("title language", a.facts.languages, b.facts.languages),
        ("language", a.candidate.languages, b.candidate.languages),
        ("specialty", a.candidate.specialties, b.candidate.specialties),
    )
    return ", ".join(name for name, x, y in pairs if x != y)


def test_nothing_different_shares_an_opportunity() -> None:
    postings = read_postings()
    clusters = clusters_of(resolve_nights())
    bad = [
        (differ(postings[a], postings[b]), postings[a].candidate.title, postings[b].candidate.title, a, b)
        for cluster in clusters
        for a, b in combinations(cluster, 2)
        if differ(postings[a], postings[b])
    ]
    per_source = Counter(source for source, _ in postings)
    shared = Counter(source for cluster in clusters for source in {source for source, _ in cluster})
    print("\nsource: postings -> opportunities")
    print("\n".join(f"  {source}: {count} -> {shared[source]}" for source, count in per_source.most_common()))
    assert len(postings) > 1000
    assert not bad, "\n".join(map(str, bad[:20]))


def test_one_text_listed_for_many_places_is_one_opportunity() -> None:
    """Rows of one source with one title and one wording, whatever their places."""
    postings = read_postings()
    of = {key: number for number, cluster in enumerate(clusters_of(resolve_nights())) for key in cluster}
    groups: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
    for key, seen in postings.items():
        groups[(key[0], seen.candidate.title, seen.candidate.text)].append(key)
    many = {name: keys for name, keys in groups.items() if len(keys) > 1}
    split = {
        name[:2]: len({of[key] for key in keys}) for name, keys in many.items() if len({of[key] for key in keys}) > 1
    }
    counts = Counter(name[0] for name in many)
    rows = Counter({source: sum(len(keys) for name, keys in many.items() if name[0] == source) for source in counts})
    print("\nsource: rows of one title and one text -> texts")
    print("\n".join(f"  {source}: {rows[source]} -> {count}" for source, count in counts.most_common()))
    assert counts["mindrift"] > 20
    assert not split


def test_rows_of_one_role_are_one_posting() -> None:
    """This source lists a role once per country and pay; its list is folded before identity is asked."""
    roles = [seen for key, seen in read_postings().items() if key[0] == "sme_careers"]
    print(f"\nsme_careers: {sum(seen.rows for seen in roles)} rows -> {len(roles)} postings")
    assert sum(seen.rows for seen in roles) > 2 * len(roles) > 100
