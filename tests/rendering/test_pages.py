"""Pages of any PDF: counted, drawn and read."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from letters.rendering.errors import RenderError
from letters.rendering.pages import extract_text, page_count, page_image
from letters.rendering.pdf import render_letter
from tests.rendering.letters import english_letter

DAMAGED = "This file cannot be opened as a PDF; it may be damaged or of another kind. Ask for another copy."
LOCKED = "This PDF is locked with a password; ask for a copy without one."


def page_of(width, height, contents=b"", **page):
    """A PDF of one page with these contents."""
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        added = pdf.add_blank_page(page_size=(width, height))
        added.Contents = pikepdf.Stream(pdf, contents)
        for key, value in page.items():
            added[f"/{key}"] = value
        pdf.save(buffer)
    return buffer.getvalue()


def test_a_page_is_a_picture_in_its_colours_and_as_large_as_asked_for():
    page = Image.open(BytesIO(page_image(page_of(100, 50, b"1 0 0 rg 0 0 100 100 re f", Rotate=90), 1, dpi=36)))
    assert (page.size, page.convert("RGB").getpixel((9, 9))) == ((25, 50), (255, 0, 0))


def test_a_page_that_is_not_there_is_refused():
    pdf = render_letter(english_letter())
    for number in (0, 2):
        with pytest.raises(RenderError) as refusal:
            page_image(pdf, number)
        assert refusal.value.sentences == [f"This PDF has 1 pages; there is no page {number}."]


@pytest.mark.parametrize("act", [page_count, extract_text])
def test_what_cannot_be_opened_is_refused_in_a_sentence(act):
    locked = BytesIO()
    with pikepdf.open(BytesIO(page_of(100, 100))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    for data, sentence in [(b"", DAMAGED), (b"not a PDF", DAMAGED), (locked.getvalue(), LOCKED)]:
        with pytest.raises(RenderError) as refusal:
            act(data)
        assert refusal.value.sentences == [sentence]


def test_a_page_of_14400_points_is_refused_before_it_is_drawn():
    with pytest.raises(RenderError) as refusal:
        page_image(page_of(14_400, 14_400), 1)
    sentence = "A page of this PDF is too large to draw; ask for a copy on ordinary paper sizes."
    assert refusal.value.sentences == [sentence]
