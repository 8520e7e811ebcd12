"""A letter's PDF reads as its text does: paragraphs, raised figures, notes, links and page turns."""

import re

from markdown_it import MarkdownIt
from weasyprint import HTML

from letters.reading import read_file, read_letter

from .make import sample

STYLE = """
@page { size: A4; margin: 2cm; @top-left { content: "Sample head" }
        @bottom-center { content: "Page " counter(page) " of " counter(pages) } }
p { margin: 0 0 11pt; font: 11pt sans-serif } .note { float: footnote; font-size: 9pt }
"""
HEAD = """<p>13 October 2020</p><p>Lord Willy Bach<br>Police and Crime Commissioner for Leicestershire<br>
Office of the Police and Crime Commissioner for Leicestershire<br>Police Headquarters<br>St Johns<br>Enderby<br>
Leicester<br>LE19 2BX</p><p>Dear Lord Bach,</p>"""
FOOT = "<p>Yours sincerely,</p><p><br><br>Independent Anti-Slavery Commissioner</p>"


def leicestershire_pdf(expected):
    """The Leicestershire letter on two pages, its notes at their feet."""
    body = MarkdownIt().render(re.sub(r"\[\^(\d)\]", r"NOTE\1END", expected.body))
    notes = {str(note.number): note.text for note in expected.footnotes}
    body = re.sub(r"NOTE(\d)END", lambda match: f'<span class="note">{notes[match[1]]}</span>', body)
    return HTML(string=f"<style>{STYLE}</style>{HEAD}{body}{FOOT}").write_pdf()


def test_a_pdf_gives_the_same_values_as_the_text():
    expected = read_letter(sample("leicestershire"))
    reading = read_file("letter.pdf", leicestershire_pdf(expected))
    assert reading.body == expected.body
    for field in ("date", "addressee", "salutation", "sender", "area", "vru", "requested", "already_public", "contact"):
        assert getattr(reading, field) == getattr(expected, field)
    assert [note.text for note in reading.footnotes] == [note.text for note in expected.footnotes]


def test_a_pdf_keeps_the_targets_of_its_links():
    reading = read_file("letter.pdf", leicestershire_pdf(read_letter(sample("leicestershire"))))
    address = "April.McCoig@iasc.independent.gov.uk"
    assert [(link.text, link.target) for link in reading.links] == [(address, f"mailto:{address}")]


def test_an_office_wrapped_in_a_narrow_letterhead_is_no_persons_name():
    text = sample("hampshire").lstrip()
    reading = read_letter(f"Independent Anti-Slavery\nCommissioner\n\n{text}")
    assert reading.sender == read_letter(text).sender
    assert reading.addressee == read_letter(text).addressee
