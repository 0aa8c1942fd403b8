"""What the worker is paid: a figure or range with its unit, from the hirer's text, else from the platform's fields.

Belongs here: the choice among several offers and between text and structured values. Not here: finding offers
(`offers.py`), the grammar of amounts (`money.py`), payout methods and bonuses (`payment.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.listed_pay import Listed, find_listed_groups, make_pay_of, parse_listed_pay, print_pay
from transforms.offers import Offer, find_offers, find_title_offers
from transforms.pay_talk import Talk, find_talk
from transforms.quotes import find_clauses, make_proof
from transforms.reading import Parsed, Proof, Reading
from transforms.values import Pay, PayGroup

_NOTE_LIMIT = 120
_CONFLICT, _SUSPECT = "pay_conflict", "pay_suspect"
_STRONG_CURRENCIES = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "CHF", None})
_BELIEVABLE = {
    "hour": (1.0, 600.0), "day": (5.0, 6_000.0), "week": (20.0, 25_000.0), "month": (5.0, 80_000.0),
    "year": (1_000.0, 1_200_000.0), "task": (0.001, 10_000.0), "project": (0.1, 500_000.0),
}  # fmt: skip
"""Bounds of a believable figure in a strong currency, per unit; outside them the unit or the figure is wrong."""
_YEAR_HOURS = (2_080.0, 2_000.0)
_CHIP = re.compile(r"/\s?task\b", re.I)
_HOURLY = re.compile(
    r"\bhourly[- ]?(?:paid|contract|rate|pay|basis|compensat)|\bpaid (?:hourly|by the hour|per hour)\b", re.I
)
_QUALIFIED = re.compile(
    r"[\s,;:(*–-]{0,4}(?:but )?(?P<note>(?:on average|depending on|depends on|based on|varies|vary|according to"
    r"|commensurate|actual earnings)"
    r"[^.,;\n)(*]{0,80}(?:,(?! paid)[^.,;\n)(*]{0,40}){0,3})",
    re.I,
)
_SCOPE = re.compile(
    r"(?:rate range|range|compensation scale|pay range) (?:is )?for (?:the )?(?:U\.?S\.?|United States)-based \w{4,12}",
    re.I,
)


def parse_pay(reading: Reading, *, first_party: bool = True) -> Parsed[Pay] | None:
    """What the posting pays; None where it is silent, an object with qualifier "varies" where it names no figure.

    Structured values count only on the platform's own pages (`first_party`): they fill what the text leaves open, and
    where they contradict it the text wins, the other reading is kept in `alternatives` and `pay_conflict` is flagged.
    """
    parsed = _parse_text(reading)
    listed = parse_listed_pay(reading) if first_party else None
    if listed is not None:
        is_open = parsed is None or (parsed.value.min is None and parsed.value.max is None)
        parsed = _fill(parsed, listed) if is_open or parsed is None else _compare(parsed, listed)
    return None if parsed is None else _judge(parsed)


def parse_pay_groups(reading: Reading, *, first_party: bool = True) -> Parsed[tuple[PayGroup, ...]] | None:
    """Pay by country, credential or role, where the posting prints several or names the group of its only figure.

    A platform's own list of groups (`first_party`) adds those that the text does not name.
    """
    grouped = [offer for offer in _relevant(find_offers(reading)) if offer.group and offer.place == "body"]
    groups: dict[str, PayGroup] = {}
    proofs: list[Proof] = []
    for offer in grouped:
        if offer.group not in groups:
            groups[offer.group] = PayGroup(group=offer.group, min=offer.amount.low, max=offer.amount.high)
            proofs.append(make_proof("pay_by_group", offer.clause, key=offer.group))
    for group, proof in find_listed_groups(reading) if first_party else ():
        if group.group not in groups:
            groups[group.group] = group
            proofs.append(proof)
    return Parsed(value=tuple(groups.values()), proofs=tuple(proofs)) if groups else None


def _parse_text(reading: Reading) -> Parsed[Pay] | None:
    offers = find_offers(reading)
    relevant = _relevant(offers)
    is_estimate = all(offer.is_equivalent or offer.amount.qualifier == "approx" for offer in relevant)
    talk = find_talk(reading) if is_estimate else None
    if not offers:
        return None if talk is None else _from_talk(talk)
    if talk is not None and talk.unit == "task":
        return _equivalent(reading, talk, relevant[0])
    return _from_offers(reading, offers, relevant)


def _from_talk(talk: Talk) -> Parsed[Pay]:
    """Pay without a figure: "rates vary", "paid per task"."""
    return Parsed(
        value=Pay(unit=talk.unit, qualifier=talk.qualifier), proofs=(make_proof("pay", talk.clause),), state="flexible"
    )


def _equivalent(reading: Reading, talk: Talk, offer: Offer) -> Parsed[Pay]:
    """Paid per task, with an estimate of what that makes an hour: the estimate is a note, not the pay."""
    parsed = _from_talk(talk)
    estimate = " ".join(reading.text[offer.amount.start : offer.amount.end].split())
    prefix = "up to" if offer.amount.qualifier == "up_to" else "approx."
    return replace(
        parsed, value=replace(parsed.value, note=f"{prefix} {estimate}"), proofs=(*parsed.proofs, _proof(offer))
    )


def _from_offers(reading: Reading, offers: Sequence[Offer], relevant: Sequence[Offer]) -> Parsed[Pay]:
    chosen, is_grouped = _close(_choose(relevant), relevant), _is_grouped(relevant)
    pay = _span(relevant) if is_grouped else make_pay_of(chosen.amount)
    pay = replace(pay, note=_note(reading, chosen, offers))
    flags: tuple[str, ...] = ()
    if _is_chip(reading, chosen):
        pay, flags = replace(pay, unit=None, suspect=True), (_SUSPECT,)
    titled = find_title_offers(reading.title) if chosen.place == "body" else ()
    others = [make_pay_of(offer.amount) for offer in (*(() if is_grouped else relevant), *titled)]
    clashing = tuple(dict.fromkeys(print_pay(other) for other in others if _clash(pay, other)))
    return Parsed(
        value=pay,
        proofs=_proofs(pay, chosen, relevant),
        alternatives=clashing,
        flags=(*flags, _CONFLICT) if clashing else flags,
    )


def _relevant(offers: Sequence[Offer]) -> list[Offer]:
    """Without yearly multiples of the hourly figure, estimates beside a task rate, and figures of no unit."""
    hourly = [offer.amount for offer in offers if offer.amount.unit == "hour"]
    has_task = any(offer.amount.unit == "task" for offer in offers)
    kept = [
        offer
        for offer in offers
        if not (offer.amount.unit == "year" and any(is_annualised(offer.amount.high, hour.high) for hour in hourly))
        and not (has_task and (offer.is_equivalent or offer.amount.unit == "month"))
    ]
    return [offer for offer in kept if offer.amount.unit is not None] or kept or list(offers)


def is_annualised(yearly: float | None, hourly: float | None) -> bool:
    """Whether a yearly figure is an hourly one times 2,080 or 2,000, within 1 %.

    >>> is_annualised(74_880, 36), is_annualised(120_000, 60), is_annualised(90_000, 36)
    (True, True, False)
    """
    if not yearly or not hourly:
        return False
    return any(abs(yearly / (hourly * hours) - 1) <= 0.01 for hours in _YEAR_HOURS)


def _choose(offers: Sequence[Offer]) -> Offer:
    """The first offer with words of pay, unless another says more: a range, or a ceiling that boards print bare."""
    first = next((offer for offer in offers if not offer.is_plain), offers[0]).amount
    for offer in offers:
        other = offer.amount
        is_like = (other.currency, other.unit, other.qualifier) == (first.currency, first.unit, "range")
        if is_like and (
            (first.low is None and other.high == first.high) or (first.high is None and other.low == first.low)
        ):
            return offer
        is_ceiling = other.qualifier == "up_to" and first.qualifier == "exact"
        if is_ceiling and (other.high, other.currency, other.unit) == (first.high, first.currency, first.unit):
            return offer
    return next(offer for offer in offers if offer.amount is first)


def _close(chosen: Offer, offers: Sequence[Offer]) -> Offer:
    """ "minimum of $20 per hour, maximum of $40 per hour": two open bounds of one unit close one range.

    So does a plain figure with a higher ceiling in its own sentence: "$20/hr to start, up to $35/hr".
    """
    ends = {"from": "up_to", "up_to": "from", "exact": "up_to"}
    first = chosen.amount
    for offer in offers:
        other = offer.amount
        if other.qualifier != ends.get(first.qualifier) or (other.unit, other.currency) != (first.unit, first.currency):
            continue
        if first.qualifier == "exact" and (offer.clause != chosen.clause or not other.per):
            continue
        low = first.low or other.low
        high = other.high if first.qualifier == "exact" else first.high or other.high
        if low is not None and high is not None and low < high:
            return replace(chosen, amount=replace(first, low=low, high=high, qualifier="range"))
    return chosen


def _is_grouped(offers: Sequence[Offer]) -> bool:
    """Whether each figure is for a group of its own, in one currency and unit."""
    kinds = {(offer.amount.currency, offer.amount.unit) for offer in offers}
    return len(kinds) == 1 and all(offer.group for offer in offers) and len({offer.group for offer in offers}) > 1


def _span(offers: Sequence[Offer]) -> Pay:
    """From the lowest to the highest figure of all groups; a bound that one group leaves open stays open."""
    lows = [offer.amount.low for offer in offers]
    highs = [offer.amount.high for offer in offers]
    low = None if None in lows else min(bound for bound in lows if bound is not None)
    high = None if None in highs else max(bound for bound in highs if bound is not None)
    pay = make_pay_of(offers[0].amount)
    is_range = low is not None and high is not None and low != high
    return replace(pay, min=low, max=high, qualifier="range" if is_range else pay.qualifier)


def _note(reading: Reading, chosen: Offer, offers: Sequence[Offer]) -> str | None:
    """What qualifies the figure, in the posting's own words: its group, what it depends on, an estimate beside it."""
    text = reading.text if chosen.place == "body" else reading.title
    parts = dict.fromkeys(" ".join(part.split()) for part in _note_parts(text, chosen, offers))
    return "; ".join(part for part in parts if part)[:_NOTE_LIMIT] or None


def _note_parts(text: str, chosen: Offer, offers: Sequence[Offer]) -> Iterator[str]:
    amount = chosen.amount
    yield ", ".join(dict.fromkeys(offer.group for offer in offers if offer.group)) if chosen.group else ""
    if amount.unit == "task":
        yield amount.per
    if amount.qualifier == "approx" and "averag" in text[max(0, amount.start - 30) : amount.end + 12].lower():
        yield "average"
    for scope in _SCOPE.finditer(text, max(0, amount.start - 300), amount.start):
        yield scope.group()
    qualified = _QUALIFIED.match(text, amount.end, min(len(text), amount.end + 140))
    if qualified is not None:
        yield qualified["note"].strip(" ,")
    for offer in offers:
        is_estimate = offer.is_equivalent or (amount.unit == "task" and offer.amount.unit == "month")
        if is_estimate and offer is not chosen:
            yield text[offer.amount.start : offer.amount.end]


def _is_chip(reading: Reading, chosen: Offer) -> bool:
    """A bare "/task" over a text that pays by the hour is a site's chip: its unit is unknown."""
    amount = chosen.amount
    if amount.unit != "task" or chosen.place != "body" or not _CHIP.search(reading.text, amount.start, amount.end):
        return False
    return any(_HOURLY.search(reading.text, *clause) for clause in find_clauses(reading, "hourly"))


def _clash(one: Pay, other: Pay) -> bool:
    """Whether two readings in one unit and currency cannot both hold."""
    if (one.unit, one.currency) != (other.unit, other.currency):
        return False
    low = max(one.min or 0.0, other.min or 0.0)
    high = min(bound for bound in (one.max, other.max, float("inf")) if bound is not None)
    return low > high * 1.01


def _proofs(pay: Pay, chosen: Offer, relevant: Sequence[Offer]) -> tuple[Proof, ...]:
    """The clause that gives the unit where it is another, the chosen figure's clause, and those that give a bound."""
    headed = () if chosen.unit_clause is None else (make_proof("pay", chosen.unit_clause),)
    bounds = {bound for bound in (pay.min, pay.max) if bound is not None}
    others = (offer for offer in relevant if bounds & {offer.amount.low, offer.amount.high})
    return tuple(dict.fromkeys((*headed, _proof(chosen), *map(_proof, others))))


def _proof(offer: Offer) -> Proof:
    return replace(make_proof("pay", offer.clause), path=None if offer.place == "body" else "title")


def _fill(parsed: Parsed[Pay] | None, listed: Listed) -> Parsed[Pay]:
    """The structured pay where the text names no figure; a site that knows only hours prints task rates as hourly.

    Words of the text prove it only where they name the unit or the note: "competitive pay, bonuses" proves no figure.
    """
    if parsed is None:
        return Parsed(value=listed.pay, proofs=listed.proofs())
    is_task = parsed.value.unit == "task" and listed.pay.unit == "hour"
    unit = "task" if is_task else listed.pay.unit or parsed.value.unit
    said = parsed.proofs if parsed.value.note or (parsed.value.unit and parsed.value.unit == unit) else ()
    return Parsed(
        value=replace(listed.pay, unit=unit, note=parsed.value.note), proofs=(*said, *listed.proofs()),
        alternatives=(print_pay(listed.pay),) if is_task else (), flags=(_CONFLICT,) if is_task else (),
    )  # fmt: skip


def _compare(parsed: Parsed[Pay], listed: Listed) -> Parsed[Pay]:
    """The text's figure; a structured value that agrees lends a missing unit, another becomes an alternative."""
    pay, other = parsed.value, listed.pay
    is_same = _near(pay.min, other.min) and _near(pay.max, other.max)
    if is_same and pay.unit is None and other.unit is not None and not pay.suspect:
        return replace(parsed, value=replace(pay, unit=other.unit), proofs=(*parsed.proofs, *listed.proofs()))
    if (is_same and other.unit in (None, pay.unit)) or (other.unit == "year" and is_annualised(other.max, pay.max)):
        return parsed
    return replace(
        parsed, alternatives=tuple(dict.fromkeys((*parsed.alternatives, print_pay(other)))),
        flags=tuple(dict.fromkeys((*parsed.flags, _CONFLICT))),
    )  # fmt: skip


def _near(one: float | None, other: float | None) -> bool:
    """Equal within 1 %; an open bound agrees with any."""
    return one is None or other is None or abs(one - other) <= 0.01 * max(one, other)


def _judge(parsed: Parsed[Pay]) -> Parsed[Pay]:
    """Marks a figure that its unit cannot bear: "$3,500/h", a cent an hour."""
    pay = parsed.value
    lowest, highest = _BELIEVABLE.get(str(pay.unit), (0.0, float("inf")))
    figures = [figure for figure in (pay.min, pay.max) if figure is not None]
    if pay.currency not in _STRONG_CURRENCIES or all(lowest <= figure <= highest for figure in figures):
        return parsed
    return replace(parsed, value=replace(pay, suspect=True), flags=tuple(dict.fromkeys((*parsed.flags, _SUSPECT))))
