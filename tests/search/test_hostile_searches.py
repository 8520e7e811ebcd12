"""Whatever is typed is answered with 200 and either hits or a sentence; never an error, never everything (R-LOAD-3)."""

from urllib.parse import quote

import pytest

from tests.make import make_document, make_letter, make_officer

pytestmark = pytest.mark.django_db

HOSTILE = [
    *(
        "*",
        "**",
        "*a",
        "a*b",
        "a**",
        "?*",
        "%",
        "_",
        "\\",
        "\\*",
        "'",
        "''",
        '"',
        '""',
        '"""',
        '"*"',
        '"a*" *',
        "`",
        "-",
        "--",
    ),
    *(
        "- a",
        "a -",
        "+a",
        "(",
        ")",
        "()",
        "((((((((((",
        "a)",
        "{a}",
        "[a]",
        "a:b",
        "heading_tokens:a",
        "a^2",
        "^a",
        "{a b}: c",
    ),
    *(
        "a AND",
        "AND",
        "OR OR",
        "NOT",
        "NEAR(a b, 99999)",
        "a NEAR/0 b",
        "a & | ! b",
        "!!a",
        "a <-> b",
        "a:*",
        "a:A",
        "'a':*",
    ),
    *(
        "\\'a",
        "'; DROP TABLE letters_letter; --",
        "' OR 1=1 --",
        "%s %s",
        "%(a)s",
        "{0}",
        "{% now %}",
        "${a}",
        "$1",
        "a;b",
    ),
    *("\x00", "a\x00", "\x00*", "a\x00b*", "\x01\x02", "\x1b[0m", "\x7f", "\x85", "\ufffe", "\uffff", "\U0010ffff"),
    *(
        "\u202ea",
        "\u200b",
        "\u0301",
        "a" + "\u0301" * 50,
        "ﷺ" * 20,
        "½ ² ①",
        "İıſßΣς",
        "𝒜𝓅𝓅𝓁𝑒𝓈",
        "😀",
        "日本語",
        "عربي",
    ),
    *("a" * 100, "a" * 101, "a" * 10_240, "a " * 50, "a* " * 8, "aa* " * 8, "aa* " * 9, "1" + "0" * 30, "9" * 99),
    *(
        "0x10",
        "1e400",
        "-1",
        "NaN",
        "null",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "<mark>",
        "&amp;",
        "a&b=c#d",
    ),
    *("“”", "«»", "‘a’", "’’’", "a’", "“a", "a”*", "http://a.example/?q=1&b=2", "a@b.example", "\t\n\r", " ", "\u3000"),
]
RAW = ["%00", "%ED%A0%80", "%FF%FE", "%C0%AF", "%F5%80%80%80", "%", "%zz", "a%00&q=%00", "a&q=b&q=*", "+" * 200]


@pytest.fixture
def reader(client):
    """A browser of an auditor, and three things on record that none of the words below names."""
    letter = make_letter(body="Quinces")
    make_document(letter=letter, text="Medlars\fQuinces", pages=2)
    make_letter(body="Medlars")
    client.force_login(make_officer("auditor"))
    return client


def test_there_are_at_least_fifty():
    assert len(HOSTILE) >= 50


def test_each_is_answered_and_finds_not_everything(reader):
    assert answers(reader, [quote(words, errors="surrogatepass") for words in [*HOSTILE, "\ud800", "a\udfff"]]) == []


def test_addresses_that_no_browser_would_write_are_answered(reader):
    assert answers(reader, RAW) == []


def answers(reader, queries):
    """Those of `queries` that were not answered as they should be."""
    wrong = []
    for query in queries:
        response = reader.get(f"/staff/search/?q={query}")
        results = response.context["results"]
        if response.status_code != 200 or len(results.hits) > 2:
            wrong.append((query[:60], response.status_code, len(results.hits)))
    return wrong


@pytest.mark.parametrize("name", ["page", "what", "campaign", "area", "since", "until", "read", "unknown"])
def test_any_filter_is_answered_and_a_wrong_one_finds_nothing(reader, name):
    for value in ("%00", "%ED%A0%80", "1" + "0" * 30, "9" * 5000, "-1", "%C2%B2", "x" * 10_240, "' OR 1=1"):
        response = reader.get(f"/staff/search/?q=quinces&{name}={value}")
        expected = 200 if name in ("page", "unknown") else 400
        assert (response.status_code, len(response.context["results"].hits)) == (expected, 2 if expected == 200 else 0)
