"""What kind of page a text is, and whether it is a posting of expert AI-training work that takes applications.

Belongs here: the decision. The wordings it rests on are counted in `page_cues.py`; a page of several roles is cut up
before (`cards.py`), so that each role is judged alone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from transforms.page_cues import count_cues
from transforms.platforms import UNKNOWN, find_platforms, parse_platform
from transforms.publishers import is_standing_path, load_staff_tenants, parse_tenant
from transforms.reading import Line, Parsed, Proof, Reading
from transforms.values import PageKind, PostingKind, Publisher, Status

STUB_WORDS = 25
"""Words of running text below which a page must state a requirement or a term to count as a posting."""
QUOTE_LIMIT = 200

_DOCUMENTS: tuple[tuple[str, PageKind, int], ...] = (
    ("guide", "guide", 4), ("list", "list", 5), ("news", "news", 4), ("review", "review", 4), ("forum", "forum", 4),
    ("help", "help_faq", 5), ("profile", "profile", 4), ("role_description", "role_description", 2),
    ("project_doc", "project_doc", 4),
)  # fmt: skip
"""Evidence, the kind of page it stands for, and the least of it that decides."""
_DOCUMENT_PATH: tuple[tuple[re.Pattern[str], PageKind], ...] = (
    (re.compile(r"/(?:help|faqs?|support|hc|knowledge|docs)(?:/|$)", re.I), "help_faq"),
    (re.compile(r"/(?:blog|blogs|guides?|resources|learn|articles?|insights|stories)(?:/|$)", re.I), "guide"),
    (re.compile(r"/(?:news|press)(?:/|$)", re.I), "news"),
    (re.compile(r"/(?:legal|privacy[\w-]*|terms[\w-]*|cookies?|about|contact|pricing)/?$|\.txt$", re.I), "other"),
)
_LINKED = re.compile(r"\[[^\]\n]{3,120}\]\(https?://|^\|[^\n]{10,300}\|$", re.M)
_LISTS = frozenset({"required", "duties", "preferred", "ideal"})
_OWN = frozenset({"platform_text", "boilerplate"})
_TERMS = (
    "pay_min", "pay_max", "pay_text", "pay_group", "hours_per_week", "hours_min", "hours_max", "schedule", "duration",
    "employment_type", "education", "experience", "licence", "skill", "language", "country", "country_excluded",
)  # fmt: skip
"""Published values that ask something of the applicant or offer something."""
_OPEN = frozenset({"open", "active", "published", "true", "live"})
_CLOSED = frozenset({"closed", "inactive", "expired", "filled", "false", "archived", "unpublished"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The verdict on a page; `posting_kind` is None exactly where `is_posting` is False."""

    page_kind: PageKind
    is_posting: bool
    posting_kind: PostingKind | None = None
    status: Status = "unknown"


def parse_page_kind(reading: Reading, *, publisher: Publisher) -> Parsed[Kind]:
    """Judges a page: an opening, a standing call, or what else it is. Always answers; proofs where words decided."""
    whole = count_cues(reading.text)
    status = _parse_status(reading, whole)
    cut = any(line.segment not in _OWN for line in reading.lines)
    body = count_cues("\n".join(line.text for line in reading.lines if line.segment in _OWN)) if cut else whole
    other = _refuse(reading, publisher, whole, body)
    if other is not None:
        return Parsed(value=Kind(page_kind=other, is_posting=False, status=status), proofs=_prove(reading))
    kind: PostingKind = "standing" if _is_standing(reading, publisher, body) else "opening"
    verdict = Kind(page_kind=kind, is_posting=True, posting_kind=kind, status=status)
    return Parsed(value=verdict, proofs=_prove(reading), flags=_find_flags(reading))


def _find_flags(reading: Reading) -> tuple[str, ...]:
    """What a reader of the record should know about the text: cut off, told in other words, a neighbour removed."""
    flags = ["teaser_removed"] if any(line.segment == "teaser" for line in reading.lines) else []
    if "summary of our understanding" in reading.text:
        flags.append("paraphrased")
    if len(reading.text) > STUB_WORDS and reading.text.rstrip().endswith(("…", "...", "[truncated]", "[…]", "[...]")):
        flags.append("truncated")
    return tuple(flags)


def _refuse(reading: Reading, publisher: Publisher, whole: Counter[str], body: Counter[str]) -> PageKind | None:
    """What the page is instead, where it is no posting."""
    if _is_staff_board(reading.url):
        return "other"
    own = publisher.kind == "platform"
    document = _find_own_document(reading, whole, body) if own else _find_document(reading, whole, body)
    if document is not None:
        return document
    short_opening = own and _is_listed(reading) and not _is_blank(reading)
    if (_is_stub(reading, body) and not short_opening) or _is_salaried(body):
        return "other"
    return None if own or _asks_for_experts(reading, publisher, body + count_cues(reading.title)) else "other"


def _asks_for_experts(reading: Reading, publisher: Publisher, body: Counter[str]) -> bool:
    """Whether a third-party page seeks people for AI-training work: by a known platform, or by what the work is.

    Where nobody known hires, words of contract work must stand beside the work: any company builds AI today.
    """
    if not (body["ask"] >= 2 or reading.has_required_list or (body["ask"] and body["gig"] >= 2)):
        return False  # news and reviews tell of rates and contracts, and ask for nothing
    named = parse_platform(reading, publisher=publisher)
    if named is not None and named.value != UNKNOWN:
        return body["ai"] > 0 or (body["work"] > 1 and body["gig"] > 0)
    if publisher.domain is None and body["staff"] < 2 and (body["gig"] or body["ask"] > 2):
        return body["ai"] > 2 or (
            body["ai"] > 0 and body["gig"] > 0
        )  # a bare text: nothing speaks for another employer
    if body["gig"]:
        return body["work"] > 0 or body["ai"] >= 3
    return body["work"] >= 3 and body["staff"] < 2


def _find_own_document(reading: Reading, whole: Counter[str], body: Counter[str]) -> PageKind | None:
    """A platform's own page is a posting unless its address or its words say that it is a document."""
    path = urlsplit(reading.url).path
    for pattern, kind in _DOCUMENT_PATH:
        if pattern.search(path):
            return kind
    return None if parse_tenant(reading.url) or body["ask"] >= 3 else _find_document(reading, whole, body)


def _is_staff_board(url: str) -> bool:
    tenant = parse_tenant(url)
    return tenant is not None and f"{tenant.scheme}:{tenant.name}" in load_staff_tenants()


def _is_stub(reading: Reading, body: Counter[str]) -> bool:
    """Headings without content, or a line that neither asks for anything nor offers anything."""
    running = [line for line in reading.body() if not line.is_heading and line.section != "title"]
    words = sum(len(line.text.split()) for line in running)
    spoken = sum(len(line.text) for line in running)
    if words < STUB_WORDS and spoken > 60 and not reading.text.isascii():
        return False  # Chinese, Japanese and Thai do not set spaces
    return words < STUB_WORDS and (words < 5 or not (body["gig"] or body["ask"] + body["work"] >= 3))


def _is_listed(reading: Reading) -> bool:
    """Whether the platform lists the page under an id of its own: what is short there is still an opening."""
    return bool(reading.values("listing_id")) or parse_tenant(reading.url) is not None or "list_" in reading.url


def _is_blank(reading: Reading) -> bool:
    """A listed opening of which neither the words nor the platform's fields say what is asked or offered."""
    running = "\n".join(line.text for line in reading.body() if not line.is_heading and line.section != "title")
    said = count_cues(running)
    return not (said["ask"] or said["gig"] or said["work"] or any(reading.values(name) for name in _TERMS))


def _is_salaried(body: Counter[str]) -> bool:
    """An employee's job: benefits and offices outweigh every word of contract work."""
    if body["hired"] or (body["staff"] >= 2 and not body["gig"] and not body["work"]):
        return True
    return body["staff"] >= 3 and body["staff"] > 2 * body["gig"]


def _find_document(reading: Reading, whole: Counter[str], body: Counter[str]) -> PageKind | None:
    """The kind of document that the words speak for most, where they outweigh those that ask for applicants."""
    found = whole + _read_shape(reading, guided=whole["guide"] > 0)
    asked = body["ask"] + body["gig"] + (body["work"] + 1) // 2
    if not any(line.section in _LISTS and line.is_heading for line in reading.lines):
        asked //= 2  # advice speaks of requirements, a posting lists them
    weights = [(found[evidence] / least, found[evidence], kind) for evidence, kind, least in _DOCUMENTS]
    best, weight, kind = max(weights, key=lambda entry: entry[0])
    if best < 1:
        return None
    return kind if weight > asked or (best >= 2 and body["ask"] < 3) else None


def _read_shape(reading: Reading, *, guided: bool) -> Counter[str]:
    """Evidence of the page's build: many platforms compared, questions as headings, rows of links."""
    shape: Counter[str] = Counter()
    platforms = len(find_platforms(reading.text))
    shape["guide"] = 2 * platforms if platforms > 2 and guided else 0
    questions = sum(line.text.endswith("?") and len(line.text) < 90 for line in reading.lines if not line.is_bullet)
    shape["guide"] += questions if questions > 2 else 0
    rows = len(_LINKED.findall(reading.text))
    shape["list"] = rows if rows > 5 else 0
    return shape


def _is_standing(reading: Reading, publisher: Publisher, body: Counter[str]) -> bool:
    """A call without end by the platform itself; a pool that carries a listing id is an opening."""
    listed = {value.text.lower() for value in reading.values("listing_type")}
    if listed:
        return "evergreen" in listed
    if publisher.kind != "platform" and publisher.domain is not None:
        return False
    if is_standing_path(reading.url):
        return True
    has_id = parse_tenant(reading.url) is not None or bool(re.search(r"\d{4}|list_", reading.url))
    return not has_id and body["standing"] >= 3


def _parse_status(reading: Reading, whole: Counter[str]) -> Status:
    """Open or closed where the source or a banner says so."""
    for value in reading.values("status"):
        word = value.text.strip().lower()
        if word in _OPEN or word in _CLOSED:
            return "open" if word in _OPEN else "closed"
    return "closed" if whole["closed"] else "unknown"


def _prove(reading: Reading) -> tuple[Proof, ...]:
    """The first running line: what a reader looks at to see what the page is."""
    line: Line | None = next((line for line in reading.lines if len(line.text.split()) > 7), None)
    if line is None:
        return ()
    return (Proof(field="page_kind", start=line.start, end=min(line.end, line.start + QUOTE_LIMIT)),)
