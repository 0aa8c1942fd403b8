"""What the worker will do: the kinds of task that the duties, the role's description and the title name.

Belongs here: wordings of tasks. Not here: what the applicant must bring; requirement lists are read only where a
posting has no other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.quotes import LIMIT, find_clause
from transforms.reading import Parsed, Proof, Reading, Section
from transforms.templates import Gates, remember
from transforms.values import TaskType

_OUTPUT = (
    r"(?:ai|model|llm|chatbot|response|output|answer|solution|result|completion|generat|content|code|conversation|prompt"
    r"|search|ad|translation|explanation|analys[ei]s|reasoning|material)"
)
_MAKE = (
    r"\b(?<!ai-)(?<!ai )(?:(?:writ|creat|craft|design|develop|generat|author|formulat|produc|build|compos|devis|draft"
    r"|construct)(?:e|es|s|ed|ing)?|coming up with)\b"
)
_UP_TO = r"(?:(?! to | for | in response | that )[^.;:\n]){0,70}?"
"""The words between a verb and what it makes; "to", "for" open what it is made for."""
_LABEL = r"\b(?:annotat|label(?!box)|tag|classif|categori|segment|caption)\w{0,8}\b"
_NEAR = r"[^.;:\n]{0,50}?"


class _Cue(NamedTuple):
    """One kind of task: words of which one must occur, and the wordings that prove it, both in lower case."""

    task: TaskType
    gates: tuple[str, ...]
    pattern: re.Pattern[str]


def _cue(task: TaskType, gates: str, *wordings: str) -> _Cue:
    return _Cue(task, tuple(gates.split("|")), re.compile("|".join(wordings)))


_CUES = (
    _cue(
        "evaluate", "evaluat|assess|rat|grad|review|judg|critiqu|scor|analyz|fact-check|verif",
        r"\b(?:evaluat|assess|rat(?:e|ing)\b|grad(?:e|ing)\b|review|judg|critiqu|scor(?:e|ing)\b|analyz|fact-check)\w{0,8}"
        rf"[^.;:\n]{{0,60}}?\b{_OUTPUT}",
        r"\bevaluation (?:tasks|projects?)\b",
        r"\bverif(?:y|ying) (?:factual|logical|the accuracy)",
    ),
    _cue(
        "rank", "rank|compar|pairwise|side-by-side|preference",
        r"\brank(?:s|ing|ed)?\b",
        rf"\bcompar(?:e|es|ing)\b{_NEAR}\b(?:response|output|answer|model|version|result)",
        r"\bpairwise\b", r"\bside-by-side\b", r"\bpreference (?:ranking|data|judg)",
    ),
    _cue(
        "author_prompt", "prompt|question|problem|scenario|challenge|case stud|tasks",
        rf"{_MAKE}{_UP_TO}\b(?:prompts?|questions?|problems?|problem sets?|challenges|scenarios?|case studies"
        r"|(?:domain-specific|benchmark|evaluation) tasks)(?!nair|atic|[ -]solv)",
        r"\bprompt (?:writ|generat|creat)\w{1,4}\b",
    ),
    _cue(
        "author_solution", "solution|answer|explanation|reference|ideal|solv|rewrites|original content",
        rf"{_MAKE}{_UP_TO}\b(?:solutions?|answers?|explanations?|reference (?:content|responses?)"
        r"|ideal (?:responses?|conversations?)|rewrites)\b",
        r"\bprovid(?:e|es|ing)\b[^.;:\n]{0,40}?\b(?:solutions?|explanations?|rewrites)\b",
        r"\banswer(?:ing)?\b[^.;:\n]{0,40}\bquestions?\b",
        r"\bsolv(?:e|ing)\b[^.;:\n]{0,30}\b(?:problems?|tasks?|challenges?|scenarios?)\b",
        r"\bgold[- ]standard (?:answers?|solutions?|responses?)\b", r"\boriginal content in response\b",
    ),
    _cue(
        "rubric", "rubric|criteria",
        r"\brubrics?\b", r"\b(?:scoring|grading|marking) criteria\b",
        rf"{_MAKE}[^.;:\n]{{0,40}}\b(?:evaluation|assessment) criteria\b",
    ),
    _cue(
        "annotate_text", "annotat|label|tag|classif|categori",
        rf"{_LABEL}{_NEAR}\b(?:texts?|textual|documents?|articles?|conversations?|sentences?|entities|comments?|posts?"
        r"|tweets?|ai responses)\b",
        r"\b(?:text|content|sentiment|entity) (?:annotation|label+ing|classification)\b",
        r"\b(?:label|annotat)\w{0,4} (?:safety |training )?data\b",
    ),
    _cue(
        "annotate_image", "image|photo|picture|3d|visual",
        rf"{_LABEL}{_NEAR}\b(?:images?|photos?|pictures?|3d assets?)\b",
        r"\bannotation\b[^.\n]{0,60}\b3d\b",
        r"\b(?:images?|photos?|pictures?|visual) (?:annotation|label+ing|segmentation|captioning)",
        r"\btasks generated from the photos\b",
    ),
    _cue(
        "annotate_audio_video", "transcri|audio|video|speech|voice|record|diariz",
        r"\btranscri(?:b|pt)", r"\bdiariz",
        rf"{_LABEL}{_NEAR}\b(?:audio|videos?|speech|recordings?|clips?)\b",
        rf"\brecord(?:ing)?\b{_NEAR}\b(?:audio|videos?|clips?|sentences|voices?|speech|prompts|phrases)\b",
        r"\bvoice record",
    ),
    _cue(
        "red_team", "red team|red-team|redteam|adversarial|jailbreak|stress-test|stress test|vulnerabilit",
        r"\bred[- ]?team", r"\badversarial(?:ly)?\b", r"\bjailbreak", r"\bstress[- ]test",
        rf"\b(?:identify|probe|find|expose)\w{{0,3}}\b{_NEAR}\bvulnerabilit",
    ),
    _cue(
        "role_play", "role-play|role play|roleplay|act as|acting|simulat|multi-turn",
        r"\brole[- ]?play", r"\bact(?:ing)? as (?:both )?(?:the |a )?(?:user|patient|client|customer)",
        rf"\bsimulat\w{{1,4}}\b{_NEAR}\bconversation", r"\bmulti-turn conversations?\b",
        r"\bacting (?:short )?scripts\b",
    ),
    _cue(
        "translate", "translat|locali",
        r"\btranslat(?:e|es|ing)\b",
        rf"\b(?:review|verify|evaluat|assess|check|rat)\w{{0,4}}\b{_NEAR}\btranslations?\b",
        r"\btranslation from\b", r"\bmachine translation (?:outputs?|annotation)\b",
        r"^[^.\n]{0,60}\btranslat(?:or|ion specialist)s?\b",
        r"\blocali[sz](?:e|es|ing)\b", r"\blocali[sz]ation (?:quality|review|rank|rating)",
    ),
    _cue(
        "code", "code|coding|programming|unit test|test case|scripts|ai-generated",
        r"\b(?:writ|review|debug|generat|test|evaluat|assess|solv|refactor|improv)\w{0,5}\b[^.;:\n]{0,40}"
        r"\b(?:code|codebases?|scripts)\b",
        r"\b(?:coding|programming) (?:problems?|tasks?|challenges?|exercises)\b", r"\b(?:unit tests?|test cases)\b",
        r"\bai-generated (?:python|java|go|rust|c\+\+|c#|sql|kotlin|swift|ruby|php|typescript|javascript)\b",
    ),
    _cue(
        "adjudicate", "adjudicat|disagreement|arbitrat|consensus",
        r"\badjudicat(?:e|es|ing|ors?)\b", r"\bresolv\w{1,3}\b[^.;\n]{0,30}\bdisagreements?\b", r"\barbitrat",
        r"\breach consensus\b",
    ),
    _cue(
        "review_qa", "quality|audit|spot check|work|tasks|submissions|annotations|qa ",
        r"\bquality(?<!subject to quality)(?<!occasional quality)(?<!with quality)"
        r" (?:assurance|checks?|control|lead|reviews?)\b(?! checks)",
        r"\baudit(?:s|ing)? (?:work|tasks|annotations|submissions)", r"\bspot checks?\b",
        r"\breview\w{0,3}\b[^.;:\n]{0,30}\b(?:work|tasks|submissions|annotations)\b[^.;:\n]{0,20}"
        r"\b(?:others?|trainers|annotators|contributors|peers)\b",
        r"\bqa (?:lead|reviewer|specialist)\b",
    ),
)  # fmt: skip

_GATES = Gates(cue.gates for cue in _CUES)

_READ: frozenset[Section] = frozenset({"title", "about", "duties", "other", "terms"})
_LATER: frozenset[Section] = frozenset({"required", "ideal"})
_FIELD = "task_types"


def parse_tasks(reading: Reading) -> Parsed[tuple[TaskType, ...]] | None:
    """The kinds of task of a posting, in the order of the record's code list, each with the clause that names it.

    >>> from transforms.segments import make_reading
    >>> parse_tasks(make_reading("Responsibilities:\\n- Rank AI responses and write rubrics.")).value
    ('rank', 'rubric')
    """
    found = dict(_read_title(reading.title))
    for task, proof in _read_lines(reading, _READ):
        found.setdefault(task, proof)
    if not found:
        found = dict(_read_lines(reading, _LATER))
    if not found:
        return None
    order = [cue.task for cue in _CUES if cue.task in found]
    return Parsed(value=tuple(order), proofs=tuple(found[task] for task in order))


def _read_title(title: str) -> Iterator[tuple[TaskType, Proof]]:
    for task, _, _ in _find(title):
        yield task, Proof(field=_FIELD, start=0, end=min(len(title), LIMIT), key=task, path="title")


def _read_lines(reading: Reading, sections: frozenset[Section]) -> Iterator[tuple[TaskType, Proof]]:
    """Each task where the text names it first."""
    seen: set[TaskType] = set()
    for line in reading.body():
        if line.section not in sections:
            continue
        for task, start, end in _find(line.text):
            if task not in seen:
                seen.add(task)
                clause = find_clause(reading.text, line.start + start, line.start + end)
                yield task, Proof(field=_FIELD, start=clause.start, end=clause.end, key=task)


@remember
def _find(text: str) -> tuple[tuple[TaskType, int, int], ...]:
    """(task, start, end) of the first wording of every task in a text; cached, since duties are templates."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    hits = ((cue.task, cue.pattern.search(low)) for cue in map(_CUES.__getitem__, _GATES.find(low)))
    return tuple((task, *hit.span()) for task, hit in hits if hit)
