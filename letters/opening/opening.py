"""One file into what it says, by its type."""

from letters.opening.mail import open_mail
from letters.opening.office import open_docx, open_xlsx
from letters.opening.opened import CannotOpen
from letters.opening.outlook import open_msg
from letters.opening.pdf import LOCKED, open_pdf
from letters.opening.pdf import opened as opened_pdf
from letters.opening.pictures import open_picture
from letters.opening.plain import open_text
from letters.opening.types import DOCX, EML, MSG, OLE, PDF, PICTURES, TEXT, UNREADABLE, XLSX, media_type

OPENERS = {PDF: open_pdf, TEXT: open_text, DOCX: open_docx, XLSX: open_xlsx, EML: open_mail, MSG: open_msg}
KEPT = "Files of this kind are kept as they came; their text is not read."
EMPTY = "The file is empty. Ask the sender for it again."
SEALED = "This Office file is protected by a password, or of an old kind. Ask for a copy without one, or for a PDF."
MACROS_OR_MORE = "This file is not wholly what its name says, or it holds macros, so it is kept and not read."


def open_file(name, data):
    """The `Opened` of a file called `name` with the bytes `data`; raises `CannotOpen` with one sentence.

    Runs parsers on what strangers sent: only the child may call it (letters.opening.child).
    """
    kind = media_type(name, data)
    if kind == UNREADABLE:
        raise CannotOpen(why_kept(name, data))
    if kind in PICTURES:
        return open_picture(kind, data)
    return OPENERS[kind](data)


def why_kept(name, data):
    """Why a file of no readable type is only kept, in one sentence."""
    lower = name.lower()
    if not data:
        return EMPTY
    if lower.endswith((".docx", ".xlsx")) and data.startswith(OLE):
        return SEALED
    if lower.endswith((".docx", ".docm", ".xlsx", ".xlsm", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")):
        return MACROS_OR_MORE
    return KEPT


def is_locked(data):
    """Whether the PDF `data` wants a password; a damaged one does not."""
    try:
        opened_pdf(data).close()
    except CannotOpen as error:
        return str(error) == LOCKED
    return False
