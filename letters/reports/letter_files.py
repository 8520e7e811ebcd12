"""The files of letters written here, to be handed out together: one ZIP, or one file to print."""

from zipfile import ZIP_STORED, ZipFile

from iasc_tracker.errors import CorrespondenceError
from letters import filing
from letters.composing.enclosed import enclosures_of
from letters.models import Document, Rendering
from letters.models.stored import read_whole
from letters.rendering.printing import print_file

READY = Rendering.State.READY
SENT_KINDS = [Document.Kind.TRANSLATION, Document.Kind.LETTER, Document.Kind.ENCLOSURE]
NONE_READY = "No PDF is ready yet. Check all letters first."


def file_name(letter, rendering):
    """What a PDF is called when it is handed out: reference, area and, in Welsh, the language; words of ours only."""
    welsh = "-cy" if rendering.language == "cy" else ""
    return f"{letter.reference}-{letter.office.area.slug[:60]}{welsh}.pdf"


def pdf_bytes(rendering):
    """The bytes of a Rendering's PDF, or None when they are gone or have another hash."""
    return read_whole(rendering.file.name, rendering.sha256) if rendering.file else None


def thumbnail_bytes(rendering):
    """The bytes of the picture of its first page, or None when there is none or it is damaged."""
    path = rendering.thumbnail.name
    return read_whole(path, path.rpartition("/")[2]) if path else None


def write_zip(letters, target):
    """Write every PDF of `letters` that is made into the open file `target`, as a ZIP.

    Raises CorrespondenceError when there is none, or when one is not the file that was made.
    """
    pdfs = [(letter, pdf) for letter in letters for pdf in letter.renderings.all() if pdf.state == READY]
    if not pdfs:
        raise CorrespondenceError(NONE_READY)
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for letter, pdf in pdfs:
            archive.writestr(file_name(letter, pdf), whole(pdf, letter))


def letters_to_print(letters):
    """One PDF of all `letters` with the PDFs that go with them, each beginning on a new sheet.

    Raises CorrespondenceError when nothing is ready, or when a file is not the one that was made.
    """
    enclosed = enclosures_of(letters)
    pdfs = [whole(file, letter) for letter in letters for file in papers_of(letter, enclosed.get(letter.pk, []))]
    if not pdfs:
        raise CorrespondenceError(NONE_READY)
    return print_file(pdfs)


def papers_of(letter, enclosures):
    """The rows whose PDFs go into the envelope of `letter`, in order: as they went once they are on their way."""
    renderings = list(letter.renderings.all())
    if not renderings or any(pdf.state != READY for pdf in renderings):
        return []
    documents = [one for one in letter.documents.all() if one.kind in SENT_KINDS]
    went = sorted(documents, key=lambda one: (SENT_KINDS.index(one.kind), one.pk))
    return [one for one in went or [*renderings, *enclosures] if is_pdf(one)]


def is_pdf(row):
    """Whether a Rendering, Document or Enclosure is a PDF; others have to be printed by the program they came from."""
    return isinstance(row, Rendering) or row.media_type == filing.PDF


def whole(row, letter):
    """The bytes of a Rendering, Document or Enclosure; CorrespondenceError when they are gone or others."""
    data = read_whole(row.file.name, row.sha256)
    if data is None:
        raise CorrespondenceError(
            f"A stored file of {letter} is not the one that was made, so nothing is handed out. "
            "Tell the administrator: it must be restored from a backup."
        )
    return data
