"""Words that were to disappear are found in every place of a file (TRUST R-PUB-8)."""

import os

import pikepdf
import pytest

from letters.inspecting.leaks import is_in, leaks
from letters.inspecting.subject import Subject
from letters.opening.opened import CannotOpen
from letters.opening.types import PDF
from letters.redacting.painting import redact
from tests.inspecting.carriers import CARRIERS, box_over_a_scan, exif, shared_image
from tests.inspecting.pdfs import SECRET, clean, new, saved, text

# In these the words are points of a picture: no byte spells them.
PICTURES = {box_over_a_scan, shared_image, CARRIERS["leftovers"][0]}
OTHERS = {CARRIERS["comments"][1], CARRIERS["locked"][0]}
SPELLED = [each for each in dict.fromkeys(sum(CARRIERS.values(), [])) if each not in PICTURES and each not in OTHERS]


def sentences(data, *words):
    """What the check finds of `words` in the PDF `data`."""
    return [finding.sentence for finding in leaks(Subject(data, media_type=PDF, words=words))]


@pytest.mark.parametrize("carrier", SPELLED)
def test_the_words_are_found_in_every_carrier_that_spells_them(carrier):
    assert sentences(carrier(), "somebody else", SECRET)
    assert sentences(carrier(), "somebody else") == []


def test_words_are_found_as_hexadecimal_in_two_bytes_a_letter_and_in_packed_parts():
    pdf = new()
    pdf.Root.Hidden = pdf.make_stream(SECRET.encode("utf-16-be"))
    assert sentences(saved(pdf, compress_streams=True), SECRET)
    pdf = new(f"BT /F1 12 Tf <{SECRET.encode().hex()}> Tj ET")
    assert sentences(saved(pdf), SECRET)
    pdf = new()
    pdf.Root.Hidden = pikepdf.Dictionary({f"/{SECRET.replace(' ', '')}": 1})
    assert sentences(saved(pdf), SECRET)


def test_a_short_word_counts_as_a_word_only():
    assert (is_in("Lee", "Bruce Lee."), is_in("Lee", "sleeping"), is_in("lee", "LEE\n")) == (True, False, True)
    assert is_in(SECRET, "Zebe dee Quill\nfeather")
    assert sentences(clean(), "we", "the") != [] and sentences(clean(), "hew") == []


def test_without_pdftotext_nobody_can_say_that_the_words_are_gone(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    with pytest.raises(CannotOpen, match="pdftotext"):
        sentences(clean(), SECRET)


def test_pictures_carry_words_in_their_properties():
    assert "in the bytes of the file" in " ".join(sentences(exif(), SECRET))


def test_words_of_the_language_of_pdfs_count_where_people_read_them():
    made = redact(clean(), [])
    assert sentences(made, "page", "Pages", "sources", "image", "Contents", "Width") == []
    assert sentences(saved(new(text("page", 20, 300))), "page") != []
