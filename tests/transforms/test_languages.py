"""Languages: one row a name or a wording. An expectation reads: tag, CEFR, N for native, role, need if not required."""

from __future__ import annotations

import time

import pytest

from transforms.language_names import find_languages, parse_language
from transforms.languages import parse_languages
from transforms.reading import Line, Published, Reading
from transforms.segments import make_reading
from transforms.values import Language

NAMES = [
    ("English", "en"), ("ENGLISH", "en"), ("english", "en"), ("Mandarin", "zh"), ("Mandarin Chinese", "zh"),
    ("Chinese (Mandarin)", "zh"), ("Cantonese", "yue"), ("Yue Chinese (Cantonese)", "yue"), ("Tagalog", "fil"),
    ("Filipino (Tagalog)", "fil"), ("Farsi", "fa"), ("Farsi/Persian", "fa"), ("Dari", "fa-AF"), ("Flemish", "nl-BE"),
    ("Belgian Dutch", "nl-BE"), ("Brazilian Portuguese", "pt-BR"), ("European Portuguese", "pt-PT"),
    ("Portuguese (Brazil)", "pt-BR"), ("Portuguese - Brazil", "pt-BR"), ("Portuguese (Brazilian)", "pt-BR"),
    ("Portuguese from Portugal", "pt-PT"), ("Spanish (Mexico)", "es-MX"), ("Mexican Spanish", "es-MX"),
    ("español mexicano", "es-MX"), ("español (México)", "es-MX"), ("Español - México", "es-MX"),
    ("Spanish - Latin America", "es-419"), ("Spanish (LATAM)", "es-419"), ("Latin American Spanish", "es-419"),
    ("Castilian", "es"), ("Spanish (ES)", "es-ES"), ("Spanish-Spain", "es-ES"), ("Arabic (Egypt)", "ar-EG"),
    ("Egyptian Arabic", "ar-EG"), ("Arabic (UAE)", "ar-AE"), ("Levantine Arabic", "apc"), ("Levantine  Arabic", "apc"),
    ("Gulf Arabic", "afb"), ("Hijazi Arabic", "acw"), ("Najdi Arabic", "ars"), ("Moroccan Arabic", "ar-MA"),
    ("Iraqi Arabic", "ar-IQ"), ("Modern Standard Arabic", "ar"), ("Hindi - Roman Script", "hi-Latn"),
    ("Hindi (Latin)", "hi-Latn"), ("Romanized Hindi", "hi-Latn"), ("Hinglish", "hi-Latn"),
    ("French (Switzerland)", "fr-CH"), ("French from Switzerland", "fr-CH"), ("Canadian French", "fr-CA"),
    ("French-France", "fr-FR"), ("Swiss German", "gsw"), ("German (Austria)", "de-AT"), ("Austrian German", "de-AT"),
    ("Danish (da_DK)", "da-DK"), ("French (fr-BE)", "fr-BE"), ("Australian English", "en-AU"), ("US English", "en-US"),
    ("British English", "en-GB"), ("Singaporean Mandarin", "zh-SG"), ("Mandarin (Taiwan)", "zh-TW"),
    ("Chinese (Hong Kong)", "zh-HK"), ("Hong Kong Chinese", "zh-HK"), ("Simplified Chinese", "zh-Hans"),
    ("Chinese (Traditional)", "zh-Hant"), ("Norwegian", "no"), ("Norwegian Bokmål", "nb"), ("Nynorsk", "nn"),
    ("Bahasa Indonesia", "id"), ("Bahasa Melayu", "ms"), ("Kiswahili", "sw"), ("Sesotho sa Leboa", "nso"),
    ("Kurmanji", "kmr"), ("Sorani", "ckb"), ("Haitian Creole", "ht"), ("American Sign Language (ASL)", "ase"),
    ("Odia", "or"), ("Oriya", "or"), ("Sinhalese", "si"), ("Bangla", "bn"), ("Azeri", "az"), ("Ukranian", "uk"),
    ("Deutsch", "de"), ("Français", "fr"), ("日本語", "ja"), ("中文", "zh"), ("香港中文", "zh-HK"), ("ภาษาไทย", "th"),
    ("한국어", "ko"), ("Scottish Gaelic", "gd"), ("Irish", "ga"), ("Luganda", "lg"), ("Kabyle", "kab"),
    ("Russian (Netherlands)", "ru"), ("Arabic-United States", "ar"), ("Kurdish-Turkey", "ku"),
    ("Dutch-South Africa", "nl"),
    # a region only where it tells varieties apart
    ("Japanese-Japan", "ja"), ("Maltese (Malta)", "mt"), ("Malayalam (India)", "ml"), ("Greek-Greece", "el"),
    ("Catalan (Spain)", "ca"), ("Deutsch (Polen)", "de"), ("Deutsch (Schweiz)", "de-CH"), ("German-Germany", "de-DE"),
    ("Catalan (Spain) Freelance Writer", "ca-ES"), ("Native speaker of Maltese (Malta).", "mt"),
    ("Punjabi (India) Writer", "pa-IN"), ("speakers of Maltese (Malta) to record phrases", "mt"),
    ("Greek (Cyprus)", "el-CY"), ("Tamil (Sri Lanka)", "ta-LK"), ("Urdu (India)", "ur-IN"), ("Spanish (US)", "es-US"),
    ("Bengali (India)", "bn-IN"), ("Chinese-Taiwan", "zh-TW"), ("English (India)", "en-IN"), ("Korean (ko_KR)", "ko-KR"),
    ("inMalay", "ms"), ("fluency inLevantine Arabicto help", "apc"),
]  # fmt: skip
NO_NAME = [
    "Latin America", "Latin American markets", "Polishing", "polish the text", "Go, Swift, R, Rust", "Persian Gulf",
    "Germany", "Frenchtown", "Alabama", "Englishman", "Old English", "Chinatown", "Delaware",
]  # fmt: skip
ASKED = [
    ("Requisitos: inglés avanzado", "en work"),
    ("English: mother tongue", "en N work"),
    # English for work
    ("Fluent English.", "en work"),
    ("fluent english", "en work"),
    ("Fluent in English. (Required)", "en work"),
    ("English fluency required.", "en work"),
    ("English fluency is a must.", "en work"),
    ("Complete fluency in the English language", "en work"),
    ("Full professional fluency in English is required", "en work"),
    ("Working proficiency in English", "en work"),
    ("English Proficiency:Fluent in reading and writing", "en work"),
    ("excellent English-language spelling and grammar skills", "en work"),
    ("Excellent English writing skills, capable of clear explanations", "en work"),
    ("Strong written and verbal communication skills in English.", "en work"),
    ("Strong English reading comprehension skills.", "en work"),
    ("Comfortable recording sentences in English", "en work"),
    ("Must be able to read and understand English texts.", "en work"),
    ("Excellent command of English.", "en work"),
    ("Any geographic region is acceptable with strong English fluency", "en work"),
    ("Ability to articulate concepts fluently in written and spoken English.", "en work"),
    ("English Speaker", "en work"),
    ("Strong understanding of English instructions", "en work"),
    ("You speak English well.", "en work"),
    ("Superb English grammar", "en work"),
    ("Clear communicator in English", "en work"),
    ("Able to explain difficult ideas in fluent English", "en work"),
    ("Upper-intermediate English", "en work"),
    ("Three years of experience editing texts in English", "en work"),
    # levels
    ("Minimum C1 English proficiency (written and spoken)", "en C1 work"),
    ("English proficiency C1 and above with excellent writing skills.", "en C1 work"),
    ("English proficiency at C1 level or higher", "en C1 work"),
    ("Your level of English is advanced (C1) or above.", "en C1 work"),
    ("Proficiency in English: advanced (C1) or above.", "en C1 work"),
    ("Advanced English proficiency (C1 or above)", "en C1 work"),
    ("English: minimum C1.", "en C1 work"),
    ("English B2 or above.", "en B2 work"),
    ("at least B1 English", "en B1 work"),
    ("English level: B2 (Rosetta Stone scale)", "en B2 work"),
    ("C1 level or higher in English.", "en C1 work"),
    ("High level of English (C1+)", "en C1 work"),
    ("Conversational - Advanced English (B1 - C1)", "en B1 work"),
    ("some work strongly preferred; Minimum C1 English proficiency is required.", "en C1 work"),
    ("Fluent English, no letter is inferred", "en work"),
    ("Your level of German is proficient (C2)", "de C2 target"),
    ("Native speaker or ILR 5/primary fluency (C2 on the CEFR scale) in Hebrew.", "he C2 N target"),
    ("ILR 5 fluency in Korean", "ko C2 target"),
    ("Fluent in German (C2) and English (B2)", "de C2 target, en B2 work"),
    ("French C1, English C2", "fr C1 target, en C2 work"),
    ("C2 level in German; English at B1 or above", "de C2 target, en B1 work"),
    ("Native Japanese, English B2", "ja N target, en B2 work"),
    # native
    ("Native-level proficiency in French from Switzerland. (Required)", "fr-CH N target"),
    ("Must be a native Australian English speaker.", "en-AU N work"),
    ("Native speaker of Russian language", "ru N target"),
    ("- Native speaker of\nSpanish\nlanguage", "es N target"),
    ("Native fluency inMarathi", "mr N target"),
    ("Mother tongue: Italian.", "it N target"),
    ("Native Language: Tatar, with a standard accent", "tt N target"),
    ("Mandarin Chinese (native)", "zh N target"),
    ("You speak German as a native", "de N target"),
    ("We accept native or highly fluent Belgian Dutch speakers.", "nl-BE N target"),
    ("Near-native or native Spanish (ES) proficiency", "es-ES N target"),
    ("Must be able to read English texts written by native speakers.", "en work"),
    # several
    ("Proficiency in both written and verbal English & Irish", "ga target, en work"),
    ("Good reading comprehension skills in both Azeri and English.", "az work, en work"),
    ("Be fluent in Turkish and have proficiency in English", "tr target, en work"),
    ("Native Kurdish speakers with strong English reading comprehension skills.", "ku N target, en work"),
    ("Near-native fluency in Tetum and excellent English command.", "tet N target, en work"),
    ("Bilingual in English and Spanish.", "es target, en work"),
    ("Must be bilingual (English/French).", "fr target, en work"),
    ("Fluency in Cantonese or Mandarin is required.", "yue target any_of, zh target any_of"),
    ("Native speaker of either German, French or Dutch",
     "de N target any_of, fr N target any_of, nl N target any_of"),
    ("Fluency in English and one of the following: Hindi, Tamil", "en work, hi work any_of, ta work any_of"),
    ("native speakers of:\n\n  * Danish (da_DK)\n\n  * Dutch (nl_NL)\n\n  * French (fr-BE)\n",
     "da-DK N target any_of, nl-NL N target any_of, fr-BE N target any_of"),
    ("Proficient in Simplified Chinese and Traditional Chinese", "zh-Hans target, zh-Hant target"),
    ("Full Professional Proficiency in English language and Vietnamese", "vi target, en work"),
    ("Languages required: Native-level Hindi; Proficient English", "hi N target, en work"),
    ("Fluent in at least one of: French, German", "fr target any_of, de target any_of"),
    ("English (C1), Spanish (Native)", "es N target, en C1 work"),
    ("Language: English", "en work"),
    ("JLPT N1 Japanese", "ja target"),
    ("Ability to converse in Tamil", "ta work"),
    # preferred
    ("Native English speakers preferred", "en N work preferred"),
    ("English native, Spanish is a plus", "en N work, es work preferred"),
    ("Fluent English required; Spanish nice to have.", "en work, es work preferred"),
    ("Preferred: fluency in French", "fr work preferred"),
    # other tongues
    ("Buscamos escritores con fluidez en español mexicano", "es-MX target"),
    ("Nativo de español", "es N target"),
    ("Dominio del inglés", "en work"),
    ("Français langue maternelle", "fr N target"),
    ("Deutsch auf muttersprachlichem Niveau", "de N target"),
    ("Deutschmuttersprachler", "de N target"),
    ("Ihr Deutsch ist auf C2-Niveau. Ihr Englisch ist mindestens B2.", "de C2 target, en B2 work"),
    ("Unsere Schreiber haben Deutschkenntnisse (C2) und gute Englischkenntnisse (B2).", "de C2 target, en B2 work"),
]  # fmt: skip
NOT_ASKED = [
    "All resumes must be submitted in English.",
    "Must provide an English resume.",
    "Please submit your CV in English.",
    "The interview will be conducted in English.",
    "Experience with large language models.",
    "Proficiency in Python, Java, Go and Swift.",
    "Programming languages: Go, Rust, Swift, R",
    "Degree in English, Linguistics or Journalism.",
    "Bachelor’s degree in Linguistics, French, Translation or a related field.",
    "Bachelor's degree in Spanish literature.",
    "Knowledge of Chinese history.",
    "German tax law expertise.",
    "Familiarity with the Japanese market.",
    "You will write prompts in Swedish.",
    "Assessing whether a piece of Ukrainian text is accurate",
    "a positive experience for Vietnamese speaking customers",
    "streamline communication for Thai speakers everywhere",
    "Explain your approach in plain English.",
    "follow detailed English-language guidelines",
    "multilingual ability beyond French/English is a plus",
    "Fluency in a language other than English",
    "Knowledge of a second language such as Spanish is a plus.",
    "Proficiency means you can communicate in the selected language(s)",
    "Polish the answers before submission.",
    "Latin America based candidates",
    "Chinese citizens only",
    "Native-level proficiency in medical science.",
    "English is not required",
    "No English required",
    "You do not need to speak Japanese.",
    "Not required to be fluent in German.",
    "Deep love of Chinese poetry and knowledge of Chinese calligraphy.",
]
TITLES = [
    ("AI Trainer for French (Switzerland) Writers/Speakers", "fr-CH target"),
    ("Ukrainian Freelance Writer", "uk target"),
    ("Content writer (German) / Freelance AI Tutor", "de target"),
    ("Mathematics Specialist (Fluent in Arabic) – AI Trainer", "ar target"),
    ("Computer Science Specialist (Fluent in Portuguese - Brazil)", "pt-BR target"),
    ("STEM Specialist (Fluent in Hindi – Roman Script)", "hi-Latn target"),
    ("Linguist for Australian English Language (Ireland)", "en-AU target"),
    ("Personalized Internet Assessor Ireland (Irish Language)", "ga target"),
    ("Media Search Analyst India (English language)", "en target"),
    ("Russian Language Model Localization Specialist (Netherlands)", "ru target"),
    ("Search Evaluation Participant (Spanish-Mexico)", "es-MX target"),
    ("French/English Bilingual Expert", "fr target, en target"),
    ("Bilingual STEM Expert (Hindi and English)", "hi target, en target"),
    ("English to Chechen Translator; Chechen", "en target, ce target"),
    ("Korean-English Translator", "ko target, en target"),
    ("Bring Your Voice to AI Training - Malay", "ms target"),
    ("Native Tatar Speaker for Audio Recording Project (Poland)", "tt N target"),
    ("Escritor Freelancer Español - México", "es-MX target"),
    ("Fragen auf Deutsch (Österreich)", "de-AT target"),
    ("นักเขียน STEM ฟรีแลนซ์ภาษาไทย", "th target"),
    ("Penulis STEM Bebas Bahasa Melayu", "ms target"),
    ("Malaysian Freelance Writer", "ms target"),
    ("Polish Freelance Writing", "pl target"),
    ("Search Engine Evaluator, en_US", "en-US target"),
    ("English Literature Expert", ""),
    ("Japanese Poetry Expert", ""),
    ("Chinese Medicine Practitioner", ""),
    ("French Cuisine Expert", ""),
    ("Latin American Studies Expert", ""),
    ("English Language Arts Teacher", ""),
    ("Tulu Voice Recording Project", "tcy target"),
    ("Chichewa Sentence Collection (Malawi)", "ny target"),
    ("Hakka Audio Project", "hak target"),
    ("Sicilian Pastry Chef", ""),
    ("Go Engineer", ""),
    ("Swift Engineer", ""),
    ("Software Engineer, R", ""),
    ("Legal Expert (Germany)", ""),
    ("Software Engineer for Data in European Languages", ""),
]
TOGETHER = [
    # title, text, expectation
    ("Arabic (Egypt) Freelance Writer", "Writers with fluency in Arabic", "ar-EG target"),
    ("French Writer", "Native-level proficiency in French. Fluent in English.", "fr N target, en work"),
    ("Portuguese Trainer", "Native Brazilian Portuguese proficiency.", "pt-BR N target"),
    ("Levantine Arabic Writer", "fluency inLevantine Arabicto help", "apc target"),
    ("Kurdish Transcriber (Northern Kurdish-Turkey)", "Native speaker of Kurdish", "kmr N target"),
    ("Bokmål Contributor", "Native speaker of Norwegian/Bokmal", "nb N target"),
    ("Hindi Specialist (Fluent in Hindi - Roman Script)", "Fluency in Hindi", "hi-Latn target"),
    ("Kurdish Transcriber", "Native speaker of Kurdish. Fluent in Turkish.", "ku N target, tr work"),
    ("Mathematics Annotator (English)", "Must be a native speaker of English", "en N target"),
    ("Physics Expert", "Native-level fluency in English.", "en N work"),
    ("Content Moderator", "Native speaker of Hebrew. English B2.", "he N target, en B2 work"),
    ("Malayalam Specialist", "Native speaker of Marathi language", "ml target"),
    (
        "Bengali Trainer",
        "Fluent in Bengali. Must be fluent in Marathi. The training will be done in Marathi.",
        "bn target",
    ),
    ("Chinese Writer", "Native speaker of Cantonese", "zh target, yue N work"),
    (
        "Editor (Portuguese)",
        "Two years of experience in editing texts in European Portuguese. Portuguese: C2.",
        "pt-PT C2 target",
    ),
]


def show(language: Language) -> str:
    words = [language.lang, language.min_cefr or "", "N" * language.native]
    words += ["target" if language.role == "target" else "work"]
    words += [language.requirement] * (language.requirement != "required")
    return " ".join(word for word in words if word)


def read(text: str, title: str = "") -> str:
    parsed = parse_languages(make_reading(text, title=title))
    return ", ".join(show(language) for language in parsed.value) if parsed else ""


@pytest.mark.parametrize(("text", "tag"), NAMES)
def test_name(text: str, tag: str) -> None:
    assert [mention.tag for mention in find_languages(text)][:1] == [tag]


@pytest.mark.parametrize("text", NO_NAME)
def test_no_name(text: str) -> None:
    assert find_languages(text) == []


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_wording(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NOT_ASKED)
def test_mention_that_asks_for_nothing(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_title(title: str, expected: str) -> None:
    assert read("", title) == expected


@pytest.mark.parametrize(("title", "text", "expected"), TOGETHER)
def test_title_and_text(title: str, text: str, expected: str) -> None:
    assert read(text, title) == expected


def test_stray_language_of_a_sibling_is_flagged() -> None:
    parsed = parse_languages(make_reading("Native speaker of Marathi language", title="Malayalam Specialist"))
    assert parsed is not None
    assert parsed.flags == ("sibling_text_leak",)


def test_language_of_a_duty_alone_is_a_lapse() -> None:
    text = (
        "Key Responsibilities\nLabel chats with native-level {duty} fluency.\nRequirements\n- Native Danish, C1 English"
    )
    leaked = parse_languages(make_reading(text.format(duty="Polish"), title="Danish Data Trainer"))
    clean = parse_languages(make_reading(text.format(duty="Danish"), title="Danish Data Trainer"))
    assert leaked is not None
    assert clean is not None
    assert [item.lang for item in leaked.value] == [item.lang for item in clean.value] == ["da", "en"]
    assert (leaked.flags, clean.flags) == (("sibling_text_leak",), ())


def test_published_language_is_a_target() -> None:
    published = tuple(
        Published(name="language", text=text, path=f"$.l[{at}]") for at, text in enumerate(("pt_BR", "Python"))
    )
    parsed = parse_languages(make_reading("Fluent English.", published=published))
    assert parsed is not None
    assert [(item.lang, item.role) for item in parsed.value] == [("pt-BR", "target"), ("en", "working")]
    assert parsed.proofs[0].path == "$.l[0]"


@pytest.mark.parametrize(("name", "tag"), [
    ("English", "en"), ("en", "en"), ("EN", "en"), ("es-mx", "es-MX"), ("tl", "fil"), ("cmn", "zh"),
    ("Chinese (Traditional)", "zh-Hant"), ("Spanish and French", None), ("Python", None), ("", None),
])  # fmt: skip
def test_structured_value(name: str, tag: str | None) -> None:
    assert parse_language(name) == tag


def test_wording_of_the_level_is_kept() -> None:
    parsed = parse_languages(make_reading("Native-level proficiency in Greek. Fluent in English."))
    assert parsed is not None
    assert [item.level_text for item in parsed.value] == ["Native-level proficiency in", "Fluent in"]


def test_proofs_quote_the_sentence() -> None:
    text = "About us.\nNative-level proficiency in Greek. Fluent in English."
    parsed = parse_languages(make_reading(text, title="Greek Writer"))
    assert parsed is not None
    quotes = {(proof.key, proof.path): (proof.start, proof.end) for proof in parsed.proofs}
    assert text[slice(*quotes[("el", None)])] == "Native-level proficiency in Greek."
    assert text[slice(*quotes[("en", None)])] == "Fluent in English."
    assert quotes[("el", "title")] == (0, 5)


def test_silence() -> None:
    assert parse_languages(make_reading("Review answers of a language model.")) is None


@pytest.mark.parametrize("unit", [
    "1", "  ", "<", "$1,", "a@", "English ", "English, ", "English and ", "English\n- ", "fluent in ",
    "native English ", "native speaker of the ", "Spanish (Mexico) ", "Hindi - ", "en_US ", "Mexican ", "C1 ",
    "ไทย", "(",
])  # fmt: skip
def test_hostile_text_stays_cheap(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    reading = Reading(text=text, lines=(Line(0, len(text), text),), title=text[:300])
    parse_languages(make_reading("warm"))
    started = time.process_time()
    parse_languages(reading)
    assert time.process_time() - started < 1.0


@pytest.mark.xfail(strict=True, reason="a duty alone is no requirement, although it implies one")
def test_language_of_a_duty() -> None:
    assert read("You will record sentences in Luganda.") == "lg target"
