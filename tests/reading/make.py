"""Copies of the sample letters for the tests of this folder."""

import re
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples" / "letters"
NAMES = ["hampshire", "lancashire", "leicestershire", "northumbria", "sussex"]
# As data/addresses.csv and data/office_holders.csv of the owner have it (the clean copy's head).
SUSSEX_HEAD = """13 October 2020

Katy Bourne OBE
Office of the Sussex Police & Crime Commissioner
Sackville House
Brooks Close
Lewes
East Sussex
BN7 2FZ

Dear Katy,
"""
MARKS = ["announcement®", "slavery?,", "report?®", "findings*", "trafficking®"]


def sample(name):
    """The text of one of the five real letters."""
    return (SAMPLES / f"{name}.txt").read_text()


def sussex_with_head():
    """The Sussex letter as a clean copy has it: head, footnote calls, no slips of the scanner."""
    text = sample("sussex").replace("|", "I").replace("\not\n", "\n").replace("co-\nord", "co-ord")
    for number, mark in enumerate(MARKS, 1):
        called = f"{mark.rstrip('®?*,')}<sup>{number}</sup>" + ("," if mark.endswith(",") else "")
        text = text.replace(mark, called)
    notes = "\n".join(f"\n<sup>{number}</sup> Sample note {number}" for number in range(1, 6))
    return SUSSEX_HEAD + text.split("Dear Katy,", 1)[1] + notes


def without_head(text):
    """A letter from its salutation on, as a scan that lost the top of its first page."""
    return text[text.index("Dear ") :]


def without_salutation(text):
    """A letter's words after its salutation."""
    return without_head(text).split(",", 1)[1]


def scanned(text):
    """A letter with the slips that text recognition makes."""
    return re.sub(r"\bI\b", "|", text).replace("modern", "modem", 2).replace("initiatives", "initiat1ves", 1)
