"""Who may apply from where, and whether the work is remote: the text's rules, then published values, then the header.

Belongs here: which source may speak. Not here: the wordings (`residence.py`, `worldwide.py`, `remote_work.py`,
`locations.py`). A residence rule in the text beats a header that says "Worldwide"; a city in the header of a remote job
is no location; visa and work-permit lines change nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from transforms.countries import Place, parse_place
from transforms.gazetteer import Hit
from transforms.locations import Location, read_location
from transforms.prose import make_prose
from transforms.quotes import find_clause
from transforms.reading import Parsed, Proof, Reading
from transforms.remote_work import find_remote, parse_remote
from transforms.residence import Rule, find_remote_places, find_rules, read_title_places
from transforms.values import GeoState, Places, Remote
from transforms.worldwide import find_unlisted, find_worldwide

ALLOWED, EXCLUDED = "countries_allowed", "countries_excluded"
_TITLE_WORLD = re.compile(
    r"\b(?:Global|Worldwide|World Wide)\b(?=\W*$)|(?<=[(\[])(?i:global|worldwide|anywhere)(?=[)\]])"
)


class Claim(NamedTuple):
    """One place that one source names, with the words that name it."""

    place: Place
    proof: Proof


class _Sources(NamedTuple):
    """What each source says of countries, read once."""

    written: tuple[Claim, ...]
    excluded: tuple[Claim, ...]
    listed: tuple[Claim, ...]
    titled: tuple[Claim, ...]
    world: tuple[int, int] | None
    location: Location
    is_residence: bool

    @property
    def allowed(self) -> tuple[Claim, ...]:
        """The hirer's text speaks first; the title only where every other source is silent."""
        is_open = self.world is not None or self.location.world is not None
        return self.written or self.listed or (() if is_open else self.titled)


def parse_places(reading: Reading, *, first_party: bool = True) -> Parsed[Places] | None:
    """Countries, groups, subdivisions, their state, and remoteness; None where nothing is said at all.

    >>> from transforms.segments import make_reading
    >>> reading = make_reading("Applicants must be based in the US or Canada.", location="Remote - Worldwide")
    >>> value = parse_places(reading).value
    >>> value.remote, value.countries_allowed, value.geo_state, value.residence_required
    ('fully', ('US', 'CA'), 'listed', True)
    """
    text = make_prose(reading)
    location = read_location(reading.location)
    remote, remote_proofs, remote_others = _settle_remote(reading, text, location)
    sources = _read_sources(reading, text, location, remote, first_party=first_party)
    state, state_proofs = _settle_state(reading, text, sources)
    value = _make_places(sources, remote, state)
    if value == Places():
        return None
    flags, others = _compare(sources)
    return Parsed(
        value=value,
        proofs=(*remote_proofs, *state_proofs, *_distinct(sources.allowed), *_distinct(sources.excluded)),
        state="flexible" if state == "worldwide" else "stated",
        alternatives=(*remote_others, *others),
        flags=flags,
    )


def _make_places(sources: _Sources, remote: Remote, state: GeoState) -> Places:
    places = [claim.place for claim in sources.allowed]
    return Places(
        remote=remote,
        countries_allowed=_codes(place.country for place in places),
        countries_excluded=_codes(claim.place.code for claim in sources.excluded if claim.place.kind == "country"),
        country_groups=_codes(place.code for place in places if place.kind == "group"),
        subdivisions=_codes(place.code for place in places if place.kind == "subdivision"),
        geo_state=state,
        residence_required=True if sources.is_residence else None,
    )


def _settle_remote(
    reading: Reading, text: str, location: Location
) -> tuple[Remote, tuple[Proof, ...], tuple[str, ...]]:
    """Text, then title, then published values, then the header; what differs from the first is kept beside it."""
    said = list(_read_remote(reading, text, location))
    if not said:
        return "not_stated", (), ()
    best, proof = said[0]
    others = dict.fromkeys(f"remote={other}" for other, _ in said if other != best)
    return best, (proof,), tuple(others)


def _read_remote(reading: Reading, text: str, location: Location) -> Iterator[tuple[Remote, Proof]]:
    written, titled = find_remote(text), find_remote(reading.title)
    if written is not None:
        yield written.remote, _prove(text, "remote", written[:2])
    if titled is not None:
        yield titled.remote, Proof(field="remote", start=titled.start, end=titled.end, path="title")
    for value in reading.values("remote"):
        parsed = parse_remote(value.text)
        if parsed is not None:
            yield parsed, Proof(field="remote", start=0, end=len(value.text), path=value.path)
    if location.remote != "not_stated":
        yield location.remote, Proof(field="remote", start=0, end=min(200, len(reading.location)), path="location")


def _read_sources(reading: Reading, text: str, location: Location, remote: Remote, *, first_party: bool) -> _Sources:
    rules = find_rules(text)
    is_trusted = first_party or not location.has_city or remote != "fully"
    header = _read_header(location, remote) if is_trusted else ()
    return _Sources(
        written=_read_rules(text, (rule for rule in rules if not rule.is_excluded), ALLOWED),
        excluded=_read_rules(text, (rule for rule in rules if rule.is_excluded), EXCLUDED)
        + _read_published(reading, "country_excluded", EXCLUDED),
        listed=_read_published(reading, "country", ALLOWED) + _read_states(reading, remote) or header
        or _read_chrome(reading),
        titled=_claim(read_title_places(reading.title), "title"),
        world=find_worldwide(text),
        location=location,
        is_residence=any(rule.is_residence and not rule.is_excluded for rule in rules),
    )  # fmt: skip


def _settle_state(reading: Reading, text: str, sources: _Sources) -> tuple[GeoState, tuple[Proof, ...]]:
    """How the countries are known, and the words that say so where no country is named."""
    if sources.allowed:
        return "listed", ()
    if sources.world is not None:
        return "worldwide", (_prove(text, "geo_state", sources.world),)
    if sources.location.world is not None:
        start, end = sources.location.world
        return "worldwide", (Proof(field="geo_state", start=start, end=end, path="location"),)
    titled = _TITLE_WORLD.search(reading.title)
    if titled is not None:
        return "worldwide", (Proof(field="geo_state", start=titled.start(), end=titled.end(), path="title"),)
    unlisted = find_unlisted(text)
    if unlisted is not None:
        return "platform_list_unspecified", (_prove(text, "geo_state", unlisted),)
    return "not_stated", ()


def _compare(sources: _Sources) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Flags, and the reading that lost where text and header cannot both hold."""
    flags = ("excluded_group",) if any(claim.place.kind == "group" for claim in sources.excluded) else ()
    ours = {claim.place.country or claim.place.code for claim in sources.written}
    theirs = {claim.place.country or claim.place.code for claim in sources.listed}
    has_group = any(claim.place.kind == "group" for claim in (*sources.written, *sources.listed))
    if ours and theirs and not ours & theirs and not has_group:
        return (*flags, "geo_header_conflict"), (f"{ALLOWED}={','.join(sorted(theirs))}",)
    is_wider = (sources.written and sources.location.world) or (sources.listed and not ours and sources.world)
    return ((*flags, "geo_header_conflict"), ("geo_state=worldwide",)) if is_wider else (flags, ())


def _read_rules(text: str, rules: Iterable[Rule], field: str) -> tuple[Claim, ...]:
    """Each place once, proved by the sentence that names it first."""
    hits: dict[Place, Hit[Place]] = {}
    for rule in rules:
        for hit in rule.chain.hits:
            hits.setdefault(hit.value, Hit(hit.start, hit.end, hit.value))
    return tuple(
        Claim(place, _prove(text, field, (hit.start, hit.end), key=_key(place))) for place, hit in hits.items()
    )


def _read_published(reading: Reading, name: str, field: str) -> tuple[Claim, ...]:
    """Published values: one name or code each, or a line with several ("Phoenix,Arizona,United States")."""
    claims: list[Claim] = []
    for value in reading.values(name):
        place = parse_place(value.text)
        hits = [Hit(0, len(value.text), place)] if place else [_lift(hit) for hit in read_location(value.text).hits]
        claims += _claim(hits, value.path, field)
    return tuple(claim for claim in claims if claim.place.kind != "world")


def _read_states(reading: Reading, remote: Remote) -> tuple[Claim, ...]:
    """States as published; the state of a remote job is only where a board posted it."""
    if remote == "fully":
        return ()
    claims: list[Claim] = []
    for value in reading.values("state"):
        place = parse_place(value.text)
        if place is not None and place.kind == "subdivision":
            claims += _claim([Hit(0, len(value.text), place)], value.path)
    return tuple(claims)


def _read_header(location: Location, remote: Remote) -> tuple[Claim, ...]:
    hits = [_lift(hit) for hit in location.hits] if remote == "fully" else location.hits
    return _claim(hits, "location")


def _read_chrome(reading: Reading) -> tuple[Claim, ...]:
    """A board's header line that is plainly about this job: "Remote (United States or Canada)"."""
    claims: list[Claim] = []
    for line in reading.lines:
        if line.segment == "publisher_header":
            hits = find_remote_places(line.text)
            claims += _claim([Hit(hit.start + line.start, hit.end + line.start, hit.value) for hit in hits], None)
    return tuple(claims)


def _lift(hit: Hit[Place]) -> Hit[Place]:
    """The country of a state or province: in a header the smaller place is no condition."""
    country = hit.value.country
    return Hit(hit.start, hit.end, Place(country, "country")) if country else hit


def _claim(hits: Iterable[Hit[Place]], path: str | None, field: str = ALLOWED) -> tuple[Claim, ...]:
    return tuple(
        Claim(hit.value, Proof(field=field, start=hit.start, end=hit.end, key=_key(hit.value), path=path))
        for hit in hits
    )


def _key(place: Place) -> str:
    return place.country or place.code


def _prove(text: str, field: str, span: tuple[int, int], *, key: str | None = None) -> Proof:
    """The sentence of the stored text around a span."""
    start, end = find_clause(text, *span)
    return Proof(field=field, start=start, end=end, key=key)


def _distinct(claims: tuple[Claim, ...]) -> tuple[Proof, ...]:
    """One proof a place, the first."""
    return tuple({claim.place: claim.proof for claim in reversed(claims)}.values())[::-1]


def _codes(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code is not None))
