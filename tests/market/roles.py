"""The roles of the market: a role is one opportunity's facts; a family is a role and siblings that differ in one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.market.words import (
    CODERS,
    COUNTRIES,
    GENERAL,
    LANGUAGES,
    PLATFORMS,
    SUBJECTS,
    TASK_THINGS,
    TASK_WORKS,
    Platform,
    Subject,
)

AXES = ("language", "specialty", "seniority", "track", "tier", "countries", "pay", "credential", "noun")
"""What siblings differ in; `noun` is another name of the work within one specialty, which only the title tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What one opportunity offers. `pay` is US dollars an hour; `countries` are those that the text demands."""

    platform: Platform
    family: str
    opportunity: str
    subject: Subject
    noun: str
    task: str = ""
    """What the family's people do in this project, as the title says it; the same for all siblings."""
    language: tuple[str, str] | None = None
    is_senior: bool = False
    track: str | None = None
    tier: str | None = None
    credential: str | None = None
    countries: tuple[str, ...] = ()
    pay: tuple[int, int] = (20, 40)
    hours: tuple[int, int] = (10, 20)
    years: int = 2
    titled: frozenset[str] = frozenset()
    """Facts that the title carries."""

    @property
    def title(self) -> str:
        return make_title(self)

    @property
    def facts(self) -> tuple[Any, ...]:
        """The values on all axes, in their order."""
        return (
            self.language, self.subject.code, self.is_senior, self.track, self.tier, self.countries, self.pay, self.credential,
            self.noun,
        )  # fmt: skip


def make_title(role: Role) -> str:
    words = ["Senior"] if role.is_senior else []
    if role.language and "language" in role.titled:
        words.append(role.language[1])
    title = " ".join((*words, role.noun)) + (f" for {role.task}" if role.task else "") + role.platform.suffix
    if role.tier and "tier" in role.titled:
        title += {"phd": " (PhD)", "master": " (Master's)", "bachelor": " (Bachelor's)"}[role.tier]
    return f"{title} – {role.track.capitalize()} Tasks" if role.track else title


def differing_axes(a: Role, b: Role) -> frozenset[str]:
    """The axes on which two roles differ; people of another field have another name, which is no second difference."""
    axes = frozenset([axis for axis, x, y in zip(AXES, a.facts, b.facts, strict=True) if x != y])
    return axes - {"noun"} if "specialty" in axes else axes


def make_family(random: Random, name: str) -> list[Role]:
    """One to twelve siblings; all but the first differ from it on one axis only."""
    base = _make_base(random, name)
    size = 1 if random.random() < 0.25 else random.randint(3, 12)
    roles, taken = [base], {base.facts}
    axes = random.sample(_axes_of(base), min(2, len(_axes_of(base))))
    for _ in range(size * 5):
        if len(roles) == size:
            break
        other = _vary(random, base, random.choice(axes))
        if other.facts not in taken:
            taken.add(other.facts)
            roles.append(replace(other, opportunity=f"{name}-{len(roles)}"))
    return roles


def _make_base(random: Random, name: str) -> Role:
    kind = random.choices(("expert", "language", "code"), (5, 4, 2))[0]
    platform = random.choice(PLATFORMS)
    low = random.randrange(12, 90)
    task = f"{random.choice(TASK_THINGS)} {random.choice(TASK_WORKS)}" if random.random() < 0.6 else ""
    base = Role(
        platform=platform, task=task, family=name, opportunity=f"{name}-0", subject=GENERAL, noun=GENERAL.nouns[0],
        pay=(low, low + random.randrange(5, 40)), hours=random.choice(((5, 10), (10, 20), (15, 25), (20, 40))),
        countries=_draw_countries(random) if random.random() < 0.5 else (),
    )  # fmt: skip
    if kind == "language":
        titled = frozenset({"language"}) if random.random() < 0.6 else frozenset()
        return replace(base, language=random.choice(LANGUAGES), noun=random.choice(GENERAL.nouns), titled=titled)
    subject = random.choice(CODERS if kind == "code" else SUBJECTS)
    base = replace(base, subject=subject, noun=random.choice(subject.nouns), is_senior=random.random() < 0.15)
    base = replace(base, years=5 if base.is_senior else 2)
    if kind == "code":
        return replace(base, track=random.choice((None, "online", "offline")))
    if subject.credentials == ("PhD",):
        titled = frozenset({"tier"}) if random.random() < 0.6 else frozenset()
        return replace(base, tier=random.choice(("phd", "master")), titled=titled)
    return replace(base, credential=random.choice(subject.credentials)) if subject.credentials else base


def _axes_of(role: Role) -> list[str]:
    axes = ["pay"]
    if role.countries:
        axes.append("countries")
    if role.language:
        return [*axes, "language", "noun"]
    axes += ["seniority", "specialty"]
    axes += ["track"] if role.track else []
    axes += ["tier"] if role.tier else []
    axes += ["credential"] if role.credential and len(role.subject.credentials) > 1 else []
    return axes + (["noun"] if len(role.subject.nouns) > 1 else [])


def _vary(random: Random, role: Role, axis: str) -> Role:
    if axis == "pay":
        low = random.randrange(12, 90)
        return replace(role, pay=(low, low + random.randrange(5, 40)))
    if axis == "countries":
        return replace(role, countries=_draw_countries(random))
    if axis == "language":
        return replace(role, language=random.choice(LANGUAGES))
    if axis == "seniority":
        return replace(role, is_senior=not role.is_senior, years=2 if role.is_senior else 5)
    if axis == "track":
        return replace(role, track=random.choice(("online", "offline")))
    if axis == "tier":
        return replace(role, tier=random.choice(("phd", "master", "bachelor")))
    if axis == "credential":
        return replace(role, credential=random.choice(role.subject.credentials))
    if axis == "noun":
        return replace(role, noun=random.choice(role.subject.nouns))
    # Another field with the same kind of requirement: a template that is filled in anew.
    alike = [
        x for x in (CODERS if role.subject in CODERS else SUBJECTS)
        if (role.credential is None or role.credential in x.credentials)
        and (role.tier is None or x.credentials == ("PhD",))
        and (role.credential or role.tier or role.subject in CODERS or not x.credentials)
    ]  # fmt: skip
    subject = random.choice(alike)
    return replace(role, subject=subject, noun=subject.nouns[0])


def _draw_countries(random: Random) -> tuple[str, ...]:
    return tuple(sorted(random.sample([code for code, _ in COUNTRIES], random.choice((1, 2, 2, 3)))))
