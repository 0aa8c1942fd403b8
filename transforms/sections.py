"""Which heading opens which section: the wordings, and the test for a line that is a heading."""

from __future__ import annotations

import re

from transforms.reading import Section

_HEADINGS: tuple[tuple[Section, str], ...] = (
    ("preferred", r"preferred|nice[- ]to[- ]have|bonus|good to have|plus(?:es)?\b|desirable|what sets you apart"),
    ("ideal", r"ideal(?:ly)?\b"),
    ("required", r"requirement|required|qualification|must[- ]have|what we(?:'|’)?re looking for|who you are|who we(?:'|’)?re"
                 r"|you(?:'|’)?ll bring|you bring|your (?:profile|background)|about you|eligib|who should apply|skills|basic"),
    ("duties", r"responsibilit|what you(?:'|’)?ll (?:do|be)|what will you|your (?:role|day)|day to day|duties|tasks|key activities"
               r"|the work|how you(?:'|’)?ll"),
    ("pay", r"pay(?:ment)?\b|compensation|salary|rates?\b|earnings"),
    ("process", r"how to|application process|next steps|selection|interview|apply|how it works"),
    ("terms", r"benefits?|perks|what we offer|why (?:join|you)|schedule|hours|commitment|contract|engagement|location|job details|details"),
    ("legal", r"equal opportunit|privacy|disclaimer|important notice|eeo"),
    ("about", r"about|overview|summary|description|company|who we are|the role|position"),
)  # fmt: skip
_COMPILED = tuple((section, re.compile(pattern, re.I)) for section, pattern in _HEADINGS)


def parse_heading(text: str) -> Section | None:
    """The section that a heading line opens, None where the line is no heading.

    >>> parse_heading("Preferred Qualifications:")
    'preferred'
    >>> parse_heading("You will review the work of others and write feedback on each of the answers.") is None
    True
    """
    bare = text.strip().strip("*#_").strip()
    if not bare or len(bare) > 70 or bare[-1] in ".!;," or bare.startswith(("-", "•", "*", "–")):
        return None
    head = bare.rstrip(":").strip()
    if not bare.endswith(":") and len(head.split()) > 6:
        return None
    for section, pattern in _COMPILED:
        if pattern.search(head):
            return section
    return "other" if bare.endswith(":") and len(head.split()) <= 6 else None
