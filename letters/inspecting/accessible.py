"""Whether everybody can read a PDF: title, language, tags, text; for a copy made of pictures the text beside it.

A copy that is made here of somebody's file has no `/Info` and no XMP (TRUST R-PUB-8), so it cannot say there that it is
PDF/UA. Its title is on its outermost tag, or, where it has no text at all, on the page that has its words.
"""

import page as page_validation
from pikepdf import Array, Dictionary

from letters.inspecting.results import Finding
from letters.inspecting.walking import text_of

PROFILE = "ua1"
MOST = 20
# What PDF/UA-1 wants of XMP, and of the title in it: a file without XMP is held to all the rest.
OF_METADATA = {
    "PDFUA1-ID-PART-001",
    "PDFUA1-ID-SCHEMA-001",
    "PDFUA1-METADATA-STRUCTURE-001",
    "PDFUA1-METADATA-TITLE-001",
    "PDFUA1-VIEWER-PREFERENCES-001",
}
NO_TITLE = "The file has no title, so its name is read out instead."


def lacks(subject):
    """A Finding for each thing that a person with a screen reader would miss."""
    has_text = any(text.strip() for text in subject.page_texts)
    has_words = any(text.strip() for text in subject.texts.values())
    if not (titled(subject.pdf) or (has_words and not has_text and subject.title.strip())):
        yield Finding(NO_TITLE)
    if not text_of(subject.pdf.Root.get("/Lang")).strip():
        yield Finding("The file does not say its language, so it is read out in the wrong voice.")
    if has_text:
        yield from _tags(subject)
    elif not has_words:
        yield Finding("The file is made of pictures and has no text, so it cannot be read aloud or searched.")


def titled(pdf):
    """Whether the pikepdf `pdf` has a title: in its properties, or on its outermost tag."""
    if text_of(pdf.docinfo.get("/Title")).strip() or text_of(_outermost(pdf).get("/T")).strip():
        return True
    if "/Metadata" not in pdf.Root:
        return False  # to open what is not there would make it
    with pdf.open_metadata() as metadata:
        return bool(metadata.get("dc:title", "").strip())


def _outermost(pdf):
    """The tag that all others are in; an empty dictionary where there is none."""
    tree = pdf.Root.get("/StructTreeRoot")
    kid = tree.get("/K") if isinstance(tree, Dictionary) else None
    if isinstance(kid, Array):
        kid = kid[0] if len(kid) == 1 else None
    return kid if isinstance(kid, Dictionary) else Dictionary()


def tag_failures(pdf, data):
    """What the checker of PDF/UA-1 finds in the pikepdf `pdf` of the bytes `data`, but for XMP where it has none."""
    failures = page_validation.validate_pdf_bytes(data, profile=PROFILE).failures
    ignored = () if "/Metadata" in pdf.Root else OF_METADATA
    return [failure for failure in failures if failure.rule_id not in ignored]


def _tags(subject):
    """What is wrong with the tags of a file with text of its own."""
    if "/StructTreeRoot" not in subject.pdf.Root:
        yield Finding("The text has no tags: headings, lists and reading order are lost to screen readers.")
        return
    for failure in tag_failures(subject.pdf, subject.data)[:MOST]:
        yield Finding(f"{failure.message} ({failure.rule_id})")
