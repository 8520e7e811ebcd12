"""TRUST R-UPL-2: twenty and more samples and what is made of each; nothing is trusted for its name or first bytes."""

import pytest

from letters.opening.child import open_in_child
from letters.opening.opened import CannotOpen
from letters.opening.opening import EMPTY, KEPT, MACROS_OR_MORE, SEALED
from letters.opening.types import DOCX, EML, JPEG, MSG, OLE, PDF, PNG, TEXT, TIFF, UNREADABLE, XLSX, media_type
from tests.intake.files import archive, pdf
from tests.opening import ole
from tests.opening.files import encoded, mail, picture, word, workbook

ZIP = archive("x.txt")
PAGE = picture("Words", size=(300, 200))
JPEG_BYTES, PNG_BYTES, TIFF_BYTES = encoded(PAGE, "JPEG"), encoded(PAGE), encoded(PAGE, "TIFF")
READ = [
    ("a.pdf", pdf("Words enough to read"), PDF),
    ("a.txt", b"Words", TEXT),
    ("a.docx", word("Words"), DOCX),
    ("a.xlsx", workbook(("Sheet", [["Words"]])), XLSX),
    ("a.eml", mail(), EML),
    ("a.msg", ole.message("Words", "Words"), MSG),
    ("a.msg", ole.message("Words", "Words", attachments=[("plan.docx", word("Words"))]), MSG),
    ("a.jpg", JPEG_BYTES, JPEG),
    ("a.png", PNG_BYTES, PNG),
    ("a.tiff", TIFF_BYTES, TIFF),
]
KEPT_ONLY = [
    ("zip behind a PNG", "a.png", PNG_BYTES + ZIP, MACROS_OR_MORE),
    ("zip behind a JPEG", "a.jpg", JPEG_BYTES + ZIP, MACROS_OR_MORE),
    ("zip behind a TIFF", "a.tif", TIFF_BYTES + ZIP, MACROS_OR_MORE),
    ("zip behind a PDF", "a.pdf", pdf("x") + ZIP, MACROS_OR_MORE),
    ("zip within a PDF that ends as one", "a.pdf", pdf("x") + ZIP[:-2] + b"\x05\x00%%EOF", MACROS_OR_MORE),
    ("PDF behind other bytes", "a.pdf", b"GIF89a" + pdf("x"), MACROS_OR_MORE),
    ("bytes after the end of a PDF", "a.pdf", pdf("x") + b"<script>", MACROS_OR_MORE),
    ("macros", "a.docx", archive("word/document.xml", "word/vbaProject.bin"), MACROS_OR_MORE),
    ("macros by name", "a.docm", archive("word/document.xml", "word/vbaProject.bin"), MACROS_OR_MORE),
    ("bytes before a Word document", "a.docx", b"\x00" + word("Words"), MACROS_OR_MORE),
    ("bytes after a Word document", "a.docx", word("Words") + b"tail", MACROS_OR_MORE),
    ("too many entries", "a.docx", archive("word/document.xml", *map(str, range(2_000))), MACROS_OR_MORE),
    ("workbook called .docx", "a.docx", workbook(("Sheet", [["Words"]])), MACROS_OR_MORE),
    ("encrypted Word document", "a.docx", OLE + bytes(600), SEALED),
    ("empty", "a.docx", b"", EMPTY),
    ("program called .pdf", "a.pdf", b"MZ" + bytes(90), MACROS_OR_MORE),
    ("drawing that can run", "a.svg", b"<svg onload='x'/>", KEPT),
    ("page that can run", "a.html", b"<script>x</script>", KEPT),
    ("no ending", "a", pdf("x"), KEPT),
    ("archive", "a.zip", ZIP, KEPT),
]


@pytest.mark.parametrize(("name", "data", "kind"), READ, ids=lambda value: value if isinstance(value, str) else "")
def test_a_sound_file_of_each_kind_is_read(name, data, kind):
    assert open_in_child(name, data).media_type == kind


@pytest.mark.parametrize(
    ("name", "data", "sentence"), [row[1:] for row in KEPT_ONLY], ids=[row[0] for row in KEPT_ONLY]
)
def test_a_doubtful_file_is_kept_and_says_why_it_is_not_read(name, data, sentence):
    assert media_type(name, data) == UNREADABLE
    with pytest.raises(CannotOpen) as refusal:
        open_in_child(name, data)
    assert str(refusal.value) == sentence
