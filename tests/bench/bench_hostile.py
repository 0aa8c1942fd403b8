"""Every parser on 100 kB of hostile text: its worst CPU time against the limit. `./run bench hostile`

Nested quantifiers, wide gaps and lazy ranges show in the repeated strings. What parsers share is forgotten between
them, so each is charged with all that it asks for.
"""

from __future__ import annotations

import functools
import gc
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from inspect import signature

from transforms import normalise, places
from transforms.errors import BrokenText
from transforms.reading import Reading
from transforms.segments import make_reading
from transforms.text import make_text
from transforms.values import Publisher

SIZE = 100_000
LIMIT_MS = 100
ATTACKS = (
    "1", "1,", "1.", "$1,", "$1 - ", "$1 to ", "USD 1-", " ", "\n", "\t\n", "<", "<a>", "</", "a@", "a.", "a@a.", "(", "((1",
    "*", "- ", "A ", "a, ", "or ", "10 hours ", "10-", "PhD ", "PhD or ", "degree in ", "experience in ", "English, ",
    "US, ", "http://", "Requirements: ", "You must ", "5 years ", "e.g. ", "$1 per hour or ",
)  # fmt: skip
GIVEN = {
    "publisher": Publisher(kind="platform", domain=None), "first_party": True,
    "fetched_at": datetime(2026, 11, 20, tzinfo=UTC),
}  # fmt: skip


def list_parsers() -> dict[str, Callable[[Reading], object]]:
    """Every field's parser by name, with what it wants beside the reading; those that want another's value are left."""
    found: dict[str, Callable[[Reading], object]] = {}
    for name, parser in [("parse_places", places.parse_places), *vars(normalise).items()]:
        if not name.startswith("parse_"):
            continue
        first, *others = signature(parser).parameters.values()
        if first.name == "reading" and all(one.name in GIVEN or one.default is not one.empty for one in others):
            wanted = {one.name: GIVEN[one.name] for one in others if one.name in GIVEN}
            found[name] = functools.partial(parser, **wanted)
    return found


def forget() -> None:
    """Empties every bounded cache; vocabularies and compiled patterns stay."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and kept.cache_parameters()["maxsize"]:
            kept.cache_clear()


def measure(work: Callable[[], object]) -> float:
    """CPU milliseconds; a text that is refused is dealt with."""
    forget()
    started = time.process_time()
    with suppress(BrokenText):
        work()
    return (time.process_time() - started) * 1000


def main() -> None:
    parsers = list_parsers()
    worst: dict[str, tuple[float, str]] = {}
    make_reading("warm up")
    for attack in ("", *ATTACKS):
        text = (attack * SIZE)[:SIZE]
        reading = make_reading(text, title=text[:200], location=text[:200])
        jobs = {name: functools.partial(parser, reading) for name, parser in parsers.items()}
        jobs["make_text"] = functools.partial(make_text, text, "html")
        jobs["make_reading"] = functools.partial(make_reading, text)
        for name, job in jobs.items():
            spent = measure(job)
            if attack:
                worst[name] = max(worst.get(name, (0.0, "")), (spent, attack))
    print(f"{len(ATTACKS)} attacks of {SIZE // 1000} kB, limit {LIMIT_MS} ms of CPU")
    for name, (spent, attack) in sorted(worst.items(), key=lambda item: -item[1][0]):
        print(f"{name}: {spent:.0f} ms on {attack!r}{'  OVER' if spent > LIMIT_MS else ''}")


if __name__ == "__main__":
    main()
