"""Pages of any PDF: counted, drawn, read, and copied as pictures with nothing else of the source (R-PDF-5)."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageChops

from letters.rendering.errors import RenderError
from letters.rendering.pages import extract_text, page_count, page_image, page_images, picture_copy
from letters.rendering.pdf import render_letter
from tests.rendering.letters import english_letter, long_letter

DAMAGED = "This file cannot be opened as a PDF; it may be damaged or of another kind. Ask for another copy."
LOCKED = "This PDF is locked with a password; ask for a copy without one."


def laden_pdf():
    """A letter with a canary in every place a PDF can hide one."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(render_letter(english_letter(body="CANARYTEXT in the text.")))) as pdf:
        pdf.attachments["CANARYNAME.txt"] = b"CANARYFILE"
        pdf.docinfo["/Author"] = "CANARYAUTHOR"
        pdf.Root.PieceInfo = pikepdf.Dictionary(CANARYPIECE=pikepdf.Dictionary())
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
        note.Contents = pikepdf.String("CANARYNOTE")
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.pages[0].Thumb = pikepdf.Stream(pdf, b"CANARYTHUMB")
        pdf.save(buffer)
    return buffer.getvalue()


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


def everything_in(pdf):
    """Every byte of `pdf`: as stored, of every stream unpacked, and of every object."""
    with pikepdf.open(BytesIO(pdf)) as document:
        unpacked = [o.read_bytes() if isinstance(o, pikepdf.Stream) else repr(o).encode() for o in document.objects]
        return b"".join([pdf, *unpacked, repr(document.trailer).encode()])


def test_picture_copy_holds_title_language_and_pictures_only():
    source = laden_pdf()
    assert everything_in(source).count(b"CANARY") > 5
    copy = picture_copy(source, "A reply from Sampleshire", "en")
    assert b"CANARY" not in everything_in(copy)
    assert [text.strip() for text in extract_text(copy)] == [""]
    with pikepdf.open(BytesIO(copy)) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
        assert {key: str(value) for key, value in document.docinfo.items()} == {"/Title": "A reply from Sampleshire"}
        assert str(document.Root.Lang) == "en"
        assert set(document.pages[0].keys()) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}


def test_picture_copy_looks_like_its_source_and_is_the_same_bytes_each_time():
    source = render_letter(long_letter())
    copy = picture_copy(source, "Copy", "en")
    assert copy == picture_copy(source, "Copy", "en")
    assert page_count(copy) == page_count(source) > 2
    drawn = [Image.open(BytesIO(png)).convert("L") for png in (page_image(source, 2), page_image(copy, 2))]
    assert drawn[0].size == drawn[1].size
    histogram = ImageChops.difference(*drawn).histogram()
    assert sum(histogram[64:]) < drawn[0].width * drawn[0].height / 1000


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_keeps_its_displayed_shape_and_its_black_box_is_black(turn):
    source = page_of(200, 100, b"0 0 0 rg 20 20 50 50 re f", Rotate=turn)
    copy = picture_copy(source, "Copy", "en")
    before, after = (Image.open(BytesIO(page_image(pdf, 1, 72))).convert("L") for pdf in (source, copy))
    assert after.size == before.size == ((200, 100) if turn % 180 == 0 else (100, 200))
    with pikepdf.open(BytesIO(copy)) as document:
        picture = pikepdf.PdfImage(document.pages[0].Resources.XObject["/Page"]).as_pil_image()
    box = [side * 200 // 72 for side in _inner_box(before)]
    assert picture.crop(box).getextrema() == (0, 0)


def _inner_box(picture):
    """The black box of `picture`, two pixels in from each side."""
    left, top, right, bottom = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    return left + 2, top + 2, right - 2, bottom - 2


def test_a_coloured_page_stays_coloured():
    copy = picture_copy(page_of(100, 100, b"1 0 0 rg 0 0 100 100 re f"), "Copy", "en")
    assert Image.open(BytesIO(page_image(copy, 1, 72))).convert("RGB").getpixel((50, 50)) == (255, 0, 0)


def test_pages_are_pictures_one_by_one():
    pdf = render_letter(english_letter())
    (only,) = page_images(pdf, dpi=36)
    assert (only, Image.open(BytesIO(only)).size) == (page_image(pdf, 1, dpi=36), (298, 421))


def test_a_page_that_is_not_there_is_refused():
    pdf = render_letter(english_letter())
    for number in (0, 2):
        with pytest.raises(RenderError) as refusal:
            page_image(pdf, number)
        assert refusal.value.sentences == [f"This PDF has 1 pages; there is no page {number}."]


@pytest.mark.parametrize("act", [page_count, extract_text, lambda pdf: picture_copy(pdf, "Copy", "en")])
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
        picture_copy(page_of(14_400, 14_400), "Copy", "en")
    sentence = "A page of this PDF is too large to draw; ask for a copy on ordinary paper sizes."
    assert refusal.value.sentences == [sentence]
