"""A posting's text as a reader sees it: logical lines, each with its segment and its section.

Belongs here: the types that every field parser reads from and the proofs that it returns. How a text is cut into
lines, segments and sections is decided in `segments.py` and `sections.py`.

Offsets are Unicode code points into the stored text (UTF-8, NFC, LF), half-open. Values read from the title or the
location carry `path="title"` or `path="location"` and offsets into that string; values read from a published
structured field carry its JSON path and offsets into the published text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, TypeVar

from transforms.values import SegmentKind, State

T = TypeVar("T")

Section = Literal[
    "title",  # the role's own title heading
    "about",  # who the platform or client is, what the role is
    "duties",  # responsibilities, what you will do
    "required",  # requirements, qualifications, must have, who you are
    "preferred",  # nice to have, bonus, a plus
    "ideal",  # "Ideal qualifications"; soft-required when it is the only list
    "pay",  # payment, compensation
    "terms",  # contract, hours, location, benefits
    "process",  # how to apply, interview, selection
    "legal",  # EEO, privacy, rates footnote
    "other",
]


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line of the stored text: `text == stored[start:end]`, without surrounding white space."""

    start: int
    end: int
    text: str
    segment: SegmentKind = "platform_text"
    section: Section = "other"
    is_heading: bool = False
    is_bullet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One structured value as the source printed it: our name for it, its text, and where it stood (JSON path)."""

    name: str
    text: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where a value was read: a span of the text, or of the string at `path`; `key` names one member of a list."""

    field: str
    start: int
    end: int
    key: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed(Generic[T]):
    """A value, how it is known, and its proofs. A parser returns None, not an empty Parsed, where the text is silent."""

    value: T
    proofs: tuple[Proof, ...]
    state: State = "stated"
    alternatives: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the field parsers read: the stored text in logical lines, the title, the location, published values."""

    text: str
    lines: tuple[Line, ...]
    title: str = ""
    location: str = ""
    url: str = ""
    published: tuple[Published, ...] = ()
    has_required_list: bool = False
    """True where a list stronger than an "Ideal" one exists; then the "Ideal" list means preferred."""

    def __hash__(self) -> int:
        return hash(self.text)  # strings keep their hash, tuples of lines do not

    def body(self) -> Iterator[Line]:
        """The hirer's own lines, in order: what a value may be read from."""
        return iter(_read_body(self))

    def of(self, *sections: Section) -> Iterator[Line]:
        """The hirer's own lines that stand in one of the given sections."""
        return (line for line in self.body() if line.section in sections)

    def values(self, name: str) -> tuple[Published, ...]:
        """The published structured values under one of our names (see `records.PUBLISHED`), in source order."""
        return tuple(value for value in self.published if value.name == name)


@lru_cache(maxsize=4)
def _read_body(reading: Reading) -> tuple[Line, ...]:
    return tuple(line for line in reading.lines if line.segment == "platform_text")
