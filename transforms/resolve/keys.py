"""Join keys: under what a posting looks for partners, by its role and wording, by its facts, by its template."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np

from transforms.resolve.compare import Facts
from transforms.resolve.shingles import BANDS, HEADS, U64

WORDING = BANDS + HEADS
"""Slots of a posting under one role key: the bands of its text and the keys of its beginning."""
FACTS = 2
_STEP = np.uint64(0xC2B2AE3D27D4EB4F)


@lru_cache(maxsize=1 << 18)
def make_key(*parts: object) -> int:
    """A number for a value: 1 to 2**64 - 1, the same in every process. Parts are texts, numbers, tuples, None."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big") | 1


def join_wording(roles: U64, bands: U64, heads: U64) -> U64:
    """Role key x (bands, heads) -> one row of slots per entry; 0 where the text has no key."""
    parts = np.concatenate((bands, heads), axis=1)
    joined = (parts ^ (roles[:, None] * _STEP)) * _STEP
    return np.where(parts == 0, np.uint64(0), joined | np.uint64(1))


def fact_keys(facts: Facts) -> tuple[int, int]:
    """By what a rewritten copy finds its origin: platform and role with the pay, or with the places and the field."""
    if not facts.platform:
        return (0, 0)
    field = tuple(sorted(facts.languages or facts.specialties))
    base = (facts.platform, facts.role.stem)
    by_place = make_key(*base, tuple(sorted(facts.countries)), field) if facts.countries and field else 0
    return (make_key(*base, facts.pay) if facts.pay else 0, by_place)
