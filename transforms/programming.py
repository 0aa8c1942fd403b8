"""Finds the programming languages that a text names, also those that are a single letter or an everyday word.

Belongs here: telling "C, R, Go" from a vitamin and a verb. Not here: whether they are asked for (`specialty_cues.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.field_lists import Field
from transforms.matcher import find_specific

_LANGUAGES = frozenset({
    "sw.python", "sw.java", "sw.javascript", "sw.typescript", "sw.c", "sw.cpp", "sw.csharp", "sw.go", "sw.rust",
    "sw.ruby", "sw.php", "sw.swift", "sw.kotlin", "sw.r", "sw.sql", "sw.shell", "sw.cobol",
})  # fmt: skip
_BESIDE_LANGUAGES = frozenset({"sw.frontend", "sw.mobile"})
"""Frameworks and mark-up count as tools only in a list that names a programming language too."""

_LONE = {"C": "sw.c", "R": "sw.r", "Go": "sw.go", "NET": "sw.csharp", "Apex": "sw.enterprise", "Shell": "sw.shell"}
_LONE_TOKEN = re.compile(r"(?<![\w+#.&/-])(?:C|R|Go|NET|Apex|Shell)(?![\w+#&-]|\.\w)")
_LED = re.compile(r"\b(?:in|with|using|of|modern|(?:engineer|developer|programmer|coder)s?,?) $", re.I)
_LED_WITHIN = 14
_EVERYDAY_TOOLS = frozenset({"rust", "swift", "ruby", "java", "go"})


@lru_cache(maxsize=4096)
def find_tools(text: str) -> tuple[Field, ...]:
    """The programming languages that a text names, "C, R, Go" among others too; frameworks only beside a language.

    >>> [field.codes[0] for field in find_tools("Python, SQL, Swift, Go, NET, R and C, or React")]
    ['sw.python', 'sw.sql', 'sw.swift', 'sw.go', 'sw.csharp', 'sw.r', 'sw.c', 'sw.frontend']
    >>> find_tools("Vitamin C and React to change")
    ()
    """
    hits = find_specific(text)
    known = [
        hit for hit in hits
        if hit.codes[0] in _LANGUAGES and (text[hit.start].isupper() or hit.term not in _EVERYDAY_TOOLS)
    ]  # fmt: skip
    found = {hit.start: Field(hit.start, hit.end, hit.codes, hit.term) for hit in known}
    for token in _LONE_TOKEN.finditer(text):
        led = _LED.search(text, max(0, token.start() - _LED_WITHIN), token.start())
        if len(known) > 1 or (led and token.group() in ("C", "R", "Go")):
            found.setdefault(
                token.start(), Field(token.start(), token.end(), (_LONE[token.group()],), token.group().lower())
            )
    if found:
        found.update(
            (hit.start, Field(hit.start, hit.end, hit.codes, hit.term))
            for hit in hits
            if hit.codes[0] in _BESIDE_LANGUAGES
        )
    return tuple(found[start] for start in sorted(found))
