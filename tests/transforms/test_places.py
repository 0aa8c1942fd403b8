"""Places: one row a wording. An expectation reads: remote, state, countries, +group, -excluded, /subdivision, must."""

from __future__ import annotations

import time

import pytest

from transforms.places import parse_places
from transforms.reading import Line, Published, Reading
from transforms.remote_work import find_remote
from transforms.segments import make_reading
from transforms.values import Places


def show(places: Places) -> str:
    words = [places.remote] * (places.remote != "not_stated") + [places.geo_state] * (places.geo_state != "not_stated")
    words += [*places.countries_allowed, *(f"+{group}" for group in places.country_groups)]
    words += [*(f"-{code}" for code in places.countries_excluded), *(f"/{code}" for code in places.subdivisions)]
    return " ".join(words + ["must"] * bool(places.residence_required))


def read(text: str = "", *, first_party: bool = True, title: str = "", location: str = "") -> str:
    parsed = parse_places(make_reading(text, title=title, location=location), first_party=first_party)
    return show(parsed.value) if parsed else ""


RESIDENCE = [
    ("Applicants must be based in the US.", "listed US must"),
    ("Candidates must be located in the U.S. or Canada.", "listed US CA must"),
    ("- **Be based in the US, UK, or Canada**", "listed US GB CA must"),
    ("Must be located in Netherlands", "listed NL must"),
    ("Must be located in\nCosta Rica", "listed CR must"),
    ("Must be currently located in Taiwan", "listed TW must"),
    ("Currently residing in Indonesia.", "listed ID must"),
    ("Residing in the Saudi Arabia.", "listed SA must"),
    ("Must be residing in UAE/Saudi Arabia", "listed AE SA must"),
    ("Must reside in Haiti", "listed HT must"),
    ("Must live in France and be familiar with French.", "listed FR must"),
    ("Residency in Ireland for the past 5 consecutive years", "listed IE must"),
    ("Residency: Kenya", "listed KE must"),
    ("Legal residents of Argentina.", "listed AR must"),
    ("Legal residents of the 50 United States and D.C.", "listed US must"),
    ("-Must be a Croatia resident.", "listed HR must"),
    ("You must be a resident of Ireland or the UK", "listed IE GB must"),
    ("Current residence in Singapore (required)", "listed SG must"),
    ("Are you located in India?", "listed IN must"),
    ("Are you a native Tatar speaker living in Kazakhstan?", "listed KZ must"),
    ("Must be a native Italian speaker residing in Switzerland", "listed CH must"),
    ("- Based in the Philippines", "listed PH must"),
    ("Participants must be physically located in Dublin, Ireland.", "listed IE must"),
    ("Must be based in Atlanta, Georgia.", "listed US /US-GA must"),
    ("Must be based in Georgia.", "listed GE must"),
    ("Must reside in Jordan.", "listed JO must"),
    ("You must currently reside in the state of California.", "listed US /US-CA must"),
    ("Must live in Texas, Florida or New York.", "listed US /US-TX /US-FL /US-NY must"),
    ("You reside in one of the following countries: Kenya, Ghana, Nigeria.", "listed KE GH NG must"),
    ("Must be currently residing within the European Union.", "listed +EU must"),
    ("Applicants must be based in the US, GB, or CA.", "listed US GB CA must"),
    ("Must be 18+ and living in South Korea", "listed KR must"),
    ("Must be located in Korea, Republic of", "listed KR must"),
    ("Muss sich in der Schweiz befinden", "listed CH must"),
    ("Applications are limited to residents of Canada.", "listed CA must"),
    ("You are a native German speaker living in Germany, Austria or Switzerland", "listed DE AT CH must"),
    ("Living in the United States for the last 3 consecutive years", "listed US must"),
    ("Resident of Canada for at least 5 years", "listed CA must"),
]
OPEN = [
    ("US or Canada based experts", "listed US CA"),
    ("US-based only.", "listed US"),
    ("Argentina-based freelancers only.", "listed AR"),
    ("Taiwan, Malaysia, USA only.", "listed TW MY US"),
    ("Geography restricted to USA, EU, UK, Canada.", "listed US GB CA +EU"),
    ("We accept applicants from EEA countries.", "listed +EEA"),
    ("We are looking for participants from Thailand for our photo project.", "listed TH"),
    ("The application link is only available in Thailand.", "listed TH"),
    ("We're seeking participants in Poland to read short prompts.", "listed PL"),
    ("We are looking for Spanish speakers in Mexico and Colombia.", "listed MX CO"),
    ("Seeking physicians in the US with an active licence.", "listed US"),
    ("Freelancers across Latin America can apply.", "listed +LATAM"),
    ("Applicants from India, Pakistan and Bangladesh are welcome.", "listed IN PK BD"),
    ("Open to candidates in the EU, UK and Switzerland.", "listed GB CH +EU"),
    ("We can only hire in the following countries: Poland, Romania, and Bulgaria.", "listed PL RO BG"),
    ("This project is available to contributors in Vietnam only.", "listed VN"),
    ("Contractors must work from within the United States.", "listed US"),
    ("Location: Taiwan, Malaysia, USA", "listed TW MY US"),
    ("Location:\nIreland", "listed IE"),
    ("Location: Remote (US, Canada)", "fully listed US CA"),
    ("Eligible countries: US/GB/CA/AU", "listed US GB CA AU"),
    ("Accepted Locations: Spain, Portugal, Italy", "listed ES PT IT"),
    ("Country: Mexico", "listed MX"),
    ("Remote (United States or Canada)", "fully listed US CA"),
    ("Remote - anywhere in the US", "fully listed US"),
    ("Work from anywhere in the US.", "fully listed US"),
    ("Candidates must be in Poland, Romania or Ukraine.", "listed PL RO UA"),
    ("Only citizens of the US, UK or Canada may take part.", "listed US GB CA"),
    ("Candidates must be located in the US, UK, CA, AU and NZ.", "listed US GB CA AU NZ must"),
    ("Open to residents of the US & CA", "listed US CA must"),
]
NOT_A_RULE = [
    "You must be authorized to work in your country of residence.",
    "You must be authorized to work in the United States.",
    "Must be eligible to work in the UK without sponsorship.",
    "Must be a citizen of the United States.",
    "This role is open to US citizens only.",
    "We are headquartered in San Francisco, California.",
    "Our team is based in London, UK.",
    "Mercor specializes in recruiting experts and is based in **San Francisco, CA**.",
    "Over 9,000 professionals across the UK and Ireland work with us.",
    "Have attended undergraduate in US/UK/Canada.",
    "Have a PhD from a top US university.",
    "Seeking U.S.-licensed dermatologists.",
    "Licensed attorney in the United States.",
    "Strong command of US legal principles.",
    "If you join as a tutor in US Law, you can collaborate on projects.",
    "Clients include firms in the US and Germany.",
    "The below range is specific to US candidates",
    "Compensation: $30 per hour for applicants in the US.",
    "For candidates based in the EU: $20 per hour; for the US: $40.",
    "Compensation rates may vary for non-US locations.",
    "Native-level proficiency in French from Switzerland.",
    "AI Trainer for native German from Austria offers an opportunity.",
    "We're looking for Portuguese (Brazil) language specialists.",
    "Strong command of the locale conventions for China.",
    "Ideal candidates are based in Europe.",
    "Preferred location: Vietnam",
    "Preference for candidates located in LATAM.",
    "Candidates in Europe preferred",
    "Payoneer is not available in Nigeria.",
    "Candidates residing in California or New York earn more.",
    "Must have a US bank account",
    "You must be familiar with current media and sport in the United States",
    "16 GB RAM and a stable connection.",
    "Experience in AI/ML is a plus.",
    "Currently located in any time zone, BA/MA degree",
    "Argentina: ID (issued in 2023)",
    "Candidates based in the states of California, Illinois and Texas are currently not eligible.",
    "A network of 100,000 contributors worldwide.",
    "We help the world’s most innovative companies.",
]
WORLD = [
    ("Any geographic region is acceptable with strong skills", "worldwide"),
    ("Pay begins low for top applicants worldwide.", "worldwide"),
    ("Applicants worldwide are welcome.", "worldwide"),
    ("Anyone anywhere in the world can apply.", "worldwide"),
    ("There are no geographic restrictions.", "worldwide"),
    ("No regional restrictions for contributors.", "worldwide"),
    ("Any location is acceptable.", "worldwide"),
    ("Can be located anywhere.", "worldwide"),
    ("Open worldwide, excluding China and Russia.", "worldwide -CN -RU"),
    ("Location: Worldwide", "worldwide"),
    ("Location: Fully remote, worldwide", "fully worldwide"),
    ("We hire globally.", "worldwide"),
    ("Must be located in an eligible country.", "platform_list_unspecified"),
    ("Applicants from Quebec cannot be considered.", ""),
    ("This role is 100% online.", "fully"),
    ("Available anywhere in our supported geographies.", "platform_list_unspecified"),
    ("For the complete list of accepted locations, click here.", "platform_list_unspecified"),
    ("Work from anywhere.", "fully"),
    ("Not available to residents of Russia or Belarus.", "-RU -BY"),
    ("We're not able to onboard people living in Cuba, Iran, North Korea or Syria.", "-CU -IR -KP -SY"),
]
REMOTE = [
    ("This freelance role is fully remote.", "fully"),
    ("100% remote and asynchronous", "fully"),
    ("Workplace type: Remote", "fully"),
    ("Location: RemoteCommitment: 10 hours", "fully"),
    ("In this hourly, remote contractor role, you will review answers.", "fully"),
    ("you will work remotely on an hourly paid basis", "fully"),
    ("The role is remotely based", "fully"),
    ("Esta oportunidad es completamente remota", "fully"),
    ("from the comfort of your home", "fully"),
    ("working from home with flexible hours", "fully"),
    ("You can record the phrases from home.", "fully"),
    ("Rate search results from home.", "fully"),
    ("Nurses who come from home care", None),
    ("Work flexibly from anywhere with a stable internet connection.", "fully"),
    ("Comfort working independently in remote teams", None),
    ("as part of a remote team", None),
    ("Familiarity with operating remote-controlled fleets", None),
    ("Expert in remote sensing", None),
    ("Attend a one-time, remote training session.", None),
    ("Die Arbeit ist von zu Hause aus möglich.", "fully"),
    ("Puedes trabajar desde casa.", "fully"),
    ("在宅で働けます", "fully"),
    ("The work is fully asynchronous.", None),
    ("Remotasks platform", None),
    ("https://www.remotewlb.com/apply", None),
    ("a hybrid blend of hourly and commission-based pay", None),
    ("This is a hybrid role with two days in the office.", "hybrid"),
    ("Hybrid remote in London", "hybrid"),
    ("Our hybrid working policy lets you work from home two days a week", "hybrid"),
    ("Workplace: On-site", "onsite"),
    ("This is an on-site role in Dublin.", "onsite"),
    ("This is an in-person study.", "onsite"),
    ("Fully remote; an on-site project kick-off is optional", "fully"),
]
HEADERS = [
    # text, title, location, expectation
    ("", "", "Remote - United States, Canada, United Kingdom", "fully listed US CA GB"),
    ("Available to candidates in supported geographies.", "", "Mexico, Argentina", "listed MX AR"),
    ("Fully remote.", "", "Pennsylvania,United States", "fully listed US"),
    ("", "", "Pennsylvania,United States", "listed US /US-PA"),
    ("", "", "World Wide - Remote", "fully worldwide"),
    ("", "", "APJ - Remote", "fully listed +APJ"),
    ("", "", "Not specified", ""),
    ("", "", "Remote", "fully"),
    ("Must be located in France", "", "Any", "listed FR must"),
    ("We only accept applicants from Kenya.", "", "Worldwide", "listed KE"),
    ("", "Finance Expert (US/EU ONLY)", "", "listed US +EU"),
    ("", "Photo Annotation Project- Thailand", "", "listed TH"),
    ("", "Data Collection (Poland)", "", "listed PL"),
    ("", "Data Collection [Germany]", "", "listed DE"),
    ("", "Data Collection; Taiwan", "", "listed TW"),
    ("", "Analyst | United States | Remote", "", "fully listed US"),
    ("", "US-based Tax Expert", "", "listed US"),
    ("", "Coding Expert - LATAM", "", "listed +LATAM"),
    ("", "Legal Advisor (US Law)", "", ""),
    ("", "French (Switzerland) Writer", "", ""),
    ("", "Portuguese Language Specialist (Brazil)", "", ""),
    ("", "Analyst (Global)", "", "worldwide"),
    ("", "Accounting Experts (global) - Application", "", "worldwide"),
    ("", "Global Markets Analyst", "", ""),
    ("", "Finance Expert (International)", "", ""),
    ("", "AI Trainer (Freelance, Remote)", "", "fully"),
    ("", "Remote Sensing Scientist", "", ""),
    ("", "Data Collection (Poland)", "World Wide", "worldwide"),
]


@pytest.mark.parametrize(("text", "expected"), RESIDENCE + OPEN + WORLD)
def test_wording(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NOT_A_RULE)
def test_places_that_are_no_condition(text: str) -> None:
    parsed = parse_places(make_reading(text))
    value = parsed.value if parsed else Places()
    assert (value.countries_allowed, value.countries_excluded, value.country_groups) == ((), (), ())
    assert value.geo_state == "not_stated"


@pytest.mark.parametrize(("text", "expected"), REMOTE)
def test_remote_wording(text: str, expected: str | None) -> None:
    found = find_remote(text)
    assert (found.remote if found else None) == expected


@pytest.mark.parametrize(("text", "title", "location", "expected"), HEADERS)
def test_title_and_header(text: str, title: str, location: str, expected: str) -> None:
    assert read(text, title=title, location=location) == expected


def test_board_posts_a_remote_job_in_a_city() -> None:
    assert read("A fully remote role.", location="Seattle, Washington, United States", first_party=False) == "fully"
    assert read("A fully remote role.", location="United Kingdom", first_party=False) == "fully listed GB"
    assert read("An on-site role in our office.", location="London, UK", first_party=False) == "onsite listed GB"


PUBLISHED = [
    # published values (name, text), location, text, expectation
    ([("country", "USA"), ("country", "CAN")], "Remote", "", "fully listed US CA"),
    ([("country", "The United States"), ("country", "Egypt")], "", "", "listed US EG"),
    ([("country", "California")], "", "", "listed US /US-CA"),
    ([("country", "Phoenix,Arizona,United States"), ("remote", "true")], "", "", "fully listed US"),
    ([("country", "France")], "Remote - Germany", "", "fully listed FR"),
    ([("country", "None"), ("country", "")], "", "", ""),
    ([("country", "worldwide")], "", "", ""),
    ([("country_excluded", "IND")], "Remote", "", "fully -IN"),
    ([("country", "US"), ("state", "Texas")], "", "", "listed US /US-TX"),
    ([("country", "US"), ("state", "Texas"), ("remote", "remote")], "", "", "fully listed US"),
    ([("remote", "Hybrid")], "", "", "hybrid"),
    ([("remote", "unspecified")], "", "", ""),
    ([("remote", "on-site")], "", "This is a fully remote role.", "fully"),
    ([("country", "US")], "", "Must be based in Canada.", "listed CA must"),
]


@pytest.mark.parametrize(("values", "location", "text", "expected"), PUBLISHED)
def test_published_values(values: list[tuple[str, str]], location: str, text: str, expected: str) -> None:
    published = tuple(Published(name=name, text=value, path=f"$.{at}") for at, (name, value) in enumerate(values))
    parsed = parse_places(make_reading(text, location=location, published=published))
    assert (show(parsed.value) if parsed else "") == expected


def test_text_wins_and_the_other_reading_is_kept() -> None:
    published = (Published(name="remote", text="on-site", path="$.mode"),)
    reading = make_reading("Fully remote. Must be based in Canada.", location="Germany", published=published)
    parsed = parse_places(reading)
    assert parsed is not None
    assert parsed.alternatives == ("remote=onsite", "countries_allowed=DE")
    assert parsed.flags == ("geo_header_conflict",)


def test_worldwide_header_over_a_residence_rule() -> None:
    parsed = parse_places(make_reading("Current residence in Singapore (required)", location="Worldwide"))
    assert parsed is not None
    assert (parsed.flags, parsed.alternatives) == (("geo_header_conflict",), ("geo_state=worldwide",))


def test_excluded_group_is_flagged() -> None:
    parsed = parse_places(make_reading("Only for candidates NOT based in the US or EU.", title="Analyst (Global)"))
    assert parsed is not None
    assert (show(parsed.value), parsed.flags) == ("worldwide -US", ("excluded_group",))


def test_board_header_about_this_job() -> None:
    text = "Remote (United States or Canada) Contract\nReview answers."
    header = Line(0, 41, text[:41], segment="publisher_header")
    reading = Reading(text=text, lines=(header, Line(42, len(text), text[42:])))
    parsed = parse_places(reading, first_party=False)
    assert parsed is not None
    assert parsed.value.countries_allowed == ("US", "CA")


def test_proofs_quote_what_they_prove() -> None:
    text = "About us.\nApplicants must be based in the US or Canada. Fully remote."
    published = (Published(name="country_excluded", text="IND", path="$.no[0]"),)
    parsed = parse_places(make_reading(text, location="Remote", published=published))
    assert parsed is not None
    quotes = {(proof.field, proof.key): text[proof.start : proof.end] for proof in parsed.proofs if proof.path is None}
    rule = "Applicants must be based in the US or Canada."
    assert quotes[("countries_allowed", "US")] == quotes[("countries_allowed", "CA")] == rule
    assert quotes[("remote", None)] == "Fully remote."
    assert [(proof.key, proof.path) for proof in parsed.proofs if proof.path == "$.no[0]"] == [("IN", "$.no[0]")]


@pytest.mark.parametrize("unit", [
    "1", "  ", "<", "$1,", "a@", "US, ", "US/", "based in ", "based in the US ", "must reside in ", "remote ",
    "worldwide ", "applicants from ", "in the ", "Location: ", "not ", "anywhere in the world ", "hybrid ", "office ",
    "any country ",
])  # fmt: skip
def test_hostile_text_stays_cheap(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    reading = Reading(text=text, lines=(Line(0, len(text), text),), title=text[:300], location=text[:5000])
    parse_places(make_reading("warm"))
    started = time.process_time()
    parse_places(reading)
    assert time.process_time() - started < 1.0


@pytest.mark.xfail(strict=True, reason="what a native of a place is, is not told apart from where one lives")
def test_native_of_a_place() -> None:
    assert read("You must be native to Portugal or Brazil.") == "listed PT BR"


@pytest.mark.xfail(strict=True, reason="cities are not known, so a city alone gives no country")
def test_city_alone() -> None:
    assert read("Must be based in San Francisco.") == "listed US must"
