"""Cards and where they are found: the bundled sources, an operator's own, and contradictions that are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from spiders import reasons
from spiders.card import BadCard, Card, Terms
from spiders.operator_cards import read_operator_card
from spiders.registry import UnknownSource, find_source, read_card, read_cards, read_names
from tests.faults.conftest import write_card
from transforms.records import Link

CARDS = read_cards()


def make_card(**more: Any) -> Card:
    values: dict[str, Any] = {
        "name": "acme", "title": "Acme", "homepage": "https://acme.example/", "operator": "A", "kind": "platform",
        "hosts": ("acme.example",), "terms": Terms(status="unclear", read_on=date(2026, 11, 1)),
        "completeness": "single_response", "expected": (1, 10), "start": (Link(url="https://acme.example/jobs"),),
    } | more  # fmt: skip
    return Card(**values)


CONTRADICTIONS: list[dict[str, Any]] = [
    {"name": "Acme"},
    {"name": "a"},
    {"hosts": ()},
    {"start": (Link(url="https://elsewhere.example/jobs"),)},
    {"start": ()},
    {"terms": Terms(status="forbidden", read_on=date(2026, 11, 1))},
    {"enabled": False},
    {"off_reason": "because"},
    {"expected": (5, 1)},
    {"delay": 0.1},
    {"retention": 0.0},
]


@pytest.mark.parametrize("more", CONTRADICTIONS, ids=str)
def test_a_card_that_contradicts_itself_is_refused(more: dict[str, Any]) -> None:
    make_card()
    with pytest.raises(BadCard):
        make_card(**more)


def test_a_forbidden_source_ships_off_and_says_why() -> None:
    terms = Terms(status="forbidden", read_on=date(2026, 8, 3), note="section 4")
    assert not make_card(terms=terms, enabled=False, off_reason="its terms forbid programs").enabled


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_every_source_has_a_whole_card(card: Card) -> None:
    source = find_source(card.name)
    assert card.name in read_names() and read_card(card.name) == card
    assert source.start and all(urlsplit(link.url).hostname in card.hosts for link in source.start)
    assert (source.total_path is not None) == (card.completeness == "declared_total")
    assert card.publisher.domain and card.publisher.platform == card.platform
    assert (card.platform is not None) == (card.kind == "platform")


def test_an_operators_own_source_is_a_file(tmp_path: Path) -> None:
    write_card(tmp_path, ["http://127.0.0.1:8000/jobs"], reader="lever")
    assert [card.name for card in read_cards(tmp_path) if card.name not in read_names()] == ["site"]
    source = find_source("site", data=tmp_path)
    assert (source.start[0].url, source.card.reader) == ("http://127.0.0.1:8000/jobs", "lever")
    with pytest.raises(UnknownSource):
        find_source("site")


@pytest.mark.parametrize("text", ["", "name = 3", "[terms]\nstatus = 'unclear'", "not toml", "[terms]\nwho = 1"])
def test_an_operators_card_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadCard, match=r"mine\.toml"):
        read_operator_card(path)


def test_reasons_are_one_closed_list() -> None:
    lists = (reasons.REJECTED, reasons.SKIPPED, reasons.NOTED, reasons.PAGE_FAILED, reasons.BLOCKED, reasons.RUN)
    assert sum(len(names) for names in lists) == len(reasons.ALL), "a slug has one meaning"


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_the_register_in_the_docs_says_what_the_card_says(card: Card) -> None:
    register = Path(__file__).resolve().parents[2] / "docs" / "source-policy.md"
    rows = [line for line in register.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{card.name}` |")]
    starts = "on" if card.enabled else f"off: {card.off_reason}"
    expected = (card.terms.status, str(card.terms.read_on), starts, card.terms.note)
    assert [tuple(cell.strip() for cell in row.strip("|").split("|"))[2:] for row in rows] == [expected]
