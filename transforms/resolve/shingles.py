"""Texts as sets of hashed word runs, and their one-permutation min-hash: NumPy over the bytes of many texts at once.

Belongs here: text -> numbers. Not here: which texts are compared (`blocks.py`) or what follows from it (`compare.py`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]

RUN = 5
"""Words in a run."""
BUCKETS, ROWS = 32, 4
BANDS = BUCKETS // ROWS
HEADS = 3
"""Keys of the beginning of a text, by which a copy that was cut off finds the whole."""
HEAD_RUNS = 60
LONGEST = 40_000
"""Characters of a text that are looked at."""
_ID_LENGTH = 5
"""A word with a digit and this many characters is a reference number, not wording."""
_BASE = 0x9E3779B97F4A7C15 | 1
_MASK = (1 << 64) - 1
_EMPTY = np.uint32(0xFFFFFFFF)
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_SALTS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Shingles:
    """Runs of many texts: those of text i are `runs[starts[i]:starts[i + 1]]`, sorted, each once.

    `digests` is the wording as one number, equal for equal wordings; `bands` and `heads` are join keys, `signs` the
    min-hash (uint32[n, 32]). A text of fewer than five words has no run, and its keys are 0.
    """

    runs: U32
    starts: I64
    digests: U64
    signs: U32
    bands: U64
    heads: U64


def make_shingles(texts: Sequence[str]) -> Shingles:
    """Hashes every run of five words of each text: letters and digits folded, reference numbers left out."""
    words, counts, digests = _hash_words(texts)
    text_of = np.repeat(np.arange(len(texts), dtype=np.int64), counts)
    runs = np.zeros(max(0, len(words) - RUN + 1), dtype=np.uint64)
    for place in range(RUN if len(runs) else 0):
        runs = runs * np.uint64(_BASE) + words[place : place + len(runs)]
    whole = text_of[: len(runs)] == text_of[RUN - 1 :][: len(runs)]
    runs, text_of = (_mix(runs) >> np.uint64(32))[whole], text_of[: len(runs)][whole]
    counts = np.bincount(text_of, minlength=len(texts)).astype(np.int64)
    heads = _make_heads(runs.astype(np.uint32), counts)
    keys = np.sort((text_of.astype(np.uint64) << np.uint64(32)) | runs)
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys
    owners, values = (keys >> np.uint64(32)).astype(np.int64), keys.astype(np.uint32)
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(texts))))).astype(np.int64)
    signs = _make_signs(owners, values, len(texts))
    return Shingles(values, starts, digests, signs, _make_bands(signs, counts > 0), heads)


def _mix(values: U64) -> U64:
    values = (values ^ (values >> np.uint64(33))) * _MIX[0]
    values = (values ^ (values >> np.uint64(29))) * _MIX[1]
    return values ^ (values >> np.uint64(32))


def _hash_words(texts: Sequence[str]) -> tuple[U64, I64, U64]:
    """One hash per word in order, words per text, and one hash per text."""
    coded = [_encode(text) for text in texts]
    data = np.frombuffer(b"\n".join(coded) + b"\n", dtype=np.uint8)
    bounds = np.cumsum(np.fromiter((len(x) + 1 for x in coded), dtype=np.int64, count=len(coded)))
    opens, closes = _find_words(data)
    digits = np.concatenate(([0], np.cumsum((data >= 48) & (data <= 57), dtype=np.int32)))
    wording = ~((digits[closes] > digits[opens]) & (closes - opens >= _ID_LENGTH))
    opens, closes = opens[wording], closes[wording]
    powers, inverse = _powers(1 << len(data).bit_length())
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum((data + np.uint64(1)) * powers[: len(data)])))
    words = _mix((sums[closes] - sums[opens]) * inverse[opens])
    counts = np.diff(np.concatenate(([0], np.searchsorted(opens, bounds)))).astype(np.int64)
    firsts = np.cumsum(counts) - counts
    places = (np.arange(len(words), dtype=np.int64) - np.repeat(firsts, counts)).astype(np.uint64)
    totals = np.concatenate((np.zeros(1, np.uint64), np.cumsum(_mix(words + places * np.uint64(_BASE)))))
    return words, counts, totals[firsts + counts] - totals[firsts]


def _encode(text: str) -> bytes:
    """Styled letters become plain, Latin capitals small."""
    text = text[:LONGEST]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return text.encode("utf-8", "replace").lower()


def _find_words(data: U8) -> tuple[I64, I64]:
    """Where words begin and end: runs of letters and digits; a Chinese or Japanese character is a word by itself."""
    inside = _IS_WORD[data]
    for lead, length in ((0xC2, 2), (0xE2, 3), (0xF0, 4)):
        at = np.flatnonzero(data == lead)
        for step in range(length if len(at) else 0):
            inside[np.minimum(at + step, len(data) - 1)] = False
    alone = (data >= 0xE3) & (data <= 0xE9)
    before = np.concatenate(([False], inside[:-1]))
    opens = inside & (~before | alone)
    closes = inside & np.concatenate((~inside[1:] | opens[1:], [True]))
    return np.flatnonzero(opens), np.flatnonzero(closes) + 1


_IS_WORD = np.zeros(256, dtype=bool)
_IS_WORD[[*range(48, 58), *range(97, 123), *range(128, 256)]] = True


@lru_cache(maxsize=1)
def _powers(size: int) -> tuple[U64, U64]:
    """Powers of the base and of its inverse modulo 2**64."""
    made = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        powers = np.full(size + 1, np.uint64(base & _MASK), dtype=np.uint64)
        powers[0] = 1
        made.append(np.cumprod(powers))
    return made[0], made[1]


def _make_heads(runs: U32, counts: I64) -> U64:
    """The smallest hashes among each text's first runs under three orders."""
    heads = np.zeros((len(counts), HEADS), dtype=np.uint64)
    firsts, filled = np.cumsum(counts) - counts, np.flatnonzero(counts)
    if not len(filled):
        return heads
    places = np.arange(len(runs), dtype=np.int64) - np.repeat(firsts, counts)
    for order in range(HEADS):
        shown = np.where(places < HEAD_RUNS, runs * _SALTS[order], _EMPTY)
        lowest = np.minimum.reduceat(shown, firsts[filled]).astype(np.uint64)
        heads[filled, order] = _mix(lowest + np.uint64((order + 101) << 40))
    return heads


def _make_signs(owners: I64, values: U32, count: int) -> U32:
    """The smallest hash in each of 32 buckets; an empty bucket takes its neighbour's, marked with the distance."""
    signs = np.full((count, BUCKETS), _EMPTY, dtype=np.uint32)
    slots = owners * BUCKETS + (values >> np.uint32(27)).astype(np.int64)
    if len(slots):
        first = np.concatenate(([True], slots[1:] != slots[:-1]))
        signs.reshape(-1)[slots[first]] = values[first]
    empty = signs == _EMPTY
    todo = np.flatnonzero(empty.any(axis=1) & ~empty.all(axis=1))
    source, holes = signs[todo], empty[todo]
    filled = source.copy()
    for distance in range(1, BUCKETS):
        near = np.roll(source, -distance, axis=1)
        use = holes & (near != _EMPTY)
        filled[use] = near[use] * np.uint32(0x9E3779B1) + np.uint32(distance)
        holes &= ~use
        if not holes.any():
            break
    signs[todo] = filled
    return signs


def _make_bands(signs: U32, filled: NDArray[np.bool_]) -> U64:
    """One key per band of four buckets; 0 for texts without runs."""
    bands = np.zeros((len(signs), BANDS), dtype=np.uint64)
    for band in range(BANDS):
        key = np.full(len(signs), np.uint64(band + 1))
        for column in range(band * ROWS, (band + 1) * ROWS):
            key = _mix(key * np.uint64(_BASE) + signs[:, column])
        bands[:, band] = np.where(filled, key, np.uint64(0))
    return bands
