"""Response bodies, many to a file: one pack per night and source, `<night>/<source>.zst`, written at its end only.

A pack is an ordinary zstd stream (`zstd -dc` prints its bodies one after another): before the frame of each body stands
a skippable frame with the body's hash and the frame's length. So a pack needs no catalogue, a record torn by a crash is
stepped over, and a page costs one write and not a file of its own. Belongs here: bytes under their hash, nothing of what
they answered.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, NamedTuple

import zstandard

_HEAD = struct.Struct("<4sI8s32sQQ")
_MAGIC = b"\x50\x2a\x4d\x18"
_TAG = b"body v1\n"
_AFTER_SIZE = _HEAD.size - 8
_START = _MAGIC + _AFTER_SIZE.to_bytes(4, "little") + _TAG
"""What every record begins with: the magic number and the size of a skippable frame (RFC 8878, 3.1.2), then our tag."""


class BitRot(Exception):  # noqa: N818
    """Raised by `Packs.read` when the stored bytes are missing, unreadable or not those of their hash."""


class _Place(NamedTuple):
    """Where the frame of a body stands in a pack, and how long both are, in bytes."""

    pack: Path
    offset: int
    length: int
    body_length: int


class Packs:
    """The packs under one folder; each source has at most one writer at a time, and any number of readers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._places: dict[str, dict[bytes, _Place]] = {}
        self._walked: dict[Path, int] = {}
        self._open: dict[Path, IO[bytes]] = {}

    def write(self, night: date, source: str, body: bytes, *, again: bool = False) -> str:
        """Stores the bytes, unless the source has them from any night; `again` beside a copy that has rotted.

        Returns their SHA-256, 64 hex digits. Raises OSError, after which the pack is still readable.
        """
        digest = hashlib.sha256(body).digest()
        places = self._places.get(source)
        if places is None:
            places = self._walk(source)
        if again or digest not in places:
            frame = _compressor().compress(body)
            pack = self.root / night.isoformat() / f"{source}.zst"
            out = self._open.get(pack)
            if out is None:
                out = self._open[pack] = open_in_folder(pack, "ab")
            out.write(_HEAD.pack(_MAGIC, _AFTER_SIZE, _TAG, digest, len(frame), len(body)) + frame)
            out.flush()
            places[digest] = _Place(pack, out.tell() - len(frame), len(frame), len(body))
        return digest.hex()

    def read(self, source: str, sha: str) -> bytes:
        """The bytes of a hash. Raises BitRot where they are missing or changed."""
        digest = bytes.fromhex(sha)
        place = self._places.get(source, {}).get(digest) or self._walk(source).get(digest)
        if place is None:
            raise BitRot(f"{sha}: not stored, or no longer found")
        try:
            with place.pack.open("rb") as pack:
                frame = os.pread(pack.fileno(), place.length, place.offset)
            if zstandard.frame_content_size(frame) != place.body_length:
                raise BitRot(f"{sha}: the frame has another length")  # before memory is asked for what it claims
            body = zstandard.ZstdDecompressor().decompress(frame)
        except (OSError, zstandard.ZstdError) as error:
            raise BitRot(f"{sha}: {error}") from error
        if hashlib.sha256(body).digest() != digest:
            raise BitRot(f"{sha}: the stored bytes have another hash")
        return body

    def close(self) -> None:
        """Makes what was written durable, the names of new packs too."""
        for pack, out in self._open.items():
            os.fsync(out.fileno())
            out.close()
            sync(pack.parent)
        if self._open:
            sync(self.root)
        self._open.clear()

    def _walk(self, source: str) -> dict[bytes, _Place]:
        """All places of a source; of two copies the later one. Only what was added since the last walk is read."""
        places = self._places.setdefault(source, {})
        for pack in sorted(self.root.glob(f"*/{source}.zst")):
            for digest, place in _read_heads(pack, self._walked.get(pack, 0)):
                places[digest] = place
                self._walked[pack] = place.offset + place.length
        return places


def _read_heads(pack: Path, start: int) -> Iterator[tuple[bytes, _Place]]:
    """The hash and place of each frame from an offset on; what is no record is stepped over.

    Where no record follows at once, a length may be damaged: the next one is then looked for inside this one too.
    """
    if pack.stat().st_size <= start:
        return
    with pack.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at = content.find(_START, start)
        while at >= 0 and at + _HEAD.size <= len(content):
            digest, length, body_length = _HEAD.unpack_from(content, at)[3:]
            end = at + _HEAD.size + length
            if end <= len(content):
                yield digest, _Place(pack, at + _HEAD.size, length, body_length)
            is_followed = end == len(content) or content[end : end + len(_START)] == _START
            at = content.find(_START, end if is_followed else at + len(_START))


@cache
def _compressor() -> zstandard.ZstdCompressor:
    """Level 3: a tenth larger than level 9 at a sixth of its time."""
    return zstandard.ZstdCompressor(level=3)


def open_in_folder(path: Path, mode: str) -> IO[bytes]:
    """Opens a file to write; its folder is made at the first one, not looked for at each."""
    try:
        return path.open(mode)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open(mode)


def sync(path: Path) -> None:
    """Makes a file's bytes, or a folder's names, durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
