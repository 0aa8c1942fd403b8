"""Licences, board certification and certifications, wording by wording."""

from __future__ import annotations

import time

import pytest

from transforms.licence import parse_board_certification, parse_certifications, parse_licence
from transforms.reading import Reading
from transforms.segments import make_reading

_MARKS = {"required": "", "any_of": "|", "preferred": "?", "accepted": "~"}


def required(wording: str) -> Reading:
    return make_reading("Requirements:\n- " + wording)


def licence(reading: Reading) -> str:
    """Need, kinds, "active/unrestricted/any", places: "yes medical_licence active US"; "-" for silence."""
    parsed = parse_licence(reading)
    if parsed is None:
        return "-"
    value = parsed.value
    return " ".join([value.required, *value.kinds, *value.status, *value.jurisdictions])


def certifications(reading: Reading) -> str:
    """Codes with "|" for any of, "?" for preferred, "~" for also accepted; "-" for silence."""
    parsed = parse_certifications(reading)
    return " ".join(item.code + _MARKS[item.requirement] for item in parsed.value) if parsed else "-"


def board(reading: Reading) -> str:
    parsed = parse_board_certification(reading)
    if parsed is None:
        return "-"
    value = parsed.value
    return " ".join([value.required, *value.boards, *["or eligible"] * value.eligible_ok])


LICENCES = [
    ("Barred in at least one state", "yes bar_admission any"),
    ("HCPC registration", "yes licence"),
    ("A GPhC-registered pharmacist", "yes RPh"),
    ("Bar exam question writing", "-"),
    ("Models licensed to clients", "-"),
    ("Qualified to practise as a solicitor", "yes solicitor"),
    ("A Microsoft Office license", "-"),
    ("Bloomberg license on your own machine", "-"),
    ("Active, unrestricted medical license in the United States", "yes medical_licence active unrestricted US"),
    ("Active US medical license", "yes medical_licence active US"),
    ("Licensed physician", "yes medical_licence"),
    ("U.S.-licensed dermatologist with five years of practice", "yes medical_licence US"),
    ("Licensed to practice medicine in Canada", "yes medical_licence CA"),
    ("Medical licence preferred", "preferred medical_licence"),
    ("A state medical license is a plus", "preferred medical_licence"),
    ("No license required", "no"),
    ("A licence is not required", "no"),
    ("You do not need a license", "no"),
    ("Medical license (for attending physicians)", "conditional medical_licence"),
    ("Active license, if applicable", "conditional licence active"),
    ("Licensed physician or final-year resident", "conditional medical_licence"),
    ("Registered Nurse (RN) license in good standing in at least one state", "yes RN any"),
    ("Current RN license", "yes RN active"),
    ("Nurse practitioner with an active license", "yes NP active"),
    ("Active pharmacist licensure", "yes RPh active"),
    ("Licensed pharmacist", "yes RPh"),
    ("Licensed dentist", "yes dental_licence"),
    ("Licensed veterinarian", "yes vet_licence"),
    ("Licensed clinical psychologist", "yes psychologist_licence"),
    ("Licensed Clinical Social Worker (LCSW)", "yes LCSW"),
    ("Licensed therapist", "yes LPC"),
    ("Licensed physical therapist", "yes PT"),
    ("Licensed attorney in New York", "yes bar_admission US-NY"),
    ("Be a practicing attorney licensed in the United States", "yes bar_admission US"),
    ("Licensed to practice law", "yes bar_admission"),
    ("Admitted to the bar in New York or California", "yes bar_admission US-NY US-CA"),
    ("Active bar membership", "yes bar_admission active"),
    ("US bar admission required (any state)", "yes bar_admission any US"),
    ("In good standing with a state bar", "yes bar_admission"),
    ("Bar admission is an asset", "preferred bar_admission"),
    ("bar admission, published notes, or clerkships signal fit.", "preferred bar_admission"),
    ("CPA licensure, audits, or tax filings signal fit.", "preferred CPA"),
    ("Active CPA license required", "yes CPA active"),
    ("Licensed Professional Engineer (PE)", "yes PE"),
    ("PE license preferred", "preferred PE"),
    ("Licensed architect", "yes architect_licence"),
    ("Teaching license", "yes teaching_licence"),
    ("Licensed real estate agent", "yes real_estate_licence"),
    ("Series 7 license", "yes finra_licence"),
    ("FINRA licenses a plus", "preferred finra_licence"),
    ("Licensed insurance adjuster in Texas", "yes insurance_licence US-TX"),
    ("Licensed electrician", "yes trade_licence"),
    ("Commercial pilot license", "yes pilot_licence"),
    ("Registration with the GMC", "yes medical_licence"),
    ("Professional license in your field", "yes licence"),
    ("MD with an active license, or a resident", "conditional medical_licence active"),
    ("Valid driver's license", "-"),
    ("ID documents (passport, gun license, boat license)", "-"),
    ("Experience with software licenses", "-"),
    ("Review of license agreements", "-"),
    ("Code under the MIT license", "-"),
    ("Licensed content and image licensing", "-"),
    ("Raise the bar for quality", "-"),
    ("Experience as a bartender", "-"),
    ("CPA", "-"),
    ("Series A funding", "-"),
    ("Barrier-free texts", "-"),
]

CERTIFICATIONS = [
    ("CPA", "CPA"),
    ("CPA required", "CPA"),
    ("CPA preferred", "CPA?"),
    ("CPA or EA", "CPA| EA|"),
    ("CPA or EA preferred", "CPA? EA?"),
    ("CFA charterholder", "CFA"),
    ("CFA Level II candidate", "CFA"),
    ("Work in finance - CFAs, analysts or similar backgrounds", "CFA|"),
    ("Bachelor's degree in accounting or CPA", "CPA|"),
    ("CFP or CAIA", "CFP| CAIA|"),
    ("AIC, CPCU or SCLA is a strong positive signal, though not required", "AIC? CPCU?"),
    ("Professional Engineer (PE) or EIT", "PE| EIT|"),
    ("JD and bar admission", "bar_admission"),
    ("Qualified solicitor", "solicitor"),
    ("USMLE Step 1 and Step 2", "USMLE"),
    ("ECFMG certified", "USMLE"),
    ("Certified medical coder (CPC)", "medical_coding_cert"),
    ("Paralegal certificate", "paralegal_certificate"),
    ("Paralegal certification or a degree in Legal Studies is preferred", "paralegal_certificate?"),
    ("Teaching certification", "teaching_licence"),
    ("CELTA, TEFL or equivalent", "language_teaching_cert|"),
    ("PMP and Six Sigma Black Belt are a plus", "PMP? six_sigma?"),
    ("Certifications such as CEH, OSCP, or CISSP (preferred)", "CEH? OSCP? CISSP?"),
    ("Security certifications (OSCP, CEH, CISSP)", "security_cert| OSCP| CEH| CISSP|"),
    ("AWS certified", "cloud_cert"),
    ("LEED AP a plus", "LEED?"),
    ("Actuary, FSA or ASA", "actuary_fellowship"),
    ("Certifications (such as CPA) and other experience are considered a plus", "CPA?"),
    ("Board certification", "-"),
    ("LaTeX certification", "-"),
    ("Pass the language certification quiz", "-"),
    ("Lower the CPA of our ads and conversions", "-"),
]

BOARDS = [
    ("Board certification in Internal Medicine", "yes Internal Medicine"),
    ("Board-certified in Emergency Medicine", "yes Emergency Medicine"),
    ("Board certified physician", "yes"),
    ("Board-certified or board-eligible", "yes or eligible"),
    ("Board eligibility", "yes or eligible"),
    ("Board certification preferred", "preferred"),
    ("Board certification is a plus", "preferred"),
    ("Board certification in Pediatrics (for attending physicians)", "conditional Pediatrics"),
    ("Board-certified surgeon, OR", "conditional"),
    ("Certified by the American Board of Radiology", "yes Radiology"),
    ("Board certified behavior analyst (BCBA)", "-"),
    ("Found us on a job board?", "-"),
    ("Onboarding and onboard sessions", "-"),
    ("Dashboard certificates", "-"),
]


@pytest.mark.parametrize(("wording", "expected"), LICENCES)
def test_licence(wording: str, expected: str) -> None:
    assert licence(required(wording)) == expected


@pytest.mark.parametrize(("wording", "expected"), CERTIFICATIONS)
def test_certifications(wording: str, expected: str) -> None:
    assert certifications(required(wording)) == expected


@pytest.mark.parametrize(("wording", "expected"), BOARDS)
def test_board(wording: str, expected: str) -> None:
    assert board(required(wording)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Preferred Qualifications:\n- Medical license", "preferred medical_licence"),
        ("About the role\nWe are seeking licensed psychiatrists.", "yes medical_licence"),
        ("About\nSeeking licensed lawyers.\nRequirements:\n- Bar admission preferred", "yes bar_admission"),
        ("Responsibilities:\n- Check the licenses of doctors", "-"),
        ("Payment:\nLicensed physicians earn more", "-"),
        ("Requirements:\n- Licensed doctor, OR\n- Final-year resident", "conditional medical_licence"),
    ],
)
def test_sections_carry_the_need(text: str, expected: str) -> None:
    assert licence(make_reading(text)) == expected


def test_title_counts_where_the_text_is_silent() -> None:
    assert licence(make_reading("Help us.", title="Licensed Psychologist (Remote)")) == "yes psychologist_licence"
    assert certifications(make_reading("Help us.", title="CPA - Tax Expert")) == "CPA"


def test_details_are_the_words_of_the_text() -> None:
    parsed = parse_licence(required("You hold an active, unrestricted medical license in the United States."))
    assert parsed and parsed.value.detail == "active, unrestricted medical license in the United States"


@pytest.mark.parametrize("wording", [wording for wording, expected in LICENCES if expected != "-"])
def test_licences_are_proved(wording: str) -> None:
    reading = required(wording)
    parsed = parse_licence(reading)
    assert parsed and parsed.proofs
    assert all(0 <= p.start < p.end <= len(reading.text) and p.end - p.start <= 200 for p in parsed.proofs)


@pytest.mark.parametrize(
    "unit", ["licensed ", "license ", "Series 7 ", "board certified ", "CPA or ", "bar ", "1", " ", "(", "a@"]
)
def test_hostile_texts_cost_little(unit: str) -> None:
    reading = make_reading("Requirements:\n" + (unit * 100_000)[:100_000])
    licence(required("Licensed physician in Texas"))
    start = time.process_time()
    parse_licence(reading)
    parse_board_certification(reading)
    parse_certifications(reading)
    assert time.process_time() - start < 1.0  # some 50 ms as a rule; room for a busy machine
