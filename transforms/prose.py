"""The hirer's own words as one string in which every offset is still an offset into the stored text.

Belongs here: silencing other speakers and healing lines that a bold marker broke. Not here: what the words mean.
"""

from __future__ import annotations

from transforms.reading import Reading


def make_prose(reading: Reading) -> str:
    """As long as `reading.text`: line breaks inside a logical line are spaces, everything else between lines is breaks.

    >>> from transforms.segments import make_reading
    >>> make_prose(make_reading("Must be located in\\nCosta Rica\\n\\nApply now."))[:29]
    'Must be located in Costa Rica'
    """
    parts: list[str] = []
    offset = 0
    for line in reading.body():
        parts.append("\n" * (line.start - offset))
        parts.append(reading.text[line.start : line.end].replace("\n", " "))
        offset = line.end
    parts.append("\n" * (len(reading.text) - offset))
    return "".join(parts)
