"""What hides in Word documents, workbooks and pictures is shown to staff before a copy is made."""

from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from PIL import Image, PngImagePlugin

from letters.inspecting.registry import checks_for
from letters.inspecting.results import FOUND, PASSED
from letters.inspecting.subject import Subject
from letters.inspecting.worker import checked
from letters.opening.types import DOCX, JPEG, PNG, XLSX
from tests.inspecting.pdfs import SECRET, jpeg
from tests.opening.files import saved, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def found_in(data, kind):
    """{check: [what a computer reads]} of the checks that found something; the others passed."""
    subject = Subject(data, media_type=kind)
    results = [checked(name, path, subject, "tests") for name, path in checks_for(kind).items()]
    assert {result.state for result in results} <= {FOUND, PASSED}
    return {one.check: [finding.read for finding in one.findings] for one in results if one.state == FOUND}


def with_parts(data, **parts):
    """The Office file `data` with more parts; "__" in a name is "/"."""
    buffer = BytesIO(data)
    with ZipFile(buffer, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_jpg", ".jpg"), content)
    return buffer.getvalue()


def secret_workbook():
    """A workbook with a secret in every place where Excel keeps one."""
    book = openpyxl.Workbook()
    sheet, other = book.active, book.create_sheet("Cases")
    sheet["A1"], sheet["A9"], other["A1"] = "Sums", "hidden row", SECRET
    sheet["A1"].comment = Comment(f"Ask {SECRET}", "Sam Testing")
    other.sheet_state = "veryHidden"
    sheet.row_dimensions[9].hidden = sheet.column_dimensions["C"].hidden = True
    book.properties.lastModifiedBy = SECRET
    book.custom_doc_props.append(StringProperty(name="Case", value=SECRET))
    return with_parts(
        saved(book),
        xl__pivotCache__pivotCacheRecords1_xml=f'<r {X}><s v="{SECRET}"/></r>',
        xl__externalLinks__externalLink1_xml=f"<e {X}><v>{SECRET}</v></e>",
        xl__embeddings__oleObject1="x",
    )


def secret_document():
    """A Word document with a secret in every place where Word keeps one."""
    document = docx.Document(BytesIO(word("Dear all", author=SECRET, comment=f"Ask {SECRET}")))
    document.add_paragraph().add_run(SECRET).font.hidden = True
    document.add_paragraph().add_run("x").font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    changes = f"<w:d {W}><w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:d>"
    told = Image.Exif()
    told[0x013B] = SECRET
    return with_parts(
        saved(document),
        word__footnotes_xml=changes,
        word__media__image1_jpg=jpeg(exif=told),
    )


def test_everything_in_a_workbook_is_found():
    found = found_in(secret_workbook(), XLSX)
    assert found["hidden_cells"] == ["Cases", "9", "C"]
    assert found["data_behind"] == found["external_links"] == [SECRET]
    assert (found["comments"], SECRET in found["properties"]) == ([f"Ask {SECRET}"], True)
    assert set(found) == {
        "kind", "comments", "hidden_cells", "data_behind", "external_links", "attachments", "properties",
    }  # fmt: skip


def test_everything_in_a_document_is_found():
    found = found_in(secret_document(), DOCX)
    assert (found["tracked_changes"], found["hidden_text"]) == ([SECRET], [SECRET, "x"])
    assert (found["comments"], found["properties"]) == ([f"Ask {SECRET}"], [SECRET])
    assert set(found) == {"kind", "comments", "tracked_changes", "hidden_text", "properties", "pictures"}


def test_a_plain_file_holds_nothing_but_can_never_be_published():
    assert set(found_in(saved(openpyxl.Workbook()), XLSX)) == {"kind"}
    # python-docx begins with a template that holds a small picture of its first page.
    assert found_in(word("Dear all"), DOCX)["pictures"] == ["docProps/thumbnail.jpeg"]
    assert set(found_in(word("Dear all"), DOCX)) == {"kind", "pictures"}


def test_pictures_tell_where_and_by_whom_they_were_taken():
    told, words, plain = Image.Exif(), PngImagePlugin.PngInfo(), BytesIO()
    told[0x010E], told.get_ifd(0x8825)[1] = "A view", "N"
    words.add_text("Author", SECRET)
    Image.new("RGB", (9, 9)).save(plain, "PNG", pnginfo=words)
    assert set(found_in(jpeg(exif=told), JPEG)) == {"kind", "pictures"}
    assert found_in(plain.getvalue(), PNG)["pictures"] == [SECRET]
    assert set(found_in(jpeg(), JPEG)) == {"kind"}
