"""What a file is, by its ending and a strict look at its bytes (R-UPL-2); and names as data (R-UPL-4)."""

import pytest
from django.core.files.storage import storages

from letters import filing
from letters.opening.types import DOCX, EML, MSG, XLSX
from tests.intake.files import archive, pdf, upload
from tests.make import make_officer

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x00IEND\xaeB`\x82"
OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KEPT = filing.UNREADABLE


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.PDF", pdf(), filing.PDF),
        ("a.pdf", pdf() + b"\r\n\x00", filing.PDF),
        ("a.txt", "Tŷ\n\tchwarae\f".encode(), filing.TEXT),
        ("a.docx", archive("[Content_Types].xml", "word/document.xml"), DOCX),
        ("a.xlsx", archive("xl/workbook.xml"), XLSX),
        ("a.eml", b"Return-Path: <a@office.example>\nSubject: x\n\nWords", EML),
        ("a.msg", OUTLOOK + b"rest", MSG),
        ("a.jpeg", b"\xff\xd8\xff\xe0 \xff\xd9", "image/jpeg"),
        ("a.png", PNG, "image/png"),
        ("a.tif", b"II*\x00", "image/tiff"),
        ("a.pdf", b"\n" + pdf(), KEPT),
        ("a.pdf", pdf() + b"PK\x03\x04", KEPT),
        ("a.pdf", b"<html>", KEPT),
        ("a.txt", b"PK\x03\x04\x00", KEPT),
        ("a.docx", archive("word/document.xml", "word/vbaProject.bin"), KEPT),
        ("a.docx", archive("xl/workbook.xml"), KEPT),
        ("a.docx", b"PK\x03\x04 broken", KEPT),
        ("a.png", archive("word/document.xml"), KEPT),
        ("a.eml", b"no header here", KEPT),
        ("a.html", b"<p>", KEPT),
        ("a.svg", b"<svg/>", KEPT),
        ("a", pdf(), KEPT),
    ],
)
def test_a_file_is_what_both_its_ending_and_its_bytes_say(name, data, kind):
    assert filing.media_type(name, data) == kind


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("../../x", "x"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ('a"\r\nX: y', 'a"X: y'),
        ("\u202efdp.exe", "fdp.exe"),
        ("ünï.txt", "ünï.txt"),
        ("n" * 300 + ".pdf", "n" * 251 + ".pdf"),
        ("n" * 300, "n" * 255),
        ("..", "file without a name"),
        ("", "file without a name"),
    ],
)
def test_a_name_is_shown_as_given_without_path_and_controls(given, clean):
    assert filing.clean_name(given) == clean


@pytest.mark.django_db
def test_the_stored_path_is_the_hash_and_has_nothing_of_the_name(tmp_path):
    file = upload("x.txt", b"words")
    file._name = "../../escaped.txt"
    held = filing.hold(file, by=make_officer("officer"))
    sha256 = held.sha256
    assert held.file.name == f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
    assert storages["default"].exists(held.file.name)
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {sha256}
