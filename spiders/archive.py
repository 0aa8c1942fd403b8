"""The raw store: every response, byte for byte, before anything is understood.

Bodies are content-addressed (`packs.py`), so the same page costs nothing night after night. The index is one
append-only file per night and source, one line per response. Belongs here: what a body answered, usable without any
crawler. How Scrapy reads and writes it is in `cache.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import IO

from w3lib.url import canonicalize_url

from spiders.packs import Packs, open_in_folder, sync
from transforms.records import Page

KEPT_HEADERS = (
    "content-type", "etag", "last-modified", "retry-after", "location", "x-vercel-mitigated", "tdm-reservation",
)  # fmt: skip
"""Response headers worth keeping; cookies and the rest are not stored."""


RULE_FILES = ("/robots.txt", "/.well-known/tdmrep.json")
"""What a host is asked before anything else: the rules, not the content."""


class BadNight(ValueError):  # noqa: N818
    """Raised by `import_night` for a folder that is no recorded night; the message names the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One response in the index. `fetched_at` is UTC, `bytes` the length of the decoded body.

    `version` is what the list said of the page; `reused` marks a page of an earlier night that was not asked for again,
    because its list said the same as then. It keeps the time at which it was fetched.
    """

    run: str
    source: str
    url: str
    method: str = "GET"
    request_body: str | None = None
    fingerprint: str
    status: int
    content_type: str
    headers: tuple[tuple[str, str], ...] = ()
    fetched_at: datetime
    sha256: str
    bytes: int
    version: str | None = None
    reused: bool = False


_ENTRY_FIELDS = tuple(field.name for field in fields(Entry))


@lru_cache(maxsize=4096)
def make_fingerprint(method: str, url: str, body: str | None) -> str:
    """The same request has the same fingerprint, whatever the order of its query parameters."""
    return hashlib.sha256(f"{method}\n{canonicalize_url(url)}\n{body or ''}".encode()).hexdigest()


class Archive:
    """The store under one folder. Safe for several writers of different sources at a time.

    A process that dies loses nothing that was written. A host that dies may lose what the kernel had not written back,
    the last half minute before the last `sync`: a body is then not what its index says, which every reader notices, and
    the page is asked for again. Waiting for the disk at each page would cost as much as reading the page.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.bodies = Packs(root / "bodies")
        self._indexes: dict[Path, IO[bytes]] = {}

    def sync(self) -> None:
        """Makes durable what was written since the last time: bodies first, then the lines that name them."""
        self.bodies.close()
        for path, index in self._indexes.items():
            os.fsync(index.fileno())
            index.close()
            sync(path.parent)
        self._indexes.clear()

    def append(self, night: date, entry: Entry) -> None:
        """Adds one line to the night's index of the entry's source. A line torn by a crash is left behind alone."""
        path = self._index_path(night, entry.source)
        values = {name: getattr(entry, name) for name in _ENTRY_FIELDS}
        line = json.dumps(values, ensure_ascii=False, default=_as_text).encode()
        index = self._indexes.get(path)
        if index is None:
            index = self._indexes[path] = open_in_folder(path, "ab+")
        torn = index.seek(0, os.SEEK_END) > 0 and not _ends_line(index)
        index.write((b"\n" if torn else b"") + line + b"\n")
        index.flush()

    def read_index(self, night: date, source: str) -> Iterator[Entry]:
        """The night's responses of a source, in the order of their arrival; torn lines are passed over."""
        path = self._index_path(night, source)
        for line in path.read_bytes().split(b"\n") if path.exists() else ():
            entry = _read_entry(line)
            if entry is not None:
                yield entry

    def read_page(self, entry: Entry) -> Page:
        """The page of an index line. Raises BitRot."""
        return Page(
            source=entry.source, url=entry.url, method=entry.method, request_body=entry.request_body,
            fetched_at=entry.fetched_at, status=entry.status, content_type=entry.content_type,
            body=self.bodies.read(entry.source, entry.sha256),
        )  # fmt: skip

    def nights(self, source: str) -> list[date]:
        """The nights that have an index of the source, oldest first."""
        found = (self.root / "index").glob(f"*/{source}.jsonl")
        return sorted(date.fromisoformat(path.parent.name) for path in found)

    def sources(self, night: date) -> list[str]:
        """The sources that have an index on a night, sorted."""
        return sorted(path.stem for path in (self.root / "index" / night.isoformat()).glob("*.jsonl"))

    def _index_path(self, night: date, source: str) -> Path:
        return self.root / "index" / night.isoformat() / f"{source}.jsonl"


def import_night(folder: Path, archive: Archive) -> tuple[str, ...]:
    """Archives a recorded night, `<night>/<source>/<nnn>/page.json` with `page.body.<ext>` beside it.

    Returns the names of its sources. Importing twice changes nothing. Raises BadNight, naming the file.
    """
    try:
        night = date.fromisoformat(folder.name)
    except ValueError as error:
        raise BadNight(f"{folder}: the folder's name is no date") from error
    for description in sorted(folder.glob("*/*/page.json")):
        entry = _import_page(description, night, archive)
        if entry not in archive.read_index(night, entry.source):
            archive.append(night, entry)
    archive.sync()
    return tuple(sorted({path.parents[1].name for path in folder.glob("*/*/page.json")}))


def read_recorded_page(description: Path) -> Page:
    """One recorded response: `page.json` and the body beside it. Raises BadNight, naming the file."""
    bodies = sorted(description.parent.glob("page.body.*"))
    if len(bodies) != 1:
        raise BadNight(f"{description.parent}: expected one page.body.*, found {len(bodies)}")
    try:
        values = json.loads(description.read_bytes())
        return Page(
            source=values["source"], url=values["url"], method=values["method"], request_body=values["request_body"],
            fetched_at=datetime.fromisoformat(values["fetched_at"]), status=values["status"],
            content_type=values["content_type"], body=bodies[0].read_bytes(),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise BadNight(f"{description}: {error!r}") from error


def _import_page(description: Path, night: date, archive: Archive) -> Entry:
    page = read_recorded_page(description)
    if page.source != description.parents[1].name:
        raise BadNight(f"{description}: says it is of {page.source}")
    return Entry(
        run="recorded", source=page.source, url=page.url, method=page.method, request_body=page.request_body,
        fingerprint=make_fingerprint(page.method, page.url, page.request_body), status=page.status,
        content_type=page.content_type, headers=(("content-type", page.content_type),), fetched_at=page.fetched_at,
        sha256=archive.bodies.write(night, page.source, page.body), bytes=len(page.body),
    )  # fmt: skip


def write_atomically(target: Path, content: bytes) -> None:
    """A reader sees the old file or the whole new one; after a crash of the host too."""
    part = target.with_name(f".part-{os.getpid()}-{target.name}")
    try:
        with open_in_folder(part, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(target.parent)


def _ends_line(index: object) -> bool:
    index.seek(-1, os.SEEK_END)  # type: ignore[attr-defined]
    return bool(index.read(1) == b"\n")  # type: ignore[attr-defined]


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value))


def _read_entry(line: bytes) -> Entry | None:
    try:
        values = json.loads(line)
        values["fetched_at"] = datetime.fromisoformat(values["fetched_at"])
        values["headers"] = tuple((name, value) for name, value in values["headers"])
        return Entry(**values)
    except (ValueError, KeyError, TypeError):
        return None
