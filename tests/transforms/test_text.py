"""Stored text: markup to lines, cleaning, decoding, limits, speed."""

from __future__ import annotations

import time
import unicodedata

import pytest

from transforms.text import BadEncoding, BrokenText, TooDeep, make_page_text, make_text

HTML = [
    ("<p>A &amp; B</p>", "A & B"),
    ("<p>one</p><p>two</p>", "one\ntwo"),
    ("one<br>two<br/>three", "one\ntwo\nthree"),
    ("<ul><li>MD</li><li>DO</li></ul>", "- MD\n- DO"),
    ("<ol><li>first</li><li>second</li></ol>", "- first\n- second"),
    ("<ul><li><p>MD</p></li><li> <div><p>DO</p></div></li></ul>", "- MD\n- DO"),
    ("<ul><li></li><li> </li><li>MD</li></ul>", "- MD"),
    ("<ul><li>Experience with:<ul><li>Python</li></ul></li></ul>", "- Experience with:\n- Python"),
    ("<p>an <b>M</b>D</p>", "an MD"),
    ("<p>Bachelor’s <strong>degree</strong> in <em>Law</em></p>", "Bachelor’s degree in Law"),
    ("<p>10&ndash;20&nbsp;hours</p>", "10–20 hours"),
    ("<p>  much \n\t white   space </p>", "much white space"),
    ("<h2>Requirements</h2>A degree", "Requirements\nA degree"),
    ("<table><tr><td>Pay</td><td>$20</td></tr><tr><th>Hours</th><td>10</td></tr></table>", "Pay | $20\nHours | 10"),
    ("<div>a<div>b</div>c</div>", "a\nb\nc"),
    ("<p>x<script>alert(1)</script>y</p>", "xy"),
    ("<style>p{}</style><p>x</p>", "x"),
    ("<p>x</p><noscript><p>no</p></noscript>", "x"),
    ("<p>x</p><template><p>no</p></template>", "x"),
    ("<p>x</p><svg><text>no</text></svg><math><mi>no</mi></math>", "x"),
    ("<p>x</p><iframe srcdoc='<p>no</p>'></iframe>", "x"),
    ("<p hidden>no</p><p>x</p>", "x"),
    ("<p style='display:none'>no</p><p>x</p>", "x"),
    ("<p style='color:red; display: none'>no</p><p>x</p>", "x"),
    ("<p>x<!-- no --></p>", "x"),
    ("<p>x</p><!-- no", "x"),
    ("<select><option>no</option></select><p>x</p>", "x"),
    ("<custom-tag>x</custom-tag>y", "xy"),
    ("<a href='javascript:alert(1)'>Apply</a>", "Apply"),
    ("<img src=x onerror=alert(1)>x", "x"),
    ("<p>unclosed <b>bold", "unclosed bold"),
    ("</p></div>x", "x"),
    ("plain text & more", "plain text & more"),
    ("line one\n<b>line two</b>\nline three", "line one\nline two\nline three"),
    ("<p>line one\nstill line one</p>", "line one still line one"),
    ("", ""),
    ("<p></p>", ""),
    ("{{7*7}} ${7*7} {% x %}", "{{7*7}} ${7*7} {% x %}"),
    ("<p>&#0;a&#x202e;b&#8203;c</p>", "\ufffdabc"),
    ("&lt;b&gt; stays text", "<b> stays text"),
    ("<p>a\0b\ud800c</p>", "abc"),
    ("<P>UPPER</P><UL><LI>case</LI></UL>", "UPPER\n- case"),
    ("<dl><dt>Pay</dt><dd>$20</dd></dl>", "Pay\n$20"),
    ("<p>a</p>\n\n\n<p>b</p>", "a\nb"),
    ("<button>Apply</button><label>Name</label>", "Apply\nName"),
]


@pytest.mark.parametrize(("html", "text"), HTML)
def test_html(html: str, text: str) -> None:
    assert make_text(html, "html") == text


ESCAPED = [
    ("&lt;p&gt;A &amp;amp; B&lt;/p&gt;", "A & B"),
    ("&lt;ul&gt;&lt;li&gt;MD&lt;/li&gt;&lt;/ul&gt;", "- MD"),
    ("&lt;p class=&quot;x&quot;&gt;10&amp;ndash;20&amp;nbsp;h&lt;/p&gt;", "10–20 h"),
    ("&#60;p&#62;x&#60;/p&#62;", "x"),
    ("&lt;p&gt;Bachelor&amp;#39;s&lt;/p&gt;", "Bachelor's"),
    ("&lt;p&gt;a &amp;lt; b&lt;/p&gt;", "a < b"),
    ("&lt;p&gt;&amp;amp;lt;script&amp;amp;gt;&lt;/p&gt;", "&lt;script&gt;"),  # three levels: stays text
    ("<p>not escaped &lt; at all</p>", "not escaped < at all"),
    ("no markup &amp; no problem", "no markup & no problem"),
    ("", ""),
]


@pytest.mark.parametrize(("body", "text"), ESCAPED)
def test_escaped_html(body: str, text: str) -> None:
    assert make_text(body, "escaped_html") == text


MARKDOWN = [
    ("**bold**", "bold"),
    ("__bold__ and _soft_ and *soft*", "bold and soft and soft"),
    ("***both***", "both"),
    ("## Heading", "Heading"),
    ("### **Heading**", "Heading"),
    ("**1\\. Role**", "1. Role"),
    ("1\\. First\n2\\. Second", "1. First\n2. Second"),
    ("\\- an item", "- an item"),
    ("* one\n* two", "- one\n- two"),
    ("+ one", "- one"),
    ("    - nested", "- nested"),
    ("[Apply](https://x.example/a?b=c)", "Apply"),
    ("[Apply](https://x.example \"now\")", "Apply"),
    ("![logo](x.png) text", "text"),
    ("<https://x.example>", "https://x.example"),
    ("a  \nb", "a\nb"),
    ("a\n\n\n\nb", "a\n\nb"),
    ("a\n    \nb", "a\n\nb"),
    ("* * *", ""),
    ("---\ntext", "text"),
    ("> quoted", "quoted"),
    ("`code`", "code"),
    ("```\ncode\n```", "code"),
    ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
    ("$40\\-60/hr", "$40-60/hr"),
    ("10--20 hours", "10--20 hours"),
    ("AT&amp;T", "AT&T"),
    ("a<br>b", "a\nb"),
    ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
    ("C++ and C#", "C++ and C#"),
    ("**Hourly rate:** Up to $30", "Hourly rate: Up to $30"),
    ("We **never *mix* marks** here", "We never mix marks here"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), MARKDOWN)
def test_markdown(body: str, text: str) -> None:
    assert make_text(body, "markdown") == text


TEXT = [
    ("a\r\nb\rc", "a\nb\nc"),
    ("e\u0301", "é"),
    ("\ufeffx", "x"),
    ("a\u200bb\u200dc\u2060d", "abcd"),
    ("\u202egnp.exe\u202c", "gnp.exe"),
    ("\u2066x\u2069", "x"),
    ("a\U000e0041b", "ab"),
    ("a\x00b\x1b[31mc\x7f", "ab[31mc"),
    ("\ud83d", ""),
    ("\ufffe\uffff", ""),
    ("tab\tand  two spaces \n kept ", "tab\tand  two spaces \n kept "),
    ("**marks** <b>stay</b> &amp; [so](x) do\\. these", "**marks** <b>stay</b> &amp; [so](x) do\\. these"),
    ("nbsp\u00a0stays", "nbsp\u00a0stays"),
    ("curly “quotes” – dashes — stay…", "curly “quotes” – dashes — stay…"),
    ("日本語 العربية हिन्दी", "日本語 العربية हिन्दी"),
    ("emoji 🌎 stays", "emoji 🌎 stays"),
]


@pytest.mark.parametrize(("body", "text"), TEXT)
def test_plain_text_keeps_everything_else(body: str, text: str) -> None:
    assert make_text(body, "text") == text


@pytest.mark.parametrize("body", [row[0] for row in (*HTML, *MARKDOWN, *TEXT)])
def test_text_is_stable(body: str) -> None:
    once = make_text(body, "text")
    assert make_text(once, "text") == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\0" not in once
    once.encode("utf-8")


def test_combining_marks_are_capped_and_fast() -> None:
    started = time.process_time()
    text = make_text("a" + "\u0301\u0316" * 50_000, "text")
    assert len(text) <= 32
    assert time.process_time() - started < 0.5


PAGES = [
    ("<meta charset=utf-8><main><p>é</p></main>".encode(), "text/html", "é"),
    ("<p>é</p>".encode(), "text/html; charset=utf-8", "é"),
    ("<p>é “x”</p>".encode("cp1252"), "text/html; charset=utf-8", "é “x”"),  # declared wrongly
    ("<p>é</p>".encode("cp1252"), "text/html; charset=iso-8859-1", "é"),
    ("<p>é</p>".encode("cp1252"), "text/html", "é"),
    ("<p>é</p>".encode(), "text/html; charset=foo-999", "é"),
    ("<p>日本</p>".encode("shift_jis"), "text/html; charset=shift_jis", "日本"),
    ("<meta charset=shift_jis><p>日本</p>".encode("shift_jis"), "text/html", "日本"),
    ("<p>中文</p>".encode("gb18030"), "text/html; charset=gb2312", "中文"),
    ("<p>é</p>".encode("utf-16"), "text/html; charset=utf-8", "é"),  # the mark wins
    ("<p>éa long enough page</p>".encode("utf-16-le"), "text/html", "éa long enough page"),
    ("<p>éa long enough page</p>".encode("utf-16-be"), "text/html", "éa long enough page"),
    (b"\xef\xbb\xbf<p>x</p>", "text/html", "x"),
    (b"<p>+ADw-script+AD4-</p>", "text/html; charset=utf-7", "+ADw-script+AD4-"),
    (b"", "text/html", ""),
    (b"just words", "text/html", "just words"),
    (b"<nav>Home</nav><main><h2>Role</h2><p>x</p></main><footer>f</footer>", "text/html", "Role\nx"),
    (b"<header><h1>Cardiologist</h1></header><main><p>x</p></main>", "text/html", "Cardiologist\nx"),
    (b"<body><nav>Home</nav><h1>Role</h1><p>x</p><aside>a</aside><footer>f</footer></body>", "text/html", "Role\nx"),
    (b"<div role=main><p>x</p></div><div role=contentinfo>f</div>", "text/html", "x"),
    (b"<article><p>x</p></article><div>other</div>", "text/html", "x"),
    (b"<title>T</title><p>x</p>", "text/html", "x"),
]


@pytest.mark.parametrize(("page", "content_type", "text"), PAGES)
def test_pages(page: bytes, content_type: str, text: str) -> None:
    assert make_page_text(page, content_type) == text


def test_one_broken_byte_does_not_cost_the_page() -> None:
    page = ("<p>" + "è una pagina lunga " * 200 + "</p>").encode() + b"\xff"
    assert make_page_text(page, "text/html; charset=utf-8").startswith("è una pagina")


@pytest.mark.parametrize("page", ["日本語のページです。".encode("euc_jp") * 50, bytes(range(128, 256)) * 20])
def test_bytes_that_fit_no_encoding(page: bytes) -> None:
    with pytest.raises(BadEncoding) as error:
        make_page_text(page, "text/html; charset=utf-8")
    assert error.value.reason == "bad_encoding"


def test_a_page_full_of_replacement_characters_is_unreadable() -> None:
    with pytest.raises(BadEncoding):
        make_page_text(("<p>" + "a\ufffdb" * 100 + "</p>").encode(), "text/html; charset=utf-8")


@pytest.mark.parametrize("depth", [501, 2_000, 5_000, 200_000])
@pytest.mark.parametrize("tag", ["div", "b", "span", "x-y", "DIV"])
def test_too_deep(depth: int, tag: str) -> None:
    started = time.process_time()
    with pytest.raises(TooDeep) as error:
        make_text(f"<{tag}>" * depth + "x" + f"</{tag}>" * depth, "html")
    assert error.value.reason == "too_deep"
    assert isinstance(error.value, BrokenText | ValueError)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("body", ["<div></x>" * 5_000, "<x></x>" * 100 + "</x>" * 600 + "<div>" * 600])
def test_stray_closing_tags_hide_no_depth(body: str) -> None:
    with pytest.raises(TooDeep):
        make_text(body, "html")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 400 + "deep" + "</div>" * 400 + "<p>after</p>",
        "<div>a</div>" * 3_000 + "after",
        "<li>a" * 3_000 + "<p>after",
        "<p>a" * 3_000 + "<p>after",
        "<br>" * 3_000 + "after",
        "<script>" + "if(a<b){}" * 2_000 + "</script>after",
        "<!--" + "<div>" * 2_000 + "-->after",
        "<svg>" + "<path d='M0'/>" * 1_000 + "</svg>after",
        "<img src=x>" * 2_000 + "after",
    ],
    ids=["deep", "siblings", "items", "paragraphs", "breaks", "script", "comment", "svg", "images"],
)  # fmt: skip
def test_wide_is_not_deep(body: str) -> None:
    assert make_text(body, "html").endswith("after")


@pytest.mark.parametrize("fmt", ["html", "escaped_html", "markdown", "text"])
@pytest.mark.parametrize(
    "unit",
    ["a@", "1", " ", "\n", "<", "<a", "<!--", "</", "&", "&lt;", "$1,", "*", "**a", "_a", "[", "[a](", "![", "`", "#",
     "\\", "> ", "- ", "|", "\u0301a", "\u200b", "\ud800", "é", "<p", "<p x='", "&#", "<td>", "\t"],
)  # fmt: skip
def test_hostile_input_is_linear(fmt: str, unit: str) -> None:
    body = (unit * 100_000)[:100_000]
    started = time.process_time()
    make_text(body, fmt)  # type: ignore[arg-type]
    assert time.process_time() - started < 0.5


def test_a_megabyte_of_open_comment_is_linear() -> None:
    started = time.process_time()
    assert make_text("x<!--" + "a" * 1_000_000, "html") == "x"
    assert make_text("x<script>" + "a" * 1_000_000, "html") == "x"
    assert make_text('x<a href="' + "a" * 1_000_000, "html") == "x"
    assert time.process_time() - started < 1
