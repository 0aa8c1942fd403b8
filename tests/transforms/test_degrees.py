"""Degrees asked for, wording by wording.

A reading is written short: credentials joined by "|" are alternatives, "?" marks a preferred and "~" an also accepted
one, brackets mark examples; then the lowest ISCED level, "+" what is accepted in place, "@" a training status.
"""

from __future__ import annotations

import time

import pytest

from transforms.degrees import find_min_level, parse_degree_fields, parse_degrees
from transforms.licence import parse_board_certification, parse_licence
from transforms.reading import Parsed, Published, Reading
from transforms.segments import make_reading
from transforms.values import Degree, Education

_MARKS = {"required": "", "any_of": "", "preferred": "?", "accepted": "~"}


def show(parsed: Parsed[Education] | None) -> str:
    """The short form of a reading; "-" for silence."""
    if parsed is None:
        return "-"
    education, equivalent = parsed.value, parsed.value.equivalent
    groups: dict[str, list[Degree]] = {}
    for index, degree in enumerate(education.degrees):
        groups.setdefault(degree.group or str(index), []).append(degree)
    parts = []
    for name, members in groups.items():
        body = "|".join(degree.credential for degree in members)
        parts.append((f"({body})" if name == "examples" else body) + _MARKS[members[0].requirement])
    parts += [education.basis] * (education.basis != "stated")
    parts += [str(education.min_level)] * (education.min_level is not None)
    parts += ["+foreign"] * equivalent.foreign + ["+experience"] * equivalent.experience_in_lieu
    parts += [f"+{code}" for code in equivalent.credential_in_lieu]
    return " ".join([*parts, *(f"@{status}" for status in education.training_status)])


def required(wording: str) -> Reading:
    return make_reading("Requirements:\n- " + wording)


WORDINGS = [
    ("Architects with a B.Arch or M.Arch", "bachelor|MArch 6"),
    ("Teacher with a Bachelor's degree Master's degree is a plus", "bachelor master? 6"),
    ("Master's degree preferred; Bachelor's considered with experience", "master? bachelor~"),
    ("PhD in Botany (master's level scientists considered)", "PhD master~ 8"),
    ("LLB or GDL plus LPC/SQE", "LLB 6"),
    ("PhD or PhD candidate in geology", "PhD 8 @phd_student"),
    ("Four-year college degree", "bachelor 6"),
    ("A first-class honours degree", "bachelor 6"),
    ("Abitur or better", "secondary 3"),
    ("MD-level clinicians with two years of practice", "MD 7"),
    ("Doctoral-level expertise in geology", "doctorate 8"),
    ("JD or LLB, or a bachelor's degree plus notary work", "JD|LLB|bachelor 6"),
    ("Bachelor's degree in Botany (required), MD a plus", "bachelor MD? 6"),
    ("BA in History; MA preferred", "BA MA? 6"),
    ("MD, DO, MBBS, or international equivalent", "MD|DO|MBBS 7 +foreign"),
    ("You must hold an MD, DO, MBBS, or a foreign equivalent.", "MD|DO|MBBS 7 +foreign"),
    ("Medical Degree: MD, DO, MBBS, or equivalent", "MD|DO|MBBS 7 +foreign"),
    ("A PhD in chemistry, or a Master's plus at least four years in a lab", "PhD|master 7"),
    ("A PhD in botany helps but isn't necessary.", "PhD?"),
    ("Licenciatura o maestría en Historia", "bachelor|master 6"),
    ("Medical training: MD, DO or MBBS, or equivalent (including fellows)", "MD|DO|MBBS 7 +foreign @fellow"),
    (
        "An associated expert degree (e.g., MD, DO, RN, NP, PA, PharmD, or equivalent)",
        "MD|DO|RN|NP|PA|PharmD +foreign",
    ),
    (
        "Advanced medical training (MD, DO, RN, PA, NP, clinical researcher, or equivalent background)",
        "MD|DO|RN|PA|NP +experience",
    ),
    ("Bachelor's degree or higher in Medicine (MD/DO), Nursing, Public Health (MPH)", "bachelor (MD|DO|MPH) 6"),
    ("Bachelor’s degree or higher in Law (JD/LLB) or Criminology", "bachelor (JD|LLB) 6"),
    ("Degree in Insurance, Risk Management, or any related field", "degree"),
    ("Bachelor's degree or equivalent professional experience", "bachelor 6 +experience"),
    (
        "Bachelor's degree in finance; no specific degree is required if CFA charterholder status is held",
        "bachelor 6 +CFA",
    ),
    ("Bachelor's degree in accounting or CPA", "bachelor 6 +CPA"),
    ("PhD in Physics or closely related", "PhD 8"),
    ("PhD in Physics, or at least a senior PhD student", "PhD 8 @phd_student"),
    ("BS, MS, or PhD in Computer Science", "BS|MS|PhD 6"),
    ("Master's degree or higher, or undergraduate degree from a top global university", "master|bachelor 6"),
    ("Certified or PhD preferred", "PhD?"),
    ("A master's or PhD in geology is ideal", "master|PhD?"),
    ("A JD, LLM, or PhD in law would be an asset", "JD|LLM|PhD?"),
    ("A doctorate in history is desirable", "doctorate?"),
    ("Enrolled in or have finished a Bachelor's degree or more at a recognised school", "bachelor 6 @student"),
    ("Enrolled in or have completed an Associates’ degree", "associate 5 @student"),
    ("Enrolled in or holding a Master's or Doctorate (Preferred) in Dentistry", "master doctorate? 7 @student"),
    ("Bachelor’s degree (or pursuing one) in Physics. Master’s or PhD preferred.", "bachelor master|PhD? 6 @student"),
    ("Bachelor's degree in Botany or equivalent. Students are welcome.", "bachelor 6 +foreign @student"),
    (
        "Level:Master’s degree or higher (PhD preferred) inthe topicor so (can be currently enrolled)",
        "master PhD? 7 @student",
    ),
    ("Background: Bachelor's, Master’s degree or higher (PhD preferred) in Zoology", "bachelor|master PhD? 6"),
    ("Master’s degree or PhD in Meteorology", "master|PhD 7"),
    ("PhD (preferred) or a Master's degree in Zoology", "PhD? master 7"),
    ("Master's degree and/or PhD in Didactics", "master|PhD 7"),
    ("You hold an\nacademic degree in law (J.D., LLM)\nfrom any country.", "JD|LLM 7"),
    ("You hold a\nMaster's\ndegree or PhD\nin Topology.", "master|PhD 7"),
    ("Surgery residency/ or above (MD/PhD).", "MD|PhD 7 @resident"),
    ("Associate degree in paralegal studies, or a paralegal certificate", "associate 5 +paralegal_certificate"),
    ("Must have a PhD in music from a known school Must be a current professor or postdoc", "PhD 8 @postdoc"),
    ("Doctoral graduates (also those in postdoctoral positions) in robotics", "doctorate 8 @postdoc"),
    ("At least a four-year degree in marketing", "bachelor 6"),
    ("Have a Botany PhD from a leading university in areas such as Ecology or Taxonomy", "PhD 8"),
    ("Finished a BA/MA Degree in Philology.", "BA|MA 6"),
    ("You hold an MS or PhD in Forestry", "MS|PhD 7"),
    ("You hold BS degree in Forestry", "BS 6"),
    ("Minimum Bachelor's degree in Forestry", "bachelor 6"),
    ("Preferred level of schooling - High School degree or higher", "secondary?"),
    ("Preferred level of education - High School degree", "secondary?"),
    ("High school diploma or equivalent", "secondary 3 +foreign"),
    ("High school diploma or GED; college degree preferred", "secondary degree? 3"),
    ("Completed secondary education or higher", "secondary 3"),
    ("Must have an educational degree", "degree"),
    ("University degree (or higher) is required.", "degree"),
    ("College education (degree required).", "degree"),
    ("Education: Ideally Bachelor's degree (any field)", "bachelor?"),
    ("Solid knowledge of Geology, ideally with a degree in the field.", "degree?"),
    ("A background in art or crafts (degree not required if experience is outstanding)", "degree +experience"),
    ("No degree required", "none_required"),
    ("No formal education required; curiosity is enough", "none_required"),
    ("Degree is not required.", "none_required"),
    ("You do not need a college degree.", "none_required"),
    ("A college degree is preferred but not required", "degree?"),
    ("A bachelor's degree in trade is a strong signal, though not required.", "bachelor?"),
    ("(Not necessary, but a plus) PhD in Botany.", "PhD?"),
    ("At least a Masters degree or equivalent (Preferred)", "master? +foreign"),
    ("Science degree (Preferred)", "degree?"),
    ("Bachelor's degree required; Master's or PhD preferred", "bachelor master|PhD? 6"),
    ("Bachelor's degree required, Master's degree strongly preferred", "bachelor master? 6"),
    ("Bachelor's degree in Finance (Master's a plus)", "bachelor master? 6"),
    ("Bachelor's degree, preferably a Master's or PhD", "bachelor master|PhD? 6"),
    ("Master's degree in Biology with lab experience preferred", "master 7"),
    ("Bachelor's degree in CS, experience with Python preferred", "bachelor 6"),
    ("Candidates with a PhD will be prioritized", "PhD?"),
    ("Strong preference for candidates with a PhD in CS", "PhD?"),
    ("2+ years of experience; PhD holders with 1 year of experience may be considered", "PhD~"),
    ("NPs, PAs, or nursing professionals may also be considered.", "NP~ PA~ nursing~"),
    ("Master's or Ph.D. in Optics. Exceptional candidates with a Bachelor's degree.", "master|PhD bachelor~ 7"),
    ("Master's degree or Ph.D. in Genetics. Alternatively, an MD is acceptable.", "master|PhD|MD 7"),
    ("Juris Doctor (JD) degree, or a Bachelor's degree with years of research", "JD|bachelor 6"),
    ("PhD in Statistics, OR a Master's degree and 4+ years of work", "PhD|master 7"),
    ("Advanced degree (Master's, PhD, or MD) in a life science", "advanced_degree (master|PhD|MD) 7"),
    ("An advanced degree such as a PhD or MD in biology", "advanced_degree (PhD|MD) 7"),
    ("Terminal degree in your field (PhD, MFA, JD)", "advanced_degree (PhD|MFA|JD) 7"),
    ("Graduate Degree in Forestry (PhD or Masters)", "advanced_degree (PhD|master) 7"),
    ("Post-graduate degree in Law (e.g., LLM)", "advanced_degree (LLM) 7"),
    ("Undergraduate or graduate degree in mathematics", "bachelor|advanced_degree 6"),
    ("Bachelors/Masters in English", "bachelor|master 6"),
    ("Bachelor/Master/PhD in Physics", "bachelor|master|PhD 6"),
    ("A minimum of a Bachelor's degree (BA/BS) in English", "bachelor (BA|BS) 6"),
    ("BA/BS degree or equivalent experience", "BA|BS 6 +experience"),
    ("M.S. or Ph.D. in Electrical Engineering", "MS|PhD 7"),
    ("B.Tech / M.Tech in Computer Science", "BEng|MEng 6"),
    ("MBA or Master's in Finance from a top-tier program", "MBA|master 7"),
    ("MBA or Master's in Finance, or CFA Level II+", "MBA|master 7 +CFA"),
    ("Law degree (LLB, JD or equivalent)", "LLB|JD 6 +foreign"),
    ("Law degree", "law_degree"),
    ("Medical degree", "medical_degree 7"),
    ("Graduate of a medical school (MD or DO); residency completed", "MD|DO 7"),
    ("PharmD or BPharm", "PharmD|BPharm 6"),
    ("DDS (Doctor of Dental Surgery) or DMD (Doctor of Dental Medicine)", "DDS|DMD 7"),
    ("Doctorate in Psychology (PhD or PsyD)", "PhD|PsyD 8"),
    ("Doctorate in Psychology, licensed psychologist preferred", "doctorate 8"),
    ("Must have a Bachelor's degree and a Master's degree in architecture", "bachelor master 7"),
    ("Teaching certifications and a Bachelor's degree in education.", "bachelor 6"),
    ("Educated to degree level", "degree"),
    ("Educated to at least Master's level in a science subject", "master 7"),
    ("Minimum 2:1 degree from a leading university", "degree"),
    ("Master's degree (or foreign equivalent)", "master 7 +foreign"),
    ("Associate's degree or higher", "associate 5"),
    ("Academic credentials (MAs, JDs, MDs, PhDs, etc.) of note", "MA|JD|MD|PhD 7"),
    ("PhD-level expertise in organic chemistry", "PhD 8"),
    ("PhD-level researchers in topology", "PhD 8"),
    ("You have or are pursuing a PhD in mathematics", "PhD 8 @phd_student"),
    ("Must be pursuing or have completed a Master's degree in public policy", "master 7 @student"),
    ("Must be a current PhD student or have graduated with a PhD in chemistry", "PhD 8 @phd_student"),
    ("Holding or pursuing an undergraduate degree", "bachelor 6 @student"),
    ("Currently pursuing a Bachelor's degree in Computer Science", "not_stated @student"),
    ("Must be enrolled in a Master's or PhD program", "not_stated @student"),
    ("You are a PhD candidate, postdoc, or researcher in physics", "not_stated @phd_student @postdoc"),
    ("Doctoral candidates (ABD) and PhDs", "PhD 8 @phd_student"),
    ("Ph.D. (completed or in progress) in linguistics", "PhD 8 @phd_student"),
    ("Currently pursuing or holding a degree in theology", "degree @student"),
    ("Enrollment in or completion of an undergraduate program in theology", "bachelor 6 @student"),
    ("A completed undergrad Science degree. No graduate degree", "bachelor 6"),
    ("RequirementsBachelor’s degree minimum.Good typing", "bachelor 6"),
    ("ABachelor'sor higher degree inMusic", "bachelor 6"),
    ("Proven expertise (PhD, postdoc, or 3+ years industry) in NLP", "PhD 8 +experience @postdoc"),
    ("Academic background in History (Bachelor's, Master's or PhD)", "bachelor|master|PhD 6"),
    ("Well read: Holds a master’s or PhD degree in Philology", "master|PhD 7"),
    ("Diploma in Translation", "diploma"),
    ("BSN or MSN with ward experience", "BSN|MSN 6"),
    ("Doctor of Nursing Practice or nurse practitioner (NP) with active license", "DNP|NP"),
    ("EdD or PhD in Education", "EdD|PhD 8"),
    ("LLM in Tax Law", "LLM 7"),
    ("MPH or DrPH", "MPH|DrPH 7"),
    ("MSW, LCSW, or LMFT", "MSW|LCSW|LMFT"),
    ("Bachelor's degree in Nursing", "bachelor 6"),
    ("University degree in Economics or equivalent work experience", "degree +experience"),
    ("𝐁𝐚𝐜𝐡𝐞𝐥𝐨𝐫'𝐬 𝐝𝐞𝐠𝐫𝐞𝐞 in Botany", "bachelor 6"),
    ("A phd in botany", "PhD 8"),
]

NO_DEGREES = [
    "PhD, Master's or final-year Bachelor's students in geology",
    "Current graduate students (Master's or PhD) in geology",
    "Help students get their degree",
    "A model trained by PhDs",
    "Two years of a PhD program",
    "One year of courses taken at the undergraduate level",
    "Higher rates may be offered to PhDs.",
    "Premium rates may be paid to PhDs or in sub-specialties.",
    "The pay rate for PhD holders is higher.",
    "Pay commensurate with degree and experience",
    "A network of 700,000+ MAs, PhDs, and graduates",
    "We have worked with PhDs, lawyers and doctors.",
    "Collaborate with PhDs from top universities",
    "Use your language and your academic degree to shape systems",
    "Write undergraduate-level and PhD-level questions",
    "Evaluate graduate-level reasoning tasks",
    "Ease with undergraduate-level biology topics",
    "If you didn't finish a Ph.D., never mind.",
    "For PhD holders: you have refereed papers",
    "The right degree of human oversight",
    "A high degree of accuracy; 360-degree views; 40 degrees Celsius; to a large degree",
    "Six degrees of freedom",
    "Have attended undergraduate in Canada.",
    "Experience as a Bachelor's or Master's thesis supervisor",
    "Experience tutoring master's students",
    "What You'll Do",
    "WHAT YOU'LL DO: WRITE PROMPTS",
    "Located in Boston, MA or Baltimore, MD",
    "Open to residents of CA, MA, MD, NY, PA, and VA",
    "Experience with FHA, VA, and cash-out loans",
    "Direct Endorsement (DE) Underwriter experience",
    "Proficient in MS Excel and MS Office",
    "Familiarity with multiple sclerosis (MS) trials",
    "Experience as a BA or PM on agile teams",
    "LLM evaluation, LLM security testing, familiarity with LLMs",
    "Experience in private equity (PE) or VC",
    "Master the theory; Scrum Master; webmaster",
    "Investment Associate at a bank",
    "Sign up as AI Trainer for PhD topics",
    "First-degree murder cases",
    "International Baccalaureate teachers",
    "Enable MFA login",
    "40 MPH speed limit",
    "Six years as a DBA for Oracle databases",
    "Paid in AUD, starting in March",
    "Work at high schools or in higher education",
]

SECTIONS = [
    (
        "About you\nThere are three levels:\n- Level 1 (Bachelor's Level): algebra\n- Level 2 (Master's Level): rings\n"
        "- Level 3 (PhD Level): schemes",
        "bachelor|master|PhD 6",
    ),
    (
        "About you\n- Level 1 (Bachelor's Level):\n- Algebra\n- Level 2 (Master's Level):\n- Rings",
        "bachelor|master 6",
    ),
    ("Requirements:\n- A college degree is not required, but a portfolio is", "none_required"),
    ("Requirements:\n- Fluent English\nPreferred Qualifications:\n- Bachelor's or Master’s degree", "bachelor|master?"),
    ("Requirements:\n- Fluent English\nNice to have:\n- Master's degree required for reviewers", "master?"),
    ("Requirements:\n- Master's degree\nBonus:\n- Master's degree in music", "master 7"),
    ("Ideal Qualifications:\n- Bachelor's or Master's degree", "bachelor|master 6"),
    ("Requirements:\n- Fluent English\n- Patience\nIdeal Qualifications:\n- Master's degree", "master?"),
    ("What we look for\nA good fit for bankers. Ideally, contributors will have:\n- Degree in Trade;", "degree"),
    ("About the role\nWe are seeking Botany PhDs for a project.", "PhD 8"),
    ("About the role\nWe are seeking PhDs and PhD candidates in botany.", "PhD 8 @phd_student"),
    ("About the role\nWe seek Botany PhDs.\nRequirements:\n- Master's or PhD in botany", "master|PhD 7"),
    ("About the role\nWe seek experts.\nNote: You must hold an MD or DO.", "MD|DO 7"),
    ("Responsibilities:\n- Review essays\n- Coach people for a master's degree", "-"),
    ("Responsibilities:\n- Review essays\n- You have a PhD in physics", "PhD 8"),
    ("Responsibilities:\n- Review essays\n- Master's degree or PhD", "master|PhD 7"),
    ("Responsibilities:\n- Review essays\n- Degree checks and other chores", "-"),
    ("Payment:\nPhDs earn more", "-"),
    ("Benefits:\n- Put an academic degree to good use", "-"),
    ("How to apply:\n- Send us a copy of the degree", "-"),
    ("Details:\nEducation: Bachelor's degree", "bachelor 6"),
    ("Requirements:\n- Bachelor's degree in art or\n- 5+ years of experience as an artist", "bachelor 6 +experience"),
    ("Requirements:\n- Bachelor's degree in art OR\n- Diploma in art", "bachelor|diploma"),
    ("Requirements:\n- Bachelor's degree\n- PhD in botany", "bachelor PhD 8"),
    (
        "Requirements:\nBachelor's degree or higher in:\n- Medicine (MD/DO)\n- Public Health (MPH)",
        "bachelor (MD|DO|MPH) 6",
    ),
    ("Requirements:\nOne of the following:\n- PhD in botany\n- Master's degree and 5 years", "PhD|master 7"),
    ("Requirements:\nAll of the following:\n- Bachelor's degree\n- Master's degree", "bachelor master 7"),
    ("Education: Master's degree Skills: Excel Nice to have: PhD", "master PhD? 7"),
]

TITLES = [
    ("Botany Expert (Bachelor's) - AI Trainer", "Help us.", "bachelor 6"),
    ("Botany Master's - AI Trainer", "Help us.", "master 7"),
    ("Botany Experts (Ph.Ds or Postdocs)", "Requirements:\n- Doctoral graduates in botany", "PhD 8 @postdoc"),
    ("Healthcare Expert (MD, DO, RN, NP, PA, MPH)", "Help us.", "MD|DO|RN|NP|PA|MPH"),
    ("Botany PhDs", "Requirements:\n- Master's or PhD in botany", "master|PhD 7"),
    ("Botany Expert (PhD)", "Requirements:\n- PhD preferred", "PhD?"),
    ("Cardiologists (Medical Degree Required)", "Requirements:\n- MD, DO or MBBS", "MD|DO|MBBS 7"),
    ("Math PhD/Master's", "Help us.", "PhD|master 7"),
    ("Data Scientist (Masters)", "Help us.", "master 7"),
    ("Legal Expert (JD Required)", "Help us.", "JD 7"),
    ("[REF ONLY] Botany PhDs", "Help us.", "PhD 8"),
    ("Editor - Boston, MA", "Help us.", "-"),
    ("LLM Evaluator", "Help us.", "-"),
    ("PhD Students in Botany", "Help us.", "not_stated @phd_student"),
    ("Botany Expert - Undergraduate Students", "Help us.", "not_stated @student"),
]

FIELDS = [
    ("Bachelor's degree or higher in Law, Public Policy, or a closely related field.", ["Law", "Public Policy"]),
    (
        "Bachelor's degree in Law (JD/LLB), Criminology, or History, with strong Latin",
        ["Law", "Criminology", "History"],
    ),
    ("Master's degree or Ph.D. in Botany, or a related field, with patience", ["Botany"]),
    (
        "PhD (or are currently a PhD candidate) in a science field such as botany, geology",
        ["science", "botany", "geology"],
    ),
    ("PhD in a science discipline (e.g., botany, geology) is ideal.", ["science", "botany", "geology"]),
    (
        "PhD from a leading university in domains such as Engineering (Civil/Marine), Law",
        ["Engineering (Civil/Marine)", "Law"],
    ),
    ("Bachelor's degree in the following: Botany Geology Must be at a university", ["Botany Geology"]),
    ("Degree in any field", []),
    ("Bachelor's degree in Translation/Localization or related field.", ["Translation/Localization"]),
    ("Degree or higher inBotanyor a related field (can be currently enrolled)", ["Botany"]),
    ("PhD in physics and chemistry", ["physics", "chemistry"]),
    ("BS in pure and applied mathematics", ["pure and applied mathematics"]),
    ("PhD in education from a top 25 school", ["education"]),
    ("Hold a Computer Science degree from a university in Canada", ["Computer Science"]),
    ("Have a Mathematics/Statistics PhD", ["Mathematics", "Statistics"]),
    ("A bachelor's in 3D art or animation", ["3D art", "animation"]),
    ("Strong background in Geology, ideally with a degree in the field", ["Geology"]),
    ("Degree in law (JD, LLB)", ["law"]),
    ("Bachelor's degree in Art & Design & 5+ years of work", ["Art & Design"]),
    ("Degree in Medicine, Nursing, or Allied Health", ["Medicine", "Nursing", "Allied Health"]),
    ("Bachelor's degree required; French", []),
]


@pytest.mark.parametrize(("wording", "expected"), WORDINGS)
def test_requirement_lines(wording: str, expected: str) -> None:
    assert show(parse_degrees(required(wording))) == expected


@pytest.mark.parametrize("wording", NO_DEGREES)
def test_what_is_no_degree(wording: str) -> None:
    assert show(parse_degrees(required(wording))) == "-"


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_sections_carry_the_class(text: str, expected: str) -> None:
    assert show(parse_degrees(make_reading(text))) == expected


@pytest.mark.parametrize(("title", "text", "expected"), TITLES)
def test_titles_count_where_the_text_is_silent(title: str, text: str, expected: str) -> None:
    assert show(parse_degrees(make_reading(text, title=title))) == expected


@pytest.mark.parametrize(("wording", "expected"), FIELDS)
def test_field_phrases(wording: str, expected: list[str]) -> None:
    reading = required(wording)
    found = parse_degree_fields(reading)
    assert [phrase for phrase, *_ in found] == expected
    assert all(reading.text[start:end] == phrase for phrase, start, end, _ in found)


def test_fields_in_bullets_below() -> None:
    reading = make_reading("Requirements:\nBachelor's degree or higher in:\n- Medicine (MD/DO)\n- Nursing\n\nPatience")
    assert [phrase for phrase, *_ in parse_degree_fields(reading)] == ["Medicine", "Nursing"]
    parsed = parse_degrees(reading)
    assert parsed and parsed.value.degrees[0].fields == ("Medicine", "Nursing")


def test_soft_only_under_an_ideal_list() -> None:
    ideal = parse_degrees(make_reading("Ideal Qualifications:\n- Master's degree"))
    plain = parse_degrees(required("Master's degree"))
    assert ideal and plain
    assert (ideal.value.degrees[0].soft, plain.value.degrees[0].soft) == (True, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Board-certified physician with an active medical license", "implied 7"),
        ("Licensed psychiatrist in the US", "implied 7"),
        ("Current residents in internal medicine at a hospital", "implied 7 @resident"),
        ("Medical license preferred", "-"),
        ("Licensed electrician", "-"),
        ("Licensed attorney", "-"),
        ("Physician with an MD and a medical license", "MD 7"),
    ],
)
def test_level_implied_by_a_physicians_licence(text: str, expected: str) -> None:
    reading = required(text)
    parsed = parse_degrees(reading, licence=parse_licence(reading), board=parse_board_certification(reading))
    assert show(parsed) == expected


def test_implied_and_waived_degrees_say_how_they_are_known() -> None:
    reading = required("Licensed surgeon")
    implied = parse_degrees(reading, licence=parse_licence(reading))
    waived = parse_degrees(required("No degree required"))
    assert implied and waived
    assert (implied.state, waived.state) == ("implied", "flexible")
    assert implied.proofs and waived.proofs


@pytest.mark.parametrize(
    ("value", "first_party", "expected"),
    [("Bachelor's Degree", True, "bachelor 6"), ("HIGH_SCHOOL", True, "secondary 3"), ("PHD", True, "PhD 8"),
     ("Bachelor's Degree", False, "-"), ("Any", True, "-"), ("Entry", True, "-")],
)  # fmt: skip
def test_published_values_fill_only_for_the_platform(value: str, first_party: bool, expected: str) -> None:
    published = (Published(name="education", text=value, path="$.education"),)
    parsed = parse_degrees(make_reading("Help us.", published=published), first_party=first_party)
    assert show(parsed) == expected


def test_text_wins_over_published_values() -> None:
    published = (Published(name="education", text="Master's Degree", path="$.education"),)
    parsed = parse_degrees(make_reading("Requirements:\n- Bachelor's degree", published=published), first_party=True)
    assert show(parsed) == "bachelor 6"


@pytest.mark.parametrize("wording", [wording for wording, expected in WORDINGS if expected])
def test_every_value_is_proved(wording: str) -> None:
    reading = required(wording)
    parsed = parse_degrees(reading)
    assert parsed and parsed.proofs
    for proof in parsed.proofs:
        assert 0 <= proof.start < proof.end <= len(reading.text)
        assert proof.end - proof.start <= 200
    proved = {proof.key for proof in parsed.proofs}
    assert {degree.credential for degree in parsed.value.degrees} - {"PhD"} <= proved


def test_a_title_is_proved_by_its_own_words() -> None:
    parsed = parse_degrees(make_reading("Help us.", title="Botany Expert (Bachelor's)"))
    assert parsed and [(proof.path, proof.start) for proof in parsed.proofs] == [("title", 0)]


def test_lowest_level_over_alternatives_highest_over_demands() -> None:
    bachelor, master = Degree(credential="bachelor", level=6), Degree(credential="master", level=7)
    nurse = Degree(credential="RN", requirement="any_of", group="g1")
    doctor = Degree(credential="MD", level=7, requirement="any_of", group="g1")
    assert find_min_level((bachelor, master)) == 7
    assert find_min_level((nurse, doctor)) is None
    assert find_min_level((nurse, doctor, bachelor)) == 6
    assert find_min_level((Degree(credential="PhD", level=8, requirement="preferred"),)) is None


HOSTILE = [
    "1", " ", "<", "$1,", "a@", "degree ", "PhD, ", "(", "Bachelor's or ", "MD ", "enrolled in ", "PhD. ", "in in ",
    "or ", "degree in ", "no degree ", "degree in a, ", "Master's (", "- ", "network of PhDs ", "students ", "not a PhD\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_texts_cost_little(unit: str) -> None:
    reading = make_reading("Requirements:\n" + (unit * 100_000)[:100_000], title=unit * 20)
    parse_degrees(required("PhD, student, no degree required"))
    start = time.process_time()
    parse_degrees(reading)
    parse_degree_fields(reading)
    assert time.process_time() - start < 1.0  # a hundredth of a second as a rule; room for a busy machine


@pytest.mark.xfail(strict=True, reason="the field stands without 'in' after the degree")
def test_field_without_in() -> None:
    assert [phrase for phrase, *_ in parse_degree_fields(required("Master's degree Civil Engineering"))] == [
        "Civil Engineering"
    ]


@pytest.mark.xfail(strict=True, reason="a list of fields without commas needs the field vocabulary to be cut")
def test_fields_without_commas() -> None:
    fields = parse_degree_fields(required("Bachelor's degree in the following: Botany Geology Must be here"))
    assert [phrase for phrase, *_ in fields] == ["Botany", "Geology"]


def test_a_title_that_the_text_repeats_is_proved_in_the_text_too() -> None:
    title = "Senior Biologist - AI Data Trainer (Master's)"
    text = (
        f"A teaser for some other work on this board\n{title}\nAbout the role\nJudge what models say about biology.\n"
    )
    reading = make_reading(text, title=title, location="")
    parsed = parse_degrees(reading)
    assert parsed is not None
    places = {proof.path: (text if proof.path is None else title)[proof.start : proof.end] for proof in parsed.proofs}
    assert places == {None: title, "title": title}
