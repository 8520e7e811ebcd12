"""Cells of a CSV never run as formulas, whatever was typed (TRUST R-LOAD-5)."""

import csv
import io

import pytest

from iasc_tracker.csv_files import csv_lines, harmless

PAYLOADS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("https://evil.example","click")',
    "\u00a0=1+1",
    "＝1+1",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_cell_that_would_run_gets_an_apostrophe_before_it(payload):
    assert harmless(payload) == "'" + payload


@pytest.mark.parametrize("words", ["Tŷ Sampl", "10 November 2020", "a=b", "", "IASC-2020-0001", "3"])
def test_any_other_cell_stays_as_it_is(words):
    assert harmless(words) == words


def test_every_cell_is_quoted_and_comes_back_as_it_was():
    table = [["A", "B"], ['say "no"', "two\nlines"], [None, 7]]
    text = "".join(csv_lines(table))
    assert text.startswith('\ufeff"A","B"\r\n')
    assert text.endswith('"","7"\r\n')
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows == [["A", "B"], ['say "no"', "two\nlines"], ["", "7"]]


def test_lines_are_made_one_at_a_time():
    def endless():
        yield ["first"]
        raise AssertionError("the second row was made before the first was asked for")

    assert next(csv_lines(endless())) == '\ufeff"first"\r\n'
