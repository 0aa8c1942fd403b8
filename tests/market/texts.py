"""How a family's postings read: paragraphs of one template with the facts of one role set into them.

A template is drawn once per family; about 70 % of a posting is the template's. `Block.fact` says which fact a paragraph
shows, so that a copy that is cut off is known to hide it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import NamedTuple

from tests.market.roles import Role
from tests.market.words import COUNTRY_NAMES, Platform


class Block(NamedTuple):
    """A paragraph; `fact` is the discriminator that it states, empty for none."""

    text: str
    fact: str = ""


_WHO = (
    "Join {name}, which matches people who know their trade with teams that train AI models",
    "Working with {name} means correcting what AI systems write, as a practitioner and for pay",
    "{name} is recruiting specialists for review programmes that make AI models better",
    "For {name}, a small crew of editors, engineers and teachers, experts train AI models",
    "At {name} the judgement of working professionals becomes training data for AI systems",
)
_WHY = (
    "our members pick the {a} tasks that fit their week",
    "every batch is checked twice by {a} colleagues before it is accepted",
    "the work is remote, {a} and paid by the month",
    "nobody needs to have trained a model before; {a} thinking counts",
    "we publish {a} guidelines before a project opens and keep them short",
)
_ADJECTIVES = (
    "careful", "steady", "plain", "curious", "patient", "sceptical", "practical", "methodical", "candid", "precise", "lively",
    "grounded", "thorough", "leisurely", "sober", "flexible", "watchful", "self-reliant", "consistent", "resourceful", "calm",
    "measured", "rigorous", "modest", "tidy", "fresh", "sharp", "balanced", "fair-handed", "broad-minded",
)  # fmt: skip
_VERBS = (
    "Compare", "Grade", "Draft", "Rewrite", "Check", "Rank", "Annotate", "Question", "Sort", "Outline", "Explain", "Probe",
    "Tag", "Trace", "Summarise", "Dissect", "Mark", "Correct", "Compose", "Stress-test", "Document", "Weigh", "Score", "Untangle",
)  # fmt: skip
_THINGS = (
    "paired answers", "long transcripts", "reasoning chains", "draft rubrics", "reference solutions", "trick questions",
    "worked examples", "tool calls", "dialogue turns", "source notes", "failure reports", "scoring sheets", "edge cases",
    "screen recordings", "peer comments", "short essays", "case files", "benchmark items", "model replies", "style samples",
    "fact tables", "role-play scenes", "multi-step plans", "error logs",
)  # fmt: skip
_ENDS = (
    "so that the next release learns from your notes", "and say in two lines what went wrong",
    "until the wording would satisfy a colleague", "against a checklist that the lead keeps current",
    "with links to the sources that you trust", "and flag whatever looks invented",
    "before the weekly calibration round closes", "while keeping private data out of every example",
    "in the template that the project office provides", "and propose a harder variant of each",
    "so later reviewers can follow the argument", "and log the time that each item took",
    "at the pace agreed with your reviewer", "and escalate unclear instructions early",
    "using the house scale from one to seven", "without copying from published answers",
    "and defend your verdict in the review channel", "then hand the batch to a second reader",
)  # fmt: skip
_CLIENTS = (
    "an AI assistant for office work", "a tutoring product", "a research companion", "a search service", "an AI planning agent",
    "an AI documentation helper", "an AI exam generator", "a voice service", "a desk tool for analysts", "a support desk model",
    "a classroom product", "an AI reading companion", "an AI decision aid", "a reference service", "an AI drafting tool",
)  # fmt: skip
_PROJECTS = (
    "The {a} side of this project is {client}, and its makers want to see where it {fails}.",
    "We are opening a {a} round of work on {client}; the aim is to learn when it {fails}.",
    "This season's project looks at {client} and the moments in which it {fails}, from a {a} point of view.",
    "A {a} group of reviewers is forming around {client}, because it still {fails}.",
)
_WAYS = (
    "Each week brings {a} batches of {thing}, and {b} reviewers look at them {end}.",
    "Most of it is {thing}: {a} at first sight, {b} on the second, always handled {end}.",
    "Reviewers begin with {a} {thing} and move on to {b} ones {end}.",
    "The first month is {a}: a set of {thing}, treated {end}; what follows is {b}.",
    "You will not work alone: {a} and {b} people share the {thing} {end}.",
)
_FAILS = (
    "loses the thread",
    "sounds surer than it is",
    "skips a step",
    "mixes up similar terms",
    "answers another question",
    "quotes what nobody said",
    "stops too early",
    "misreads a table",
    "forgets the instructions",
    "repeats itself",
    "overlooks an exception",
    "picks the wrong tool",
    "rounds too soon",
    "guesses at a name",
    "takes the easy case",
)
_HABITS = (
    "{A} reading habits and an eye for small slips",
    "You write {a} English without being asked to",
    "A {a} manner in written discussion",
    "Enough quiet time for {a} work on most days of a week",
    "You keep {a} notes and meet the dates you named",
    "A computer of your own and a {a} connection",
    "{A} handling of feedback from strangers",
    "You like {a} arguments better than quick ones",
    "The habit of saying so, in {a} words, when an instruction makes no sense",
    "{A} use of spreadsheets and shared documents",
)
_STEPS = (
    "Send the form, then take a {a} exercise of about half an hour.",
    "After the form comes a {a} sample task.",
    "There is one {a} conversation with a lead, and no puzzle round.",
    "A {a} trial item decides; results come by mail.",
    "We read each application in the order of arrival and answer in {a} words.",
)
_LEGAL = (
    "{name} treats all applicants alike, whatever their age, faith, origin or family, and asks for no photograph.",
    "Personal data stay with {name} for as long as an application is open and are deleted on request.",
    "{name} decides on merit; tell us if you need an adjustment during the sample task.",
)
_HEADS = (
    ("About the role", "Responsibilities", "Requirements", "Compensation", "How to apply"),
    ("Overview", "What you'll do", "Qualifications", "Pay", "Application process"),
    ("About the project", "Key responsibilities", "Who you are", "Payment", "Next steps"),
    ("The opportunity", "Your tasks", "What we're looking for", "Compensation and hours", "Hiring process"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What the postings of one family have in common; `intro` holds `{noun}`, the duties `{topic}` here and there."""

    heads: tuple[str, str, str, str, str]
    about: str
    project: str
    duties: tuple[str, ...]
    habits: tuple[str, ...]
    steps: str
    legal: str
    pay_first: bool
    pay_form: int
    has_own_words: bool = False
    """Whether each role of the family adds some lines that its siblings do not have."""


def make_about(platform: Platform) -> tuple[str, str]:
    """What the platform says of itself at the top and at the foot of each posting of its own."""
    random = Random(platform.code)
    who, legal = random.choice(_WHO), random.choice(_LEGAL)
    why = " ".join(f"{x.format(a=random.choice(_ADJECTIVES)).capitalize()}." for x in random.sample(_WHY, 2))
    return f"{who.format(name=platform.name)}. {why}", legal.format(name=platform.name)


def make_template(random: Random, about: tuple[str, str]) -> Template:
    """Draws a wording; two draws share hardly a run of five words but for what the platform says of itself."""
    return Template(
        heads=random.choice(_HEADS), about=about[0], project=make_project(random), duties=make_duties(random),
        habits=tuple(
            habit.format(a=adjective, A=adjective.capitalize())
            for habit, adjective in zip(random.sample(_HABITS, 4), random.sample(_ADJECTIVES, 4), strict=True)
        ),
        steps=random.choice(_STEPS).format(a=random.choice(_ADJECTIVES)), legal=about[1], pay_first=random.random() < 0.2,
        pay_form=random.randrange(3), has_own_words=random.random() < 0.5,
    )  # fmt: skip


@lru_cache(maxsize=16)
def make_own_words(opportunity: str) -> str:
    """Lines of one role alone; its copies follow one another, so that few need to be kept."""
    return "".join(f"- {line.replace(' on {topic}', '')}.\n" for line in make_duties(Random(opportunity))[:5])


def make_project(random: Random) -> str:
    """What the project is for, then how it is run."""
    first, second, third = random.sample(_ADJECTIVES, 3)
    aim = random.choice(_PROJECTS).format(a=first, client=random.choice(_CLIENTS), fails=random.choice(_FAILS))
    way = random.choice(_WAYS).format(a=second, b=third, thing=random.choice(_THINGS), end=random.choice(_ENDS))
    return f"{aim} {way}"


def make_duties(random: Random) -> tuple[str, ...]:
    """Eight duties, two of which name the role's topics."""
    verbs, things, ends = (random.sample(bank, 8) for bank in (_VERBS, _THINGS, _ENDS))
    topics = {random.randrange(8), random.randrange(8)}
    return tuple(
        f"{verb} {random.choice(_ADJECTIVES)} {thing}{' on {topic}' if place in topics else ''} {end}"
        for place, (verb, thing, end) in enumerate(zip(verbs, things, ends, strict=True))
    )


def make_blocks(template: Template, role: Role, *, names_platform: bool = True) -> list[Block]:
    """The posting, paragraph by paragraph. A fact that the title does not carry stands in exactly one of them."""
    about_head, duties_head, needs_head, pay_head, steps_head = template.heads
    subject, topics = role.subject, role.subject.topics
    facts = [Block(f"{needs_head}\n"), *(Block(f"- {line}\n", fact) for fact, line in make_needs(role))]
    pay = [Block(f"\n{pay_head}\n"), Block(make_pay(role, template.pay_form), "pay"), Block(f"- {make_hours(role)}\n")]
    duties = "".join(
        f"- {line.format(topic=topics[place % len(topics)]) if '{' in line else line}.\n"
        for place, line in enumerate(template.duties)
    )
    blocks = [
        Block(f"{template.about}\n\n{about_head}\n{template.project} "),
        Block(f"The people we need work in {subject.field}.\n\n", "specialty"),
        *(pay if template.pay_first else ()),
        Block(f"\n{duties_head}\n{duties}{make_own_words(role.opportunity) if template.has_own_words else ''}\n"),
        *facts,
        *(Block(f"- {line}.\n") for line in template.habits),
        *(() if template.pay_first else pay),
        Block(f"\n{steps_head}\n{template.steps}\n{template.legal}\n"),
    ]
    if names_platform:
        return blocks
    hidden = role.platform.name
    return [
        Block(block.text.replace(hidden, "our client"), block.fact) if hidden in block.text else block
        for block in blocks
    ]


_SPELLED = {"DO": "DO (Doctor of Osteopathic Medicine)", "LLM": "LL.M. (Master of Laws)"}
"""Short forms that are also other words are spelled out by whoever wants to be understood."""


def make_needs(role: Role) -> list[tuple[str, str]]:
    """The role's own requirements: each with the fact that it states."""
    needs = []
    if role.credential:
        needs.append(("credential", f"{_SPELLED.get(role.credential, role.credential)} required."))
    if role.tier:
        degree = {"phd": "PhD", "master": "Master's degree", "bachelor": "Bachelor's degree"}[role.tier]
        needs.append(("tier", f"A {degree} in {role.subject.field} is required."))
    if role.language:
        needs.append(("language", f"Native or near-native fluency in {role.language[1]} is required."))
    if role.track:
        needs.append(("track", f"You will work on {role.track} tasks."))
    needs.append(("seniority", f"At least {role.years} years of professional experience in {role.subject.field}."))
    if role.countries:
        names = [COUNTRY_NAMES[code] for code in role.countries]
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
        needs.append(("countries", f"You must be based in {listed}."))
    return needs


def make_pay(role: Role, form: int) -> str:
    low, high = role.pay
    return (
        f"- ${low}-${high} per hour, depending on experience\n",
        f"- The rate is ${low} to ${high} per hour.\n",
        f"- You earn between ${low} and ${high} an hour, paid weekly.\n",
    )[form]


def make_hours(role: Role) -> str:
    return f"Commitment: {role.hours[0]}-{role.hours[1]} hours per week, as an independent contractor."
