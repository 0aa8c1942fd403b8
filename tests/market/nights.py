"""The market over its nights: families of roles, their postings, reposts and versions, and the boards' copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from tests.market.adverts import Advert, Copier, make_own
from tests.market.roles import Role, differing_axes, make_family
from tests.market.texts import Template, make_about, make_template
from tests.market.words import COUNTRIES, PLATFORMS

FIRST_NIGHT = datetime(2026, 1, 5, 2, tzinfo=UTC)
_SPAN = 180
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Market:
    """Pages in the order in which they were seen, with what is true of them.

    `truth` is a posting's opportunity, `families` an opportunity's family. A posting that changed has several pages under
    one key: `latest()` keeps the last of each.
    """

    pages: tuple[Advert, ...]
    truth: dict[Key, str]
    families: dict[str, str]

    def latest(self) -> list[Advert]:
        return list({page.key: page for page in self.pages}.values())

    def sure(self) -> set[Key]:
        """The postings that count for recall."""
        return {page.key for page in self.latest() if page.is_sure}


def make_market(seed: int, size: int) -> Market:
    """A market of about `size` pages; the same for the same seed."""
    pages = sorted(make_adverts(seed, size), key=lambda page: (page.fetched_at, page.key))
    roles = {page.role.opportunity: page.role.family for page in pages}
    return Market(tuple(pages), {page.key: page.role.opportunity for page in pages}, roles)


def make_adverts(seed: int, size: int) -> Iterator[Advert]:
    """At least `size` adverts, family by family, without keeping any."""
    random, made, number = Random(seed), 0, 0
    abouts = {platform.code: make_about(platform) for platform in PLATFORMS}
    while made < size:
        roles = make_family(random, f"f{number}")
        template = make_template(random, abouts[roles[0].platform.code])
        twin = _make_twin(random, template, roles, number, abouts) if random.random() < 0.03 else None
        for one, siblings in ((template, roles), *((twin,) if twin else ())):
            for page in _make_pages(random, one, siblings, has_twin=twin is not None):
                made += 1
                yield page
        number += 1


def _make_twin(
    random: Random, template: Template, roles: Sequence[Role], number: int, abouts: dict[str, tuple[str, str]]
) -> tuple[Template, list[Role]]:
    """The same client project with another platform: other opportunities, another family."""
    platform = random.choice([x for x in PLATFORMS if x is not roles[0].platform])
    about, legal = abouts[platform.code]
    twins = [replace(x, platform=platform, family=f"t{number}", opportunity=f"t{x.opportunity[1:]}") for x in roles]
    return replace(template, about=about, legal=legal), twins


def _make_pages(random: Random, template: Template, roles: Sequence[Role], *, has_twin: bool) -> Iterator[Advert]:
    for role in roles:
        apart = _find_apart(role, roles)
        for page in _make_opportunity(random, template, role, roles):
            gaps = apart if page.role is role else _find_apart(page.role, roles)
            yield page if is_decidable(page, gaps, has_twin=has_twin) else replace(page, is_sure=False)


def _find_apart(role: Role, roles: Sequence[Role]) -> list[frozenset[str]]:
    """What tells the role from each of its siblings."""
    return [differing_axes(role, other) for other in roles if other.opportunity != role.opportunity]


def is_decidable(page: Advert, apart: Sequence[frozenset[str]], *, has_twin: bool = False) -> bool:
    """Whether the page carries an id, or shows enough to tell its role from each sibling (and from a twin's)."""
    if "copy" in page.kinds and page.listing_key:
        return page.is_sure
    if "rewritten" in page.kinds or "retitled" in page.kinds or (has_twin and not page.names_platform):
        return False
    return page.is_sure and all(gap & page.shown for gap in apart)


def _make_opportunity(random: Random, template: Template, role: Role, roles: Sequence[Role]) -> Iterator[Advert]:
    """A role's own postings (unless it is behind a login), its history, and its copies."""
    at = FIRST_NIGHT + timedelta(days=random.randrange(_SPAN))
    own = make_own(random, template, role, at)
    is_public = random.random() < 0.85
    chance = random.random()
    copies = min(12, int(random.expovariate(0.5))) + (0 if is_public else 1)
    changes = is_public and chance < 0.05
    if is_public:
        if role.platform.fans_out and not role.countries and chance > 0.6:
            yield from _fan_out(random, template, role, at)
        else:
            yield own
            yield from _make_history(random, template, own, roles, chance)
    copier = Copier(random, template, own, roles)
    if not is_public:
        yield copier.anchor()
    for _ in range(copies):
        for page in copier.copies():
            # A copy of what the posting said before it changed cannot be told from a sibling's.
            yield replace(page, is_sure=False) if changes and not page.listing_key else page


def _fan_out(random: Random, template: Template, role: Role, at: datetime) -> Iterator[Advert]:
    """One text, listed once per country, over a few days."""
    for code, _ in random.sample(COUNTRIES, random.randint(2, 12)):
        day = at + timedelta(days=random.randrange(4))
        yield make_own(random, template, role, day, kinds=("own", "per_country"), country=code)


def _make_history(
    random: Random, template: Template, own: Advert, roles: Sequence[Role], chance: float
) -> Iterator[Advert]:
    """A new version under the same id, or a repost under a new id at least 30 days later, or nothing."""
    later = own.fetched_at + timedelta(days=random.randint(31, 90))
    if chance < 0.05:
        changed = replace(own.role, pay=(own.role.pay[0] + 1, own.role.pay[1] + 3))
        if all(role.pay != changed.pay for role in roles):
            page = make_own(
                random, template, changed, later, kinds=("own", "changed_version"), listing_id=own.source_id
            )
            yield replace(page, first_seen=own.fetched_at)
    elif chance < 0.15:
        yield make_own(random, template, own.role, later, kinds=("own", "reposted"))
