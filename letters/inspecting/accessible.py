"""Whether everybody can read a PDF: title, language, tags, text; for a copy made of pictures the text beside it."""

import page as page_validation

from letters.inspecting.results import Finding
from letters.inspecting.walking import text_of

PROFILE = "ua1"
MOST = 20


def lacks(subject):
    """A Finding for each thing that a person with a screen reader would miss."""
    pdf = subject.pdf
    if not text_of(pdf.docinfo.get("/Title")).strip() and not _xmp_title(pdf):
        yield Finding("The file has no title, so its name is read out instead.")
    if not text_of(pdf.Root.get("/Lang")).strip():
        yield Finding("The file does not say its language, so it is read out in the wrong voice.")
    if any(text.strip() for text in subject.page_texts):
        yield from _tags(subject)
    elif not any(text.strip() for text in subject.texts.values()):
        yield Finding("The file is made of pictures and has no text, so it cannot be read aloud or searched.")


def _xmp_title(pdf):
    with pdf.open_metadata() as metadata:
        return metadata.get("dc:title", "")


def _tags(subject):
    """What the checker of PDF/UA-1 finds in a file with text of its own."""
    if "/StructTreeRoot" not in subject.pdf.Root:
        yield Finding("The text has no tags: headings, lists and reading order are lost to screen readers.")
        return
    report = page_validation.validate_pdf_bytes(subject.data, profile=PROFILE)
    for failure in report.failures[:MOST]:
        yield Finding(f"{failure.message} ({failure.rule_id})")
