"""Puts a finished folder in its place and moves the pointer: a release is whole or absent, `latest` goes forward."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from warehouse.exports.manifest import SUMS, is_whole, sync

PART = ".part-"
POINTER = "latest.json"
_FOLDER = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.([2-9]|[1-9]\d+))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """One release folder: a night, and which revision of it."""

    night: str
    revision: int = 1

    @property
    def folder(self) -> str:
        return self.night if self.revision == 1 else f"{self.night}.{self.revision}"


def parse_edition(folder: str) -> Edition | None:
    """The edition that a folder's name stands for, None for any other name."""
    match = _FOLDER.match(folder)
    return Edition(match[1], int(match[2] or 1)) if match else None


def read_editions(root: Path) -> list[Edition]:
    """All releases under a root, oldest first."""
    found = (parse_edition(path.name) for path in root.iterdir() if path.is_dir() and not path.is_symlink())
    return sorted(edition for edition in found if edition is not None)


def sweep(root: Path) -> None:
    """Removes what an export that died has left behind. One export runs at a time: the night's lock sees to it."""
    for path in root.glob(PART + "*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def place(root: Path, part: Path, night: str) -> tuple[Edition, bool]:
    """Moves a finished folder to its name. The same content stays where it is; other content is a new revision.

    Returns the edition and whether it is new. An existing folder is never written to.
    """
    held = [edition for edition in read_editions(root) if edition.night == night]
    if held and is_same(root / held[-1].folder, part):
        shutil.rmtree(part)
        return held[-1], False
    edition = Edition(night, held[-1].revision + 1 if held else 1)
    part.chmod(0o755)
    sync(part)
    part.rename(root / edition.folder)
    sync_root(root)
    return edition, True


def is_same(folder: Path, part: Path) -> bool:
    """Whether a release holds what was just written, byte for byte; one that was damaged since does not."""
    sums = folder / SUMS
    return sums.is_file() and sums.read_bytes() == (part / SUMS).read_bytes() and is_whole(folder)


def move_pointer(root: Path, edition: Edition, manifest_sha: str) -> None:
    """Points `latest.json`, and a link `latest` where there can be one, to the edition, unless they point beyond it."""
    current = read_pointer(root)
    if current is not None and current > edition:
        return
    pointer = {
        "release": edition.folder,
        "night": edition.night,
        "revision": edition.revision,
        "manifest_sha256": manifest_sha,
    }
    beside = root / (PART + POINTER)
    beside.write_text(json.dumps(pointer, indent=2) + "\n", encoding="utf-8")
    replace(beside, root / POINTER)
    with contextlib.suppress(OSError):  # a file system without links
        link = root / (PART + "latest")
        link.unlink(missing_ok=True)
        link.symlink_to(edition.folder)
        link.replace(root / "latest")
    sync_root(root)


def read_pointer(root: Path) -> Edition | None:
    """The edition that `latest.json` names, None where there is none yet."""
    path = root / POINTER
    return parse_edition(json.loads(path.read_text(encoding="utf-8"))["release"]) if path.exists() else None


def replace(beside: Path, path: Path) -> None:
    """Renames a file over another once its bytes have reached the disk: readers see the old or the new one."""
    with beside.open("rb") as written:
        os.fsync(written.fileno())
    beside.replace(path)


def sync_root(root: Path) -> None:
    handle = os.open(root, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
