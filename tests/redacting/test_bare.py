"""Fonts, profiles and JPEGs of a cleaned copy have no words in them, and work as before (TRUST R-PUB-8)."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from letters.inspecting.jpeg import notes_in
from letters.inspecting.jpeg import without_notes as bare_jpeg
from letters.opening.opened import CannotOpen
from letters.redacting.fonts import letters_only, without_notes
from letters.redacting.profiles import without_words
from tests.inspecting.pdfs import jpeg

WORD = b"Zebedeequill"
START = (
    b"/CIDInit /ProcSet findresource begin begincmap\n% "
    + WORD
    + b"\n1 begincodespacerange <00> <ff> endcodespacerange "
)


def segment(mark, data):
    return bytes([0xFF, mark]) + (len(data) + 2).to_bytes(2) + data


@pytest.mark.parametrize("mark", [0xE0, 0xE1, 0xE2, 0xE7, 0xED, 0xFE], ids=hex)
def test_a_jpeg_keeps_its_points_alone(mark):
    plain = jpeg(words="A view")
    noted = plain[:2] + segment(mark, b"JFXX\0" + WORD) + plain[2:-2] + segment(mark, WORD) + plain[-2:] + WORD
    made = bare_jpeg(noted)
    assert WORD not in made
    assert (any(WORD in note for note in notes_in(noted)), list(notes_in(plain)), list(notes_in(made))) == (
        True,
        [],
        [],
    )
    with Image.open(BytesIO(made)) as after, Image.open(BytesIO(plain)) as before:
        assert after.tobytes() == before.tobytes()


def test_what_is_no_part_of_a_jpeg_is_refused():
    plain = jpeg()
    with pytest.raises(ValueError, match="no JPEG"):
        bare_jpeg(plain[:20] + WORD + plain[20:])


def test_a_map_of_letters_is_written_anew():
    made = letters_only(
        START + b"2 beginbfchar <41> <0042> <42> <00660066> endbfchar 1 beginbfrange <50> <51> <0061> endbfrange"
    )
    assert WORD not in made
    for entry in (b"<00> <FF>", b"<41> <0042>", b"<42> <00660066>", b"<50> <0061>", b"<51> <0062>"):
        assert entry in made
    listed = letters_only(START + b"1 beginbfrange <50> <51> [<0061> <0078>] endbfrange")
    assert (b"<50> <0061>" in listed, b"<51> <0078>" in listed) == (True, True)


def test_a_letter_that_stands_for_a_text_is_refused():
    with pytest.raises(CannotOpen, match="stands for a whole text"):
        letters_only(START + b"1 beginbfchar <41> <%s> endbfchar" % WORD.decode().encode("utf-16-be").hex().encode())


def test_a_font_keeps_what_draws_it():
    bodies = [(b"glyf", b"drawn"), (b"name", WORD), (b"ZZZZ", WORD)]
    at, entries, data = 12 + 16 * 3, b"", b""
    for tag, body in bodies:
        entries += tag + bytes(4) + (at + len(data)).to_bytes(4) + len(body).to_bytes(4)
        data += body
    made = without_notes(b"\x00\x01\x00\x00" + (3).to_bytes(2) + bytes(6) + entries + data + WORD)
    assert (WORD in made, b"drawn" in made, int.from_bytes(made[4:6])) == (False, True, 1)


def test_a_profile_keeps_its_colours():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = without_words(profile + WORD)
    assert (WORD in made, b"desc" in made, b"cprt" in made, b"rXYZ" in made) == (False, False, False, True)
    view = Image.new("RGB", (4, 4), (200, 30, 90))
    turned = ImageCms.profileToProfile(view, ImageCms.ImageCmsProfile(BytesIO(made)), ImageCms.createProfile("sRGB"))
    assert max(abs(a - b) for a, b in zip(turned.getpixel((0, 0)), (200, 30, 90), strict=True)) <= 2
    with pytest.raises(ValueError, match="no colour profile"):
        without_words(WORD)


def test_what_is_no_font_of_tables_stays_as_it_is():
    assert without_notes(Path(__file__).read_bytes()) == Path(__file__).read_bytes()
