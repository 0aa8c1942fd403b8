"""Identity: speed, exactness, growth, increment. `./run bench resolve [SIZE] [--perms 128] [--threshold 0.7] [--million]`

1 resolving a market of SIZE postings (100,000) against datasketch's MinHashLSH in its standard use: 5-word shingles,
  candidate pairs, then either nothing (text alone) or the same field rules, then connected components; taken in turns
2 a night's increment of 5 % against a full recompute, with the same clusters
3 with --million: 1,000,000 postings against 100,000, each in a child process of its own; CPU and peak memory
CPU seconds of the process; making the market and loading the vocabularies is not measured. Every figure stands beside its target.
"""

from __future__ import annotations

import argparse
import gc
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from tests.market import make_adverts, make_market
from tests.market.candidates import make_candidates
from tests.market.naive import find_components
from tests.market.nights import Market
from tests.market.score import Key, Score, clusters_of, score_clusters
from transforms.records import Opportunity
from transforms.resolve import Candidate, State, resolve, resolve_increment
from transforms.resolve.compare import make_facts, may_be_one

ROOT = Path(__file__).resolve().parents[2]
SEED = 7
_WORD = re.compile(r"\w+")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and the outcome."""
    gc.collect()
    started = time.process_time()
    outcome = work()
    return time.process_time() - started, outcome


def show(name: str, value: float, target: float, *, at_least: bool, unit: str = "") -> None:
    met = value >= target if at_least else value <= target
    print(
        f"  {name}: {value:.3f}{unit} (target {'>=' if at_least else '<='} {target}{unit}) {'met' if met else 'MISSED'}"
    )


class Sketched:
    """Near duplicates by datasketch: signatures in bulk, an LSH index, one query for each posting."""

    def __init__(self, candidates: Sequence[Candidate], *, perms: int, threshold: float) -> None:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]

        self.candidates, self.pairs = candidates, 0
        texts = (
            [" ".join(words[i : i + 5]).encode() for i in range(max(1, len(words) - 4))] for words in self._words()
        )
        self.hashes = MinHash.bulk(texts, num_perm=perms)
        self.index = MinHashLSH(threshold=threshold, num_perm=perms)
        with self.index.insertion_session() as session:
            for number, one in enumerate(self.hashes):
                session.insert(number, one, check_duplication=False)

    def _words(self) -> Iterator[list[str]]:
        return (_WORD.findall(candidate.text.lower()) for candidate in self.candidates)

    def find_pairs(self) -> Iterator[tuple[int, int]]:
        for number, one in enumerate(self.hashes):
            for other in self.index.query(one):
                if other > number:
                    self.pairs += 1
                    yield number, other

    def by_text(self) -> list[list[int]]:
        return find_components(len(self.candidates), self.find_pairs())

    def by_rules(self) -> list[list[int]]:
        """The same rules as ours on what both sides state; what shares an id or an address is joined as well."""
        facts = [make_facts(candidate) for candidate in self.candidates]
        kept = ((a, b) for a, b in self.find_pairs() if may_be_one(facts[a], facts[b]))
        return find_components(len(self.candidates), [*kept, *self._share_ids()])

    def _share_ids(self) -> Iterator[tuple[int, int]]:
        first: dict[Hashable, int] = {}
        for number, candidate in enumerate(self.candidates):
            for key in candidate.listing_keys:
                yield first.setdefault(key, number), number


def bench_against_sketches(market: Market, candidates: Sequence[Candidate], options: argparse.Namespace) -> None:
    sure = market.sure()

    def judge(clusters: Iterable[Iterable[Key]]) -> Score:
        return score_clusters(map(list, clusters), truth=market.truth, families=market.families, sure=sure)

    def keyed(clusters: list[list[int]]) -> list[list[Key]]:
        return [[candidates[number].key for number in cluster] for cluster in clusters]

    resolve(candidates[:50])  # loads the vocabularies, once per process
    ours, theirs = [], []
    opportunities: tuple[Opportunity, ...] = ()
    by_text: list[list[int]] = []
    by_rules: list[list[int]] = []
    for _ in range(options.rounds):
        cpu, opportunities = timed(lambda: resolve(candidates))
        ours.append(cpu)
        cpu, sketched = timed(lambda: Sketched(candidates, perms=options.perms, threshold=options.threshold))
        more, by_text = timed(sketched.by_text)
        again, by_rules = timed(sketched.by_rules)
        theirs.append((cpu + more, cpu + again, sketched.pairs // 2))
    mine = statistics.median(ours)
    text_only, with_rules, pairs = (statistics.median(column) for column in zip(*theirs, strict=True))
    score = judge(clusters_of(opportunities))
    name = f"datasketch, {options.perms} permutations, threshold {options.threshold}"
    print(f"{len(candidates):,} postings, {len(market.families):,} opportunities, {options.rounds} round(s)")
    print(f"  ours: {mine:.1f} CPU s, {score}")
    print(f"  {name}, text alone: {text_only:.1f} CPU s, {pairs:,.0f} pairs, {judge(keyed(by_text))}")
    print(f"  {name}, with our rules: {with_rules:.1f} CPU s, {judge(keyed(by_rules))}")
    show("CPU, datasketch with rules / ours", with_rules / mine, 5.0, at_least=True)
    show("CPU, datasketch text alone / ours", text_only / mine, 5.0, at_least=True)
    show("F1", score.f1, 0.99, at_least=True)


def bench_increment(candidates: Sequence[Candidate], rounds: int) -> None:
    """The last 5 % of the postings by day are tonight's; the rest was resolved before."""
    ordered = sorted(candidates, key=lambda one: (one.first_seen, one.key))
    known, new = ordered[: len(ordered) * 19 // 20], ordered[len(ordered) * 19 // 20 :]
    full, nightly = [], []
    increment, recomputed = (), ()
    for _ in range(rounds):
        state = State()
        resolve(known, state=state)
        cpu, increment = timed(lambda state=state: resolve_increment(state, new))  # type: ignore[misc]
        nightly.append(cpu)
        cpu, recomputed = timed(lambda: resolve(ordered))
        full.append(cpu)
    print(f"a night of {len(new):,} new postings beside {len(known):,} known ones")
    print(f"  increment {statistics.median(nightly):.2f} CPU s, full recompute {statistics.median(full):.2f} CPU s")
    show("increment / full", statistics.median(nightly) / statistics.median(full), 0.10, at_least=False)
    one, other = ({frozenset(cluster) for cluster in clusters_of(found)} for found in (increment, recomputed))
    show("clusters that differ", len(one ^ other), 0, at_least=False)


class Supply:
    """Candidates one after another, with the CPU time that it took to make them."""

    def __init__(self, size: int) -> None:
        self.size, self.count, self.cpu = size, 0, 0.0

    def __iter__(self) -> Iterator[Candidate]:
        source = make_candidates(make_adverts(SEED, self.size), SEED)
        while True:
            started = time.process_time()
            batch = list(islice(source, 5000))
            self.cpu += time.process_time() - started
            if not batch:
                return
            self.count += len(batch)
            yield from batch


def bench_child(size: int) -> None:
    """Resolves a market of known facts in this process; prints CPU seconds, postings, opportunities, bytes at the peak."""
    supply = Supply(size)
    cpu, opportunities = timed(lambda: resolve(supply))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(cpu - supply.cpu, supply.count, len(opportunities), peak)


def run_child(size: int) -> tuple[float, float]:
    """CPU seconds and peak memory (GB) of a child that resolves `size` postings."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_resolve", "--child", str(size)],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    cpu, postings, opportunities, peak = (float(word) for word in ran.stdout.split())
    print(f"  {postings:,.0f} postings, {opportunities:,.0f} opportunities: {cpu:.1f} CPU s, peak {peak / 1e9:.2f} GB")
    return cpu, peak / 1e9


def bench_growth() -> None:
    print("growth, each size in a process of its own")
    small, _ = run_child(100_000)
    large, peak = run_child(1_000_000)
    show("time(1M) / time(100k)", large / small, 12.0, at_least=False)
    show("peak memory at 1M", peak, 6.0, at_least=False, unit=" GB")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench resolve", description=__doc__)
    parser.add_argument("size", nargs="?", type=int, default=100_000)
    parser.add_argument("--perms", type=int, default=128)
    parser.add_argument("--threshold", type=float, default=0.7)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--million", action="store_true", help="also 1M against 100k; takes minutes")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = read_options()
    if options.child:
        bench_child(options.child)
        return
    market = make_market(SEED, options.size)
    candidates = list(make_candidates(market.latest(), SEED))
    bench_against_sketches(market, candidates, options)
    bench_increment(candidates, options.rounds)
    if options.million:
        bench_growth()


if __name__ == "__main__":
    main()
