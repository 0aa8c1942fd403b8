"""The cast of the sample world: every invented posting, by source. All wording is ours."""

from __future__ import annotations

from tests.nights.shapes import Gig

FREELANCE = "This is a freelance, fully remote role. You work as an independent contractor and are paid weekly."


def voice(id_: str, language: str, country: str) -> Gig:
    """One member of a template family: only the language and the country differ."""
    return Gig(
        id=id_,
        title=f"Voice Contributor - {language}",
        location=f"Remote - {country}",
        countries=(country,),
        pay=(None, 18),
        lines=(
            "# About the project",
            f"We are looking for native {language} speakers to record short prompts for a speech assistant.",
            "# What you will do",
            "- Read sentences aloud in a quiet room",
            "- Check recordings of other contributors",
            "# Requirements",
            f"- Native speaker of {language}",
            f"- You must currently reside in {country}",
            "- No degree required",
            "# Payment",
            "Pay is up to $18 per hour. " + FREELANCE,
            "Set your own hours, as much or as little as you like.",
        ),
    )


OUTLIER = [
    Gig(
        id="5010001",
        title="Cardiology Experts for AI Training",
        location="Remote - United States, Canada, India",
        countries=("United States", "Canada", "India"),
        pay=(None, 95),
        lines=(
            "# About the opportunity",
            "Help a research lab find the mistakes that its model makes when it reasons about the heart.",
            "# You will",
            "- Judge answers to clinical questions and explain what is wrong with them",
            "# Required qualifications",
            "- You hold an MD, DO, MBBS or international equivalent, with a specialised focus in Cardiology",
            "- Fluent in written English",
            "# Good to know",
            "Work on your own terms: there is no minimum, and you choose when you work.",
            "Rates vary with expertise and location. " + FREELANCE,
        ),
    ),
    voice("5010011", "Bengali", "Bangladesh"),
    voice("5010012", "Tamil", "India"),
    voice("5010013", "Malay", "Malaysia"),
    Gig(
        id="5010021",
        title="Advanced Organic Chemistry Expertise Sought",
        location="Remote - United States, Germany",
        countries=("United States", "Germany"),
        pay=(None, 50),
        lines=(
            "# Required expertise",
            "- Master's degree or higher (PhD preferred) in Organic Chemistry or a related field",
            "- At least 2 years of laboratory experience",
            "# Payment",
            "Core work pays between $30 and $50 per hour USD.",
            "Commitment: 10-20 hours per week. " + FREELANCE,
        ),
    ),
    Gig(
        id="5010031",
        title="Ukrainian Writing Evaluator",
        location="Remote - Poland, Ukraine",
        countries=("Poland", "Ukraine"),
        pay=(None, 16),
        lines=(
            "# Requirements",
            "- Native or near-native Ukrainian, and English at B2 or better",
            "- Bachelor's degree, completed or in progress",
            "# Terms",
            "At least 15 hours per week. Pay: $16 per hour. " + FREELANCE,
        ),
    ),
]

MERCOR = [
    Gig(
        id="list_AAABsampleCardio00000001",
        title="Cardiology Clinical Reasoning Expert",
        countries=("USA", "CAN"),
        pay=(110.0, 160.0),
        hours=20,
        lines=(
            "# Role overview",
            "Mercor is recruiting **cardiologists** to write and grade difficult clinical cases for an AI lab.",
            "# Responsibilities",
            "- Write cases with a single defensible answer",
            "- Grade model answers against a rubric",
            "# Qualifications",
            "- Board certification in Cardiology with an active, unrestricted medical licence",
            "- MD or DO, and 3+ years of practice after residency",
            "# More about the opportunity",
            "- Expected commitment: 15-20 hours/week",
            "- Payment: $110-160/hour, paid weekly via Stripe",
            "- You will be classified as an hourly contractor",
        ),
    ),
    Gig(
        id="list_AAABsamplePhysics0000002",
        title="Physics PhD - Problem Author",
        pay=(80.0, 80.0),
        hours=10,
        lines=(
            "# About the role",
            "Write original problems at the level of a first-year graduate course.",
            "# You're a strong fit if",
            "- You hold a PhD in Physics or a closely related field",
            "- You have taught or graded at university level",
            "# Details",
            "- Minimum 10 hours per week, up to 30",
            "- $80/hour, independent contractor, fully remote",
        ),
    ),
    Gig(
        id="list_AAABsampleHebrew0000003",
        title="Hebrew Chat Evaluator",
        countries=("ISR", "USA"),
        pay=(41.0, 41.0),
        lines=(
            "# Requirements",
            "- Native speaker or ILR 5 (C2 on the CEFR scale) in Hebrew",
            "- English at C1 level or higher",
            "# Terms",
            "- $41 per hour, part-time contract work, flexible schedule",
        ),
    ),
    Gig(
        id="list_AAABsampleLawMnA0000004",
        title="M&A Lawyer (US)",
        countries=("USA",),
        pay=(90.0, 150.0),
        lines=(
            "# Qualifications",
            "- JD and an active bar licence in at least one US state",
            "- Minimum of 5 years in mergers and acquisitions at a law firm",
            "# Terms",
            "- $90-150 per hour, about 20 hours per week or more, contractor",
        ),
    ),
]

SME_CAREERS = [
    Gig(
        id="NURSE-26-301",
        title="Registered Nurse Reviewer",
        countries=("The United States", "Philippines", "India"),
        pay=(None, 45.0),
        lines=(
            "Review AI-written discharge advice as a remote contractor.",
            "# Requirements",
            "- Bachelor of Science in Nursing and an active RN licence",
            "- Minimum 3 years of bedside experience",
            "- English at C1 level or higher",
            "Flexible remote work schedule; weekly payment through Deel.",
        ),
    ),
    Gig(
        id="STAT-26-112",
        title="Statistician (MS or PhD)",
        countries=("The United States",),
        pay=(40.0, 70.0),
        lines=(
            "# Requirements",
            "- Master's degree or PhD in Statistics or Mathematics",
            "- Strong R or Python",
            "Hourly paid, fully remote contractor role.",
        ),
    ),
]

ALIGNERR = [
    Gig(
        id="4810000001",
        title="AI Trainer - Structural Engineering (Freelance, Remote)",
        lines=(
            "# About the role",
            "Teach a model to check its own load calculations.",
            "# About you",
            "- Master's or PhD in Civil or Structural Engineering",
            "- A PE licence is a plus",
            "# Important",
            "Pay: $40 to $65 per hour, depending on location. Freelance contract, remote.",
            "You decide when and how much you work.",
        ),
    ),
    Gig(
        id="4810000007",
        title="AI Trainer - Portuguese Writers (Freelance, Remote)",
        location="Brazil",
        lines=(
            "# About you",
            "- Native Brazilian Portuguese and a bachelor's degree in Linguistics, Journalism or a related field",
            "# Terms",
            "Up to $20 per hour. Freelance, remote.",
        ),
    ),
]

INVISIBLE = [
    Gig(
        id="4810000101",
        title="Accounting Specialist - AI Trainer",
        location="EMEA - Remote",
        lines=(
            "Are you a certified accountant who can spot a wrong journal entry at a glance?",
            "# On a typical day, you will",
            "- Converse with the model on consolidation, leases and audit evidence",
            "# What we look for",
            "- A bachelor's degree in Accounting or Finance; CPA or ACCA preferred",
            "# Terms",
            "We offer a pay range of $8 to $50 per hour. As a contractor you supply your own computer.",
        ),
    ),
]

MINDRIFT = [
    Gig(
        id="A1B2C3D4E5",
        title="Freelance Contract Lawyer - AI Tutor",
        countries=("United Kingdom",),
        lines=(
            "# What we do",
            "Mindrift connects specialists with AI projects.",
            "# How to get started",
            "Ideally, contributors will have:",
            "- LLB or equivalent, and 3+ years in commercial contracts",
            "- Advanced English (C1)",
            "# Benefits",
            "Get paid for your expertise, with rates that can go up to $55/hour. Part-time, remote, freelance project.",
        ),
    ),
]

APPEN = [
    Gig(
        id="5c0ffee0-0000-4000-8000-000000000001",
        title="Search Evaluator (Turkish - Turkey)",
        location="Turkey",
        extra={"salary": "$4.85 - $4.85 an hour"},
        lines=(
            "Join as an independent contractor and judge search results from home.",
            "Requirements: fluent Turkish and English; you must live in Turkey.",
            "Workload: 5 hours per week, choose your own schedule.",
        ),
    ),
    Gig(
        id="5c0ffee0-0000-4000-8000-000000000002",
        title="Biology Prompt Writer",
        location="Any",
        lines=(
            "Write exam-level prompts in biology. Degree in Biology or a related field required.",
            "Paid per task (about $11.00 per hour). Project work, independent contractor.",
        ),
    ),
    Gig(
        id="5c0ffee0-0000-4000-8000-000000000003",
        title="Map Data Reviewer (Norway)",
        location="Norway",
        extra={"salary": "$9.50 - $9.50 an hour", "broken": True},
        lines=("Check map data on your phone. Norwegian at B2 or better. Independent contractor, remote.",),
    ),
]

CAST: dict[str, list[Gig]] = {
    "outlier": OUTLIER,
    "mercor": MERCOR,
    "sme_careers": SME_CAREERS,
    "alignerr": ALIGNERR,
    "invisible": INVISIBLE,
    "mindrift": MINDRIFT,
    "appen": APPEN,
}
