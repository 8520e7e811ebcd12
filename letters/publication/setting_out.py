"""The public copy of what is no PDF (an e-mail, a Word document, a scan): its words, set out anew by us.

Nothing of the file goes into it. An officer takes out of the words what must not be public; the checks of the gate
look at what is left, as at every other copy (issue 6 Build 1: "public copies are made from them or not at all").
"""

import re
from importlib.metadata import version

from iasc_tracker.errors import refuse_if, refuse_if_any
from letters.models import PublicCopy
from letters.opening.types import DOCX, EML, JPEG, MSG, PDF, PNG, TIFF, XLSX
from letters.publication.files import stored_bytes
from letters.publication.preparing import OWN_LETTER, filing_obstacles, store_copy
from letters.rendering.content import PHRASES, long_date
from letters.rendering.pages import page_count
from letters.rendering.reply import ReplyContent, render_reply

# The key of the phrase that names a file of this kind; any other is "a file".
SOURCES = {
    **dict.fromkeys((EML, MSG), "an_email"),
    **dict.fromkeys((JPEG, PNG, TIFF), "a_scan"),
    DOCX: "a_word_document",
    XLSX: "a_spreadsheet",
}
# A line of a paragraph is longer; what is shorter ends where its writer ended it, as in an address or a signature.
SHORT = 50
ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
RULE = re.compile(r"[-=_*~\s]*")  # a blank line too
MEANT_OTHERWISE = re.compile(r"\\|`|\[(?=\^)|^#")


def is_set_out(document):
    """Whether the public copy of `document` is made of its words: it came in a form that is never published."""
    return not document.is_own_letter and document.media_type != PDF


def suggested_markdown(text):
    """The plain `text` of a file as Markdown for an officer to correct: its paragraphs, lists and short lines.

    What would be a mark by accident is escaped; drawn lines are left out.
    """
    paragraphs, lines = [], []
    for line in [*text.replace("\f", "\n\n").splitlines(), ""]:
        starts_list = ITEM.match(line.strip()) and not (lines and ITEM.match(lines[0]))
        if lines and (starts_list or RULE.fullmatch(line)):
            paragraphs.append(_paragraph(lines))
            lines = []
        if not RULE.fullmatch(line):
            lines.append(_plain(line))
    return "\n\n".join(paragraphs)


def _plain(line):
    words = " ".join(line.split())
    return MEANT_OTHERWISE.sub(lambda found: f"\\{found[0]}", re.sub(r"^•\s*", "- ", words))


def _paragraph(lines):
    is_list = ITEM.match(lines[0])
    ends = [*("\n" if is_list or len(line) >= SHORT else "\\\n" for line in lines[:-1]), ""]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def prepare_words(document, *, by, title, html_text, language="en", hidden=""):
    """Make a PDF of the words `html_text` (Markdown) the public copy of `document`; return the copy.

    `hidden` says in public what is left out. Raises CorrespondenceError with what stands in the way, and RenderError
    (a CorrespondenceError) when the words cannot be printed.
    """
    title, html_text = title.strip(), html_text.strip()
    refuse_if_any(filing_obstacles(document))
    refuse_if(
        (document.is_own_letter, OWN_LETTER),
        (not title, "Enter a title that says what the document is."),
        (not html_text, "Enter the words of the document: the copy is made of them."),
    )
    stored_bytes(document)  # what is said to be its source is there and unchanged
    pdf = render_reply(_content(document, title, html_text, language))
    return store_copy(
        document,
        pdf,
        by=by,
        pages=page_count(pdf),
        title=title,
        language=language,
        html_text=html_text,
        hidden=hidden.strip()[:300],
        how_made=PublicCopy.HowMade.SET_OUT,
        tool_version=f"WeasyPrint {version('weasyprint')}",
    )


def _content(document, title, body, language):
    letter, phrases = document.answered_letter, PHRASES[language]
    source = phrases[SOURCES.get(document.media_type, "a_file")]
    received = long_date(document.incoming.received_on, language)
    notice = phrases["set_out"].format(source=source, dated=received)
    return ReplyContent(title, notice, body, language, letter.reference, letter.is_sample)
