"""Keeps a page and reads nothing from it: what `probe` looks at with, before anybody knows what the page holds."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.records import Draft, Issue, Link, Page


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=key),)


def extract(page: Page) -> Iterable[Draft | Issue]:
    return ()
