"""Packs of bodies: each once, found again by any reader, torn and rotten records stepped over and named."""

from __future__ import annotations

import hashlib
import io
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import zstandard

from spiders.packs import BitRot, Packs

NIGHT = date(2026, 11, 2)


def make_bodies(count: int, seed: int = 7) -> list[bytes]:
    """Bodies that do not compress, of many lengths, the empty one among them."""
    random_ = random.Random(seed)
    return [b"", *(random_.randbytes(random_.randrange(1, 400)) for _ in range(count - 1))]


def write_all(root: Path, bodies: list[bytes]) -> tuple[list[str], Path]:
    packs = Packs(root)
    shas = [packs.write(NIGHT, "a", body) for body in bodies]
    packs.close()
    (pack,) = root.glob("*/*")
    return shas, pack


def find_lost(root: Path, shas: list[str], bodies: list[bytes]) -> Iterator[int]:
    """The bodies that a new reader does not get; a wrong one it must never get."""
    packs = Packs(root)
    for number, (sha, body) in enumerate(zip(shas, bodies, strict=True)):
        try:
            assert packs.read("a", sha) == body
        except BitRot as error:
            assert sha in str(error)
            yield number


def test_a_body_is_stored_once_whatever_the_night_or_the_process(tmp_path: Path) -> None:
    for night in range(3):
        packs = Packs(tmp_path)
        shas = {packs.write(NIGHT + timedelta(night), "a", b"the same page") for _ in range(3)}
        packs.close()
        assert shas == {hashlib.sha256(b"the same page").hexdigest()}
    (pack,) = tmp_path.glob("*/*")
    assert pack.relative_to(tmp_path) == Path("2026-11-02/a.zst")
    assert pack.stat().st_size < 100
    assert Packs(tmp_path).read("a", shas.pop()) == b"the same page"


def test_a_reader_finds_what_is_written_after_it_began(tmp_path: Path) -> None:
    reader, writer = Packs(tmp_path), Packs(tmp_path)
    for body in make_bodies(5):
        with pytest.raises(BitRot, match="not stored"):
            reader.read("a", hashlib.sha256(body).hexdigest())
        assert reader.read("a", writer.write(NIGHT, "a", body)) == body
    with pytest.raises(BitRot):
        reader.read("b", writer.write(NIGHT, "a", b"of a"))


def test_a_pack_is_a_zstd_stream_of_its_bodies(tmp_path: Path) -> None:
    bodies = make_bodies(20)
    _, pack = write_all(tmp_path, bodies)
    with pack.open("rb") as file:
        stream = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        assert io.BufferedReader(stream).read() == b"".join(bodies)


def test_every_flipped_bit_is_found_and_costs_one_body(tmp_path: Path) -> None:
    bodies = make_bodies(12)
    shas, pack = write_all(tmp_path, bodies)
    whole = pack.read_bytes()
    for bit in range(0, len(whole) * 8, 41):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        pack.write_bytes(damaged)
        assert len(list(find_lost(tmp_path, shas, bodies))) <= 1, bit


def test_a_pack_torn_anywhere_keeps_what_was_whole_and_takes_more(tmp_path: Path) -> None:
    bodies = make_bodies(6)
    shas, pack = write_all(tmp_path, bodies)
    whole = pack.read_bytes()
    lost_before = len(bodies)
    for length in range(0, len(whole) + 1, 23):
        pack.write_bytes(whole[:length])
        lost = list(find_lost(tmp_path, shas, bodies))
        assert lost == list(range(len(bodies) - len(lost), len(bodies))) and len(lost) <= lost_before
        lost_before = len(lost)
        again = Packs(tmp_path)
        assert [again.write(NIGHT, "a", body) for body in bodies] == shas
        again.close()
        assert list(find_lost(tmp_path, shas, bodies)) == []


def test_a_second_copy_stands_in_for_one_that_has_rotted(tmp_path: Path) -> None:
    (sha,), pack = write_all(tmp_path, [b"a page"])
    damaged = bytearray(pack.read_bytes())
    damaged[-2] ^= 1
    pack.write_bytes(damaged)
    packs = Packs(tmp_path)
    packs.write(NIGHT, "a", b"a page")
    with pytest.raises(BitRot):
        packs.read("a", sha)
    packs.write(NIGHT, "a", b"a page", again=True)
    assert packs.read("a", sha) == Packs(tmp_path).read("a", sha) == b"a page"


def test_a_full_disk_is_said_and_leaves_the_pack_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packs = Packs(tmp_path)
    first = packs.write(NIGHT, "a", b"first")

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        packs.close()
    assert Packs(tmp_path).read("a", first) == b"first"
