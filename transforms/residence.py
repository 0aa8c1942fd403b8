"""Who may apply from where, as the text says it: residence rules, "accepting applicants from", exclusions, worldwide.

Belongs here: which sentence makes a named place a condition. Not here: location lines and published values
(`places.py`). Countries of universities, laws, clients, pay scales and company offices are conditions of nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.clauses import find_clause
from transforms.countries import Place, add_codes, find_places
from transforms.gazetteer import Hit
from transforms.language_names import find_languages

_PEOPLE = (
    r"(?:applicants?|candidates?|participants?|contributors?|experts?|professionals?|freelancers?|people|individuals?"
    r"|persons?|speakers?|students?|graduates?|residents?|annotators?|evaluators?|raters?|writers?|linguists?"
    r"|translators?|engineers?|developers?|physicians?|doctors?|nurses?|clinicians?|lawyers?|attorneys?|talent|users?"
    r"|adults?|volunteers?|anyone|those|specialists?|analysts?|workers?|contractors?|consultants?|trainers?|tutors?"
    r"|testers?|transcribers?|researchers?|scientists?|scholars?|PhDs?|contractors?|assessors?|players?|owners?|actors?)"
)
_TAIL = (
    r"(?:(?:one|any|either) of (?:the |these )?(?:following )?(?:countries|locations|regions|places)?\W{0,3}|either "
    r"|mainland |continental |only |the |both |countries (?:like|such as) |(?:states?|provinces?|countries) of )*\W{0,4}$"
)
_RESIDES = re.compile(
    r"\b(?:resid(?:e[sd]?|ing|ents?|ency|ence)|liv(?:es?|ed|ing)|domiciled|befinden|wohn\w+|resid(?:ir|entes?|iendo)|vivir)\b"
    r"[^.;:?]{0,25}\b(?:in|within|of|from|en|em)\W{1,3}" + _TAIL,
    re.I,
)
_RESIDES_THERE = re.compile(r"\b(?:sich|Wohnsitz)\b[^.;:?]{0,12}\bin\W{1,3}$", re.I)
_RESIDENCY = re.compile(r"\bresiden(?:cy|ce)\s?[:\-–]\W{0,4}" + _TAIL, re.I)
_BASED = re.compile(
    r"\b(?:based|located|situated|physically|presently)\b[^.;:?]{0,15}\b(?:in|within|from|out of)\W{1,3}" + _TAIL, re.I
)
_SUBJECT = re.compile(
    r"(?:\b(?:must|should|need|require[sd]?|currently|be|you|you[’']?re|only|who|if|also|physically|"
    + _PEOPLE[3:-1]
    + r")\b"
    r"[^.;]{0,50}|^\W*(?:is |are )?|\d\W{0,3})$",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:company|team|office|startup|firm|labs?|clients?|customers?|universit(?:y|ies)|institutions?|schools?|employers?"
    r"|organi[sz]ations?|platform|partners?|headquarter(?:s|ed)|hospitals?|servers?|studios?|games?)"
    r"\W{1,3}(?:that |which )?(?:is |are |was )?(?:\w+ )?$",
    re.I,
)
_FROM = re.compile(r"\b" + _PEOPLE + r"\b[^.;:()?]{0,30}\b(?:from|in|within|across|throughout)\W{1,3}" + _TAIL, re.I)
_OPEN = re.compile(
    r"\b(?:accept(?:ing|s|ed)?|hiring|recruit(?:ing)?|onboarding|considering|welcom(?:e|ing)|open|available|offered|limited"
    r"|restricted|eligib(?:le|ility)|applications?|accessible|seeking|looking for)\b[^.;?]{0,40}\b(?:to|in|from|within|for|by|:)"
    r"\W{1,3}(?:all |people |those |anyone |residents |candidates |applicants )?(?:in |from |of |based in )?" + _TAIL,
    re.I,
)
_ACCEPTS = re.compile(
    r"\b(?:accept(?:ing|s)?|recruiting|hiring|seeking|looking for|open to)(?: \w+){0,2}\W{1,4}" + _TAIL, re.I
)
_LABEL = re.compile(
    r"\b(?:locations?|countr(?:y|ies)|geograph(?:y|ies)|regions?|territor(?:y|ies))"
    r"(?: requirements?| restrictions?| eligibility)?\s{0,2}[*_]{0,2}\s?[:\-–]\s?[*_]{0,2}\W{0,4}"
    r"(?:(?:fully |100% )?remote\W{0,4})?(?:in |within |from |anywhere in |based in |must be (?:based|located) in )?"
    r"(?:[\w\- ]{2,30},\s?)?" + _TAIL,
    re.I,
)
_LABEL_ABOVE = re.compile(
    r"^\W{0,4}(?:(?:job|work|eligible|accepted|required) )?(?:locations?|countr(?:y|ies))\W{0,4}$", re.I
)
_POST_BASED = re.compile(
    r"^[-‐‑– ]{0,2}based\b(?! (?:on|compan|startup|firm|client|employer|universit|lab|team|organi|institution|law))",
    re.I,
)
_POST_ONLY = re.compile(r"^\W{0,3}(?:residents?|applicants?|candidates?|based)?\W{0,2}only\b", re.I)
_POST_RESIDENT = re.compile(r"^\W{0,2}(?:legal |permanent )?residen(?:ts?|cy)\b", re.I)
_COUNTED = re.compile(r"\d[\d,.]*(?:k|m| ?million)?\+? (?:\w+ ){0,3}(?:\w+)\b[^.;]{0,12}$", re.I)
_OF_LANGUAGE = re.compile(r"(?:\s?\(|\s?[-–]\s?|\sfrom (?:the )?|\sof |,? in (?:the )?|\s)$", re.I)
_STUDY = re.compile(
    r"\b(?:citizens?|degrees?|universit\w+|colleges?|schools?|institutions?|enrol\w+|licen[cs]\w+|experience|qualified|admitted|laws?"
    r"|educat\w+|attended|undergraduate|J\.?D|bar|clients?|compan(?:y|ies)|markets?|visas?|sponsor\w*|authori[sz]\w+)\b"
    r"[^.;]{0,60}$",
    re.I,
)
_NOUN = re.compile(
    r"^[’']s\b|^[\s-]+(?:law|tax|legal|gaap|market|federal|state law|account|universit|colleg|school|compan|client|custom"
    r"|time ?zone|hours|east|cultur|histor|context|regulat|dollar|bar\b|court|patent|standard|english|spanish|citizen|visa"
    r"|work (?:auth|visa|permit)|government|medical|health|insur|financ|politic|econom|english|licens|accent|dialect|version"
    r"|language|currency|bank|phone|number|passport|holiday|audienc|startup|employer|context|based (?:compan|client))",
    re.I,
)
_PAY = re.compile(r"[$€£]|\b(?:rates?|pay|paid|compensat\w*|salar\w*|hourly|per hour|ranges?)\b|/h", re.I)
_PREFER = re.compile(r"\b(?:prefer\w*|ideal\w*|priorit\w*|bonus|plus|advantage)\b", re.I)
_NOT = re.compile(
    r"\b(?:not|cannot|can[’']?t|unable|exclud\w+|except(?:ions?)?(?: for)?|outside(?: of)?|unavailable|don[’']?t)\b[^.;]{0,60}$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"^[^.;]{0,60}\b(?:not|n[’']t)\b (?:\w+ ){0,2}(?:eligible|accepted|considered|able|available|supported|permitted)",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:exclud(?:ing|es?)|except(?: for| in)?)\W{1,3}(?:residents of |applicants from |the )?\W{0,2}$", re.I
)
_JOIN = re.compile(
    r"[\s,;/&|+*_•·()\-–—]{0,6}(?:(?:and/or|and|or|the|und|oder|et|y|e|o|either|also|plus|as well as|only|countries"
    r"|residents of|based in)\b[\s,/*_(]{0,3}){0,3}",
    re.I,
)  # fmt: skip
_WORLDWIDE = re.compile(
    r"\b(?:applicants?|candidates?|anyone|contributors? (?:are )?welcome|applications?|eligible|open|available|hiring|accept\w*|talents?)"
    r"\b[^.;\n]{0,40}\b(?:world-?wide|globally|around the (?:world|globe)|(?:anywhere|from anywhere) in the world|all over the world"
    r"|(?:from |in )?(?:any|all) (?:country|countries|location|region|geograph\w+))"
    r"|\b(?:any|all|no) (?:geographic|geographical|geographies|location|countr(?:y|ies))(?: regions?| locations?| areas?)?"
    r" (?:is|are|restrictions?|limitations?|acceptable|welcome)\b(?! not)"
    r"|\b(?:can|may) be (?:located|based) (?:anywhere|in any country)\b(?! in (?!the world))"
    r"|\b(?:location|geography)\s?:\W{0,4}(?:remote\W{1,4})?(?:worldwide|global|anywhere)\b"
    r"|\b(?:worldwide|global) (?:applicants|candidates|applications)\b",
    re.I,
)
_WORLD_GATES = ("orldwide", "orld", "lobal", "nywhere", "eograph", "ountr", "ocation")
_NETWORK = re.compile(
    r"\b(?:network|community|teams?|users|customers|clients|pool|millions?|over|more than)\b|\d[\d,]{2,}", re.I
)
_NOT_WORLD = re.compile(r"\b(?:not|unless|if)\W{1,2}(?:\w+ ){0,3}$", re.I)
_UNLISTED = re.compile(
    r"\b(?:supported|accepted|eligible|approved|available|participating|select(?:ed)?) "
    r"(?:geograph\w+|countries|locations|regions|territories)\b",
    re.I,
)
_LIST_GATES = ("eograph", "ountries", "ocations", "egions", "erritories")
_TITLE_LEFT = re.compile(
    r"(?:[(\[|;,]\s?|\s[-–—|]\s?|\b(?:remote|only|in|from|for|based in|based)\b\W{0,4}|^)(?:remote\W{1,4})?(?:the )?$",
    re.I,
)
_TITLE_RIGHT = re.compile(
    r"\s?(?:[)\]|,;]|\W{1,3}remote\b|\s[-–—|]\s|$|\s?(?:only|based|residents?|contract|freelance)\b)", re.I
)
_CODE_JOIN = re.compile(r"\s?[,/|;]\s?(?:(?:and|or)\s)?")
_GAP = 24
_REACH = 110


class Chain(NamedTuple):
    """Places named side by side ("the US, UK, and Canada")."""

    start: int
    end: int
    hits: tuple[Hit[Place], ...]
    text: str

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(hit.value for hit in self.hits)


class Rule(NamedTuple):
    """What one sentence makes of a chain of places."""

    chain: Chain
    is_excluded: bool
    is_residence: bool


def find_rules(text: str) -> list[Rule]:
    """The rules on places in the hirer's text, in order; chains that are no condition are left out."""
    rules = (_judge(text, chain, *_sides(text, chain)) for chain in find_chains(text))
    return [rule for rule in rules if rule is not None]


def find_chains(text: str) -> list[Chain]:
    """The places of a text, those side by side together.

    >>> [chain.text for chain in find_chains("Only the U.S., UK, and Canada; not US/GB/CA. AI/ML is no place.")]
    ['U.S., UK, and Canada', 'US/GB/CA']
    """
    named = tuple(hit for hit in find_places(text) if hit.value.kind != "world")
    if not named:
        return []
    names = {hit.start for hit in named}
    chains: list[list[Hit[Place]]] = []
    for hit in add_codes(text, named):
        join = _JOIN if hit.start in names else _CODE_JOIN
        if chains and hit.start - chains[-1][-1].end <= _GAP and join.fullmatch(text, chains[-1][-1].end, hit.start):
            chains[-1].append(hit)
        else:
            chains.append([hit])
    kept = (chain for chain in chains if any(hit.start in names for hit in chain))
    return [Chain(chain[0].start, chain[-1].end, tuple(chain), text[chain[0].start : chain[-1].end]) for chain in kept]


def _sides(text: str, chain: Chain) -> tuple[str, str]:
    """The rest of the sentence before and after a chain; a label on the line above counts as before."""
    first = find_clause(text, chain.start, chain.start + 1)
    last = find_clause(text, chain.end - 1, chain.end)
    left = text[max(first.start, chain.start - _REACH) : chain.start]
    if not left.strip(" *_•-–"):
        above = text[max(0, chain.start - 60) : chain.start].rstrip(" \n*_•-–").rsplit("\n", 1)[-1]
        if _LABEL_ABOVE.match(above) or above.endswith(":"):
            left = f"{above}: " if not above.endswith(":") else f"{above} "
    return left, text[chain.end : min(max(last.end, chain.end), chain.end + _REACH)]


def _judge(text: str, chain: Chain, left: str, right: str) -> Rule | None:
    is_residence = _is_residence(left, right)
    is_open = not is_residence and _is_open(left, right)
    if not (is_residence or is_open or _EXCEPT.search(left)):
        return None
    if _PREFER.search(left) or _NOUN.match(right) or _names_locale(left):
        return None
    is_excluded = _NOT.search(left) is not None or _NOT_AFTER.match(right) is not None
    return Rule(chain, is_excluded, is_residence)


def _names_locale(left: str) -> bool:
    """A place right after a language is its region: "native French from Switzerland", "Spanish (Mexico)"."""
    mentions = find_languages(left[-40:])
    return bool(mentions) and _OF_LANGUAGE.fullmatch(left[-40:], mentions[-1].end) is not None


def _is_residence(left: str, right: str) -> bool:
    """Says where the person lives or must be: no pay sentence can mean less."""
    if _POST_RESIDENT.match(right) and not _PAY.search(left):
        return True
    if _RESIDES.search(left) or _RESIDENCY.search(left) or _RESIDES_THERE.search(left):
        return not _PAY.search(left[-60:])
    based = _BASED.search(left)
    if based is None:
        return False
    before = left[: based.start()]
    return _SUBJECT.search(before) is not None and _COMPANY.search(before) is None and not _PAY.search(left[-60:])


def _is_open(left: str, right: str) -> bool:
    """Says whose applications are taken."""
    if _LABEL.search(left) or _LABEL_ABOVE.match(left):
        return True
    if _PAY.search(left[-60:]) or _STUDY.search(left) or _PAY.search(right[:40]) or _COUNTED.search(left):
        return False
    if _POST_BASED.match(right) or _POST_ONLY.match(right):
        return True
    return any(cue.search(left) for cue in (_FROM, _OPEN, _ACCEPTS))


def find_worldwide(text: str) -> tuple[int, int] | None:
    """Where the text opens the work to the whole world; a worldwide network or market is no such statement.

    >>> find_worldwide("Any geographic region is acceptable.") is not None, find_worldwide("100,000 experts worldwide")
    (True, None)
    """
    if not any(gate in text for gate in _WORLD_GATES):
        return None
    for found in _WORLDWIDE.finditer(text):
        left = text[max(0, found.start() - 60) : found.start()]
        if not _NETWORK.search(left) and not _NOT_WORLD.search(left):
            return found.span()
    return None


def find_unlisted(text: str) -> tuple[int, int] | None:
    """Where the text points at a list of places that it does not give ("in our supported geographies")."""
    if not any(gate in text for gate in _LIST_GATES):
        return None
    found = _UNLISTED.search(text)
    return found.span() if found else None


def read_title_places(title: str) -> list[Hit[Place]]:
    """Places that a title gives as a condition: "(US/EU ONLY)", "US-based", "Remote - Thailand", "[Germany]", "; Taiwan".

    >>> [hit.value.code for title in ["Analyst (US/EU ONLY)", "Advisor (US Law)"] for hit in read_title_places(title)]
    ['US', 'EU']
    """
    found: list[Hit[Place]] = []
    for chain in find_chains(title):
        left, right = title[: chain.start], title[chain.end :]
        if _names_locale(left) or _NOUN.match(right):
            continue
        if (
            _TITLE_LEFT.search(left)
            and _TITLE_RIGHT.match(right)
            or _POST_BASED.match(right)
            or _POST_ONLY.match(right)
        ):
            found.extend(chain.hits)
    return found
