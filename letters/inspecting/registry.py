"""Which checks a file of each kind goes through: their names, what officers call them, and the functions.

A check is a function that takes a `Subject` and yields findings. It is named by its path and loaded in the child alone,
so that one which is missing, breaks or hangs is "could not check" and never a pass.
"""

from typing import NamedTuple

from letters.opening.types import DOCX, JPEG, PDF, PNG, TIFF, XLSX

# Part of every stored result: count it up when a check learns something, and old results no longer count.
VERSION = "3"


class Check(NamedTuple):
    """What officers call a check, and the function that does it."""

    title: str
    path: str


ROOM = "letters.inspecting"
KIND = Check("A kind of file that can be published", f"{ROOM}.kinds.unpublishable")
PERSONAL = Check("Personal details", f"{ROOM}.personal.details")
PDF_CHECKS = {
    "kind": KIND,
    "locked": Check("Not locked", f"{ROOM}.versions.locks"),
    "hidden_text": Check("Text that people cannot see", f"{ROOM}.hidden_text.hidden_texts"),
    "other_readers": Check("Words that other programs read", f"{ROOM}.readers.unlike"),
    "drawings": Check("Drawings that people cannot see", f"{ROOM}.drawings.unseen"),
    "layers": Check("Hidden layers", f"{ROOM}.structure.layers"),
    "comments": Check("Comments and notes", f"{ROOM}.structure.comments"),
    "forms": Check("Form fields", f"{ROOM}.structure.form_fields"),
    "attachments": Check("Attached files", f"{ROOM}.structure.attachments"),
    "scripts": Check("Scripts and actions", f"{ROOM}.structure.scripts"),
    "instructions": Check("What stands among the instructions of a page", f"{ROOM}.instructions.undrawn"),
    "properties": Check("File properties", f"{ROOM}.properties.properties"),
    "inner_words": Check("Words inside the file that no page shows", f"{ROOM}.unlisted.words"),
    "leftovers": Check("Thumbnails and programs' own data", f"{ROOM}.structure.leftovers"),
    "versions": Check("Earlier versions and unused parts", f"{ROOM}.versions.earlier"),
    "pictures": Check("Pictures: what they carry or hide", f"{ROOM}.pictures.hidden_in_pictures"),
    "surfaces": Check("Pictures of which only a part is shown", f"{ROOM}.surfaces.unshown"),
    "personal": PERSONAL,
    "accessible": Check("Readable by everybody", f"{ROOM}.accessible.lacks"),
}
OFFICE = f"{ROOM}.office_files"
OFFICE_CHECKS = {
    "kind": KIND,
    "comments": Check("Comments and notes", f"{OFFICE}.comments"),
    "tracked_changes": Check("Tracked changes", f"{OFFICE}.tracked_changes"),
    "hidden_text": Check("Text that people cannot see", f"{OFFICE}.hidden_words"),
    "hidden_cells": Check("Hidden rows, columns and sheets", f"{OFFICE}.hidden_cells"),
    "data_behind": Check("Data behind tables and charts", f"{OFFICE}.data_behind"),
    "external_links": Check("Links to other files", f"{OFFICE}.external_links"),
    "attachments": Check("Embedded files", f"{OFFICE}.embedded"),
    "scripts": Check("Scripts and actions", f"{OFFICE}.scripts"),
    "properties": Check("File properties", f"{OFFICE}.properties"),
    "pictures": Check("Pictures: what they carry or hide", f"{OFFICE}.pictures"),
    "personal": PERSONAL,
}
PICTURE_CHECKS = {"kind": KIND, "pictures": Check("Pictures: what they carry or hide", f"{ROOM}.pictures.carried")}
LEAK = Check("The words to hide are nowhere in the file", f"{ROOM}.leaks.leaks")
CHECKS = {
    PDF: PDF_CHECKS,
    DOCX: OFFICE_CHECKS,
    XLSX: OFFICE_CHECKS,
    **dict.fromkeys((JPEG, PNG, TIFF), PICTURE_CHECKS),
}
TITLES = {
    name: check.title for checks in (PICTURE_CHECKS, OFFICE_CHECKS, PDF_CHECKS) for name, check in checks.items()
} | {"leak": LEAK.title}


def checks_for(media_type, *, words=()):
    """{name: path} of the checks of a file of `media_type`, the leak check among them when there are `words` to hide.

    A kind of file that nothing here knows has one check, which says that it can never be published.
    """
    checks = {name: check.path for name, check in CHECKS.get(media_type, {"kind": KIND}).items()}
    return checks | ({"leak": LEAK.path} if words else {})
