"""Platforms, publishers, listing ids and addresses: from hosts, tenants, titles and words."""

# ruff: noqa: E501 - addresses are long

from __future__ import annotations

import time

import pytest

from transforms.addresses import clean_url, find_referral_params, find_urls
from transforms.platforms import (
    parse_apply_url,
    parse_client,
    parse_intermediaries,
    parse_listing_ids,
    parse_platform,
    parse_referral,
)
from transforms.publishers import load_distrust, load_staff_tenants, parse_publisher, parse_tenant
from transforms.reading import Published
from transforms.segments import make_reading

HOSTS = [
    ("https://app.outlier.ai/en/expert/opportunities/4545180005", "platform", "outlier"),
    ("https://outlier.ai/experts/medicine", "platform", "outlier"),
    ("https://boards.greenhouse.io/outlier/jobs/1", "platform", "outlier"),
    ("https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJN", "platform", "mercor"),
    ("https://jobs.ashbyhq.com/mercor/4f4fc8c3", "platform", "mercor"),
    ("https://editor.superannotate.com/jobs/CHEMISTRY-25-505", "platform", "sme_careers"),
    ("https://sme.careers/jobs", "platform", "sme_careers"),
    ("https://job-boards.greenhouse.io/alignerr/jobs/4522058007", "platform", "alignerr"),
    ("https://boards-api.greenhouse.io/v1/boards/alignerr/jobs?content=true", "platform", "alignerr"),
    ("https://www.alignerr.com/jobs/1", "platform", "alignerr"),
    ("https://jobs.lever.co/labelbox/1", "platform", "alignerr"),
    ("https://job-boards.eu.greenhouse.io/agency/jobs/4577614101", "platform", "invisible"),
    ("https://apply.workable.com/toloka-ai/j/E2A84655A0/", "platform", "mindrift"),
    ("https://apply.workable.com/api/v1/widget/accounts/toloka-ai?details=true", "platform", "mindrift"),
    ("https://jobs.lever.co/appen/ac832dbe", "platform", "appen"),
    ("https://jobs.lever.co/weloglobal/1", "platform", "welocalize"),
    ("https://jobs.micro1.ai/post/1407cefb", "platform", "micro1"),
    ("https://work.turing.com/r/9gAp46l9-b", "platform", "turing"),
    ("https://joinhandshake.com/move-program/opportunities/x-(bachelor-s)", "platform", "handshake"),
    ("https://jobs.telusinternational.com/en_US/careers/PipelineDetail/X/1", "platform", "telus"),
    ("https://www.telusinternational.ai/cmp/public/jobs/available/1", "platform", "telus"),
    ("https://experts.afterquery.com/apply/ppt-expert", "platform", "afterquery"),
    ("https://www.dataannotation.tech/job-board/physicist", "platform", "dataannotation"),
    ("https://www.opentrain.ai/jobs/x", "platform", "opentrain"),
    ("https://uk.linkedin.com/jobs/view/1", "job_board", None),
    ("https://www.remotewlb.com/apply/x", "job_board", None),
    ("https://seoulstart.com/x", "aggregator", None),
    ("https://careers.uvavec.com/x", "referrer", None),
    ("https://www.reddit.com/r/x", "forum", None),
    ("https://someone.blogspot.com/2025/10/x.html", "blog", None),
    ("https://board.example/jobs/1", "job_board", None),
    ("https://mercor.com.board.example/jobs/1", "job_board", None),
    ("https://notmercor.com/jobs/1", "job_board", None),
    ("https://job-boards.greenhouse.io/acme/jobs/1", "job_board", None),
]


@pytest.mark.parametrize(("url", "kind", "platform"), HOSTS)
def test_publisher(url: str, kind: str, platform: str | None) -> None:
    publisher = parse_publisher(url)
    assert (publisher.kind, publisher.platform) == (kind, platform)


@pytest.mark.parametrize("url", [None, "", "no address", "http://[bad", "/jobs/1"])
def test_no_publisher_without_a_host(url: str | None) -> None:
    assert parse_publisher(url).domain is None


def test_distrusted_header_values() -> None:
    assert "pay_unit" in load_distrust(parse_publisher("https://ai-trainer-work.pages.dev/jobs/1"))
    assert load_distrust(parse_publisher("https://board.example/1")) == frozenset()


def test_staff_boards() -> None:
    tenant = parse_tenant("https://jobs.ashbyhq.com/mercor/1")
    assert tenant is not None
    assert f"{tenant.scheme}:{tenant.name}" in load_staff_tenants()


TEXTS = [
    ("Mercor is hiring cardiologists.", "", "mercor"),
    ("Remote. Platform: Mercor\nAbout the role\nEvaluate answers.", "", "mercor"),
    ("About Outlier\nWe need experts. Outlier pays weekly.", "", "outlier"),
    ("This is a 1099 contract opportunity on the Outlier.ai platform.", "", "outlier"),
    ("This role is with SME Careers, a subsidiary of SuperAnnotate.", "", "sme_careers"),
    ("The Mindrift platform connects specialists with AI projects.", "", "mindrift"),
    ("Join the CrowdGen team as an Independent Contractor.", "", "appen"),
    ("Alignerr.com is a community of subject matter experts.", "", "alignerr"),
    ("At TELUS International, we enable customers.", "", "telus"),
    ("### Invisible Technologies\nTrain the AI.", "", "invisible"),
    ("Text without a name.", "AI Trainer (Outlier)", "outlier"),
    ("OpenTrain AI looks for annotators.", "", "opentrain"),
    ("About Handshake\nGraduates wanted.", "", "handshake"),
    ("DataAnnotation pays per hour.", "", "dataannotation"),
    ("Apply at https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJN now.", "", "mercor"),
    ("Details: https://apply.workable.com/toloka-ai/j/E2A84655A0/", "", "mindrift"),
    ("A leading AI lab seeks experts.", "", "unknown"),
    ("Invisible work is work too. Human judgement, handshake included.", "", "unknown"),
    ("We admire Turing and stellar results; be prolific.", "", "unknown"),
    ("outlier detection in time series", "", "unknown"),
    ("Turing is one of the fastest growing AI companies.", "", "turing"),
    ("Handshake is recruiting graduates in botany.", "", "handshake"),
    ("Upload data through Handshake or by hand.", "", "unknown"),
    ("A subsidiary of SuperAnnotate hires chemists.", "", "sme_careers"),
    ("Remove each Outlierish value", "", "unknown"),
    ("", "", "unknown"),
    ("Mercor works with Outlier alumni. Mercor pays.", "", "mercor"),
    ("Scale AI runs Outlier, and Scale AI pays its experts.", "", "outlier"),
    ("Scale AI is hiring annotators.", "", "scale"),
    ("SME Careers hires. SME Careers, like Mercor, pays weekly.", "", "sme_careers"),
    ("Position: EditorCompany: MercorLocation: Remote", "", "mercor"),
    ("hired by the agencyAlignerr", "", "alignerr"),
    ("Mercorial moods; a Mercorist", "", "unknown"),
]


@pytest.mark.parametrize(("text", "title", "platform"), TEXTS)
def test_platform_from_words(text: str, title: str, platform: str) -> None:
    url = "https://board.example/jobs/1"
    parsed = parse_platform(make_reading(text, title=title, url=url), publisher=parse_publisher(url))
    assert parsed is not None
    assert parsed.value == platform
    for proof in parsed.proofs:
        quote = (title if proof.path == "title" else text)[proof.start : proof.end]
        assert quote


def test_own_site_needs_no_words() -> None:
    url = "https://experts.afterquery.com/apply/x"
    parsed = parse_platform(make_reading("Mercor is a rival.", url=url), publisher=parse_publisher(url))
    assert parsed is not None
    assert parsed.value == "afterquery"


def test_published_platform_wins_over_words() -> None:
    published = (Published(name="platform", text="micro1", path="$.platformName"),)
    reading = make_reading("Mercor is a rival.", url="https://aitraining.jobs/1", published=published)
    parsed = parse_platform(reading, publisher=parse_publisher("https://aitraining.jobs/1"))
    assert parsed is not None
    assert (parsed.value, parsed.proofs[0].path) == ("micro1", "$.platformName")


IDS = [
    ("https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJN", "", "mercor_list", "list_AAABm4Xm5vZiwyWXybFBRJJN"),
    ("https://work.mercor.com/jobs/list_AAABlXbV5ELaS-nDHkhOUZDn/slug?referralCode=x", "", "mercor_list", "list_AAABlXbV5ELaS-nDHkhOUZDn"),
    ("", "https://jobs.micro1.ai/post/1407cefb-7515-4662-8c30-97ca8952a506?referralCode=z", "micro1_uuid",
     "1407cefb-7515-4662-8c30-97ca8952a506"),
    ("https://apply.workable.com/toloka-ai/j/E2A84655A0/", "", "workable", "E2A84655A0"),
    ("https://apply.workable.com/toloka-ai/jobs/view/1E11A5CF05.md", "", "workable", "1E11A5CF05"),
    ("https://job-boards.greenhouse.io/alignerr/jobs/4522058007", "", "greenhouse", "4522058007"),
    ("https://jobs.ashbyhq.com/mercor/4f4fc8c3-4056-47bb-9e00-1db6e5dd958f", "", "ashby", "4f4fc8c3-4056-47bb-9e00-1db6e5dd958f"),
    ("https://app.outlier.ai/opportunities/4573027005", "", "outlier", "4573027005"),
    ("https://editor.superannotate.com/jobs/ArabicQ-25-319", "", "sme_ref", "ArabicQ-25-319"),
    ("", "Job Reference ID: HindiS-25-308", "sme_ref", "HindiS-25-308"),
    ("", "Reference J-C-2025-004512", "toloka_jc", "J-C-2025-004512"),
    ("https://jobs.telusinternational.com/en_US/careers/PipelineDetail/Rater-Ireland/56236", "", "telus", "56236"),
    ("https://experts.afterquery.com/apply/bi-expert-global", "", "afterquery", "bi-expert-global"),
    ("https://joinhandshake.com/move-program/opportunities/law-expert-(jd)", "", "handshake", "law-expert-(jd)"),
    ("https://uk.linkedin.com/jobs/view/assistant-at-crossing-hurdles-4374009840", "", "linkedin", "4374009840"),
    ("https://www.linkedin.com/jobs/view/4425464597/", "", "linkedin", "4425464597"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "text", "scheme", "identifier"), IDS)
def test_listing_ids(url: str, text: str, scheme: str, identifier: str) -> None:
    found = parse_listing_ids(url, make_reading(text, url=url))
    assert [(listing.scheme, listing.id) for listing in found] == [(scheme, identifier)]


def test_ids_of_a_mirror_are_all_kept_once() -> None:
    text = "Apply: https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJN or https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJN"
    found = parse_listing_ids("https://board.example/1", make_reading(text))
    assert [listing.id for listing in found] == ["list_AAABm4Xm5vZiwyWXybFBRJJN"]


CLEAN = [
    ("https://work.mercor.com/jobs/list_A?referralCode=x&utm_source=referral&utm_medium=direct", "https://work.mercor.com/jobs/list_A"),
    ("https://jobs.micro1.ai/post/1?referralCode=abc&utm_campaign=job", "https://jobs.micro1.ai/post/1"),
    ("https://sme.careers/apply?referral=rp--xxxxxx", "https://sme.careers/apply"),
    ("https://jobs.lever.co/appen/1?lever-source=LinkedIn&lever-source[]=x", "https://jobs.lever.co/appen/1"),
    ("https://boards.greenhouse.io/alignerr/jobs/1?gh_src=abc#app", "https://boards.greenhouse.io/alignerr/jobs/1"),
    ("https://x.example/j?worker_src=a&pageLoadId=b&src=c&ref=d&id=7", "https://x.example/j?id=7"),
    ("https://x.example/j?id=7&lang=en%20US", "https://x.example/j?id=7&lang=en%20US"),
    ("https://x.example/j?a=1#section", "https://x.example/j?a=1"),
    ("HTTPS://X.Example/Jobs/A", "https://x.example/Jobs/A"),
    ("https://x.example", "https://x.example/"),
    ("https://x.example:443/a", "https://x.example/a"),
    ("https://x.example:8443/a", "https://x.example:8443/a"),
    ("https://www.linkedin.com/jobs/view/1?position=16&pageNum=0&refId=a&trackingId=b", "https://www.linkedin.com/jobs/view/1"),
    ("https://x.example/j?position=16", "https://x.example/j?position=16"),
    ("https://x.example/j?next=/apply", "https://x.example/j?next=/apply"),
    ("https://x.example/j?next=//evil.example", "https://x.example/j"),
    ("https://x.example/j?redirect=https%3A%2F%2Fevil.example", "https://x.example/j"),
    ("http://xn--80ak6aa92e.com/", "http://xn--80ak6aa92e.com/"),
    ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://joinhandshake.com/move-program/opportunities/x-(bachelor-s)", "https://joinhandshake.com/move-program/opportunities/x-(bachelor-s)"),
    ("  https://x.example/a  ", "https://x.example/a"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "cleaned"), CLEAN)
def test_clean_url(url: str, cleaned: str) -> None:
    assert clean_url(url) == cleaned
    assert clean_url(cleaned) == cleaned


HOSTILE = [
    "javascript:alert(1)", "java\tscript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
    "ht\ntp://x.example", "http://good@evil.example/", "http://good:pw@evil.example/", "https://good.example\\@evil.example/", "//evil.example",
    "https://x.example:99999/", "https://x.example:0/", "https://x.example:abc/", "https://x.example/%00", "https://x.example/%0d%0aSet-Cookie:x",
    "http://169.254.169.254/latest/", "http://127.0.0.1:5432/", "http://[::1]/", "http://[::ffff:169.254.169.254]/", "http://2130706433/",
    "http://0x7f.1/", "http://127.1/", "http://0/", "http://017700000001/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/",
    "http://localhost/", "http://printer.local/", "http://metadata.google.internal/", "http://intranet/", "file:///etc/passwd", "ftp://x.example/a",
    "s3://bucket/key", "mailto:a@b.example", "tel:+1", "", "   ", "https://", "https:///path", "http:x", "x.example/jobs", "https://x .example/",
    "https://x.example/<script>", 'https://x.example/"onload=', "https://[bad/", "https://x..example/", "https://-x.example/", "https://" + "a" * 300 + ".example/",
    "https://x.example/" + "a" * 5_000, "https://x.example/\u202egpj", None,
]  # fmt: skip


@pytest.mark.parametrize("url", HOSTILE, ids=[repr(url)[:40] for url in HOSTILE])
def test_unfit_addresses(url: str | None) -> None:
    assert clean_url(url) is None


@pytest.mark.parametrize(
    ("text", "apply_url"),
    [
        (
            "Apply here: https://work.mercor.com/jobs/list_AAABm4Xm5vZi?referralCode=x.",
            "https://work.mercor.com/jobs/list_AAABm4Xm5vZi",
        ),
        ("[Apply](https://jobs.micro1.ai/post/1407cefb?referralCode=x)", "https://jobs.micro1.ai/post/1407cefb"),
        (
            "See https://apply.workable.com/toloka-ai/j/E2A84655A0/",
            "https://apply.workable.com/toloka-ai/j/E2A84655A0/",
        ),
        ("Read https://www.loom.com/share/5a89 first", None),
        ("Learn more at http://www.telusinternational.com", None),
        ("Click Apply.", None),
    ],
)
def test_apply_url_on_a_mirror(text: str, apply_url: str | None) -> None:
    assert parse_apply_url(make_reading(text, url="https://board.example/1")) == apply_url


def test_apply_url_on_the_platform_is_its_own_page() -> None:
    url = "https://app.outlier.ai/en/expert/opportunities/4573027005"
    assert parse_apply_url(make_reading("Apply.", url=url + "?utm_source=x")) == url


def test_published_apply_url_is_cleaned_or_dropped() -> None:
    good = Published(name="apply_url", text="https://x.example/a?ref=me", path="$.a")
    evil = Published(name="apply_url", text="javascript:alert(1)", path="$.b")
    assert parse_apply_url(make_reading("", published=(evil, good))) == "https://x.example/a"
    assert parse_apply_url(make_reading("", published=(evil,))) is None


def test_referral_keeps_names_of_parameters_only() -> None:
    reading = make_reading("Go to https://work.mercor.com/jobs/list_A?referralCode=5f2c-secret&utm_source=referral")
    referral = parse_referral(reading)
    assert (referral.present, referral.params) == (True, ("referralCode",))
    assert "secret" not in repr(referral)


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Disclaimer: Links on this site are referral links.", True),
        ("We may earn a commission from partners.", True),
        ("Applying gives you a verified candidate referral.", True),
        ("Referral rewards and bonus opportunities", False),
        ("Refer a friend", False),
    ],
)
def test_referral_from_words(text: str, present: bool) -> None:
    assert parse_referral(make_reading(text)).present is present


@pytest.mark.parametrize(
    ("url", "title", "text", "names"),
    [
        ("https://uk.linkedin.com/jobs/view/assistant-at-crossing-hurdles-4374009840", "", "", ("Crossing Hurdles",)),
        ("", "Mercor - Generalist, application via RippleMatch", "", ("RippleMatch",)),
        ("", "", "Posted through hackajob for a client.", ("Hackajob",)),
        ("", "", "No agency here, only hurdles to be crossed.", ()),
    ],
)
def test_intermediaries(url: str, title: str, text: str, names: tuple[str, ...]) -> None:
    assert parse_intermediaries(make_reading(text, title=title, url=url)) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Join a project of a leading AI lab.", True),
        ("One of the world's leading AI labs needs you.", True),
        ("A top foundation-model lab pays for it.", True),
        ("Work in the laboratory.", False),
        ("We are a company.", False),
    ],
)
def test_undisclosed_client(text: str, found: bool) -> None:
    client = parse_client(make_reading(text))
    assert (client is not None) is found
    assert client is None or not client.value.disclosed


def test_published_client() -> None:
    client = parse_client(
        make_reading("", published=(Published(name="client", text="Moonlight", path="$.companyName"),))
    )
    assert client is not None
    assert (client.value.name, client.value.disclosed) == ("Moonlight", True)


def test_urls_lose_the_punctuation_after_them() -> None:
    text = "See (https://a.example/x), [b](https://b.example/y) and https://c.example/z."
    assert list(find_urls(text)) == ["https://a.example/x", "https://b.example/y", "https://c.example/z"]


@pytest.mark.parametrize(
    "unit", ["http://", "https://a.", "a.", "list_", "?ref=", "&", "[a](", "at Human ", "1", "<", "leading ", " "]
)
def test_hostile_input_is_linear(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    reading = make_reading(text)
    started = time.process_time()
    parse_platform(reading, publisher=parse_publisher("https://board.example/1"))
    parse_listing_ids(text, reading)
    parse_apply_url(reading)
    parse_referral(reading)
    parse_intermediaries(reading)
    parse_client(reading)
    clean_url("https://x.example/?" + text)
    find_referral_params("https://x.example/?" + text)
    assert time.process_time() - started < 1.0
