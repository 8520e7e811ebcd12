"""A letter's Markdown: what becomes HTML, what stays text, and footnotes linked both ways."""

import re

import pytest

from letters.rendering.markdown import letter_html, public_html

NOT_LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://x.example/",
    "//x.example/",
    "/relative",
    "#",
    "http:",
    "mailto:",
    "&#106;avascript:alert(1)",
)


@pytest.mark.parametrize("target", NOT_LINKS)
@pytest.mark.parametrize("make", [public_html, lambda body: letter_html(body).html])
def test_only_web_and_mail_addresses_become_links(make, target):
    html = make(f"See [the plan]({target}) here.")
    assert "See the plan here." in html
    assert "href" not in html


def test_web_and_mail_addresses_become_links():
    html = public_html(
        "[a](https://a.example/?b=1&c=2) <http://b.example/> [c](mailto:c@c.example) [](https://d.example/)"
    )
    assert re.findall(r'<a href="([^"]*)" class="govuk-link">([^<]*)</a>', html) == [
        ("https://a.example/?b=1&amp;c=2", "a"),
        ("http://b.example/", "http://b.example/"),
        ("mailto:c@c.example", "c"),
        ("https://d.example/", "https://d.example/"),
    ]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<b onclick='x'>a</b>", "![a](https://a.example/i.png)"])
def test_raw_html_and_images_print_as_typed(text):
    for html in (public_html(text), letter_html(text).html):
        assert not re.search(r"<(script|b|img)\b", html)


def test_code_rules_and_definitions_lose_no_words():
    text = "    indented\n\n```\nfenced\n```\n\n[a]: https://a.example/\n\nHead\n====\n\n`tick`"
    html = public_html(text)
    words = ("indented", "```", "fenced", "[a]: https://a.example/", "====", "`tick`")
    assert [word for word in words if word not in html] == []


def test_footnotes_are_linked_both_ways_and_every_id_is_unique():
    html = public_html("One[^1] two[^2] three[^1].\n\n[^1]: First.\n[^2]: Second.", "l7-")
    ids = re.findall(r' id="([^"]*)"', html)
    assert sorted(ids) == ["l7-fn1", "l7-fn2", "l7-notes", "l7-ref1", "l7-ref1-2", "l7-ref2"]
    targets = re.findall(r'href="#([^"]*)"', html)
    assert sorted(targets) == ["l7-fn1", "l7-fn1", "l7-fn2", "l7-ref1", "l7-ref1-2", "l7-ref2"]


def test_two_letters_on_one_page_share_no_id():
    body = "One[^1].\n\n[^1]: First."
    first, second = (set(re.findall(r' id="([^"]*)"', public_html(body, prefix))) for prefix in ("a-", "b-"))
    assert (len(first), len(second), first & second) == (3, 3, set())


def test_the_pdf_has_each_note_at_its_first_call_and_numbers_as_typed():
    html = letter_html("One[^4] two[^5] three[^4].\n\n[^4]: Four.\n\n[^5]: Five.")
    notes = re.findall(r'<span class="footnote" id="(fn\d)"><a href="#(ref\d)">(\d)</a> (\w+)\.</span>', html.html)
    assert notes == [("fn1", "ref1", "4", "Four"), ("fn2", "ref2", "5", "Five")]
    assert html.footnotes == ("Four.", "Five.")
    assert re.findall(r'<a id="(\S+)" href="#(fn\d)">', html.html) == [
        ("ref1", "fn1"),
        ("ref2", "fn2"),
        ("ref1-2", "fn1"),
    ]


def test_footnotes_that_are_not_numbers_are_numbered_and_uncalled_ones_are_still_shown():
    html = public_html("One[^b] two[^a].\n\n[^a]: Alpha.\n\n[^b]: Beta.\n\n[^c]: Gamma.")
    assert re.findall(r'<li id="fn(\d)"( value="\d")?><p class="govuk-body">(\w+)', html) == [
        ("1", ' value="1"', "Beta"),
        ("2", ' value="2"', "Alpha"),
        ("3", "", "Gamma"),
    ]


def test_a_call_without_a_footnote_prints_as_typed():
    assert "One[^9]." in public_html("One[^9].")


def test_headings_start_below_the_page_title_and_never_skip_a_level():
    assert re.findall(r"<h(\d)", public_html("# A\n\n#### B\n\n## C\n\n# D")) == ["2", "3", "3", "2"]
    assert re.findall(r"<h(\d)", public_html("### A\n\n#### B", first_heading=3)) == ["3", "4"]


def test_tables_have_no_inline_style():
    html = public_html("| a | b |\n|---|--:|\n| c | d |")
    assert "style=" not in html
    assert '<td class="govuk-table__cell align-right">d</td>' in html


def test_welsh_pages_have_welsh_notes():
    html = public_html("Un[^1].\n\n[^1]: Nodyn.", language="cy")
    assert [word for word in ("Nodiadau", "Yn ôl i&#x27;r testun", "Troednodyn") if word not in html] == []
