"""A letter's Markdown as HTML for the PDF, as HTML for the public page, and as plain words."""

from dataclasses import dataclass
from typing import ClassVar

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it.renderer import RendererHTML

from letters.rendering.content import PHRASES
from letters.rendering.parsing import PARSER, level_headings, mark_items, parse

# Markdown aligns table cells by an inline style, which the site's CSP forbids: a class says the same.
ALIGNED = {"text-align:right": "align-right", "text-align:center": "align-centre"}
WEB_CLASSES = {
    "p": "govuk-body",
    "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "table": "govuk-table",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "h4": "govuk-heading-s",
    "h5": "govuk-heading-s",
    "h6": "govuk-heading-s",
    "blockquote": "govuk-inset-text",
    "hr": "govuk-section-break govuk-section-break--m govuk-section-break--visible",
}


@dataclass(frozen=True)
class LetterHtml:
    """A body as HTML with its footnotes in place at their first call, and the footnotes on their own."""

    html: SafeString
    footnotes: tuple[SafeString, ...]


class _Renderer(RendererHTML):
    """Markdown-it's own escaping renderer, with our classes and our footnotes."""

    classes: ClassVar[dict] = {}

    def renderToken(self, tokens, idx, options, env):  # noqa: N802 (the library's name)
        """One token as HTML, with the class its tag has here and no inline style."""
        token = tokens[idx]
        names = [self.classes.get(token.tag), ALIGNED.get(token.attrs.pop("style", None))]
        if token.nesting >= 0 and any(names):
            token.attrSet("class", " ".join(filter(None, names)))
        return super().renderToken(tokens, idx, options, env)


class _PdfRenderer(_Renderer):
    """Footnotes are put at their first call: WeasyPrint floats them to the foot of that page."""

    def list_item_open(self, tokens, idx, options, env):
        """An item without the line's end after it, which would be a space between its marker and its words."""
        return self.renderToken(tokens, idx, options, env).rstrip("\n")

    def footnote_ref(self, tokens, idx, options, env):
        """A call linked to its note; with the first call of a note goes the note, linked back (DESIGN §6)."""
        note_id, again = tokens[idx].meta["id"], tokens[idx].meta["subId"]
        number, text = escape(env["notes"][note_id].number), env["texts"].get(note_id, "")
        anchor = f"ref{note_id + 1}" + (f"-{again + 1}" if again else "")
        call = f'<sup class="call"><a id="{anchor}" href="#fn{note_id + 1}">{number}</a></sup>'
        back = f'<a href="#ref{note_id + 1}">{number}</a>'
        return call if again else f'{call}<span class="footnote" id="fn{note_id + 1}">{back} {text}</span>'


class _WebRenderer(_Renderer):
    """Footnotes are called by links; the notes themselves stand at the end of the page."""

    classes = WEB_CLASSES

    def footnote_ref(self, tokens, idx, options, env):
        """A call linked to its note at the end of the page, named in words for a screen reader."""
        note_id, again = tokens[idx].meta["id"], tokens[idx].meta["subId"]
        number, prefix = escape(env["notes"][note_id].number), env["prefix"]
        anchor = f"{prefix}ref{note_id + 1}" + (f"-{again + 1}" if again else "")
        hidden = f'<span class="govuk-visually-hidden">{env["word"]} </span>'
        target = f"#{prefix}fn{note_id + 1}"
        return f'<sup><a class="govuk-link" id="{anchor}" href="{target}">{hidden}{number}</a></sup>'


def letter_html(body, *, first_heading=1):
    """The Markdown `body` as `LetterHtml` for the PDF; headings start at `first_heading`."""
    parsed = parse(body)
    level_headings(parsed.tokens, first_heading)
    mark_items(parsed.tokens)
    renderer, env = _PdfRenderer(), {"notes": parsed.notes, "texts": {}}
    texts = [_running_text(renderer, note.tokens, env) for note in parsed.notes]
    env["texts"] = dict(enumerate(texts))
    html = renderer.render(parsed.tokens, PARSER.options, env)
    return LetterHtml(mark_safe(html), tuple(mark_safe(text) for text in texts))


def _running_text(renderer, tokens, env):
    """A note's paragraphs as inline HTML: a note stands within a sentence of the letter until it is floated."""
    inline = [token.children for token in tokens if token.type == "inline"]
    return "<br>".join(renderer.renderInline(children, PARSER.options, env) for children in inline)


def public_html(body, prefix="", *, language="en", first_heading=2):
    """The Markdown `body` as a SafeString for a web page, footnotes at its end and linked both ways.

    `prefix` goes before every id, so that two letters can share a page; headings start at `first_heading`.
    """
    parsed = parse(body)
    level_headings(parsed.tokens, first_heading)
    phrases = PHRASES[language]
    renderer, env = _WebRenderer(), {"notes": parsed.notes, "prefix": escape(prefix), "word": phrases["note"]}
    context = {
        "body": mark_safe(renderer.render(parsed.tokens, PARSER.options, env)),
        "notes": [_web_note(renderer, note, place, env) for place, note in enumerate(parsed.notes, start=1)],
        "phrases": phrases,
        "prefix": prefix,
        "heading": min(first_heading, 6),
    }
    return render_to_string("letters/pdf/_public_body.html", context)


def _web_note(renderer, note, place, env):
    """What the template of the web page needs of one note: its place, number, HTML and the ids of its calls."""
    again = [f"ref{place}-{time}" for time in range(2, note.calls + 1)]
    return {
        "place": place,
        "number": note.number,
        "html": mark_safe(renderer.render(note.tokens, PARSER.options, env)),
        "calls": [f"ref{place}", *again] if note.calls else [],
    }
