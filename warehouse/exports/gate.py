"""The release gate: every proof must still say what it said when it was read. One that does not stops the release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transforms.proofs import find_broken
from transforms.records import Posting

SHOWN = 20


class ReleaseGateError(RuntimeError):
    """Raised by `export_release` where nothing may be published; names each place, up to twenty of them."""


class Gate:
    """Counts what was checked and keeps what was found wrong."""

    def __init__(self) -> None:
        self.postings = 0
        self.spans = 0
        self.broken: list[str] = []

    def pass_on(self, postings: Iterable[Posting]) -> Iterator[Posting]:
        """Lets postings through and checks each on its way."""
        for posting in postings:
            self.check(posting)
            yield posting

    def check(self, posting: Posting) -> None:
        self.postings += 1
        self.spans += len(posting.evidence)
        for evidence in find_broken(posting):
            name = f"{evidence.field}={evidence.key}" if evidence.key else evidence.field
            where = f"{evidence.path or 'text'} {evidence.start}:{evidence.end}"
            self.broken.append(f"{posting.source}/{posting.source_id} {name} at {where}: not {evidence.quote[:60]!r}")

    def close(self) -> None:
        """Raises ReleaseGateError where a proof is broken, and where there was nothing to check."""
        if self.broken:
            shown = "; ".join(self.broken[:SHOWN])
            raise ReleaseGateError(f"{len(self.broken)} of {self.spans} proofs do not re-read: {shown}")
        if not self.postings:
            raise ReleaseGateError("no posting was open: there is nothing to publish")
