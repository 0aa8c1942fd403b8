"""What the made-up market is about: platforms, boards, subjects, languages, countries. Data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform as it advertises: `address` holds `{id}`; ids are `prefix` and `length` letters out of `ids`."""

    code: str
    name: str
    scheme: str
    address: str
    ids: str
    length: int
    suffix: str
    fans_out: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A field of work: code of the vocabulary, what its people are called, what it is called, its topics, its credentials."""

    code: str
    nouns: tuple[str, ...]
    field: str
    topics: tuple[str, ...]
    credentials: tuple[str, ...] = ()


HEX, DIGITS, LETTERS = "0123456789ABCDEF", "0123456789", "abcdefghjkmnpqrstuvwxyz0123456789"

PLATFORMS = (
    Platform("mercor", "Mercor", "mercor_list", "https://work.mercor.com/jobs/{id}", LETTERS, 22, "", prefix="list_"),
    Platform(
        "mindrift", "Mindrift", "workable", "https://apply.workable.com/toloka-ai/j/{id}", HEX, 10,
        " - Freelance AI Tutor", True,
    ),
    Platform(
        "alignerr", "Alignerr", "greenhouse", "https://job-boards.greenhouse.io/alignerr/jobs/{id}", DIGITS, 10,
        " (Freelance, Remote)", True,
    ),
    Platform("outlier", "Outlier", "outlier", "https://outlier.ai/opportunities/{id}", DIGITS, 9, ", AI Training"),
    Platform(
        "sme_careers", "SME Careers", "sme_ref", "https://www.superannotate.com/jobs/{id}", DIGITS, 7,
        " – AI Data Trainer", True, "GIG-26-",
    ),
    Platform("turing", "Turing", "turing", "https://work.turing.com/r/{id}", LETTERS, 12, ""),
    Platform(
        "invisible", "Invisible Technologies", "greenhouse", "https://job-boards.eu.greenhouse.io/agency/jobs/{id}", DIGITS,
        11, " - AI Trainer",
    ),
    Platform("afterquery", "AfterQuery", "afterquery", "https://experts.afterquery.com/apply/{id}", LETTERS, 14, " Expert"),
    Platform(
        "opentrain", "OpenTrain AI", "opentrain", "https://www.opentrain.ai/jobs/role-{id}", LETTERS, 24, " (Contract)",
    ),
    Platform("telus", "TELUS Digital", "telus", "https://jobs.telusinternational.ai/en_US/careers/{id}", DIGITS, 6, "", True),
)  # fmt: skip

BOARDS = (
    "harborgigs", "lanternjobs", "tidywork", "openbench", "quillboard", "rivetlist", "mossjobs", "eastpier", "dovetailhire",
    "papercrane", "northfork", "beaconroles", "saltmarsh", "copperline", "fernworks", "bluekite",
)  # fmt: skip
EMPLOYERS = (
    "Halden Retail Group", "Meridor Staffing", "Kestrel & Vane", "Bluewharf Logistics", "Tannery Lane Media", "Ostrava Foods",
    "Pinegate Hospitals", "Quarrystone Bank", "Silverbirch Partners", "Vantor Systems", "Wexley Insurance", "Orlo Telecom",
)  # fmt: skip
CITIES = (
    "Austin, TX", "Lisbon", "Nairobi", "Manila", "Bogotá", "Leeds", "Hyderabad", "Warsaw", "Denver, CO", "Toronto", "Cebu City",
    "Porto Alegre", "Hamburg", "Lyon", "Kraków", "Osaka", "Perth", "Tampa, FL", "Accra", "Izmir",
)  # fmt: skip

SUBJECTS = (
    Subject("med.cardiology", ("Cardiologist",), "cardiology", ("arrhythmia management", "heart failure therapy", "echo reports"),
            ("MD", "DO", "MBBS")),
    Subject("med.dermatology", ("Dermatologist",), "dermatology", ("skin lesion triage", "psoriasis plans", "biopsy notes"),
            ("MD", "DO", "MBBS")),
    Subject("med.neurology", ("Neurologist",), "neurology", ("seizure work-ups", "stroke pathways", "gait disorders"),
            ("MD", "DO", "MBBS")),
    Subject("med.psychiatry", ("Psychiatrist",), "psychiatry", ("mood disorders", "dosing reviews", "risk interviews"),
            ("MD", "DO")),
    Subject("med.radiology", ("Radiologist",), "radiology", ("chest films", "contrast protocols", "incidental findings"),
            ("MD", "DO")),
    Subject("health.nursing", ("Registered Nurse",), "nursing", ("ward handovers", "wound care", "triage calls"), ("RN", "BSN")),
    Subject("pharm.general", ("Pharmacist",), "pharmacy", ("interaction checks", "dispensing errors", "renal dosing"),
            ("PharmD",)),
    Subject("vet.general", ("Veterinarian",), "veterinary medicine", ("small-animal surgery", "herd health", "vaccine plans"),
            ("DVM",)),
    Subject("law.contracts", ("Contract Lawyer",), "contract law", ("indemnity clauses", "supply agreements", "redlines"),
            ("JD", "LLM")),
    Subject("law.tax", ("Tax Lawyer",), "tax law", ("transfer pricing", "treaty relief", "filing positions"), ("JD", "LLM")),
    Subject("law.intellectual_property", ("Patent Lawyer",), "intellectual property law",
            ("claim charts", "prior art", "trademark disputes"), ("JD", "LLM")),
    Subject("fin.accounting", ("Accountant",), "accounting",
            ("month-end closes", "lease schedules", "accrual entries"), ("CPA",)),
    Subject("fin.investment_banking", ("Investment Banker",), "investment banking",
            ("merger models", "pitch books", "fairness opinions"), ("CFA", "MBA")),
    Subject("fin.insurance_claims", ("Insurance Claims Analyst", "Insurance Claims Adjuster"), "insurance claims",
            ("loss estimates", "coverage letters", "subrogation files")),
    Subject("sci.physics", ("Physicist",), "physics", ("lattice models", "scattering amplitudes", "thermal noise"), ("PhD",)),
    Subject("sci.chemistry", ("Chemist",), "chemistry", ("reaction yields", "titration data", "spectra"), ("PhD",)),
    Subject("sci.biology", ("Biologist",), "biology", ("cell cultures", "pathway diagrams", "assay design"), ("PhD",)),
    Subject("sci.mathematics", ("Mathematician",), "mathematics", ("proof sketches", "counterexamples", "olympiad problems"),
            ("PhD",)),
    Subject("sci.statistics", ("Statistician",), "statistics", ("survey weights", "mixed models", "power analyses"), ("PhD",)),
    Subject("eng.mechanical", ("Mechanical Engineer",), "mechanical engineering",
            ("tolerance stacks", "bearing loads", "heat exchangers")),
    Subject("eng.electrical", ("Electrical Engineer",), "electrical engineering",
            ("relay settings", "motor drives", "load flows")),
    Subject("eng.civil", ("Civil Engineer",), "civil engineering", ("drainage plans", "pavement design", "soil reports")),
    Subject("sw.python", ("Python Developer",), "Python", ("async services", "packaging bugs", "type stubs")),
    Subject("sw.java", ("Java Developer",), "Java", ("thread pools", "build scripts", "stream pipelines")),
    Subject("sw.rust", ("Rust Developer",), "Rust", ("borrow errors", "unsafe blocks", "macro hygiene")),
    Subject("sw.security", ("Security Engineer",), "information security",
            ("threat models", "log triage", "patch reviews")),
    Subject("data.science", ("Data Scientist",), "data science", ("feature leaks", "uplift tests", "model cards")),
    Subject("soc.economics", ("Economist",), "economics", ("demand estimates", "panel regressions", "policy briefs"), ("PhD",)),
    Subject("hum.history", ("Historian",), "history", ("archive letters", "trade routes", "court records"), ("PhD",)),
    Subject("art.music", ("Musician",), "music", ("chord charts", "counterpoint", "score layouts")),
)  # fmt: skip
GENERAL = Subject("generalist", ("Writing Evaluator", "Chat Evaluator"), "everyday writing",
                  ("chat replies", "short summaries", "travel tips"))  # fmt: skip
CODERS = tuple(subject for subject in SUBJECTS if subject.code.startswith("sw."))

TASK_THINGS = (
    "Rubric", "Transcript", "Benchmark", "Dialogue", "Case File", "Prompt", "Answer Key", "Chart", "Briefing", "Glossary",
    "Tool Use", "Screenshot", "Report", "Scenario", "Citation", "Workflow", "Puzzle", "Claim", "Footnote", "Exam",
)  # fmt: skip
TASK_WORKS = (
    "Review",
    "Writing",
    "Rating",
    "Auditing",
    "Design",
    "Annotation",
    "Ranking",
    "Testing",
    "Checking",
    "Curation",
)

LANGUAGES = (
    ("ar", "Arabic"), ("bn", "Bengali"), ("bg", "Bulgarian"), ("ca", "Catalan"), ("hr", "Croatian"), ("cs", "Czech"),
    ("da", "Danish"), ("nl", "Dutch"), ("et", "Estonian"), ("fi", "Finnish"), ("fr", "French"), ("de", "German"), ("el", "Greek"),
    ("gu", "Gujarati"), ("he", "Hebrew"), ("hi", "Hindi"), ("hu", "Hungarian"), ("is", "Icelandic"), ("id", "Indonesian"),
    ("it", "Italian"), ("ja", "Japanese"), ("kn", "Kannada"), ("ko", "Korean"), ("lv", "Latvian"), ("lt", "Lithuanian"),
    ("ms", "Malay"), ("ml", "Malayalam"), ("mr", "Marathi"), ("ne", "Nepali"), ("no", "Norwegian"), ("fa", "Persian"),
    ("pl", "Polish"), ("pt", "Portuguese"), ("pa", "Punjabi"), ("ro", "Romanian"), ("ru", "Russian"), ("sr", "Serbian"),
    ("si", "Sinhala"), ("sk", "Slovak"), ("sl", "Slovenian"), ("es", "Spanish"), ("sw", "Swahili"), ("sv", "Swedish"),
    ("ta", "Tamil"), ("te", "Telugu"), ("th", "Thai"), ("tr", "Turkish"), ("uk", "Ukrainian"), ("ur", "Urdu"),
    ("vi", "Vietnamese"), ("yo", "Yoruba"), ("zu", "Zulu"), ("xh", "Xhosa"), ("am", "Amharic"), ("so", "Somali"), ("ha", "Hausa"),
    ("af", "Afrikaans"), ("sq", "Albanian"), ("hy", "Armenian"), ("az", "Azerbaijani"), ("be", "Belarusian"), ("bs", "Bosnian"),
    ("cy", "Welsh"), ("ga", "Irish"), ("ka", "Georgian"), ("kk", "Kazakh"), ("km", "Khmer"), ("lo", "Lao"), ("mn", "Mongolian"),
    ("my", "Burmese"), ("uz", "Uzbek"), ("eu", "Basque"), ("gl", "Galician"), ("mk", "Macedonian"),
)  # fmt: skip
COUNTRIES = (
    ("US", "the United States"), ("CA", "Canada"), ("GB", "the United Kingdom"), ("IN", "India"), ("DE", "Germany"),
    ("FR", "France"), ("BR", "Brazil"), ("MX", "Mexico"), ("PL", "Poland"), ("ES", "Spain"), ("IT", "Italy"), ("JP", "Japan"),
    ("KR", "South Korea"), ("AU", "Australia"), ("NZ", "New Zealand"), ("ZA", "South Africa"), ("KE", "Kenya"), ("NG", "Nigeria"),
    ("PH", "the Philippines"), ("ID", "Indonesia"), ("TR", "Turkey"), ("EG", "Egypt"), ("AR", "Argentina"), ("CO", "Colombia"),
    ("PT", "Portugal"), ("NL", "the Netherlands"), ("SE", "Sweden"), ("CH", "Switzerland"), ("IE", "Ireland"),
    ("SG", "Singapore"),
)  # fmt: skip
COUNTRY_NAMES = dict(COUNTRIES)
