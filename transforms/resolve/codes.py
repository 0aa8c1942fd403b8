"""Facts as numbers, so that most pairs are settled by NumPy at once; what is left is for `compare.py`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transforms.resolve.compare import Facts

CODES = 17
"""Facts of a unit as numbers: source, role, platform, languages, specialties, credentials, countries, pay; 0 for none.

Then the sizes of the sets, the scale of a pay that is stated in full, 1 for the platform's own, the role's stem, its
seniority with its track, its degrees, its languages. Where sizes or scales are equal and the values are not, they differ.
"""
_PAY, _SCALE, _STANCE = 7, 11, 14


def make_codes(known: dict[object, int], facts: Facts) -> tuple[int, ...]:
    sets = (facts.specialties, facts.credentials, facts.countries)
    pay = facts.pay
    scale = pay[2:] if pay and None not in pay else None
    values = (facts.source, facts.role.key, facts.platform, facts.languages, *sets, pay)
    codes = [known.setdefault(value, len(known) + 1) if value else 0 for value in values]
    role = facts.role
    stance = (known.setdefault(x, len(known) + 1) if x else 0 for x in (role.tiers, frozenset(role.languages)))
    return (
        *codes, *map(len, sets), known.setdefault(scale, len(known) + 1) if scale else 0, int(facts.first_party),
        known.setdefault(role.stem, len(known) + 1), known.setdefault((role.seniority, role.track), len(known) + 1), *stance,
    )  # fmt: skip


def compare_codes(
    a: NDArray[np.int32], b: NDArray[np.int32], *, roles: bool = True
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rows agree wherever both state a fact, and which differ for certain; the rest needs a closer look.

    Without `roles` titles need not name one role, as long as they agree in seniority, track, degrees and languages.
    """
    foreign = (a[:, 0] != b[:, 0]) | (a[:, 0] == 0)
    agree = foreign & ((a[:, 1] == b[:, 1]) if roles else (a[:, _STANCE] == b[:, _STANCE]))
    for fact in (*range(2, _PAY + 1), *(() if roles else (_STANCE + 1, _STANCE + 2))):
        agree &= (a[:, fact] == b[:, fact]) | (a[:, fact] == 0) | (b[:, fact] == 0)
    differ = a[:, _STANCE] != b[:, _STANCE]
    for fact in (2, _STANCE + 1):
        differ |= (a[:, fact] != b[:, fact]) & (a[:, fact] > 0) & (b[:, fact] > 0)
    differ |= (a[:, _PAY] != b[:, _PAY]) & (a[:, _SCALE] == b[:, _SCALE]) & (a[:, _SCALE] > 0)
    for fact in (4, 5):
        differ |= (a[:, fact] != b[:, fact]) & (a[:, fact + 4] == b[:, fact + 4]) & (a[:, fact + 4] > 0)
    countries = (a[:, 6] != b[:, 6]) & (a[:, 6] > 0) & (b[:, 6] > 0)
    return agree, differ | (countries & foreign)
