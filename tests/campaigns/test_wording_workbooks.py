"""Wording from an Excel workbook: the same rows as from CSV, and what is refused before it costs anything."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from iasc_tracker.errors import CorrespondenceError
from letters.drafting.wording_files import read_table
from letters.drafting.wording_import import plan_import
from letters.opening.tables import NO_WORKBOOK
from tests.campaigns.test_wording_import import confirm, plan_of, saved, upload
from tests.make import make_chosen

HEAD = ["Office", "Interest", "Asks for", "Ask", "Ask names the contact"]
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(*rows, head=HEAD, **sheets):
    """The bytes of a workbook whose first sheet has these rows; `sheets`: rows of others by name."""
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    for name, more in sheets.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(name, text):
    """The bytes of a workbook whose part `name` is `text`."""
    file = BytesIO()
    with ZipFile(BytesIO(workbook(["Sampleshire"]))) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return file.getvalue()


def sheet_of(rows):
    """A sheet made of the XML `rows`."""
    return f'<?xml version="1.0"?><worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>'


def refusal(data):
    """The sentence that refuses a file."""
    with pytest.raises(CorrespondenceError) as refused:
        read_table(data)
    return refused.value.sentences[0]


def test_a_workbook_is_shown_and_saved_as_a_csv_file_would_be(client, campaign, officer):
    for name in ("Sampleshire", "Testingham"):
        make_chosen(campaign, name)
    rows = [
        ["Sampleshire", "Ŵords, “quoted”\nand more", "updates", None, False],
        [],
        ["Testingham", None, None, "Please."],
    ]
    response = upload(client, campaign, workbook(*rows, ["Nowhereshire", "X"]), name="wording.xlsx")
    assert plan_of(response) == [
        (2, "new", ""),
        (4, "new", ""),
        (5, "refused", "No office is called “Nowhereshire”."),
    ]
    assert confirm(client, campaign, response).status_code == 302
    assert saved(campaign) == {
        "Sampleshire": ("Ŵords, “quoted”\nand more", "updates", ""),
        "Testingham": ("", "wanted", "Please."),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("=1+1", "“=1+1” looks like a formula. Write words."),
        ('=HYPERLINK("https://evil.example")', "looks like a formula. Write words."),
        ("#REF!", "“#REF!” looks like a formula. Write words."),
        ("@SUM", "“@SUM” looks like a formula. Write words."),
    ],
)
def test_a_formula_is_refused_with_its_row(campaign, cell, reason):
    make_chosen(campaign, "Sampleshire")
    (line,) = plan_import(campaign, workbook(["Sampleshire", cell])).lines
    assert (line.number, line.state, reason in line.reason) == (2, "refused", True)


def test_numbers_dates_and_ticks_are_what_they_look_like():
    row = ["Sampleshire", 12.0, date(2020, 10, 13), 1.5, True]
    ((number, cells, _),) = read_table(workbook(row))
    assert (number, list(cells.values())) == (2, ["Sampleshire", "12", "13 October 2020", "1.5", "True"])


def test_the_sheet_with_a_column_office_is_read_and_two_such_are_refused():
    notes = [["Notes of last year"], ["More"]]
    assert len(read_table(workbook(["Sampleshire"], Notes=notes))) == 1
    assert len(read_table(workbook(["of ours"], head=["Notes"], Wording=[["Office"], ["A"], ["B"]]))) == 2
    assert (
        refusal(workbook(["A"], Copy=[["Office"], ["A"]]))
        == "More than one sheet has a column Office; keep one of them."
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (workbook(head=["Interest"]), "The first row must name the columns, and one of them must be Office."),
        (workbook(["Sampleshire", "Good"], head=["Office", "Mood"]), "There is no column “Mood”."),
        (workbook(head=[]), "The file is empty."),
        (workbook(), "The file has headings and no rows."),
        (workbook(*[["Sampleshire"]] * 501), "The file has more than 500 rows; split it."),
        (workbook([None] * 60 + ["far"]), "A sheet has more than 50 columns; delete the blank ones."),
        (workbook(["A"], **{f"s{number}": [["x"]] for number in range(5)}), "The workbook has more than 5 sheets"),
        (b"PK\x03\x04 and no more", NO_WORKBOOK),
        (workbook(["Sampleshire"])[:-500], NO_WORKBOOK),
        (with_part(SHEET, "<broken"), NO_WORKBOOK),
        (with_part(SHEET, sheet_of('<row r="1048576"><c><v>1</v></c></row>')), "A sheet has more than 2,000 rows"),
        (with_part(SHEET, sheet_of("<c/>" * 600_000)), "The workbook holds too much; copy its words to a new one."),
        (with_part("xl/styles.xml", " " * 200_001), "The workbook holds too much; copy its words to a new one."),
        (
            with_part(SHEET, '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet_of("<row><c><v>&a;</v></c></row>")),
            NO_WORKBOOK,
        ),
    ],
)
def test_a_workbook_that_will_not_do_is_refused_in_a_sentence(data, sentence):
    assert refusal(data).startswith(sentence)


def test_empty_cells_far_to_the_right_cost_little_and_give_nothing():
    far = "".join(f'<row r="{row}"><c r="XFD{row}"/></row>' for row in range(1, 2_000))
    assert refusal(with_part(SHEET, sheet_of(far))) == "The file is empty."


def test_a_workbook_with_a_macro_is_refused():
    file = BytesIO(workbook(["Sampleshire"]))
    with ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert refusal(file.getvalue()) == NO_WORKBOOK
