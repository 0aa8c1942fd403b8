"""Finds what identifies a private person in a text: e-mail addresses, telephone numbers, handles, recruiters' names.

Exports cut all of it by default, mailboxes of a team included: nobody needs an address from us to apply. Amounts of
money, hours, dates and listing ids must survive, so digits alone are no telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from transforms.sections import fold

PersonalKind = Literal["email", "phone", "handle", "name"]


class PersonalSpan(NamedTuple):
    """`text[start:end]` identifies a person; code points, half-open."""

    start: int
    end: int
    kind: PersonalKind


MASKS: dict[PersonalKind, str] = {"email": "[e-mail]", "phone": "[phone]", "handle": "[handle]", "name": "[name]"}

_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^{|}~-]{1,64}$")
_AT_DOMAIN = re.compile(r"(?<=[\w.!#$%&'*+/=?^{|}~ -])[@＠] ?(?:[\w-]{1,63}\.){1,5}[^\W\d_][\w-]{1,23}")
_LETTER = re.compile(r"[^\W\d_]|[☎📞📱=]")
_AT_BRACKET = re.compile(
    r"[\w.+-]{1,64} ?[\[({<] ?(?:at|@) ?[\])}>] ?[\w-]{1,63}"
    r"(?: ?(?:[\[({<] ?(?:dot|\.) ?[\])}>]|\.| dot ) ?[\w-]{2,24}){1,3}",
    re.I,
)
_AT_MARKS = ("(at)", "[at]", "{at}", "<at>", "( at )", "[ at ]", "(@)", "[@]")
_AT_WORD = re.compile(r"\b[\w.+-]{1,64} at [\w-]{1,63}(?: dot [\w-]{2,24}){1,3}\b", re.I)

_RUN = re.compile(
    r"(?<![\w.,$€£¥₹#/=_-])(?:\+|00)?\(?\d[\d()./ \u00a0\u2009\u2010-\u2013-]{5,24}\d(?![\w%]|[.,:]\d|/\d)"
)
_CUE = re.compile(
    r"(?:\b(?:phone|tele?phone|tel|mobile|mob|cell|call(?: us| me)?|text(?: us| me)?|whats ?app|sms|fax|dial|hotline"
    r"|viber|signal|wechat|contact(?: us| me| number| no)?|ring|helpline|landline|ph|teléfono|telefone|telefon"
    r"|téléphone|numero|number is|reach (?:us|me))\b|wa\.me/|phone=|☎|📞|📱)[^\w\n]{0,4}"
    r"(?:(?:number|no|at|on|via|us|me|or|text|is|our office)\b[^\w\n]{0,3}){0,3}[+(]{0,2}$",
    re.I,
)
_SHAPES = re.compile(
    r"(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]?[2-9]\d{2}[ .-]\d{4}"  # (415) 555-0132
    r"|0\d{1,4}(?: ?[/-] ?| )\d{3,8}(?:[ -]\d{2,5}){0,3}"  # 020 7946 0958, 030 / 1234567
    r"|0[1-9](?:[ .-]\d{2}){4}"  # 01 23 45 67 89
    r"|[6-9]\d{4}[ -]\d{5}"  # 98765 43210
    r"|\(0?\d{2,4}\) ?\d{3,5}[ -]\d{3,5}"  # (11) 91234-5678
    r"|1[3-9]\d[ -]\d{4}[ -]\d{4}"  # 138 1234 5678
)
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(
    rf"{_YEAR}[-./ ]\d{{1,2}}[-./ ]\d{{1,2}}|\d{{1,2}}[-./ ]\d{{1,2}}[-./ ]{_YEAR}|{_YEAR} ?[-–] ?{_YEAR}"
)
_AMOUNT = re.compile(
    r"^ ?(?:hours?|hrs?|per\b|usd|eur|gbp|inr|/|words|tasks|people|contributors|users|dollars|k\b)", re.I
)

_PROFILE = re.compile(
    r"(?:linkedin\.com/in|t\.me|telegram\.me|twitter\.com|(?<![\w.])x\.com|instagram\.com|facebook\.com|tiktok\.com/@?"
    r"|discord(?:app)?\.com/users|reddit\.com/u(?:ser)?|threads\.net/@?|join\.skype\.com/invite|calendly\.com)/?"
    r"(?!jobs?\b|company\b|share\b|intent\b)@?[\w.%-]{3,60}",
    re.I,
)
_SITES = (
    "linkedin.com/in", "t.me", "telegram.me", "twitter.com", "x.com", "instagram.com", "facebook.com", "tiktok.com",
    "discord", "reddit.com/u", "threads.net", "skype.com", "calendly.com",
)  # fmt: skip
_NETWORKS = ("telegram", "discord", "skype", "wechat", "weixin", "line", "kik", "snapchat", "instagram")
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z_][\w.]{2,31}(?![\w@]|\.\w)")
_HANDLE_CUE = re.compile(
    r"\b(?:telegram|tg|discord|twitter|instagram|insta|ig|skype|wechat|weixin|signal|slack|threads|mastodon|snapchat"
    r"|tiktok|line id|dm|dms|message|msg|ping|follow|reach out|contact|handle|write to|on x|user)\b",
    re.I,
)
_NAMED_HANDLE = re.compile(
    r"\b(?:telegram|discord|skype|wechat|weixin|line|kik|snapchat|instagram)(?: id| handle| username| user)?"
    r"(?:: ?| [-–] )(?!https?:)([A-Za-z][\w.:#-]{3,40})",
    re.I,
)
_DISCORD = re.compile(r"(?<![\w#/])[A-Za-z][\w.]{1,31}#\d{4}(?!\d)")
_REDDIT = re.compile(r"(?<![\w/])/?u/[A-Za-z][\w-]{2,20}\b")

_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]{1,20}(?:[A-Z][a-z]{1,15})?"
_PERSON = (
    rf"(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?{_WORD}(?: [A-Z]\.)?(?: (?:de|da|van|von|al|bin|del|di) )?(?: {_WORD}){{1,2}}"
)
_AFTER = r"(?= (?:at|on|via|by|from|for|directly|if|with|to|or)\b|[,.;:(\n]|$)"
_LEADS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("recruiter", "hiring manager", "talent partner", "talent acquisition", "talent lead", "talent specialist",
         "talent manager", "sourcer", "contact person", "contact", "posted by", "referred by", "account manager",
         "hr manager", "hr contact"),
        re.compile(rf"(?i: name)?(?::\s?| is | - | – |, | )({_PERSON})"),
    ),
    (
        ("reach out to", "get in touch with", "speak to", "speak with", "talk to", "message", "email", "e-mail", "dm",
         "write to", "ask for", "connect with", "send it to", "send your cv to", "send your resume to"),
        re.compile(rf" ({_PERSON}){_AFTER}"),
    ),
    (
        ("regards", "sincerely", "best", "cheers", "thanks", "thank you", "warmly", "yours", "yours truly",
         "yours faithfully"),
        re.compile(rf"[,!.]?[ \n]{{1,3}}[-–—~]? ?({_PERSON})(?=[\n,|(]|$)"),
    ),
)  # fmt: skip
"""Words in lower case that announce a name, and the pattern of what follows them; its group is the name."""
_TITLES = ("recruiter", "talent ", "hr ", "hiring ", "sourcing", "people ")
_SIGNED = re.compile(rf"(?:^|\n)[-–—~]? ?({_PERSON}),? ?[|–-]? ?$")
_NOT_PERSON = frozenset({
    "Team", "Support", "Talent", "Recruiting", "Recruitment", "Department", "Careers", "Community", "Operations",
    "Desk", "Center", "Centre", "Manager", "Project", "Human", "Resources", "Customer", "Service", "Services",
    "Help", "Office", "Technical", "Sales", "Marketing", "Research", "Data", "Artificial", "Intelligence",
    "Machine", "Learning", "Open", "University", "College", "Institute", "Our", "Us", "The", "Your", "This",
    "United", "States", "Kingdom", "Job", "Role", "Position", "Application", "Applicants", "Candidates",
    "Experience", "Experts", "Expert", "Specialist", "Engineer", "Please", "Apply", "For", "You", "Time", "Hours",
    "Full", "Part", "Remote", "Payment", "Pay", "Location", "Type", "English", "Native", "Monday", "Friday",
    "Google", "Microsoft", "Meta", "Source", "Practices", "Lead", "Partner", "Outlier", "Mercor", "Alignerr",
    "Mindrift", "Appen", "CrowdGen", "Telus", "Handshake", "Invisible", "Labelbox", "Scale", "Acquisition",
    "Information", "Details", "Number", "Method", "Email", "Phone", "International", "Coordinator",
})  # fmt: skip


def find_personal_data(text: str) -> tuple[PersonalSpan, ...]:
    """Everything in the text that identifies a private person, in order, without overlaps.

    >>> [span.kind for span in find_personal_data("Mail jane@example.org or call +1 415 555 0132, $20-25/hour")]
    ['email', 'phone']
    """
    spans = sorted((*_find_emails(text), *_find_phones(text), *_find_handles(text), *_find_names(text)))
    kept: list[PersonalSpan] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def make_redacted(text: str) -> str:
    """The text with everything personal replaced by its mask, so that a reader sees that something was there."""
    pieces: list[str] = []
    at = 0
    for span in find_personal_data(text):
        pieces += text[at : span.start], MASKS[span.kind]
        at = span.end
    return "".join((*pieces, text[at:])) if pieces else text


def _find_emails(text: str) -> Iterator[PersonalSpan]:
    for match in _AT_DOMAIN.finditer(text) if "@" in text or "＠" in text else ():
        at = match.start()
        spaced = text[at - 1] == " "
        local = _LOCAL.search(text[max(0, at - 65) : at - spaced])
        if local and spaced <= (match[0][1] == " "):
            yield PersonalSpan(at - spaced - len(local[0]), match.end(), "email")
    low = text.lower()
    if any(mark in low for mark in _AT_MARKS):
        for match in _AT_BRACKET.finditer(text):
            yield PersonalSpan(match.start(), match.end(), "email")
    if " dot " in low:
        for match in _AT_WORD.finditer(text):
            yield PersonalSpan(match.start(), match.end(), "email")


def _find_phones(text: str) -> Iterator[PersonalSpan]:
    for match in _RUN.finditer(text):
        run = match[0].rstrip(" -–./(")
        digits = sum(char.isdigit() for char in run)
        if 7 <= digits <= 15 and _is_phone(text, match.start(), run, digits):
            yield PersonalSpan(match.start(), match.start() + len(run), "phone")


def _is_phone(text: str, start: int, run: str, digits: int) -> bool:
    """Whether digits are a telephone number: announced as one, international, or in the shape of one."""
    if _AMOUNT.match(text, start + len(run)) or _DATE.fullmatch(run):
        return False
    before = text[max(0, start - 40) : start]
    if _LETTER.search(before) and _CUE.search(before):
        return True
    if run.startswith("+"):
        return digits >= 8
    return digits >= 9 and _SHAPES.fullmatch(run) is not None


def _find_handles(text: str) -> Iterator[PersonalSpan]:
    low = text.lower()
    for match in _PROFILE.finditer(text) if any(site in low for site in _SITES) else ():
        yield PersonalSpan(match.start(), match.end(), "handle")
    for match in _HANDLE.finditer(text) if "@" in text else ():
        if _HANDLE_CUE.search(text[max(0, match.start() - 50) : match.start()]):
            yield PersonalSpan(match.start(), match.end(), "handle")
    for match in _NAMED_HANDLE.finditer(text) if any(network in low for network in _NETWORKS) else ():
        yield PersonalSpan(match.start(1), match.end(1), "handle")
    for pattern, literal in ((_DISCORD, "#"), (_REDDIT, "u/")):
        for match in pattern.finditer(text) if literal in text else ():
            yield PersonalSpan(match.start(), match.end(), "handle")


def _find_names(text: str) -> Iterator[PersonalSpan]:
    low = fold(text)
    for leads, pattern in _LEADS:
        for at in _find_words(low, leads):
            yield from _person(pattern.match(text, at))
    for title in _TITLES:
        for end in _find_words(low, (title,)):
            start = end - len(title)
            yield from _person(_SIGNED.search(text, max(0, start - 70), start))


def _find_words(low: str, words: tuple[str, ...]) -> Iterator[int]:
    """Where one of the words ends, for each that does not begin inside another word."""
    for word in words:
        at = low.find(word)
        while at >= 0:
            if not at or not low[at - 1].isalnum():
                yield at + len(word)
            at = low.find(word, at + len(word))


def _person(match: re.Match[str] | None) -> Iterator[PersonalSpan]:
    if match and not _NOT_PERSON.intersection(match[1].split()):
        yield PersonalSpan(match.start(1), match.end(1), "name")
