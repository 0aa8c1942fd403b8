"""One advertisement of a role: a platform's own posting, or a board's copy of it with all that boards do to copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from tests.market.roles import Role
from tests.market.texts import Block, Template, make_blocks, make_duties, make_project
from tests.market.words import BOARDS, CITIES, COUNTRY_NAMES, EMPLOYERS, LANGUAGES
from transforms.reading import Published
from transforms.values import Publisher

TITLE_FACTS = frozenset({"specialty", "seniority", "track", "noun"})
_BOLD = {ord(a): chr(0x1D400 + i) for i, a in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")}
_MADE_UP = ("Content Moderator", "Data Labeling Specialist", "Remote Online Assistant", "Digital Quality Associate")
_PUBLISHERS = {name: Publisher(domain=f"{name}.example", name=name.title(), kind="job_board") for name in BOARDS}
_SHELLS = (
    ("Company", "Salary", "Posted {n} days ago", "Apply now", "Similar jobs"),
    ("Company", "Salary", "Posted {n} days ago", "Apply now", "You may also like"),
    ("Company", "Salary", "Posted {n} days ago", "Upload your resume", "Related jobs"),
    ("Empresa", "Salário", "Publicado há {n} dias", "Candidatar-se agora", "Vagas semelhantes"),
    ("Unternehmen", "Gehalt", "Vor {n} Tagen veröffentlicht", "Jetzt bewerben", "Ähnliche Stellen"),
    ("公司", "薪资", "{n} 天前发布", "立即申请", "相似职位"),
)
_HEADER_PAY = ("$120,000 yearly", "$4,000 a month", "$15 - $18 per task", "€90k a year", "Competitive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advert:
    """A page as a source shows it, and what is true of it.

    `kinds` names what was done to it; `shown` the discriminators that can be read from it; `body` the hirer's words alone.
    `is_sure` says that whoever reads it with care can tell to which opportunity it belongs: only such pages count for
    recall. `listing_key` and `apply_url` are what it carries, cleaned.
    """

    source: str
    source_id: str
    url: str
    title: str
    location: str
    text: str
    body: str
    published: tuple[Published, ...]
    publisher: Publisher
    fetched_at: datetime
    role: Role
    kinds: tuple[str, ...]
    shown: frozenset[str]
    places: tuple[str, ...] = ()
    """Where the row is listed, which the text does not say."""
    names_platform: bool = True
    listing_key: str | None = None
    apply_url: str | None = None
    is_sure: bool = True
    first_seen: datetime | None = None
    """Where this page is a later version: when the first one was seen."""

    @property
    def key(self) -> tuple[str, str]:
        return (self.source, self.source_id)


def title_facts(role: Role) -> frozenset[str]:
    return TITLE_FACTS | role.titled


def make_own(
    random: Random,
    template: Template,
    role: Role,
    at: datetime,
    *,
    kinds: tuple[str, ...] = ("own",),
    country: str = "",
    listing_id: str | None = None,
) -> Advert:
    """The platform's own posting; `country` is the row of a posting that is listed once per country."""
    platform = role.platform
    name = listing_id or platform.prefix + "".join(random.choices(platform.ids, k=platform.length))
    address = platform.address.format(id=name)
    blocks = make_blocks(template, role)
    text = "".join(block.text for block in blocks)
    location = COUNTRY_NAMES[country].removeprefix("the ") if country else ""
    if platform.scheme == "sme_ref":
        text += f"Reference ID: {name}\n"
    return Advert(
        source=platform.code, source_id=name, url=address, title=role.title, location=location, text=text, body=text,
        published=(Published(name="location", text=location, path="$.location"),) if location else (),
        publisher=Publisher(domain=f"{platform.code}.example", name=platform.name, kind="platform", platform=platform.code),
        fetched_at=at, role=role, kinds=kinds, shown=_stated(blocks) | title_facts(role), listing_key=f"{platform.scheme}:{name}",
        apply_url=address, places=(country,) if country else (),
    )  # fmt: skip


def _stated(blocks: Sequence[Block]) -> frozenset[str]:
    return frozenset(block.fact for block in blocks if block.fact)


class Copier:
    """Makes the boards' copies of one opportunity; `own` is the posting that they copy, wherever it may be seen."""

    def __init__(self, random: Random, template: Template, own: Advert, family: Sequence[Role]) -> None:
        self.random, self.template, self.own, self.family = random, template, own, family

    def copies(self) -> list[Advert]:
        """One board's copy, or its copies for several cities."""
        board = self.random.choice(BOARDS)
        if self.random.random() < 0.08:
            kinds = ("per_city", *self._kinds())
            return [self._copy(board, kinds, city) for city in self.random.sample(CITIES, self.random.randint(2, 4))]
        return [self._copy(board, self._kinds(), "")]

    def anchor(self) -> Advert:
        """A whole copy under the role's own title: what stands for a posting that itself is behind a login."""
        board, harmless = self.random.choice(BOARDS), {"employer", "header_pay", "teaser", "similar"}
        return self._copy(board, tuple(kind for kind in self._kinds() if kind in harmless), "")

    def _kinds(self) -> tuple[str, ...]:
        chances = (
            ("rewritten", 0.07), ("truncated", 0.25), ("hidden", 0.12), ("employer", 0.2), ("header_pay", 0.2),
            ("teaser", 0.12), ("similar", 0.25), ("retitled", 0.03), ("by_link", 0.06), ("by_field", 0.05),
        )  # fmt: skip
        drawn = [kind for kind, chance in chances if self.random.random() < chance]
        # A board that makes up its own titles keeps the text whole: else nobody could say what it copied.
        return tuple(kind for kind in drawn if kind != "truncated" or "retitled" not in drawn)

    def _copy(self, board: str, kinds: tuple[str, ...], city: str) -> Advert:
        random, own, role = self.random, self.own, self.own.role
        blocks = self._blocks(kinds)
        body, seen = self._cut(blocks) if "truncated" in kinds else ("".join(b.text for b in blocks), blocks)
        title = random.choice(_MADE_UP) if "retitled" in kinds else self._decorate(own.title, city)
        shown = _stated(seen) if "retitled" in kinds else _stated(seen) | title_facts(role)
        name = "".join(random.choices("0123456789abcdef", k=10))
        has_id = "by_link" in kinds or "by_field" in kinds
        return Advert(
            source=board, source_id=name, url=f"https://{board}.example/jobs/{name}", title=title, location=city,
            text=self._page(kinds, title, body, city), body=body, published=self._published(kinds, city),
            publisher=_PUBLISHERS[board], fetched_at=own.fetched_at + timedelta(days=random.randrange(25)), role=role,
            kinds=("copy", *kinds), shown=shown, names_platform="hidden" not in kinds,
            listing_key=own.listing_key if has_id else None, apply_url=own.apply_url if has_id else None,
        )  # fmt: skip

    def _blocks(self, kinds: tuple[str, ...]) -> list[Block]:
        template = self.template
        if "rewritten" in kinds:
            about = (f"{self.own.role.platform.name} is hiring.", "Apply through the button.")
            template = Template(
                heads=template.heads, about=about[0], project=make_project(self.random), duties=make_duties(self.random),
                habits=("Clear writing", "Own laptop"), steps="Apply online.", legal=about[1], pay_first=False,
                pay_form=self.random.randrange(3),
            )  # fmt: skip
        return make_blocks(template, self.own.role, names_platform="hidden" not in kinds)

    def _cut(self, blocks: list[Block]) -> tuple[str, list[Block]]:
        """The first 30 to 70 % of the text, and the blocks of which nothing is missing."""
        text = "".join(block.text for block in blocks)
        left = int(len(text) * self.random.uniform(0.3, 0.7))
        whole, used = [], 0
        for block in blocks:
            used += len(block.text)
            if used > left:
                break
            whole.append(block)
        return text[:left].rstrip() + self.random.choice(("...", "…", "")), whole

    def _decorate(self, title: str, city: str) -> str:
        if city:
            return f"{title} - {city}"
        style = self.random.randrange(14)
        if style > 6:
            return title
        return (
            f"{title} via RippleMatch", f"{title} - {self.random.choice(CITIES)}", f"{title} - Remote", f"🚀 {title}",
            title.translate(_BOLD), title.upper(), f"{title} | Hiring now",
        )[style]  # fmt: skip

    def _page(self, kinds: tuple[str, ...], title: str, body: str, city: str) -> str:
        random = self.random
        company, salary, posted, apply, similar = random.choice(_SHELLS)
        parts = []
        if "teaser" in kinds:
            tag = random.choice(LANGUAGES)[1]
            parts.append(
                f"{random.choice(_MADE_UP)} for {tag} voice prompts, three evenings a week, starting at once.\n\n"
            )
        parts.append(f"{title}\n")
        if "employer" in kinds:
            parts.append(f"{company}: {random.choice(EMPLOYERS)}\n")
        if "header_pay" in kinds:
            parts.append(f"{salary}: {random.choice(_HEADER_PAY)}\n")
        parts.append(f"{posted.format(n=random.randint(1, 29))}\n{city or 'Remote'}\n\n{body}\n")
        if "by_link" in kinds:
            parts.append(f"\nApply at {self.own.url}\n")
        if "similar" in kinds:
            near = "\n".join(f"- {other.title}" for other in random.sample(self.family, min(3, len(self.family))))
            parts.append(f"\n{similar}\n{near}\n- Night Porter, Lakeside Hotel\n")
        parts.append(f"\n{apply}\n")
        return "".join(parts)

    def _published(self, kinds: tuple[str, ...], city: str) -> tuple[Published, ...]:
        found = [("location", city)] if city else []
        if "by_field" in kinds:
            found.append(("apply_url", self.own.url))
        return tuple(Published(name=name, text=text, path=f"$.{name}") for name, text in found)
