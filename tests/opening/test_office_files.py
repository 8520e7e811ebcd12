"""Word documents and workbooks: in reading order, with what hides in them said."""

from letters.opening.opening import open_file
from tests.opening.files import word, workbook


def test_a_word_document_keeps_its_order_and_says_what_hides():
    data = word("First", headings=["Strategy"], table=[("a", "b"), ("c", "d")], author="Sam Testing", comment="Hm")
    opened = open_file("a.docx", data)
    assert (opened.text, opened.headings) == ("Strategy\nFirst\na\tb\nc\td", ("Strategy",))
    assert opened.warnings == ("The Word document holds 1 comment.", "The Word document names its author: Sam Testing.")


def test_a_workbook_is_read_sheet_by_sheet_and_its_hidden_sheets_are_said():
    opened = open_file("a.xlsx", workbook(("Open", [["a", 1]]), ("Secret", [["b", None, 2.5]]), hidden=("Secret",)))
    assert (opened.texts, opened.pages) == (("Open\na\t1", "Secret\nb\t2.5"), 2)
    assert opened.warnings == ("The workbook has hidden sheets: Secret.",)
