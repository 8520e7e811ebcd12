"""The five real letters, whole: `expected/` was typed from the letters, never taken from the reader."""

import json
from pathlib import Path

import pytest

from letters.reading import read_file, read_letter

from .make import NAMES, SAMPLES, sample, sussex_with_head

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_real_letter_is_as_typed_by_hand(name):
    reading = read_file(f"{name}.txt", (SAMPLES / f"{name}.txt").read_bytes())
    expected = json.loads((EXPECTED / f"{name}.json").read_text())
    assert list(reading.as_dict()) == list(expected)
    assert reading.as_dict() == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_closing_stands_apart_from_the_body(name):
    reading = read_letter(sample(name))
    assert reading.closing == "Yours sincerely"
    assert "Yours sincerely" not in reading.body


def test_the_renderer_gets_the_notes_after_the_body():
    reading = read_letter(sample("leicestershire"))
    body, notes = reading.body_with_footnotes().split("\n\n[^1]: ")
    assert body == reading.body
    assert notes.splitlines()[0] == "Home Office (2019) Funding for Violence Reduction Units announced"
    assert [line[:5] for line in notes.splitlines()[1:]] == ["[^2]:", "[^3]:", "[^4]:", "[^5]:"]


def test_sussex_in_its_clean_copy_has_the_head_that_the_scan_lost():
    values = read_letter(sussex_with_head()).as_dict()
    assert values["date"] == "2020-10-13"
    assert values["addressee"] == {
        "name": "Katy Bourne OBE",
        "style": None,
        "organisation": "Office of the Sussex Police & Crime Commissioner",
        "address": ["Sackville House", "Brooks Close", "Lewes", "East Sussex"],
        "postcode": "BN7 2FZ",
        "postcode_as_written": "BN7 2FZ",
    }
    assert (values["area"], values["salutation"]) == ("Sussex", "Dear Katy")
    assert [note["number"] for note in values["footnotes"]] == [1, 2, 3, 4, 5]
