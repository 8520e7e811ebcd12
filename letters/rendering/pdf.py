"""A letter as a PDF: a function from values to bytes, its doors locked and loud (STYLE 15, DESIGN §6)."""

import logging
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from letters.rendering.errors import RenderError
from letters.rendering.limits import obstacles, page_obstacles
from letters.rendering.markdown import letter_html
from letters.rendering.typeface import drawable, font_faces
from letters.rendering.validation import refuse_a_bad_file
from letters.rendering.xmp import declare_accessible

SECURITY_LOG = logging.getLogger("iasc_tracker.security")
STYLE_SHEET = Path(__file__).with_name("letter.css")
VARIANT = "pdf/a-3a"
# Pango's font map is one per process here, and not made for two threads at once.
ONE_AT_A_TIME = Lock()


def render_letter(content):
    """The PDF (PDF/UA-1 and PDF/A-3a) of `content`, a `LetterContent`: the same letter gives the same bytes.

    Raises `RenderError` with every obstacle of the letter, or when the file made fails its checks.
    """
    pdf = lay_out(content)
    refuse_a_bad_file(pdf)
    return pdf


def lay_out(content):
    """The PDF of `content` before anything has checked it; raises `RenderError` with every obstacle of the letter."""
    content = drawable(content)
    sentences = obstacles(content)
    if sentences:
        raise RenderError(*sentences)
    return write_html(_html(content), identifier=identifier_of(content))


def _html(content):
    body = letter_html(content.body, first_heading=2 if content.subject.strip() else 1).html
    return render_to_string("letters/pdf/letter.html", {"letter": content, "body": body})


def identifier_of(content):
    """Sixteen bytes that belong to these words: WeasyPrint's own would do, were it not made of every object."""
    return sha256(repr(content).encode()).hexdigest()[:32].encode()


def write_html(html, *, identifier, sheet=STYLE_SHEET):
    """Lay out `html` (a whole page) by the style sheet at the path `sheet` and return the PDF's bytes.

    Raises `RenderError` when it wants anything from outside itself, or runs to too many pages.
    """
    with ONE_AT_A_TIME:
        style, fonts = _style(sheet)
        try:
            document = HTML(string=html, url_fetcher=locked()).render(
                stylesheets=[style], font_config=fonts, pdf_variant=VARIANT
            )
        except FatalURLFetchingError as error:  # a BaseException, so nothing else catches it
            SECURITY_LOG.warning("A letter asked for something from outside itself: %s", error)
            raise RenderError("The letter asks for a file or an address outside itself; take that out.") from error
        sentences = page_obstacles(len(document.pages))
        if sentences:
            raise RenderError(*sentences)
        return document.write_pdf(finisher=declare_accessible, pdf_variant=VARIANT, pdf_identifier=identifier)


def locked():
    """A fetcher for which nothing exists but what a letter carries inside itself; all else raises (R-PDF-2)."""
    return URLFetcher(allowed_protocols=("data",), fail_on_errors=True)


@cache
def _style(sheet):
    """A style sheet and its fonts, parsed once per process: 96 ms a letter instead of 158 (DESIGN §6)."""
    fonts = FontConfiguration()
    css = font_faces() + sheet.read_text(encoding="utf-8")
    return CSS(string=css, url_fetcher=locked(), font_config=fonts), fonts
