"""What never gets past extraction: referral and tracking parameters in any address, e-mail addresses, phone numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.reading import Published
from transforms.records import Draft

TRACKING = frozenset({
    "referralcode", "referral", "referral_code", "referrer", "ref", "refcode", "invite", "invite_code", "via", "src",
    "source", "gh_src", "lever-source", "lever-origin", "worker_src", "pageloadid", "anonymousid", "fbclid", "gclid",
    "msclkid", "mc_cid", "mc_eid", "trk", "aff", "affiliate", "partner",
})  # fmt: skip
"""Query parameters, lower case, that say who sent the visitor; everything that starts with `utm_` goes too."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>()\[\]]{1,2000}")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w+])\+\d{1,3}[ .(-]{1,2}\d[\d .()-]{6,16}\d(?!\w)")

NO_MAIL = "[e-mail removed]"
NO_PHONE = "[phone removed]"


def strip_tracking(url: str) -> str:
    """The address without referral and tracking parameters; the others keep their order and spelling.

    >>> strip_tracking("https://work.example/jobs/7?referralCode=x&lang=en&utm_source=s#apply")
    'https://work.example/jobs/7?lang=en#apply'
    """
    head, mark, rest = url.partition("?")
    if not mark:
        return url
    query, hash_mark, fragment = rest.partition("#")
    separator = "&amp;" if "&amp;" in query else "&"
    kept = [part for part in query.split(separator) if not _tracks(part)]
    return head + ("?" + separator.join(kept) if kept else "") + hash_mark + fragment


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].casefold()
    return name in TRACKING or name.startswith("utm_")


def scrub_text(text: str) -> str:
    """A text without tracking parameters, e-mail addresses and international phone numbers.

    >>> scrub_text("Write to jane.doe@mail.example or see https://a.example/?ref=jane.")
    'Write to [e-mail removed] or see https://a.example/'
    """
    if "://" in text and "?" in text:
        text = _ADDRESS.sub(lambda found: strip_tracking(found.group()), text)
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
