"""Countries, groups and subdivisions: one row a name, a line or a code."""

from __future__ import annotations

import time

import pytest

from transforms.countries import add_codes, find_demonyms, find_places, fold_name, parse_country, parse_place
from transforms.locations import read_location

NAMES = [
    ("United States", "US"), ("The United States", "US"), ("the united states", "US"), ("USA", "US"), ("US", "US"),
    ("usa", "US"), ("U.S.", "US"), ("United States of America", "US"), ("UNITED STATES", "US"), ("CAN", "CA"),
    ("Canada", "CA"), ("UK", "GB"), ("Great Britain", "GB"), ("United Kingdom", "GB"), ("GBR", "GB"), ("gb", "GB"),
    ("United Kingdom of Great Britain and Northern Ireland", "GB"), ("Korea, Republic of", "KR"), ("South Korea", "KR"),
    ("KOR", "KR"), ("Korea", "KR"), ("North Korea", "KP"), ("Taiwan, Province of China", "TW"), ("Taiwan", "TW"),
    ("Czech Republic", "CZ"), ("Czechia", "CZ"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Turkiye", "TR"),
    ("Cote d’Ivoire", "CI"), ("Côte d'Ivoire", "CI"), ("Ivory Coast", "CI"), ("Viet Nam", "VN"), ("Vietnam", "VN"),
    ("Russian Federation", "RU"), ("Myanmar (Burma)", "MM"), ("Burma", "MM"), ("Hong Kong", "HK"), ("Macao", "MO"),
    ("Democratic Republic of the Congo", "CD"), ("DRC", "CD"), ("Congo", "CG"), ("The Netherlands", "NL"),
    ("Holland", "NL"), ("The Philippines", "PH"), ("PHL", "PH"), ("UAE", "AE"), ("United Arab Emirates", "AE"),
    ("Iran, Islamic Republic of", "IR"), ("Bolivia, Plurinational State of", "BO"), ("Moldova, Republic of", "MD"),
    ("Tanzania, United Republic of", "TZ"), ("Venezuela, Bolivarian Republic of", "VE"), ("Lao PDR", "LA"),
    ("Dominica", "DM"), ("Dominican Republic", "DO"), ("Puerto Rico", "PR"), ("Kosovo", "XK"), ("Eswatini", "SZ"),
    ("Swaziland", "SZ"), ("Cape Verde", "CV"), ("Timor-Leste", "TL"), ("Bosnia and Herzegovina", "BA"),
    ("Trinidad and Tobago", "TT"), ("São Tomé & Príncipe", "ST"), ("Georgia", "GE"), ("Jordan", "JO"), ("Chad", "TD"),
    ("Republic of Ireland", "IE"), ("Palestine", "PS"), ('"Germany"', "DE"), (" Brazil ", "BR"),
    ("EU", "EU"), ("European Union", "EU"), ("EEA", "EEA"), ("LATAM", "LATAM"), ("LatAm", "LATAM"),
    ("Latin America", "LATAM"), ("EMEA", "EMEA"), ("APAC", "APAC"), ("Asia-Pacific", "APAC"), ("APJ", "APJ"),
    ("MENA", "MENA"), ("Europe", "EUROPE"), ("North America", "NORTH_AMERICA"), ("Nordics", "NORDICS"),
    ("California", "US-CA"), ("New York", "US-NY"), ("Ontario", "CA-ON"), ("Québec", "CA-QC"), ("Quebec", "CA-QC"),
    ("England", "GB-ENG"), ("US-TX", "US-TX"), ("Washington, DC", "US-DC"),
]  # fmt: skip
UNKNOWN = ["", "Remote", "Atlantis", "Any place", "Python", "EUR", "USD", "XXX", "ZZ", "12", "Springfield"]
LINES = [
    ("Remote - Korea, Republic of, Taiwan, Province of China, India", "KR TW IN"),
    ("New South Wales, Australia", "AU"),
    ("New Mexico and Mexico", "US-NM MX"),
    ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea, Guinea", "PG GW GQ GN"),
    ("Niger, Nigeria and Nigerians", "NE NG"),
    ("South Sudan or Sudan", "SS SD"),
    ("West Virginia, Virginia", "US-WV US-VA"),
    ("American Samoa, Samoa", "AS WS"),
    ("Atlanta, Georgia", "US-GA"),
    ("Georgia, United States", "US-GA US"),
    ("Tbilisi, Georgia", "GE"),
    ("Armenia, Georgia and Azerbaijan", "AM GE AZ"),
    ("Must FOCUS on the USD rate", ""),
    ("woman, normalization, Chadwick", ""),
    ("turkey sandwich with china plates", ""),
    ("MUST LIVE IN UNITED STATES", "US"),
    ("the netherlands or belgium", "NL BE"),
    ("inGermany", "DE"),
    ("Michael Jordan, Georgia Tech", ""),
    ("Jersey City", ""),
    ("New Jersey", "US-NJ"),
]
CODES = [
    ("US/GB/CA", "US GB CA"),
    ("US, GB, CA", "US GB CA"),
    ("GB/US", "GB US"),
    ("Los Angeles, CA", "US-CA"),
    ("Baltimore, MD", "US-MD"),
    ("Toronto, ON", "CA-ON"),
    ("Austin, TX, USA", "US-TX US"),
    ("US OR UK", "US GB"),
    ("16 GB RAM", ""),
    ("IN, OR, ME, HI", ""),
    ("CA", ""),
    ("Direct Endorsement (DE) Underwriter", ""),
]
LOCATIONS = [
    ("Remote - United States, Canada, Puerto Rico", "fully US CA PR"),
    ("World Wide - Remote", "fully world"),
    ("Worldwide - Remote", "fully world"),
    ("🌎 Worldwide - Remote", "fully world"),
    ("Remote - Global", "fully world"),
    ("Any", "not_stated world"),
    ("Anywhere in the world", "not_stated world"),
    ("Remote International", "fully world"),
    ("APJ - Remote", "fully +APJ"),
    ("EMEA - Remote", "fully +EMEA"),
    ("Remote in LATAM", "fully +LATAM"),
    ("France / Europe (remote)", "fully FR +EUROPE"),
    ("Not specified", "not_stated"),
    ("", "not_stated"),
    ("Remote", "fully"),
    ("Hybrid - London", "hybrid city"),
    ("On-site", "onsite"),
    ("Pennsylvania,United States", "not_stated US city"),
    ("Phoenix,Arizona,United States", "not_stated US city"),
    ("Sydney,New South Wales,Australia", "not_stated AU city"),
    ("Milan,Metropolitan City of Milan,Italy", "not_stated IT city"),
    ("San Francisco", "not_stated city"),
    ("San Francisco, CA", "not_stated US city"),
    ("Remote (United States or Canada)", "fully US CA"),
    ("US-Remote", "fully US"),
    ("USA Only", "not_stated US"),
    ("United States; Canada", "not_stated US CA"),
    ("Remote | IN, PK, BD", "fully IN PK BD"),
    ("Jordan", "not_stated JO"),
    ("Cote d’Ivoire", "not_stated CI"),
]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_one_name(name: str, code: str) -> None:
    place = parse_place(name)
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize("name", UNKNOWN)
def test_no_place(name: str) -> None:
    assert parse_place(name) is None


def test_country_is_neither_group_nor_state() -> None:
    assert [parse_country(name) for name in ("Spain", "EU", "California")] == ["ES", None, None]


@pytest.mark.parametrize(("line", "codes"), LINES)
def test_names_in_a_line(line: str, codes: str) -> None:
    hits = find_places(line)
    assert " ".join(hit.value.code for hit in hits) == codes
    assert all(line[hit.start : hit.end].strip() == line[hit.start : hit.end] for hit in hits)


@pytest.mark.parametrize(("line", "codes"), CODES)
def test_codes_in_a_line(line: str, codes: str) -> None:
    assert " ".join(hit.value.code for hit in add_codes(line, find_places(line))) == codes


@pytest.mark.parametrize(("line", "expected"), LOCATIONS)
def test_location_line(line: str, expected: str) -> None:
    found = read_location(line)
    words = [found.remote, *found.countries, *(f"+{group}" for group in found.groups)]
    words += ["world"] * (found.world is not None) + ["city"] * found.has_city
    assert " ".join(words) == expected


def test_demonyms_name_countries() -> None:
    assert {find_demonyms()[word] for word in ("Mexican", "Swiss", "US", "South African")} == {"MX", "CH", "US", "ZA"}
    assert fold_name("  Côte d’Ivoire. ") == "cote d'ivoire"


@pytest.mark.parametrize("unit", ["US, ", "US/", "Georgia, ", "A, CA ", "1", "  ", "<", "a@", "Republic of "])
def test_hostile_lines_stay_cheap(unit: str) -> None:
    line = unit * (100_000 // len(unit))
    find_places("warm")
    started = time.process_time()
    add_codes(line, find_places(line))
    read_location(line)
    assert time.process_time() - started < 1.0
