"""One file to print: many letters, each beginning on the front of a sheet when both sides are printed."""

from contextlib import ExitStack
from io import BytesIO

import pikepdf

from letters.rendering.errors import RenderError

TITLE = "Letters to print on both sides"


def print_file(pdfs):
    """The bytes of one PDF with the pages of `pdfs` (bytes each) in order.

    A blank page follows each that ends on a front, so that the next begins on a new sheet. It is for paper alone: the
    tags and bookmarks of the letters stay with the letters. Raises `RenderError` for a file that cannot be read.
    """
    buffer = BytesIO()
    with ExitStack() as open_files, pikepdf.new() as whole:
        for pdf in pdfs:
            # Left open: pikepdf reads what the pages hold only when the whole is written.
            append(whole, open_files.enter_context(opened(pdf)))
        whole.docinfo["/Title"] = TITLE
        whole.Root.Lang = pikepdf.String("en-GB")
        whole.Root.ViewerPreferences = pikepdf.Dictionary(Duplex=pikepdf.Name.DuplexFlipLongEdge)
        whole.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def opened(pdf):
    """The document in the bytes `pdf`; `RenderError` when there is none."""
    try:
        return pikepdf.open(BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise RenderError("One of the PDFs cannot be read, so they cannot be put into one file.") from error


def append(whole, source):
    """Add the pages of `source` to `whole`, from the front of a sheet."""
    if len(whole.pages) % 2:
        whole.add_blank_page(page_size=list(whole.pages[-1].mediabox)[2:])
    whole.pages.extend(source.pages)
