"""What came back in a form that cannot be published, set out anew: its words in, a PDF out (DESIGN §6)."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string

from letters.rendering.content import PHRASES
from letters.rendering.errors import RenderError
from letters.rendering.limits import text_obstacles
from letters.rendering.markdown import letter_html
from letters.rendering.pdf import identifier_of, write_html
from letters.rendering.typeface import drawable
from letters.rendering.validation import refuse_a_bad_file


@dataclass(frozen=True)
class ReplyContent:
    """The words of one document of a reply.

    `title`: what it is and whose; `notice`: a line on what it was made from; `body`: Markdown. `sample` stamps SAMPLE
    on every page: nothing invented may pass for a real reply.
    """

    title: str
    notice: str
    body: str
    language: str = "en"
    reference: str = ""
    sample: bool = False

    @property
    def phrases(self):
        """The page's own words in the language of the document."""
        return PHRASES[self.language]


def render_reply(content):
    """The PDF (PDF/UA-1 and PDF/A-3a) of `content`, a `ReplyContent`: the same words give the same bytes.

    Raises `RenderError` with every obstacle of the words, or when the file made fails its checks.
    """
    content = drawable(replace(content, body=content.body.strip()))
    sentences = text_obstacles("document", content.body, content.title, content.notice, content.reference)
    if sentences:
        raise RenderError(*sentences)
    body = letter_html(content.body, first_heading=2).html
    html = render_to_string("letters/pdf/reply.html", {"reply": content, "body": body})
    pdf = write_html(html, identifier=identifier_of(content))
    refuse_a_bad_file(pdf)
    return pdf
