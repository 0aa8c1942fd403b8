"""Credential tokens in their neighbourhoods: the same letters are a degree here and a place there."""

from __future__ import annotations

import time

import pytest

from transforms.credentials import find_credentials, fold, level_of
from transforms.vocabulary import load_rows, split_cell

NAMED = [
    ("MD, DO or MBBS", "MD DO MBBS"),
    ("MD/DO", "MD DO"),
    ("M.D. or D.O.", "MD DO"),
    ("Physician (MD)", "MD"),
    ("a cardiologist, MD, with patience", "MD"),
    ("hold an MD", "MD"),
    ("MDs and JDs", "MD JD"),
    ("DO degree", "DO degree"),
    ("MBChB or MBBS", "MBChB MBBS"),
    ("a medical degree", "medical_degree"),
    ("DDS or DMD", "DDS DMD"),
    ("DVM", "DVM"),
    ("PharmD, MPharm or BPharm", "PharmD MPharm BPharm"),
    ("Pharm.D.", "PharmD"),
    ("a DPT (physical therapy)", "DPT"),
    ("OD, optometrist", "OD"),
    ("AuD", "AuD"),
    ("a JD from any law school", "JD"),
    ("JD or LLM", "JD LLM"),
    ("LL.B. and LL.M.", "LLB LLM"),
    ("LLM in Tax Law", "LLM"),
    ("Juris Doctor", "JD"),
    ("a law degree", "law_degree"),
    ("BSN, MSN or DNP", "BSN MSN DNP"),
    ("MPH", "MPH"),
    ("DBA or PhD", "DBA PhD"),
    ("BA in History", "BA"),
    ("BA/BS", "BA BS"),
    ("a BA degree", "BA degree"),
    ("BSc (Hons) in Zoology", "BS"),
    ("B.Tech or B.E.", "BEng BEng"),
    ("BA, MA, or PhD", "BA MA PhD"),
    ("MA in Philology", "MA"),
    ("MS or PhD", "MS PhD"),
    ("MS in Zoology", "MS"),
    ("hold an MS", "MS"),
    ("M.Ed. or MAT for teachers", "MEd MEd"),
    ("MFA in Painting", "MFA"),
    ("MArch", "MArch"),
    ("Masters of Science", "MS"),
    ("Master’s of Fine Arts", "MFA"),
    ("Ph.D., Ph.Ds, PHD and Phd", "PhD PhD PhD PhD"),
    ("a phd", "PhD"),
    ("DPhil, ScD or EngD", "DPhil ScD EngD"),
    ("PsyD", "PsyD"),
    ("associate's degree", "associate"),
    ("an Associates’ degree", "associate"),
    ("AS degree", "associate degree"),
    ("bachelor's, masters or doctorate", "bachelor master doctorate"),
    ("Bachelor’s", "bachelor"),
    ("Bachelor/Master/PhD", "bachelor master PhD"),
    ("undergraduate degree", "bachelor"),
    ("undergrad Science degree", "bachelor degree"),
    ("a four-year degree", "bachelor"),
    ("an advanced degree", "advanced_degree"),
    ("a graduate degree", "advanced_degree"),
    ("a relevant degree", "degree"),
    ("high school diploma or GED", "secondary secondary"),
    ("RN, NP or PA", "RN NP PA"),
    ("registered nurse (RN)", "RN RN"),
    ("NPs, PAs, or nursing professionals", "NP PA nursing"),
    ("RequirementsBachelor's degree", "bachelor"),
    ("experiencedNPs, RNs", "NP RN"),
    ("nursing professionalsmay apply", "nursing"),
    ("a PhDin physics", "PhD"),
    ("CPA or EA", "CPA EA"),
    ("CPAs and CFAs", "CPA CFA"),
    ("EA for tax returns", "EA"),
    ("CPA, CMA or CIA", "CPA CMA CIA"),
    ("ACCA or ACA", "ACCA chartered_accountant"),
    ("CFP", "CFP"),
    ("AIC or CPCU", "AIC CPCU"),
    ("FSA or ASA, actuaries", "actuary_fellowship actuary_fellowship"),
    ("PE license", "PE"),
    ("PE or EIT", "PE EIT"),
    ("CPC, certified medical coder", "medical_coding_cert medical_coding_cert"),
    ("Direct Endorsement (DE) certification", "DE_underwriter"),
    ("bar admission", "bar_admission"),
    ("USMLE Step 1", "USMLE"),
    ("six sigma black belt", "six_sigma six_sigma"),
    ("CISSP, CEH or OSCP", "CISSP CEH OSCP"),
]

FALSE_FRIENDS = [
    "Baltimore, MD",
    "Baltimore, MD 21201",
    "CA, MD, NY",
    "MD, VA and DC metro area",
    "the managing director (MD) of a bank",
    "What You'll Do",
    "WHAT YOU'LL DO",
    "DO NOT APPLY TWICE",
    "Pittsburgh, PA",
    "30,000 PA",
    "a PA system",
    "Boston, MA",
    "Jackson, MS 39201",
    "MS Excel",
    "MS Office",
    "multiple sclerosis (MS)",
    "a BA writes user stories",
    "PO or BA",
    "700,000 MAs",
    "FHA, VA, cash-out",
    "Richmond, VA",
    "Dover, DE",
    "Los Angeles, CA",
    "US/GB/CA",
    "private equity (PE)",
    "PE/VC",
    "pulmonary embolism (PE)",
    "physical education (PE)",
    "each (EA)",
    "early access (EA)",
    "executive assistant (EA)",
    "CPA per click and CPM of ads",
    "cost-per-acquisition (CPA)",
    "call for papers (CFP)",
    "the CIA",
    "CAS numbers",
    "LLM",
    "LLMs",
    "LLM evaluation",
    "JD.com",
    "see the job description (JD)",
    "OD 12 mm",
    "9 to 5 PT",
    "OT after eight hours",
    "AUD 40",
    "in March",
    "be kind",
    "AS IS",
    "40 MPH",
    "an Oracle DBA",
    "MFA login",
    "multi-factor authentication (MFA)",
    "master the theory",
    "subject mastery",
    "Scrum Master",
    "Investment Associate",
    "360-degree view",
    "40 degrees Celsius",
    "degrees of freedom",
    "a high degree of care",
    "the right degree of oversight",
    "to a large degree",
    "first-degree burns",
    "International Baccalaureate",
    "high school teacher",
    "higher education sector",
    "NP-hard problems",
    "right now",
    "R&D",
    "GCP and AWS",
    "ACE the test",
    "black belt in judo",
    "Series A funding",
    "Codeforces and LeetCode tasks",
    "a diplomatic tone",
    "undergraduates",
    "graduate-level reasoning",
    "Ma and Pa shops",
]


@pytest.mark.parametrize(("text", "codes"), NAMED)
def test_tokens_that_are_meant(text: str, codes: str) -> None:
    assert [mention.code for mention in find_credentials(text)] == codes.split()


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_tokens_that_mean_something_else(text: str) -> None:
    assert find_credentials(text) == ()


def test_offsets_are_those_of_the_text_given() -> None:
    text = "**Master’s** degree\u00a0or 𝐏𝐡𝐃"
    found = find_credentials(text)
    assert [text[m.start : m.end] for m in found] == ["Master’s", "degree", "𝐏𝐡𝐃"]
    assert len(fold(text)) == len(text)


def test_every_code_has_its_level() -> None:
    assert [level_of(code) for code in ("PhD", "MD", "bachelor", "RN", "degree")] == [8, 7, 6, None, None]


UNSETTLED = frozenset(row["token"] for row in load_rows("credential_cues"))


@pytest.mark.parametrize(
    ("code", "wording"),
    [
        (row["code"], wording)
        for row in load_rows("credentials")
        if row["kind"] in ("degree", "licence_role", "certification")
        for wording in split_cell(row["synonyms"])
        if wording not in UNSETTLED and wording.lower() not in UNSETTLED
    ],
)
def test_every_unambiguous_wording_is_found(code: str, wording: str) -> None:
    assert code in [mention.code for mention in find_credentials(f"{wording} is asked for")]


def test_every_rule_is_about_a_wording() -> None:
    known = {wording for row in load_rows("credentials") for wording in split_cell(row["synonyms"])}
    known |= {row["wording"] for row in load_rows("credential_wordings")}
    assert {token for token in UNSETTLED if token not in known and token.lower() not in known} == set()


@pytest.mark.parametrize("unit", ["MD ", "MD, ", "DO", "degree ", "PhD", "1", "(", "MA, MD, ", "RN/"])
def test_hostile_texts_cost_little(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    find_credentials("MD")
    start = time.process_time()
    find_credentials(text)
    assert time.process_time() - start < 1.0  # some 30 ms as a rule; room for a busy machine
