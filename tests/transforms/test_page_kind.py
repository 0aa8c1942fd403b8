"""Page kinds: postings against everything that looks like one. All texts are our own."""

# ruff: noqa: E501 - whole pages stand in one line here, as they do on the web

from __future__ import annotations

import time

import pytest

from transforms.page_cues import count_cues
from transforms.page_kind import Kind, parse_page_kind
from transforms.publishers import parse_publisher
from transforms.reading import Published
from transforms.segments import make_reading, split_postings

DUTIES = "Responsibilities\n- Review AI-generated answers in your field\n- Write prompts and rubrics that show where models fail\n"
NEEDS = "Requirements\n- A degree in the field\n- 3+ years of professional experience\n- Fluent written English\n"
TERMS = "Compensation\n- $40-60 per hour, paid weekly\n- Independent contractor, 10-20 hours per week\n"
ROLE = "We are looking for specialists to help train large language models.\n" + DUTIES + NEEDS
GIG = ROLE + TERMS
SALARIED = (
    "About us\nWe build logistics software and report to the VP of operations.\n" + NEEDS +
    "Benefits\n- Base salary and equity\n- Health insurance, dental, pension\n- Hybrid work, three days a week in the office\n"
    "- Paid time off and parental leave\n"
)  # fmt: skip
ML_STAFF = (
    "We are seeking a machine learning engineer. You will fine-tune large language models and curate training data.\n"
    + NEEDS + "Benefits\n- Annual salary, equity and performance bonus\n- Health insurance and paid time off\n- Onsite in Berlin\n"
)  # fmt: skip
GUIDE = (
    "How to become an AI trainer: the ultimate guide\nIn this guide we compare Outlier, Mercor, Alignerr and Mindrift.\n"
    "Is it legit?\nMost people earn money online with it. Pay varies by platform.\nHow much can you make?\n"
    "Most contributors report between $15 and $40 per hour as freelance contractors.\nWhat do you need to start?\n"
    "You will need good English. We may earn a commission on referral links.\nFinal thoughts\nIt is a fine side hustle.\n"
)  # fmt: skip
NEWS = (
    "AI training startup raised $100 million\nThe company said in a statement that the funding round values it highly.\n"
    "According to a spokesperson, the startup pays experts by the hour. He said demand grew.\nReuters reported that\n"
)
LISTING = "Latest jobs\n12 jobs found\nSort by date\nLoad more\nLast updated today\n" + "".join(
    f"- [Expert in field {n} - AI Trainer](https://board.example/jobs/{n})\n" for n in range(12)
)
HELP = (
    "Help center\nHow do I get paid?\nPayment methods are shown on your dashboard.\nWhat if I miss an invoice?\n"
    "Submit a request or contact support.\nHow long does a payment take?\nWas this article helpful?\nRelated articles\n"
)
REVIEW = (
    "My honest review\n3.2/5 on Glassdoor, 4 stars overall.\nPros:\nNice tasks.\nCons:\nSlow support.\n"
    "Verdict: would recommend with care. My experience working there was mixed.\n"
)
FORUM = "Anyone else waiting?\nposted by u/annotator\n120 upvotes, 43 comments\nShare\nReply\nSame here, tl;dr it is slow.\n"
PROFILE = (
    "Curriculum vitae\nMy skills\nI evaluated model answers for a year. I developed rubrics and I led a small group.\n"
    "My responsibilities included quality checks. References available.\n"
)
RESEARCH = "AI trainers design prompts. Typical education is a degree. Job outlook and median salary follow. Employers look for care.\n"
README = "This repository holds a scraper.\nnpm install\nPull request welcome, open an issue first.\nLicense: MIT\nSource code\nRelease notes\n"
MEMBER = (
    "AI Trainer at Outlier. Experience: wrote prompts, rated answers of models. Skills: annotation. 500+ connections\n"
)
CAREER = "Typical duties: label data, rate answers of a model. Average salary: $50,000. How to become one: learn the tools.\n"
RULES = "Guidelines v2\nEach task must have a prompt and a rubric for the model. If unsure, skip the task.\nChangelog: examples added.\n"
STANDING = (
    "Outlier connects experts with AI training projects.\nYou may be assigned to different projects; the program runs "
    "year-round and project availability will vary.\n" + NEEDS + "Frequently asked questions\nWill I be an employee?\n"
)
BOARD = "https://jobs.board.example/view/cardiology-expert"

KINDS = [
    # a platform's own boards
    (GIG, "https://job-boards.greenhouse.io/alignerr/jobs/4522058007", "opening"),
    (GIG, "https://job-boards.eu.greenhouse.io/agency/jobs/4577614101", "opening"),
    (GIG, "https://app.outlier.ai/en/expert/opportunities/4545180005", "opening"),
    (GIG, "https://apply.workable.com/toloka-ai/j/E2A84655A0/", "opening"),
    (GIG, "https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJN", "opening"),
    (GIG, "https://editor.superannotate.com/jobs/CHEMISTRY-25-505", "opening"),
    (GIG, "https://experts.afterquery.com/apply/finance-global", "opening"),
    (GIG, "https://jobs.telusinternational.com/en_US/careers/PipelineDetail/Rater/56524", "opening"),
    (GIG, "https://jobs.micro1.ai/post/1407cefb-7515-4662-8c30-97ca8952a506", "opening"),
    (ROLE, "https://job-boards.greenhouse.io/alignerr/jobs/1000000001", "opening"),
    (NEEDS + TERMS, "https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJX", "opening"),
    ("Native speaker of Thai wanted. Record 50 sentences with your phone. USD 5 per task.", "https://jobs.lever.co/appen/x1", "opening"),
    ("Buscamos escritores para entrenar modelos de IA.\nRequisitos\n- Español nativo\n- Trabajo freelance por hora, horario flexible\n",
     "https://app.outlier.ai/en/expert/opportunities/4498991005", "opening"),
    # standing calls
    (STANDING, "https://joinhandshake.com/move-program/opportunities/law-expert", "standing"),
    (GIG, "https://joinhandshake.com/move-program/opportunities/finance-masters", "standing"),
    (STANDING, "https://outlier.ai/experts/medicine", "standing"),
    (STANDING, "", "standing"),
    (STANDING, "https://apply.workable.com/toloka-ai/j/E2A84655A1/", "opening"),  # a pool with a listing id
    # salaried jobs
    (SALARIED, "https://jobs.ashbyhq.com/mercor/4f4fc8c3-4056-47bb-9e00-1db6e5dd958f", "other"),
    (GIG, "https://jobs.ashbyhq.com/mercor/4f4fc8c3-4056-47bb-9e00-1db6e5dd958e", "other"),
    (GIG, "https://boards.greenhouse.io/labelbox/jobs/4522058009", "other"),
    (GIG, "https://jobs.lever.co/superannotate/ac832dbe-8921-440e-896a-3da9c210d0d7", "other"),
    (SALARIED, "https://jobs.telusinternational.com/en_US/careers/JobDetail/Team-Lead/9912", "other"),
    (SALARIED, "https://experts.afterquery.com/apply/senior-operations", "other"),
    (SALARIED, "https://uk.linkedin.com/jobs/view/operations-manager-4288469258", "other"),
    (ML_STAFF, "https://www.linkedin.com/jobs/view/ml-engineer-4288469259", "other"),
    (SALARIED, BOARD, "other"),
    (ML_STAFF, BOARD, "other"),
    ("We want to fill this contract-to-hire position: manage the trainers of a project.\n" + NEEDS + ML_STAFF, BOARD, "other"),
    # third-party boards
    (GIG, BOARD, "opening"),
    (GIG, "https://www.linkedin.com/jobs/view/4425464597/", "opening"),
    ("# Cardiology Expert\n### Outlier AI\n#### `Remote`\n" + GIG, "https://www.remotewlb.com/apply/cardiology-expert", "opening"),
    (GIG.replace("\n", " "), BOARD, "opening"),
    (GIG + "Similar jobs\nTax Expert\nNurse Reviewer\n", BOARD, "opening"),
    ("Position: Legal ReviewerType: Hourly contractCompensation: $40 per hourRole ResponsibilitiesEvaluate AI generated answers."
     "RequirementsJD required.Fluent English and a careful eye for detail in long documents.", "https://www.linkedin.com/jobs/view/2", "opening"),
    # ordinary jobs without any word of AI training
    ("Nurse on the night shift.\n" + NEEDS.replace("the field", "nursing"), BOARD, "other"),
    ("We seek a civil engineer for road schemes.\n" + NEEDS, "https://uk.linkedin.com/jobs/view/3", "other"),
    ("Freelance photographer for weddings, hourly, flexible hours.\n" + NEEDS, BOARD, "other"),
    # documents
    (GUIDE, "https://blog.example/ai-trainer-guide", "guide"),
    (GUIDE, "", "guide"),
    ("---\nlayout: post\ntitle: Remote finance jobs\n---\n## Day in the Life\n## Tools Used\n## Skills Required\n## Growth Path\n", "", "guide"),
    (NEWS, "https://news.example/funding", "news"),
    (LISTING, "https://board.example/", "list"),
    (LISTING, "", "list"),
    ("# Jobs\n<!-- JOBS_START -->\nNo current openings. Updated daily from the RSS feed. Latest jobs, job listings.\n", "", "list"),
    (HELP, "https://help.board.example/pay", "help_faq"),
    (HELP, "https://outlier.ai/help/payments", "help_faq"),
    (REVIEW, "https://reviews.example/outlier", "review"),
    (FORUM, "https://www.reddit.com/r/x/comments/1", "forum"),
    (PROFILE, "https://people.example/jane", "profile"),
    (RESEARCH, "https://career.example/what-is-an-ai-trainer", "role_description"),
    (README, "https://github.com/example/scraper", "project_doc"),
    (MEMBER, "https://people.example/in/jane", "profile"),
    (CAREER, "https://career.example/ai-trainer", "role_description"),
    (RULES, "https://app.mindrift.ai/projects/rules", "project_doc"),
    ("A long read about life with machines. " * 20, "https://mercor.com/blog/life", "guide"),
    ("Privacy policy. " * 40, "https://outlier.ai/privacy-policy", "other"),
    ("HumanSourcer-like directory of expert networks.\n## Purpose\n## Key pages\n- /: comparison directory\n", "https://x.example/llms.txt", "other"),
    # stubs
    ("senior-roleSenior Role\nRequired Skills:\n\nResponsibilities:\n\n", "https://experts.afterquery.com/apply/senior-role", "other"),
    ("", "https://jobs.lever.co/appen/x2", "other"),
    ("Apply now", BOARD, "other"),
    ("test", "https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJZ", "other"),
    ("Requirements:\nResponsibilities:\nBenefits:\n", "https://apply.workable.com/toloka-ai/j/E2A84655A2/", "other"),
    # short, but listed by the platform itself and with something asked or offered
    ("We need botanists, $60/hr.", "https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJQ", "opening"),
    ("Hourly contractors for Zulu speech.", "https://jobs.lever.co/appen/x4", "opening"),
    ("More to come.", "https://jobs.lever.co/appen/x5", "other"),
    # few words on a board: a title's words of the work count too
    (
        "# Neurologist, AI Trainer (1099)\nYou hold an MD and are board certified. Our client pays $150 per hour, 5 hours each week.",
        BOARD, "opening",
    ),
]  # fmt: skip


def judge(text: str, url: str, published: tuple[Published, ...] = ()) -> Kind:
    reading = make_reading(text, url=url, published=published)
    return parse_page_kind(reading, publisher=parse_publisher(url)).value


@pytest.mark.parametrize(("text", "url", "kind"), KINDS, ids=[f"{kind}-{i}" for i, (_, _, kind) in enumerate(KINDS)])
def test_kind(text: str, url: str, kind: str) -> None:
    found = judge(text, url)
    assert found.page_kind == kind, count_cues(text)
    assert found.is_posting == (kind in ("opening", "standing"))
    assert found.posting_kind == (kind if found.is_posting else None)


@pytest.mark.parametrize(
    ("listing_type", "kind"), [("evergreen", "standing"), ("standard", "opening"), ("Evergreen", "standing")]
)
def test_listing_type_decides(listing_type: str, kind: str) -> None:
    published = (Published(name="listing_type", text=listing_type, path="$.listingType"),)
    assert judge(GIG, "https://work.mercor.com/jobs/list_AAABm4Xm5vZiwyWXybFBRJJN", published).posting_kind == kind


def test_a_platforms_fields_make_a_listed_title_an_opening() -> None:
    url, terms = "https://jobs.lever.co/appen/x6", (Published(name="pay_max", text="12", path="$.payMax"),)
    assert judge("Zulu speech, second wave.", url, terms).page_kind == "opening"
    assert judge("Zulu speech, second wave.", url).page_kind == "other"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (GIG, "unknown"),
        ("This job has expired.\n" + GIG, "closed"),
        ("We have filled this position.\n" + GIG, "closed"),
        ("No longer accepting applications\n" + GIG, "closed"),
        (GIG + "This role is not available in your country.\n", "unknown"),
    ],
)
def test_status_from_banners(text: str, status: str) -> None:
    found = judge(text, BOARD)
    assert found.status == status
    assert found.is_posting  # an expired posting is still a posting


@pytest.mark.parametrize(
    ("word", "status"), [("open", "open"), ("active", "open"), ("CLOSED", "closed"), ("odd", "unknown")]
)
def test_published_status(word: str, status: str) -> None:
    assert judge(GIG, BOARD, (Published(name="status", text=word, path="$.status"),)).status == status


def test_proof_points_into_the_text() -> None:
    reading = make_reading(GIG, url=BOARD)
    (proof,) = parse_page_kind(reading, publisher=parse_publisher(BOARD)).proofs
    assert reading.text[proof.start : proof.end].startswith("We are looking for specialists")


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (GIG, ()),
        (GIG + "And then the text is cut off in the mid…", ("truncated",)),
        ("This description is a summary of our understanding of the job.\n" + GIG, ("paraphrased",)),
        (
            "A nurse is sought for role plays at night, and must be licensed in Ohio.\nTax Law Expert\n" + GIG,
            ("teaser_removed",),
        ),
    ],
)
def test_flags(text: str, flags: tuple[str, ...]) -> None:
    assert parse_page_kind(make_reading(text, url=BOARD), publisher=parse_publisher(BOARD)).flags == flags


CARD = "Location: Remote\nPay: $50 per hour\nWe need people who know the field and write clearly about it every day.\nRequirements:\nA degree in the field and three years of practice.\nApply now\n"


def test_several_roles_are_several_postings() -> None:
    page = "Open roles\n\nCardiology Expert\n" + CARD + "\nTax Law Specialist\n" + CARD + "\nPhysics Reviewer\n" + CARD
    spans = split_postings(page)
    assert [page[start:end].split("\n")[0] for start, end in spans] == [
        "Cardiology Expert",
        "Tax Law Specialist",
        "Physics Reviewer",
    ]


@pytest.mark.parametrize(
    "page",
    [GIG, "Cardiology Expert\n" + GIG, "Cardiology Expert\n" + GIG + "Similar jobs\nTax Law Specialist\nPhysics Reviewer\n", GUIDE, LISTING, ""],
)  # fmt: skip
def test_one_role_is_not_cut(page: str) -> None:
    assert split_postings(page) == ()


@pytest.mark.parametrize(
    "unit", ["a", "AI ", "<", " ", "1", "$1,", "a@", "Requirements", "You will ", "|a|\n", "[a](http://"]
)
def test_hostile_input_is_linear(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    judge(text, BOARD)
    split_postings(text)
    assert time.process_time() - started < 2.0


@pytest.mark.parametrize(
    ("text", "is_posting"),
    [
        ("Mercor, which pays experts to train AI, raised $90 million. Its contractors earn $2 million a day, at $85 per hour on average.", False),
        ("# Is this platform any good?\nWe tested DataAnnotation for a month. Flexible hours, $20+/hour as a contractor who trains AI.", False),
        ("Ann B. AI trainer. Top rated. $35/hr. 90 jobs completed. I have trained models for Outlier. Education: MA. Hire me for RLHF.", False),
        ("---\nlayout: post\ntitle: AI training for nurses\n---\nNurses can earn $50 an hour with Mercor. Here is how to start.\nWhat you need\nAn RN licence.\nFinal thoughts\nApply to several.", False),
        ("Welo Data - Welsh Linguist (freelance, home based). Main duties: assess what a voice assistant replies in Welsh. Essential: native Welsh. Up to 20 hours per week, £13 per hour.", True),
        ("A leading AI lab, through our partner, seeks physicians to evaluate AI-generated answers. Contract, 10 hours/week. MD required. $100 per hour. To apply, send your resume.", True),
    ],
)  # fmt: skip
def test_a_short_page_is_a_posting_only_where_it_asks_for_somebody(text: str, is_posting: bool) -> None:
    for url in ("", "https://board.example/jobs/1"):
        reading = make_reading(text, url=url)
        assert parse_page_kind(reading, publisher=parse_publisher(url)).value.is_posting is is_posting
