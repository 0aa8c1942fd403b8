"""Which postings are worth comparing: those that share a listing id, an apply URL, or most of their wording."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from transforms.resolve.candidates import Candidate

_WORD = re.compile(r"[^\W\d_]+")
_SHINGLE, _BUCKETS, _BAND = 5, 32, 4
_CROWD = 200
"""A bucket of more postings than this is a template; its members are linked to the first instead of pairwise."""


def shared_ids(candidates: Sequence[Candidate]) -> Iterator[tuple[str, list[Candidate]]]:
    """Groups of postings under one listing id or one apply URL; names the thing shared.

    An apply URL that one source uses for several of its postings is a general form, not the address of one role.
    """
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for key in candidate.listing_keys:
            groups[f"listing {key}"].append(candidate)
        if candidate.apply_url:
            groups[f"apply URL {candidate.apply_url}"].append(candidate)
    for name, members in sorted(groups.items()):
        sources = [member.source for member in members]
        is_form = name.startswith("apply URL") and len(set(sources)) < len(sources)
        if len(members) > 1 and not is_form:
            yield name, members


def make_shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words, digits and case left out: the wording without its numbers."""
    words = _WORD.findall(text.lower())
    return frozenset(
        zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(max(1, len(words) - _SHINGLE + 1))
    )


def make_signature(shingles: frozenset[int]) -> tuple[int, ...]:
    """One-permutation min-hash: the smallest hash in each of 32 buckets (-1 where a bucket is empty)."""
    lowest = [-1] * _BUCKETS
    for value in shingles:
        bucket, rest = value % _BUCKETS, value // _BUCKETS
        if lowest[bucket] < 0 or rest < lowest[bucket]:
            lowest[bucket] = rest
    return tuple(lowest)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of wording in common, 0 to 1."""
    return len(a & b) / len(a | b) if a and b else 0.0


def similar_pairs(shingles: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Index pairs that agree in at least one band of four buckets; each pair once, crowds as a star."""
    bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(shingles):
        signature = make_signature(one)
        for band in range(0, _BUCKETS, _BAND):
            bands[(band, *signature[band : band + _BAND])].append(index)
    seen: set[tuple[int, int]] = set()
    for members in bands.values():
        hubs = members if len(members) <= _CROWD else members[:1]
        for i, left in enumerate(hubs):
            for right in members[i + 1 :]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right
