"""Who may apply from where, as the text says it: residence rules, "accepting applicants from", exclusions.

Belongs here: which sentence makes a named place a condition. Not here: "worldwide" (`worldwide.py`), location lines and
published values (`places.py`). Countries of universities, laws, clients, pay scales and
company offices are conditions of nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.countries import Place, add_codes, find_places
from transforms.gazetteer import Hit
from transforms.language_names import find_languages
from transforms.quotes import find_clause

_PERSONS = (
    r"applicants?|candidates?|participants?|contributors?|experts?|professionals?|freelancers?|people|individuals?"
    r"|persons?|speakers?|students?|graduates?|residents?|annotators?|evaluators?|raters?|writers?|linguists?"
    r"|translators?|engineers?|developers?|physicians?|doctors?|nurses?|clinicians?|lawyers?|attorneys?|talent|users?"
    r"|adults?|volunteers?|anyone|those|specialists?|analysts?|workers?|contractors?|consultants?|trainers?|tutors?"
    r"|testers?|transcribers?|researchers?|scientists?|scholars?|PhDs?|assessors?|players?|owners?|actors?"
)
_TAIL = (
    r"(?:(?:one|any|either) of (?:the |these )?(?:following )?(?:countries|locations|regions|places)?\W{0,3}|either "
    r"|mainland |continental |only |the |both |50 |countries (?:like|such as) |(?:states?|provinces?|countries) of )"
    r"{0,4}\W{0,4}(?:(?-i:[A-Z][\w’'.-]{1,20})(?: (?-i:[A-Z][\w’'.-]{1,20})){0,2}, )?$"
)
_RESIDES = re.compile(
    r"\b(?:resid(?:e[sd]?|ing|ents?|ency|ence)|liv(?:es?|ed|ing)|domiciled|wohn\w+|resid(?:ir|entes?|iendo)|vivir)\b"
    r"[^.;:?]{0,25}\b(?:in|within|of|from|en|em)\W{1,3}" + _TAIL,
    re.I,
)
_RESIDES_THERE = re.compile(r"\b(?:sich|Wohnsitz)\b[^.;:?]{0,12}\bin\W{1,3}(?:der |den |dem )?$", re.I)
_RESIDENCY = re.compile(r"\bresiden(?:cy|ce)\s?[:\-–]\W{0,4}" + _TAIL, re.I)
_BASED = re.compile(
    r"\b(?:based|located|situated|physically|presently)\b[^.;:?]{0,15}\b(?:in|within|from|out of)\W{1,3}" + _TAIL, re.I
)
_SUBJECT = re.compile(
    rf"(?:\b(?:must|should|need|require[sd]?|currently|be|you|you[’']?re|only|who|if|also|physically|{_PERSONS})\b"
    r"[^.;]{0,50}|^\W*(?:is |are )?|\d\W{0,3})$",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:company|team|office|startup|firm|labs?|clients?|customers?|universit(?:y|ies)|institutions?|schools?|employers?"
    r"|organi[sz]ations?|platform|partners?|headquarter(?:s|ed)|hospitals?|servers?|studios?|games?)"
    r"\W{1,3}(?:that |which )?(?:is |are |was )?(?:\w+ )?$",
    re.I,
)
_FROM = re.compile(
    rf"\b(?:{_PERSONS})\W{{1,3}}(?:(?:who|are|is|currently|only|based|located|living|residing|and|or|{_PERSONS})\W{{1,3}})"
    rf"{{0,3}}(?:from|in|within|across|throughout)\W{{1,3}}{_TAIL}",
    re.I,
)
_WORK_FROM = re.compile(
    r"\b(?:(?:must|should|only) work from (?:within |inside )?|work(?:ing)? (?:remotely )?(?:from )?(?:home|anywhere)"
    r" (?:with)?in |must (?:currently |also )?be (?:with)?in )" + _TAIL,
    re.I,
)
_REMOTE_IN = re.compile(r"\bremote(?:ly)?(?:\s?[(|,–-]\s?|\s)(?:anywhere )?(?:(?:in|within|from) )?" + _TAIL, re.I)
_REMOTE_END = re.compile(r"\W{0,3}(?:$|\n|only\b)|\s?\)")
_PAY_AFTER = re.compile(r"\W{1,3}(?:up to |from )?[$€£]|[^.;\n]{0,3}\b(?:earn|are paid|receive)\b")
_OPEN = re.compile(
    r"\b(?:accept(?:ing|s|ed)?|hiring|recruit(?:ing)?|onboarding|considering|welcom(?:e|ing)|open|available|offered"
    r"|limited|restricted|eligib(?:le|ility)|applications?|accessible|seeking|looking for)\b"
    r"[^.;?]{0,40}\b(?:to|in|from|within|for|by|:)\W{1,3}"
    r"(?:all |people |those |anyone |residents |candidates |applicants )?(?:in |from |of |based in )?" + _TAIL,
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
_CITIZENS = re.compile(r"\b(?:citizens?|nationals?) (?:of|from)\W{1,3}" + _TAIL, re.I)
_LABEL_ABOVE = re.compile(
    r"^\W{0,4}(?:(?:job|work|eligible|accepted|required) )?(?:locations?|countr(?:y|ies))\W{0,4}$", re.I
)
_POST_BASED = re.compile(
    r"^[-‐‑– ]{0,2}based\b(?! (?:on|compan|startup|firm|client|employer|universit|lab|team|organi|institution|law))",
    re.I,
)
_POST_ONLY = re.compile(r"^\W{0,3}(?:residents?|applicants?|candidates?|based)?\W{0,2}only\b", re.I)
_POST_RESIDENT = re.compile(r"^\W{0,2}(?:legal |permanent )?residen(?:ts?|cy)\b", re.I)
_COUNTED = re.compile(r"(?:\d[\d,.]{2,}|\d+ ?(?:k|million))\+? (?:\w+ ){0,3}\w+\b[^.;]{0,12}$", re.I)
_OF_LANGUAGE = re.compile(r"(?:\s?\(|\s?[-–]\s?|\sfrom (?:the )?|\sof |,? in (?:the )?|\s)$", re.I)
_STUDY = re.compile(
    r"\b(?:citizens?|degrees?|universit\w+|colleges?|schools?|institutions?|enrol\w+|licen[cs]\w+|experience|qualified"
    r"|admitted|laws?|educat\w+|attended|undergraduate|J\.?D|bar|clients?|compan(?:y|ies)|markets?|visas?|sponsor\w*"
    r"|authori[sz]\w+|to work)\b[^.;]{0,60}$",
    re.I,
)
_NOUN = re.compile(
    r"^[’']s\b|^[\s-]+(?:law|tax|legal|gaap|market|federal|state law|account|universit|colleg|school|compan|client"
    r"|custom|time ?zone|hours|east|cultur|histor|context|regulat|dollar|bar\b|court|patent|standard|english|spanish"
    r"|citizen|visa|work (?:auth|visa|permit)|government|medical|health|insur|financ|politic|econom|licens|accent"
    r"|dialect|version|language|currency|bank|phone|number|passport|holiday|audienc|startup|employer"
    r"|based (?:compan|client))",
    re.I,
)
_PAY = re.compile(r"[$€£]|\b(?:rates?|pay\w*|paid|compensat\w*|salar\w*|hourly|per hour|ranges?)\b|/h", re.I)
_PREFER = re.compile(r"\b(?:prefer\w*|ideal\w*|priorit\w*|bonus|plus|advantage)\b", re.I)
_PREFER_AFTER = re.compile(r"^\W{0,3}(?:is |are )?(?:strongly |highly )?preferred\b", re.I)
_NOT = re.compile(
    r"\b(?:not(?! only)|cannot|can[’']?t|unable|exclud\w+|except(?:ions?)?(?: for)?|outside(?: of)?|unavailable"
    r"|don[’']?t)\b[^.;,]{0,50}$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"^[^.;]{0,60}\b(?:not|cannot|n[’']t)\b (?:\w+ ){0,2}(?:eligible|accepted|considered|able|available|supported|permitted)",
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
_TITLE_LEFT = re.compile(
    r"(?:[(\[|;,]\s?|\s[-–—|]\s?|[-–—]\s|\b(?:remote|only|in|from|for|based in|based)\b\W{0,4}|^)"
    r"(?:remote\W{1,4})?(?:the )?$",
    re.I,
)
_TITLE_RIGHT = re.compile(
    r"\s?(?:[)\]|,;]|\W{1,3}remote\b|\s[-–—|]\s|$|\s?(?:only|based|residents?|contract|freelance)\b)", re.I
)
_CODE_JOIN = re.compile(r"\s?[,/|;&]\s?(?:(?:and|or)\s)?|\s(?:and|or)\s")
_GAP, _MOST = 24, 120
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
    rules = (_judge(text, chain, *_sides(text, chain)) for chain in find_chains(text)[:_MOST])
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
    first, _ = find_clause(text, chain.start, chain.start + 1)
    _, last = find_clause(text, chain.end - 1, chain.end)
    left = text[max(first, chain.start - _REACH) : chain.start]
    if not left.strip(" *_•-–"):
        above = text[max(0, chain.start - 60) : chain.start].rstrip(" \n*_•-–").rsplit("\n", 1)[-1]
        if _LABEL_ABOVE.match(above) or above.endswith(":"):
            left = f"{above}: " if not above.endswith(":") else f"{above} "
    return left, text[chain.end : min(max(last, chain.end), chain.end + _REACH)]


def _judge(text: str, chain: Chain, left: str, right: str) -> Rule | None:
    is_residence = _is_residence(left, right)
    if _PAY_AFTER.match(right):
        return None
    # One country's citizens are a work permit; a list of several says who may apply.
    is_open = not is_residence and (_is_open(left, right) or (len(chain.hits) > 1 and bool(_CITIZENS.search(left))))
    if not (is_residence or is_open or _EXCEPT.search(left)):
        return None
    if _PREFER.search(left) or _PREFER_AFTER.match(right) or _NOUN.match(right) or _names_locale(left):
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
    if _LABEL.search(left) or _LABEL_ABOVE.match(left) or (_REMOTE_IN.search(left) and _REMOTE_END.match(right)):
        return True
    if _PAY.search(left[-60:]) or _STUDY.search(left) or _PAY.search(right[:40]) or _COUNTED.search(left):
        return False
    if _POST_BASED.match(right) or _POST_ONLY.match(right):
        return True
    return any(cue.search(left) for cue in (_FROM, _OPEN, _ACCEPTS, _WORK_FROM))


def find_remote_places(line: str) -> tuple[Hit[Place], ...]:
    """The places of a header line that ties them to the remote work itself.

    >>> [hit.value.code for hit in find_remote_places("Remote (United States or Canada) Contract")]
    ['US', 'CA']
    """
    for chain in find_chains(line):
        if _REMOTE_IN.search(line[: chain.start]) and _REMOTE_END.match(line[chain.end :]):
            return chain.hits
    return ()


def read_title_places(title: str) -> list[Hit[Place]]:
    """Places that a title gives as a condition: "(US/EU ONLY)", "US-based", "Remote - Thailand", "[Germany]".

    >>> [hit.value.code for hit in read_title_places("Analyst (US/EU ONLY)") + read_title_places("Advisor (US Law)")]
    ['US', 'EU']
    """
    found: list[Hit[Place]] = []
    # "Portuguese Specialist (Brazil)" may mean the locale as well as the place.
    has_language = bool(find_languages(title))
    for chain in find_chains(title):
        left, right = title[: chain.start], title[chain.end :]
        if _names_locale(left) or _NOUN.match(right):
            continue
        is_set_off = not has_language and _TITLE_LEFT.search(left) and _TITLE_RIGHT.match(right)
        if is_set_off or _POST_BASED.match(right) or _POST_ONLY.match(right):
            found.extend(chain.hits)
    return found
