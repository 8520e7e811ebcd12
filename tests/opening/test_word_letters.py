"""Our own letters from Word: the same reading as from the text that they were made of."""

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement

from letters.opening import child
from letters.opening.child import letter_in_child
from letters.opening.letters import letter_text
from letters.opening.opened import CannotOpen
from letters.reading import read_letter
from letters.reading.files import WRONG_TYPE
from tests.opening.files import saved, word
from tests.opening.word_letters import word_letter
from tests.test_structure import PYTHON, imports_of, module_of, room_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "letters"
COMPARED = ("date", "area", "addressee", "salutation", "contact", "requested", "reply_due", "closing")


@pytest.mark.parametrize("name", ["hampshire", "leicestershire", "lancashire", "northumbria"])
def test_a_letter_in_word_reads_as_its_text_does(name):
    text = (SAMPLES / f"{name}.txt").read_text()
    read, expected = read_letter(letter_text("a.docx", word_letter(text, first_id=4))), read_letter(text)
    assert {one: getattr(read, one) for one in COMPARED} == {one: getattr(expected, one) for one in COMPARED}
    assert [(one.number, one.text) for one in read.footnotes] == [(one.number, one.text) for one in expected.footnotes]


def test_deleted_words_are_left_out_and_links_items_and_tables_are_kept():
    document = docx.Document()
    gone = OxmlElement("w:del")
    paragraph = document.add_paragraph("Kept")
    gone.append(paragraph.add_run(" gone")._r)
    paragraph._p.append(gone)
    document.add_paragraph("An item", style="List Bullet")
    document.add_paragraph("y" * 81)
    document.add_table(1, 2).rows[0].cells[1].text = "cell"
    assert letter_text("a.docx", saved(document)) == f"Kept\nAn item\n\n{'y' * 81}\n\n  cell"


def test_the_child_reads_pdf_word_and_text_and_says_what_it_cannot():
    assert letter_in_child("a.DOCX", word("Dear Kim,")) == "Dear Kim,"
    assert letter_in_child("a.txt", b"Dear Kim,") == "Dear Kim,"
    for name, data, start in (
        ("a.docx", b"PK\x03\x04", "The file is not a Word document"),
        ("a.xlsx", b"PK\x03\x04", WRONG_TYPE),
        ("a.pdf", b"%PDF-1.4 broken %%EOF", "The PDF cannot be opened"),
    ):
        with pytest.raises(CannotOpen, match=start.split("(")[0]):
            letter_in_child(name, data)


def test_nobody_but_the_child_runs_a_parser():
    """Outside the room only these are imported: what starts the child, and what looks at bytes without unpacking."""
    harmless = {"child", "frames", "limits", "opened", "types"}
    # Two rooms have children of their own, with the same limits: what they import runs there.
    rooms = {"letters.opening", "letters.inspecting", "letters.redacting"}
    found = {
        (module_of(path), name)
        for path in PYTHON
        if room_of(module_of(path)) not in rooms
        for name in imports_of(path)
        if name.startswith("letters.opening.") and name.split(".")[2] not in harmless
    }
    # What Tesseract is called and whether it is installed; messages' header lines, which are read as lines.
    assert {name for _, name in found} == {
        "letters.opening.recognition.ABSENT",
        "letters.opening.recognition.is_present",
    }
    readers = {module_of(path) for path in PYTHON if "letters.reading.files.text_of" in set(imports_of(path))}
    assert readers == {"letters.opening.letters"}
    assert set(child.LIMITS) == {"open", "locked", "page", "pages", "letter", "table"}
