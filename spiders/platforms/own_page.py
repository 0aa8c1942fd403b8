"""A posting's own page must be about it: sites answer for what is gone with another posting, at status 200."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from spiders.payload import BrokenPage
from transforms.records import Page


def check_own(page: Page, source_id: str) -> None:
    """Raises BrokenPage("no_posting") where the address does not name the posting that the page shows."""
    parts = unquote(urlsplit(page.url).path).split("/")
    if source_id not in parts:
        raise BrokenPage("no_posting", "id", source_id)
