"""What never gets past extraction: referral and tracking parameters in any address, e-mail addresses, phone numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.reading import Published
from transforms.records import Draft

TRACKING = frozenset({
    "ref", "refcode", "invite", "invite_code", "via", "src", "source", "gh_src", "lever-source", "lever-origin",
    "worker_src", "pageloadid", "anonymousid", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "trk", "aff",
    "affiliate", "partner",
})  # fmt: skip
"""Query parameters, lower case, that say who sent the visitor; all that start with `utm_` or hold `referr` go too."""

# The ampersand may be escaped more than once: descriptions are HTML, and some of it is HTML in HTML.
_PARAMETER = re.compile(r"(\?|&(?:amp;){0,3})([A-Za-z][\w.-]{0,40})=([^\s\"'<>&#()\[\]]{0,500})")
_GAP = "\ue000"
_AFTER_GAP = re.compile(_GAP + r"(?:&(?:amp;){0,3}(?=[A-Za-z][\w.-]{0,40}=))?")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w+])\+\d{1,3}[ .(-]{1,2}\d[\d .()-]{6,16}\d(?!\w)")

NO_MAIL = "[e-mail removed]"
NO_PHONE = "[phone removed]"


def strip_tracking(text: str) -> str:
    """An address, or a text with addresses, without referral and tracking parameters.

    >>> strip_tracking("https://work.example/jobs/7?referralCode=x&lang=en&utm_source=s#apply")
    'https://work.example/jobs/7?lang=en#apply'
    >>> strip_tracking("&lt;a href=&quot;https://a.example/?id=7&amp;amp;ref=jane&quot;&gt;")
    '&lt;a href=&quot;https://a.example/?id=7&quot;&gt;'
    """
    if "=" not in text or "?" not in text:
        return text
    return _AFTER_GAP.sub(_close_gap, _PARAMETER.sub(_drop_tracking, text))


def _drop_tracking(found: re.Match[str]) -> str:
    lead, name, _ = found.groups()
    lower = name.casefold()
    if lower in TRACKING or lower.startswith("utm_") or "referr" in lower:
        return _GAP if lead == "?" else ""
    return found.group()


def _close_gap(found: re.Match[str]) -> str:
    """Where the first parameter went, the next one becomes the first."""
    return "" if found.group() == _GAP else "?"


def scrub_text(text: str) -> str:
    """A text without tracking parameters, e-mail addresses and international phone numbers.

    >>> scrub_text("Write to jane.doe@mail.example or see https://a.example/?ref=jane.")
    'Write to [e-mail removed] or see https://a.example/'
    """
    text = strip_tracking(text)
    if "@" in text:
        text = _MAIL.sub(NO_MAIL, text)
    if "+" in text:
        text = _PHONE.sub(NO_PHONE, text)
    return text


def scrub_draft(draft: Draft) -> Draft:
    """The draft as it may be stored: every text of it scrubbed, its address without tracking."""
    return replace(
        draft,
        url=strip_tracking(draft.url),
        title=scrub_text(draft.title),
        description=scrub_text(draft.description),
        published=tuple(_scrub_value(value) for value in draft.published),
    )


def _scrub_value(value: Published) -> Published:
    text = scrub_text(value.text)
    return value if text == value.text else replace(value, text=text)
