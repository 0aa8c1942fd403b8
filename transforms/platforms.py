"""Who takes the applicant on, under which ids and addresses, and who stands between.

Belongs here: platform, listing ids, application address, referral, intermediaries, client. The tables are
`vocabulary/platforms.csv`, `listing_ids.csv` and `intermediaries.csv`; whose site it is stands in `publishers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transforms.addresses import clean_url, find_referral_params, find_urls
from transforms.publishers import load_hosts, parse_host, parse_publisher, parse_tenant
from transforms.reading import Line, Parsed, Proof, Reading
from transforms.sections import fold
from transforms.values import Client, ListingId, Publisher, Referral
from transforms.vocabulary import load_rows, split_cell

__all__ = [
    "clean_url", "parse_apply_url", "parse_client", "parse_intermediaries", "parse_listing_ids", "parse_platform",
    "parse_publisher", "parse_referral",
]  # fmt: skip

_DISCLOSED = (
    "referral link", "affiliate link", "may earn a fee", "may earn a commission", "may earn a small",
    "earn a commission", "referral partner", "verified candidate referral",
)  # fmt: skip
_LABS = ("ai lab", "research lab", "model lab", "ai compan", "tech compan", "technology compan")
_POSTING_PATH = re.compile(r"/(?:jobs?|apply|opportunit\w{1,6}|post|listing|careers?|r)/[^\s/?#]{3}", re.I)
UNKNOWN = "unknown"
"""The platform of a posting whose hirer is never named."""

_HIRING = re.compile(r"\b(?:at|with|for|join|about|platform:?|company:?|organization:?)\s*$", re.I)
_HIRES = re.compile(r" (?:is|are) (?:recruiting|hiring|seeking|looking for|partnering|one of the)\b")
_WORDS = frozenset({"Human", "Turing", "Prolific", "Invisible", "Handshake", "Stellar AI", "Snorkel", "Sepal"})
"""Platform names that are also words: they count only after a word that names an employer."""


@cache
def _load_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all platform names, longest first, and the platform's code by name."""
    codes = {name: row["code"] for row in load_rows("platforms") for name in split_cell(row["names"])}
    initials: dict[str, list[str]] = {}
    for name in sorted(codes, key=len, reverse=True):
        initials.setdefault(name[0], []).append(name)
    branches = "|".join(_make_branch(initial, names) for initial, names in initials.items())
    return re.compile(rf"(?:{branches})(?:(?![\w-])|(?<=[a-z])(?=[A-Z]))"), codes


def _make_branch(initial: str, names: list[str]) -> str:
    """The names with one initial, which comes first so that the search can skip to it.

    A name stands alone or in a text that lost its breaks ("Company: MercorLocation: Remote").
    """
    start = rf"(?<![\w.@/-]{initial})"
    if initial.isupper():
        start = rf"(?:{start}|(?<=[a-z)]{initial}))"
    return rf"{initial}{start}(?:{'|'.join(re.escape(name[1:]) for name in names)})"


def parse_platform(reading: Reading, *, publisher: Publisher) -> Parsed[str] | None:
    """The platform's code; "unknown" where the hirer is never named in title, location, text or address.

    The site's own platform wins, then the tenant of an address in the text, then the names printed: in the title, in
    the header, then in the hirer's own lines.
    """
    if publisher.platform is not None:
        return Parsed(value=publisher.platform, proofs=())
    for value in reading.values("platform"):
        code = _code_of(value.text)
        if code is not None:
            return Parsed(value=code, proofs=(Proof(field="platform", start=0, end=len(value.text), path=value.path),))
    for named, proof in _find_named(reading):
        return Parsed(value=named, proofs=(proof,))
    return Parsed(value=UNKNOWN, proofs=(), state="not_stated")


def _prove(field: str, line: Line, match: re.Match[str]) -> Proof:
    return Proof(field=field, start=line.start + match.start(), end=line.start + match.end())


def find_platforms(text: str) -> frozenset[str]:
    """The codes of all platforms that a text names; names that are also words do not count."""
    pattern, codes = _load_names()
    return frozenset(codes[name] for name in pattern.findall(text) if name not in _WORDS)


def _code_of(name: str) -> str | None:
    pattern, codes = _load_names()
    match = pattern.search(name)
    return codes[match[0]] if match else None


def _find_named(reading: Reading) -> Iterator[tuple[str, Proof]]:
    """Named platforms with their proofs, best place first."""
    pattern, codes = _load_names()
    for path, text in (("title", reading.title), ("location", reading.location)):
        for match in pattern.finditer(text):
            yield codes[match[0]], Proof(field="platform", start=match.start(), end=match.end(), path=path)
    header = [line for line in reading.lines if line.segment == "publisher_header"]
    for line in header:
        for match in pattern.finditer(line.text):
            yield codes[match[0]], _prove("platform", line, match)
    yield from _find_in_text(reading)


def _find_in_text(reading: Reading) -> Iterator[tuple[str, Proof]]:
    """The platform that the posting's own words name most often; ties go to the one named first."""
    pattern, codes = _load_names()
    seen: dict[str, list[Proof]] = {}
    for line in reading.lines:
        if line.segment not in ("platform_text", "boilerplate", "publisher_note"):
            continue
        for match in pattern.finditer(line.text):
            if match[0] in _WORDS and not _is_employer(line.text, match):
                continue
            proof = _prove("platform", line, match)
            seen.setdefault(codes[match[0]], []).append(proof)
    # An owner gives way to the platform of its own that the posting names too: Scale AI to Outlier.
    ours = {_code_of(row["parent"]): row["code"] for row in load_rows("platforms") if row["code"] in seen}
    for code, proofs in sorted(seen.items(), key=lambda item: (ours.get(item[0], item[0]) != item[0], -len(item[1]))):
        yield code, proofs[0]
    for url in find_urls(reading.text):
        host = parse_publisher(url).platform
        start = reading.text.find(url)
        if host is not None:
            yield host, Proof(field="platform", start=start, end=start + min(len(url), 200))


def _is_employer(text: str, match: re.Match[str]) -> bool:
    """Whether a name that is also a word stands where an employer does: "join Turing", "Handshake is recruiting"."""
    before = text[max(0, match.start() - 20) : match.start()]
    return _HIRING.search(before) is not None or _HIRES.match(text, match.end()) is not None


@cache
def _load_ids() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Scheme, the literal without which there is nothing to look for, and the pattern whose group is the id."""
    return tuple((row["scheme"], row["literal"], re.compile(row["pattern"])) for row in load_rows("listing_ids"))


def parse_listing_ids(url: str, reading: Reading) -> tuple[ListingId, ...]:
    """The ids under which the posting is listed, from its own address and from addresses and references in the text."""
    found = {ListingId(scheme="publisher", id=value.text): None for value in reading.values("listing_id")}
    for text in (url, *(value.text for value in reading.values("apply_url")), reading.text):
        for scheme, literal, pattern in _load_ids():
            for match in pattern.finditer(text) if literal in text else ():
                found[ListingId(scheme=scheme, id=match[1])] = None
    return tuple(found)


def parse_apply_url(reading: Reading) -> str | None:
    """Where to apply, cleaned: the published address, else the platform's own page, else its address in the text.

    None where only the publisher's own button leads on.
    """
    for value in reading.values("apply_url"):
        cleaned = clean_url(value.text)
        if cleaned is not None:
            return cleaned
    if parse_publisher(reading.url).kind == "platform":
        return clean_url(reading.url)
    for url in find_urls(reading.text):
        host = parse_host(url)
        if parse_tenant(url) is not None or (host is not None and _is_platform(host) and _POSTING_PATH.search(url)):
            return clean_url(url)
    return None


def _is_platform(host: str) -> bool:
    labels = host.split(".")
    return any(".".join(labels[i:]) in load_hosts() for i in range(len(labels) - 1))


def parse_referral(reading: Reading) -> Referral:
    """Whether the page earns by referral, with the names of the parameters that carry the code, never the code."""
    params: dict[str, None] = {}
    for url in (*find_urls(reading.text), *(value.text for value in reading.values("apply_url"))):
        params.update(dict.fromkeys(find_referral_params(url)))
    low = fold(reading.text)
    return Referral(present=bool(params) or any(wording in low for wording in _DISCLOSED), params=tuple(params))


@cache
def _load_intermediaries() -> dict[str, str]:
    """The table's name by every spelling in lower case."""
    return {name.lower(): row["name"] for row in load_rows("intermediaries") for name in split_cell(row["names"])}


def parse_intermediaries(reading: Reading) -> tuple[str, ...]:
    """Agencies and matching sites that stand between the platform and the applicant, by the name of the table."""
    company = (value.text for value in reading.values("company"))
    low = "\n".join(map(fold, (reading.title, re.sub(r"[-_/]", " ", reading.url), *company, reading.text)))
    found = (known for name, known in _load_intermediaries().items() if name in low and _is_word(low, name))
    return tuple(dict.fromkeys(found))


def _is_word(low: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", low) is not None


_CLIENT = re.compile(
    r"\b(?:a|an|one of the|the|our) (?:world'?s )?(?:leading|top|major|frontier|premier|prominent)[\w ,-]{0,40}?"
    r"\b(?:AI (?:research )?labs?|AI company|research labs?|foundation[- ]model labs?|tech(?:nology)? company)\b",
    re.I,
)


def parse_client(reading: Reading) -> Parsed[Client] | None:
    """The platform's customer: its published name, or the fact that it is kept back ("a leading AI lab")."""
    for value in reading.values("client"):
        if value.text.strip():
            proof = Proof(field="client", start=0, end=len(value.text), path=value.path)
            return Parsed(value=Client(name=value.text.strip(), disclosed=True), proofs=(proof,))
    low = fold(reading.text)
    if not any(word in low for word in _LABS):
        return None
    for line in reading.body():
        match = _CLIENT.search(line.text)
        if match:
            return Parsed(value=Client(), proofs=(_prove("client", line, match),))
    return None
