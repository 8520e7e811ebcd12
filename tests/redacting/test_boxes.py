"""Boxes are black to the last pixel, wherever the page is turned or cropped to, and nothing beside them changes."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from letters.inspecting.leaks import leaks
from letters.inspecting.subject import Subject
from letters.opening.opened import CannotOpen
from letters.opening.types import PDF
from letters.redacting.finding import find
from letters.redacting.painting import preview, redact
from letters.redacting.places import Place
from letters.redacting.words import words_of
from tests.redacting.carriers import pdf_of, spoilt, text

PAGE = text("Seen before", y=170) + text("The Zebrawhistle report", y=120) + text("Seen after", y=60)
SHAPES = {
    "upright": {},
    "turned 90": {"Rotate": 90},
    "turned 180": {"Rotate": 180},
    "turned 270": {"Rotate": 270},
    "cropped": {"CropBox": [10, 50, 220, 190]},
    "cropped and turned": {"CropBox": [10, 50, 220, 190], "Rotate": 90},
    "zero elsewhere": {"MediaBox": [-50, -30, 250, 190]},
    "large units": {"UserUnit": 2.5},
}


def picture(pdf, number=1):
    """The picture that page `number` of a copy consists of."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return pikepdf.PdfImage(document.pages[number - 1].Resources.XObject["/Page"]).as_pil_image().convert("L")


def leaked(made, words="Zebrawhistle"):
    """Where `words` still are in the PDF `made`: four readers, its bytes, its packed parts, its objects (R-PUB-8)."""
    return [finding.sentence for finding in leaks(Subject(made, media_type=PDF, words=[words]))]


def outside(image, box):
    """`image` with `box` and five pixels around it white."""
    image = image.copy()
    left, top, right, bottom = box
    image.paste(255, (left - 5, top - 5, right + 5, bottom + 5))
    return image.tobytes()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_found_word_is_black_and_nothing_else_is_changed(shape):
    source = pdf_of([PAGE], **SHAPES[shape])
    (found,) = find(words_of(source), "zebrawhistle")
    (place,) = found.places
    plain, made = picture(redact(source, [])), picture(redact(source, [place]))
    box = place.pixels(*made.size)
    assert made.crop(box).getextrema() == (0, 0)
    assert plain.crop(box).getextrema()[1] == 255, "the box is on something else"
    assert outside(made, box) == outside(plain, box)
    assert leaked(redact(source, [place])) == []
    # The word itself is under the box: with the box, not a pixel of its ink is left in the line but "The" and "report".
    assert plain.crop(box).histogram()[0] > 20


def test_words_in_a_drawing_that_pages_share_are_gone_from_all_of_them():
    def share(pdf):
        drawing = pikepdf.Stream(pdf, PAGE, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 300, 200])
        drawing.Resources = pikepdf.Dictionary(Font=pdf.pages[0].Resources.Font)
        shared = pdf.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary(D=pdf.make_indirect(drawing))))
        for page in pdf.pages:
            page.Resources = shared

    source = pdf_of([b"/D Do"] * 2, change=share)
    places = [place for found in find(words_of(source), "zebrawhistle") for place in found.places]
    made = redact(source, places)
    assert ([place.page for place in places], leaked(source) != [], leaked(made)) == ([1, 2], True, [])
    for number, place in enumerate(places, 1):
        shown = picture(made, number)
        assert shown.crop(place.pixels(*shown.size)).getextrema() == (0, 0)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_copy_shows_its_pages_as_large_as_they_were_shown(shape):
    keys = SHAPES[shape]
    source = pdf_of([PAGE], **keys)
    with PdfDocument(source) as before, PdfDocument(redact(source, [])) as after:
        unit = keys.get("UserUnit", 1)
        assert after[0].get_size() == tuple(side * unit for side in before[0].get_size())


def test_a_preview_shows_what_the_copy_will_show():
    source = pdf_of([PAGE])
    place = Place(1, 0.1, 0.1, 0.5, 0.5)
    shown = Image.open(BytesIO(preview(source, 1, [place], 200)))
    assert shown.tobytes() == picture(redact(source, [place])).tobytes()


def test_a_photograph_too_large_to_keep_exactly_is_black_all_the_same():
    noise = Image.merge("RGB", [Image.effect_noise((2400, 1600), 100) for _ in range(3)])
    with pikepdf.open(BytesIO(pdf_of([b"q 864 0 0 576 0 0 cm /I Do Q"], size=(864, 576)))) as pdf:
        raw = {"Width": 2400, "Height": 1600, "ColorSpace": pikepdf.Name.DeviceRGB, "BitsPerComponent": 8}
        stream = pikepdf.Stream(pdf, noise.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, **raw)
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(I=stream)
        buffer = BytesIO()
        pdf.save(buffer)
    place = Place(1, 0.203, 0.203, 0.407, 0.511)
    made = redact(buffer.getvalue(), [place])
    assert (b"DCTDecode" in made, len(made) < 7_000_000) == (True, True)
    with PdfDocument(made) as document:
        drawn = document[0].render(scale=200 / 72).to_pil().convert("L")
    assert drawn.crop(place.pixels(*drawn.size)).getextrema() == (0, 0)


def test_the_same_file_gives_the_same_bytes_and_colours_stay():
    source = pdf_of([b"1 0 0 rg 0 0 300 200 re f"])
    made = redact(source, [])
    assert made == redact(source, [])
    with PdfDocument(made) as document:
        assert document[0].render().to_pil().convert("RGB").getpixel((9, 9)) == (255, 0, 0)


def test_a_page_too_large_to_draw_is_refused():
    with pytest.raises(CannotOpen, match="Page 1 of this PDF is too large to draw"):
        redact(pdf_of([b""], size=(14_400, 14_400)), [])


@pytest.mark.parametrize(
    ("place", "sentence"),
    [(Place(2, 0.1, 0.1, 0.2, 0.2), "no page 2"), (Place(1, 0.4, 0.1, 0.4, 0.2), "no size or lies outside")],
    ids=["no such page", "no width"],
)
def test_a_box_that_is_on_no_page_is_refused(place, sentence):
    with pytest.raises(CannotOpen, match=sentence):
        redact(pdf_of([PAGE]), [place])


def test_a_page_that_cannot_be_drawn_is_named():
    with pytest.raises(CannotOpen, match="Page 3 of this PDF cannot be drawn"):
        redact(spoilt(), [])
