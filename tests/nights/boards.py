"""The sample world's third-party pages, and a platform's standing page, alike on every night. Our wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.nights.shapes import Gig, json_ld, page
from transforms.records import Link

ORIGIN = "https://work.mercor.com/jobs/list_AAABsampleCardio00000001"


def aigigjobs(start: Sequence[Link]) -> Iterator[tuple[Link, str]]:
    """A board that copies a Mercor posting: decorated title, a yearly salary marked HOUR, and the origin's address."""
    copy = Gig(
        id="cardiology-clinical-reasoning-expert",
        title="Cardiology Clinical Reasoning Expert (Remote, High Pay!)",
        countries=("United States", "Canada"),
        pay=(228800.0, 332800.0),
        extra={"company": "via Mercor"},
        lines=(
            "# Role overview",
            "Mercor is recruiting cardiologists to write and grade difficult clinical cases for an AI lab.",
            "# Qualifications",
            "- Board certification in Cardiology with an active, unrestricted medical licence",
            "- MD or DO, and 3+ years of practice after residency",
            "- Expected commitment: 15-20 hours/week",
            f"Apply at {ORIGIN}?referralCode=board-7731&utm_source=referral",
        ),
    )
    for number, link in enumerate(start):
        yield link, json_ld([copy], "https://www.aigigjobs.com", f"AI gigs, page {number + 1}")


def outlier_experts(start: Sequence[Link]) -> Iterator[tuple[Link, str]]:
    """A platform's standing page: no date, no listing id, several specialties."""
    yield (
        start[0],
        page(
            "Medical experts",
            "<main><h1>Medical experts</h1><p>Outlier connects medical experts with projects that improve AI. You may",
            " be assigned to different projects over time.</p><h2>What we look for</h2><ul>",
            "<li>Medical degree: MD, DO, MBBS or equivalent</li>",
            "<li>Expertise in one or more domains such as internal medicine, emergency medicine or",
            " general surgery</li>",
            "<li>Fluent written English</li></ul><h2>How it works</h2><p>Work whenever you like, for as long as you",
            " like. Payments go out weekly. This is a 1099 contract opportunity.</p></main>",
        ),
    )


def seoulstart(start: Sequence[Link]) -> Iterator[tuple[Link, str]]:
    """An aggregator for newcomers that quotes a posting between its own header and its own visa notes."""
    detail = Link(url="https://seoulstart.com/ai-training-jobs/cardiology-clinical-reasoning-expert", kind="detail")
    yield (
        start[0],
        page(
            "AI training jobs",
            '<main><h1>AI training jobs</h1><ul><li><a href="/ai-training-jobs/cardiology-clinical-reasoning-expert">',
            "Cardiology Clinical Reasoning Expert</a></li></ul></main>",
        ),
    )
    yield (
        detail,
        page(
            "Cardiology Clinical Reasoning Expert",
            "<main><article><h1>Cardiology Clinical Reasoning Expert</h1>",
            "<p>Mercor · Finance &amp; specialist · $60,000/yr · Full-time · Hybrid</p>",
            "<h2>Can you do this on your visa?</h2><p>D-10: allowed, 20 hr/week cap. F-2: no limit.</p>",
            "<h2>Original posting from Mercor</h2>",
            "<p>Mercor is recruiting cardiologists to write and grade difficult clinical cases for an AI lab.",
            " You will be classified as an independent contractor.</p>",
            "<h3>Qualifications</h3><ul><li>Board certification in Cardiology with an active, unrestricted medical",
            " licence</li><li>MD or DO, and 3+ years of practice after residency</li></ul>",
            "<p>Expected commitment: 15-20 hours/week. Payment: $110-160/hour, paid weekly via Stripe.</p>",
            f'<p><a href="{ORIGIN}?referralCode=seoul">Apply on Mercor</a></p>',
            "<h2>More on this platform</h2><p>3.4/5 across 120 reviews.</p></article></main>",
        ),
    )


def ai_trainer_work(start: Sequence[Link]) -> Iterator[tuple[Link, str]]:
    """A referral site's guide: about such work, not an opening."""
    guide = Link(url="https://ai-trainer-work.pages.dev/guides/physician-side-income", kind="detail")
    yield (
        start[0],
        page(
            "Guides",
            '<main><h1>Guides</h1><a href="/guides/physician-side-income">AI training for physicians</a></main>',
        ),
    )
    yield (
        guide,
        page(
            "AI training for physicians",
            "<main><article><h1>AI training work for physicians: is it worth it?</h1>",
            "<p>Disclaimer: links on this site are referral links.</p><h2>Quick answer</h2>",
            "<p>Most physicians who do this treat it as supplementary income. Platforms such as Mercor, Outlier and",
            " Turing pay roughly $80 to $200 an hour, and people report 5 to 15 hours a week.</p><h2>How it works</h2>",
            "<p>You create a profile, pass an assessment, and wait for a project.</p></article></main>",
        ),
    )


PAGES = {
    "aigigjobs": aigigjobs,
    "outlier_experts": outlier_experts,
    "seoulstart": seoulstart,
    "ai_trainer_work": ai_trainer_work,
}
