"""Identity on a market whose truth is known: copies join, siblings never do, and the order of the input is no matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from random import Random

import pytest

from tests.market import Advert, Market, make_adverts, make_market
from tests.market.candidates import make_candidates, read_candidate
from tests.market.naive import join_by_text, make_runs, share_in_common
from tests.market.roles import differing_axes
from tests.market.score import (
    Key,
    Score,
    clusters_of,
    count_sibling_pairs,
    find_missed,
    find_wrong,
    score_clusters,
)
from transforms.records import Opportunity
from transforms.resolve import Candidate, resolve

PRECISION, RECALL, SIBLING_PAIRS = 0.995, 0.97, 2000
_NO_POSTING = 0.03
"""Share of pages, mostly copies cut off early, that the extractor may take for no posting: identity never sees those."""


@dataclass(frozen=True, slots=True)
class Night:
    """A market and what the extractor read of it."""

    market: Market
    candidates: tuple[Candidate, ...]

    def score(self, opportunities: Iterable[Opportunity]) -> Score:
        return self.score_clusters(clusters_of(opportunities))

    def score_clusters(self, clusters: Iterable[Collection[Key]]) -> Score:
        keys = {candidate.key for candidate in self.candidates}
        return score_clusters(
            clusters, truth=self.market.truth, families=self.market.families, sure=self.market.sure() & keys
        )


def read_night(seed: int, size: int) -> Night:
    market = make_market(seed, size)
    pages = market.latest()
    found = tuple(candidate for candidate in map(read_candidate, pages) if candidate is not None)
    assert len(found) >= (1 - _NO_POSTING) * len(pages)
    return Night(market, found)


@cache
def read_short() -> Night:
    return read_night(seed=11, size=2400)


@cache
def resolve_short() -> tuple[Opportunity, ...]:
    return resolve(read_short().candidates)


def check(night: Night, opportunities: Sequence[Opportunity]) -> None:
    """Asserts the figures that identity is measured by; a failure lists the first pairs of each kind."""
    score = night.score(opportunities)
    pages = {page.key: page for page in night.market.latest()}
    clusters = clusters_of(opportunities)
    sure = night.market.sure() & {candidate.key for candidate in night.candidates}
    print(
        f"\n{len(night.candidates):,} postings, {count_sibling_pairs(night.market.families):,} sibling pairs: {score}"
    )
    print(describe("wrong", find_wrong(clusters, night.market.truth), pages))
    print(describe("missed", find_missed(clusters, night.market.truth, sure), pages))
    assert not score.siblings
    assert score.precision >= PRECISION
    assert score.recall >= RECALL


def describe(name: str, pairs: Iterable[tuple[Key, Key]], pages: dict[Key, Advert], most: int = 6) -> str:
    """Each kind of pair with its number and one example, the most frequent kinds first."""
    kinds: dict[str, list[tuple[Key, Key]]] = {}
    for a, b in pairs:
        left, right = pages[a], pages[b]
        differing = ", ".join(sorted(differing_axes(left.role, right.role))) or "same facts"
        kinds.setdefault(f"{'+'.join(left.kinds)} / {'+'.join(right.kinds)} ({differing})", []).append((a, b))
    ranked = sorted(kinds.items(), key=lambda item: -len(item[1]))[:most]
    return "\n".join(f"  {name} {len(found)} x {kind}: {found[0]}" for kind, found in ranked)


def test_copies_join_and_siblings_stay_apart() -> None:
    night = read_short()
    assert count_sibling_pairs(night.market.families) >= SIBLING_PAIRS
    check(night, resolve_short())


def test_every_posting_is_merged_into_exactly_one_opportunity() -> None:
    counts = Counter(key for cluster in clusters_of(resolve_short()) for key in cluster)
    assert set(counts) == {candidate.key for candidate in read_short().candidates}
    assert set(counts.values()) == {1}


@pytest.mark.parametrize("seed", [1, 2])
def test_order_of_the_input_does_not_matter(seed: int) -> None:
    shuffled = list(read_short().candidates)
    Random(seed).shuffle(shuffled)
    assert resolve(shuffled) == resolve_short()


def test_ids_outlive_a_second_night() -> None:
    """What was resolved once keeps its ids when nothing changes; a copy that arrives joins under the same id."""
    night = read_short()
    market = sorted(night.candidates, key=lambda candidate: (candidate.first_seen, candidate.key))
    first = resolve(market[: len(market) * 9 // 10])
    held = {(m.source, m.source_id): one.opportunity_id for one in first for m in one.members}
    again = resolve([hold(candidate, held.get(candidate.key)) for candidate in market])
    kept = {(m.source, m.source_id): one.opportunity_id for one in again for m in one.members}
    truth = night.market.truth
    # What changed says other things now than its copies do: those that carry no id are left behind.
    changed = {page.role.opportunity for page in night.market.pages if "changed_version" in page.kinds}
    told = [key for key in held if key in night.market.sure() and truth[key] not in changed]
    moved = [key for key in told if kept[key] != held[key]]
    assert len(told) > 1000
    # What arrives may join two parts of one opportunity or cast a doubt on a copy; nothing else changes an id.
    assert len(moved) <= 0.005 * len(told), moved


def hold(candidate: Candidate, opportunity_id: str | None) -> Candidate:
    return replace(candidate, opportunity_id=opportunity_id)


def test_text_alone_fails_this_test() -> None:
    """A resolver that looks at wording only joins siblings by the hundred: what is measured here can go wrong."""
    night = read_short()
    clusters = join_by_text([candidate.text for candidate in night.candidates])
    score = night.score_clusters([[night.candidates[number].key for number in cluster] for cluster in clusters])
    print(f"\ntext alone: {score}")
    assert score.precision < 0.9
    assert len(score.siblings) > 100


def test_joining_nothing_fails_this_test() -> None:
    score = read_short().score_clusters([[candidate.key] for candidate in read_short().candidates])
    assert score.recall < 0.5


@pytest.mark.load
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [21, 22, 23])
def test_copies_join_and_siblings_stay_apart_in_a_large_market(seed: int) -> None:
    night = read_night(seed, 12_000)
    check(night, resolve(night.candidates))


@pytest.mark.load
@pytest.mark.timeout(1800)
def test_a_market_of_known_facts_is_resolved() -> None:
    """100,000 postings straight from their facts: far more families to confuse than the extractor could read here."""
    market = make_market(31, 100_000)
    night = Night(market, tuple(make_candidates(market.latest())))
    check(night, resolve(night.candidates))


def test_market_is_as_described() -> None:
    market = make_market(11, 2400)
    again = make_market(11, 2400)
    assert market == again
    assert len({page.role.language for page in make_adverts(12, 8000)} - {None}) >= 60
    assert len({page.role.subject.code for page in market.pages}) >= 20
    kinds = Counter(kind for page in market.pages for kind in page.kinds)
    assert not {
        "own", "per_country", "reposted", "changed_version", "copy", "truncated", "hidden", "employer", "header_pay",
        "teaser", "similar", "retitled", "rewritten", "per_city", "by_link", "by_field",
    } - set(kinds)  # fmt: skip
    copies = [page for page in market.pages if page.kinds[0] == "copy"]
    assert sum(page.listing_key is not None for page in copies) < 0.2 * len(copies)


def test_siblings_differ_from_the_first_in_one_thing() -> None:
    """Base and sibling differ on one axis, and share about 70 % of their wording."""
    market = make_market(13, 1500)
    own = {page.role.opportunity: page for page in market.latest() if page.kinds == ("own",)}
    pairs = [
        (own[base], page) for name, page in own.items()
        for base in [f"{page.role.family}-0"] if base in own and base != name
    ]  # fmt: skip
    assert len(pairs) > 100
    assert all(len(differing_axes(a.role, b.role)) == 1 for a, b in pairs)
    shared = [share_in_common(make_runs(a.text), make_runs(b.text)) for a, b in pairs]
    assert 0.6 < sum(shared) / len(shared) < 0.95


def test_templates_of_different_families_differ() -> None:
    market = make_market(14, 1500)
    firsts = {page.role.family: page for page in market.latest() if page.kinds == ("own",)}
    apart = [
        (a, b) for a, b in combinations(firsts.values(), 2) if a.role.family[1:] != b.role.family[1:]
    ]  # fmt: skip
    assert max(share_in_common(make_runs(a.text), make_runs(b.text)) for a, b in apart) < 0.5
