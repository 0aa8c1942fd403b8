"""Folding and longest match over the specialty vocabulary: what matches, what does not, and where."""

from __future__ import annotations

import time

import pytest

from transforms.matcher import FALLBACK, find_fallback, find_specific, find_terms, fold
from transforms.vocabulary import load_rows, split_cell


def found(text: str) -> str:
    """Codes in order of place; "|" joins the rows of a term that stands for two."""
    return " ".join("|".join(hit.codes) for hit in find_terms(text))


MATCHES = [
    # folding: case, accents, hyphens, slashes, ampersands, plurals
    ("CARDIOLOGY", "med.cardiology"),
    ("cardiologists", "med.cardiology"),
    ("Pédiatrics", "med.pediatrics"),
    ("física", "sci.physics"),
    ("Front‑End Developer", "sw.frontend"),
    ("front end developers", "sw.frontend"),
    ("UI/UX designer", "art.ux_product"),
    ("hem/onc", "med.hematology_oncology"),
    ("hematology and oncology", "med.hematology_oncology"),
    ("Hematology & Oncology", "med.hematology_oncology"),
    ("Hematology/Oncology", "med.hematology_oncology"),
    ("ob-gyn", "med.obgyn"),
    ("OB/GYN", "med.obgyn"),
    ("health science", "health.sciences"),
    ("claim analyst", "fin.insurance_claims"),
    ("claims analysts", "fin.insurance_claims"),
    ("FP&A", "fin.fpa"),
    ("PM&R", "med.physical_medicine_rehabilitation"),
    ("trust & safety", "safety.trust_safety"),
    ("investment  banking", "fin.investment_banking"),
    ("quantum\tmechanics", "sci.physics.quantum"),
    ("mathématicien", "sci.mathematics"),
    ("𝐜𝐡𝐞𝐦𝐢𝐬𝐭𝐫𝐲", "sci.chemistry"),
    # punctuation that belongs to a term
    ("C++", "sw.cpp"),
    ("C#", "sw.csharp"),
    (".NET", "sw.csharp"),
    ("ASP.NET", "sw.csharp"),
    ("Node.js", "sw.backend"),
    ("Vue.js", "sw.frontend"),
    ("C/C++", "sw.c|sw.cpp"),
    ("C#, .NET and C++.", "sw.csharp sw.csharp sw.cpp"),
    # longest first, role words do not count, no overlaps
    ("computer science specialist", "sw.computer_science"),
    ("nuclear engineering specialist", "eng.nuclear"),
    ("data science expert", "data.science"),
    ("science specialist", "sci.general"),
    ("pediatric cardiology", "med.pediatric_cardiology"),
    ("medical oncology and oncology", "med.medical_oncology med.oncology"),
    ("organic/inorganic chemistry", "sci.chemistry.organic|sci.chemistry.inorganic"),
    ("food science/nutrition", "health.nutrition|sci.food"),
    ("technical writer/editor", "art.editing|art.technical_writing"),
    ("law, tax", "law.general fin.tax"),
    ("tax law", "law.tax"),
    # capitals
    ("GP", "med.general_practice"),
    ("GPs and NPs", "med.general_practice health.nurse_practitioner"),
    ("RN", "health.nursing"),
    ("ENT specialist", "med.otolaryngology"),
    ("IT support", "sw.it_operations"),
    ("STEM", "sci.stem"),
    ("PE associate", "fin.private_equity"),
    ("SAP", "sw.enterprise"),
    # synonyms of two rows, settled by the words beside them
    ("compliance", "fin.compliance"),
    ("compliance, attorney", "law.regulatory_compliance law.general"),
    ("underwriter", "fin.insurance_underwriting"),
    ("underwriter (FHA, VA loans)", "fin.mortgage_underwriting"),
    ("Direct Endorsement (DE) Underwriter", "fin.mortgage_underwriting fin.mortgage_underwriting"),
    ("M&A", "fin.investment_banking"),
    ("M&A, law firm", "law.mergers_acquisitions law.general"),
    ("mergers and acquisitions", "fin.investment_banking"),
    ("laboratory medicine", "health.medical_laboratory"),
    ("laboratory medicine, pathologist", "med.clinical_pathology med.pathology"),
    # words that a bold marker glued together
    ("fluency inBiology", "sci.biology"),
    ("degree in Chemistryor a related field", "sci.chemistry"),
    ("experience withPython", "sw.python"),
]

MISSES = [
    "gp", "ent", "it support", "stem the tide", "sap of a tree", "rn", "pe class",
    "scales", "lawn", "commerical", "biologyx", "microeconomicsy",
    "non-medical", "non medical", "not physics", "except law", "excluding chemistry", "not in Biology",
    "except for law",
    "reactor", "Reactor", "conductory", "electronic", "C", "R", "go home",
    "Ph.D.", "MD", "bachelor", "", "   ", ".", "&&&&",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MATCHES)
def test_matches(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", MISSES)
def test_misses(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PhD in Física, or maths", ["Física", "maths"]),
        ("**Hem/Onc**  fellows", ["Hem/Onc"]),
        ("Levantine  Arabic;  investment  banking – law", ["investment  banking", "law"]),
        ("ﬁnance and tax", ["tax"]),
        ("🎨 art & design 🎨", ["art & design"]),
        ("e\u0301conomics", []),
        ("(Cardiology)(Neurology)", ["Cardiology", "Neurology"]),
    ],
)
def test_offsets_are_those_of_the_original(text: str, words: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in find_specific(text)] == words


@pytest.mark.parametrize(
    "text", ["Ob/Gyn – Pédiatrie: C++", "ＦＵＬＬ ｗｉｄｔｈ", "İstanbul ß ﬁ", "a\tb\nc", "x - y / z", "\u0301", "½ €"]
)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_fallback_rows_count_only_alone() -> None:
    assert [hit.codes for hit in find_fallback("Data Annotator")] == [("generalist",)]
    assert find_fallback("Physics Data Annotator") == ()
    assert [hit.codes[0] for hit in find_specific("Physics Data Annotator")] == ["sci.physics"]
    assert find_specific("Generalist, domain expert, bilingual") == ()


def test_every_synonym_finds_its_own_row() -> None:
    lost = []
    for row in load_rows("specialties"):
        for synonym in split_cell(row["synonyms"]):
            codes = {code for hit in find_terms(synonym) for code in hit.codes}
            if row["code"] not in codes and synonym not in _SETTLED:
                lost.append((row["code"], synonym))
    assert lost == []


_SETTLED = {"compliance", "underwriter", "m&a", "mergers and acquisitions", "laboratory medicine"}


def test_vocabulary_is_well_formed() -> None:
    rows = load_rows("specialties")
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    assert set(codes) >= FALLBACK
    seen: dict[str, set[str]] = {}
    for row in rows:
        for synonym in split_cell(row["synonyms"]):
            seen.setdefault(fold(synonym), set()).add(row["code"])
    shared = {synonym for synonym, owners in seen.items() if len(owners) > 1}
    assert shared == {fold(word) for word in (*_SETTLED, "c/c++", *_BOTH)}


_BOTH = ("organic/inorganic chemistry", "food science/nutrition", "technical writer/editor", "STEM writer")


@pytest.mark.parametrize("hostile", ["law " * 25_000, "1" * 100_000, " " * 100_000, "a-" * 50_000, "É" * 100_000])
def test_hostile_text_is_matched_in_time(hostile: str) -> None:
    find_terms("warm up")
    started = time.process_time()
    find_terms(hostile)
    assert time.process_time() - started < 1.0
