"""Who may apply from where, and whether the work is remote: the text's rules, then published values, then the header.

Belongs here: which source may speak. Not here: the wordings (`residence.py`, `remote_work.py`, `locations.py`).
A residence rule in the text beats a header that says "Worldwide"; a city in the header of a remote job is no location;
visa and work-permit lines change nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from transforms.clauses import find_clause
from transforms.countries import Place, parse_place
from transforms.locations import Location, read_location
from transforms.prose import make_prose
from transforms.reading import Parsed, Proof, Reading
from transforms.remote_work import Cue, find_remote, parse_remote
from transforms.residence import Rule, find_rules, find_unlisted, find_worldwide, read_title_places
from transforms.values import GeoState, Places, Remote


class Claim(NamedTuple):
    """One place that one source names, with the words that name it."""

    place: Place
    proof: Proof


class Geography(NamedTuple):
    """What is settled about countries, before remoteness is added."""

    allowed: tuple[Claim, ...]
    excluded: tuple[Claim, ...]
    state: GeoState
    proofs: tuple[Proof, ...]
    flags: tuple[str, ...]
    alternatives: tuple[str, ...]
    residence_required: bool | None


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
    remote, remote_proofs, remote_other = _settle_remote(reading, text, location)
    geography = _settle_geography(
        reading, text, location, is_trusted=first_party or not location.has_city, remote=remote
    )
    value = Places(
        remote=remote,
        countries_allowed=_codes(claim.place.country for claim in geography.allowed),
        countries_excluded=_codes(claim.place.code for claim in geography.excluded if claim.place.kind == "country"),
        country_groups=_codes(claim.place.code for claim in geography.allowed if claim.place.kind == "group"),
        subdivisions=_codes(claim.place.code for claim in geography.allowed if claim.place.kind == "subdivision"),
        geo_state=geography.state,
        residence_required=geography.residence_required,
    )
    if value == Places():
        return None
    return Parsed(
        value=value, proofs=(*remote_proofs, *geography.proofs), state="flexible" if value.geo_state == "worldwide" else "stated",
        alternatives=(*remote_other, *geography.alternatives), flags=geography.flags,
    )  # fmt: skip


def _settle_remote(
    reading: Reading, text: str, location: Location
) -> tuple[Remote, tuple[Proof, ...], tuple[str, ...]]:
    """Text and title first; a published value or the header where they are silent, else beside them if it differs."""
    said: list[tuple[Remote, Proof]] = []
    for cue, path, source in ((find_remote(text), None, text), (find_remote(reading.title), "title", reading.title)):
        if cue is not None:
            said.append((cue.remote, _prove_cue(source, cue, path)))
    for value in reading.values("remote"):
        parsed = parse_remote(value.text)
        if parsed is not None:
            said.append((parsed, Proof(field="remote", start=0, end=len(value.text), path=value.path)))
    if location.remote != "not_stated":
        said.append(
            (location.remote, Proof(field="remote", start=0, end=min(200, len(reading.location)), path="location"))
        )
    if not said:
        return "not_stated", (), ()
    best, proof = said[0]
    others = dict.fromkeys(f"remote={other}" for other, _ in said if other != best)
    return best, (proof,), tuple(others)


def _prove_cue(source: str, cue: Cue, path: str | None) -> Proof:
    if path is None:
        return _prove(source, "remote", (cue.start, cue.end))
    return Proof(field="remote", start=cue.start, end=cue.end, path=path)


def _settle_geography(
    reading: Reading, text: str, location: Location, *, is_trusted: bool, remote: Remote
) -> Geography:
    rules = find_rules(text)
    written = tuple(_read_rules(text, (rule for rule in rules if not rule.is_excluded), "countries_allowed"))
    excluded = tuple(_read_rules(text, (rule for rule in rules if rule.is_excluded), "countries_excluded"))
    listed = _read_published(reading, "country", "countries_allowed") or (
        tuple(_read_header(location)) if is_trusted else ()
    )
    titled = () if written or listed else tuple(_read_title(reading.title))
    allowed = _narrow(written or listed or titled, reading, remote)
    excluded += _read_published(reading, "country_excluded", "countries_excluded")
    world = find_worldwide(text)
    state, proofs = _settle_state(reading, text, location, allowed, world)
    flags, alternatives = _compare(written, listed, location, world, allowed)
    if any(claim.place.kind == "group" for claim in excluded):
        flags += ("excluded_group",)
    must = True if any(rule.is_residence and not rule.is_excluded for rule in rules) else None
    return Geography(
        allowed, excluded, state, (*proofs, *_distinct(allowed), *_distinct(excluded)), flags, alternatives, must
    )


def _settle_state(
    reading: Reading, text: str, location: Location, allowed: tuple[Claim, ...], world: tuple[int, int] | None
) -> tuple[GeoState, tuple[Proof, ...]]:
    if allowed:
        return "listed", ()
    if world is not None:
        return "worldwide", (_prove(text, "geo_state", world),)
    if location.world is not None:
        return "worldwide", (Proof(field="geo_state", start=location.world[0], end=location.world[1], path="location"),)
    titled = re.search(r"\b(?:Global|Worldwide|World Wide)\b(?=\W*$)", reading.title)
    if titled is not None:
        return "worldwide", (Proof(field="geo_state", start=titled.start(), end=titled.end(), path="title"),)
    unlisted = find_unlisted(text)
    if unlisted is not None:
        return "platform_list_unspecified", (_prove(text, "geo_state", unlisted),)
    return "not_stated", ()


def _compare(
    written: tuple[Claim, ...], listed: tuple[Claim, ...], location: Location, world: tuple[int, int] | None,
    allowed: tuple[Claim, ...],
) -> tuple[tuple[str, ...], tuple[str, ...]]:  # fmt: skip
    """Flags and the reading that lost, where the header and the text cannot both hold."""
    ours = {claim.place.country or claim.place.code for claim in written}
    theirs = {claim.place.country or claim.place.code for claim in listed}
    if (
        written
        and theirs
        and not ours & theirs
        and not any(claim.place.kind == "group" for claim in (*written, *listed))
    ):
        return ("geo_header_conflict",), (f"countries_allowed={','.join(sorted(theirs))}",)
    if (written and location.world is not None) or (allowed and not written and world is not None):
        return ("geo_header_conflict",), ("geo_state=worldwide",)
    return (), ()


def _read_rules(text: str, rules: Iterable[Rule], field: str) -> Iterator[Claim]:
    for rule in rules:
        for hit in rule.chain.hits:
            yield Claim(hit.value, _prove(text, field, (hit.start, hit.end), key=hit.value.country or hit.value.code))


def _read_published(reading: Reading, name: str, field: str) -> tuple[Claim, ...]:
    """Published values: one name or code each, or a line with several."""
    claims: list[Claim] = []
    for value in reading.values(name):
        place = parse_place(value.text)
        if place is not None:
            key = place.country or place.code
            claims.append(Claim(place, Proof(field=field, start=0, end=len(value.text), key=key, path=value.path)))
            continue
        for hit in read_location(value.text).hits:
            key = hit.value.country or hit.value.code
            claims.append(Claim(hit.value, Proof(field=field, start=hit.start, end=hit.end, key=key, path=value.path)))
    return tuple(claim for claim in claims if claim.place.kind != "world")


def _read_header(location: Location) -> Iterator[Claim]:
    for hit in location.hits:
        key = hit.value.country or hit.value.code
        yield Claim(hit.value, Proof(field="countries_allowed", start=hit.start, end=hit.end, key=key, path="location"))


def _read_title(title: str) -> Iterator[Claim]:
    for hit in read_title_places(title):
        key = hit.value.country or hit.value.code
        yield Claim(hit.value, Proof(field="countries_allowed", start=hit.start, end=hit.end, key=key, path="title"))


def _narrow(allowed: tuple[Claim, ...], reading: Reading, remote: Remote) -> tuple[Claim, ...]:
    """A state or province in a header is where a remote job was posted, not a condition: only its country stays."""
    if remote != "fully":
        return allowed
    return tuple(
        claim._replace(place=Place(claim.place.country, "country"))
        if claim.place.kind == "subdivision" and claim.place.country and claim.proof.path == "location"
        else claim
        for claim in allowed
    )


def _distinct(claims: tuple[Claim, ...]) -> tuple[Proof, ...]:
    """One proof a place, the first."""
    return tuple({claim.place: claim.proof for claim in reversed(claims)}.values())[::-1]


def _prove(text: str, field: str, span: tuple[int, int], *, key: str | None = None) -> Proof:
    """The clause of the stored text around a span."""
    clause = find_clause(text, *span)
    return Proof(field=field, start=clause.start, end=clause.end, key=key)


def _codes(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code is not None))
