"""Our letters as an office keeps them in Word: paragraphs, links and real footnotes, made of the samples' Markdown."""

import re
from xml.sax.saxutils import escape

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from letters.opening.word_letters import FOOTNOTES
from tests.opening.files import saved

CALL = re.compile(r"<sup>(\d+)</sup>")
LINK = re.compile(r"\[([^\]]+)\]\(((?:https?|mailto):[^)]+)\)")
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def word_letter(text, *, first_id=1):
    """A Word document of the Markdown letter `text`; its footnotes' ids begin at `first_id`, as after an edit."""
    document, notes = docx.Document(), {}
    for line in text.replace("**", "").splitlines():
        if CALL.match(line):
            notes[int(CALL.match(line)[1])] = re.sub(r"\[([^\]]+)\]\(#\)", r"\1", line.split("> ", 1)[1])
        elif line.strip() and line.strip() != "---":
            _write(document.add_paragraph(), re.sub(r"\[([^\]]+)\]\(#\)", r"\1", line.strip()), first_id)
    _keep_notes(document, {number + first_id - 1: words for number, words in notes.items()})
    return saved(document)


def _write(paragraph, line, first_id):
    for number, piece in enumerate(re.split(r"(<sup>\d+</sup>|\[[^\]]+\]\((?:https?|mailto):[^)]+\))", line)):
        if number % 2 and CALL.match(piece):
            call = OxmlElement("w:footnoteReference")
            call.set(qn("w:id"), str(int(CALL.match(piece)[1]) + first_id - 1))
            paragraph.add_run()._r.append(call)
        elif number % 2:
            _link(paragraph, *LINK.match(piece).groups())
        else:
            paragraph.add_run(piece)


def _link(paragraph, words, target):
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(target, HYPERLINK, is_external=True))
    link.append(paragraph.add_run(words)._r)
    paragraph._p.append(link)


def _keep_notes(document, notes):
    written = "".join(
        f'<w:footnote w:id="{one}"><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:footnote>'
        for one, words in notes.items()
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {SPACE}>{SEPARATOR}{written}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, FOOTNOTES)
