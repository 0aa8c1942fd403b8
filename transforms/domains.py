"""The tree of specialty codes and the domain a posting belongs to.

Belongs here: what the vocabulary says of a code (its parents, its domain). Not here: how a code is found in a text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import cast

from transforms.values import Domain, Specialty
from transforms.vocabulary import load_rows

_LANGUAGE_ROW = "lang.*"


@cache
def load_tree() -> dict[str, tuple[str, Domain]]:
    """{code: (parent code or "", domain)} of the whole vocabulary."""
    return {row["code"]: (row["parent"], cast(Domain, row["domain"])) for row in load_rows("specialties")}


def find_domain(code: str) -> Domain | None:
    """The domain of one code; None for a code that the vocabulary does not hold.

    >>> find_domain("med.cardiology"), find_domain("lang.pt-BR"), find_domain("med.nonsense")
    ('health', 'language', None)
    """
    row = load_tree().get(_LANGUAGE_ROW if code.startswith("lang.") else code)
    return row[1] if row else None


@cache
def find_ancestors(code: str) -> frozenset[str]:
    """Every code above this one."""
    tree, found = load_tree(), set()
    parent = tree[code][0] if code in tree else ""
    while parent:
        found.add(parent)
        parent = tree[parent][0]
    return frozenset(found)


def is_descendant(code: str, ancestor: str) -> bool:
    """Whether every `code` is an `ancestor`; a code does not descend from itself.

    >>> is_descendant("med.interventional_cardiology", "med.general"), is_descendant("med.general", "med.cardiology")
    (True, False)
    """
    return ancestor in find_ancestors(code)


def is_same_line(code: str, other: str) -> bool:
    """Whether two codes are the same or one stands above the other."""
    return code == other or is_descendant(code, other) or is_descendant(other, code)


def is_akin(code: str, other: str) -> bool:
    """Whether two codes are related or have an ancestor in common, as all of science and engineering have.

    >>> is_akin("eng.nuclear", "sci.physics"), is_akin("edu.general", "hum.translation")
    (True, False)
    """
    return is_related(code, other) or bool(find_ancestors(code) & find_ancestors(other))


def is_related(code: str, other: str) -> bool:
    """Whether two codes stand in one branch: same prefix, or one above the other.

    >>> is_related("fin.tax", "fin.audit"), is_related("law.tax", "fin.tax")
    (True, False)
    """
    return code.split(".")[0] == other.split(".")[0] or is_descendant(code, other) or is_descendant(other, code)


def parse_domain(specialties: Iterable[Specialty]) -> Domain | None:
    """The domain of the main specialty: the first required one, else most of the alternatives; fields before languages.

    >>> parse_domain([Specialty(code="lang.de", label="German"), Specialty(code="law.tax", label="Tax law")])
    'law'
    """
    items = tuple(specialties)
    for requirement in ("required", "any_of", "preferred", "accepted"):
        domains = [find_domain(item.code) for item in items if item.requirement == requirement]
        named = [domain for domain in domains if domain is not None]
        fields = [domain for domain in named if domain not in ("language", "generalist")] or named
        if fields:
            return fields[0] if requirement == "required" else Counter(fields).most_common(1)[0][0]
    return None
