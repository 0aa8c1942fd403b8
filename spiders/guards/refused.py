"""The one exception with which a guard ends a request, and the reason that every failure is counted under."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)


class Refused(IgnoreRequest):
    """Raised by a guard that will not let a request or an answer through; `reason` is a slug of `reasons.py`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "dns"),
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "too_big"),
    (ResponseDataLossError, "corrupt_body"),
    (DownloadConnectionRefusedError, "connection"),
)


def find_reason(error: BaseException) -> str:
    """The slug for an exception that ended a request; what is not known better is a failed connection."""
    if isinstance(error, Refused):
        return error.reason
    inner = _inner(error)
    if any(isinstance(cause, Refused) for cause in inner):
        return next(cause.reason for cause in inner if isinstance(cause, Refused))
    if any("ssl" in type(cause).__module__.casefold() for cause in inner):
        return "tls"
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return "connection" if isinstance(error, DownloadFailedError | OSError) else "extract_error"


def _inner(error: BaseException) -> list[BaseException]:
    """The exception, what caused it, and the reasons that Twisted packs into a list."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting and len(found) < 20:
        cause = waiting.pop()
        if cause is None or cause in found:
            continue
        found.append(cause)
        packed = getattr(cause, "reasons", None) or (cause.args[0] if cause.args else None)
        waiting += [cause.__cause__, cause.__context__, *(getattr(r, "value", None) for r in _as_list(packed))]
    return found


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
