"""Why a body cannot be read as text. `reason` is the slug that becomes an Issue's reason."""

from __future__ import annotations


class BrokenText(ValueError):  # noqa: N818 - named after what was met, as everywhere in the project
    """Base of everything that `transforms.text` raises; caught by `normalise` and `documents.extract`."""

    reason = "broken_text"


class TooDeep(BrokenText):
    """Raised before parsing when markup is nested so deeply that parsers silently lose what follows."""

    reason = "too_deep"


class BadEncoding(BrokenText):
    """Raised by `make_page_text` where neither what is declared nor the usual fallbacks decode the bytes."""

    reason = "bad_encoding"
