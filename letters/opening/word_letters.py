"""A letter as Word keeps it: its paragraphs in order, links written out, footnotes called and at the end.

`office.open_docx` gives the words of any document; a letter's layout (which lines stand together, what a footnote hangs
on) is needed only where a letter of ours is read into its parts.
"""

from io import BytesIO

from letters.opening import office
from letters.opening.opened import CannotOpen
from letters.opening.types import DOCX, media_type

KIND = "Word document"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
LEFT_OUT = (f"{WORD}del", f"{WORD}moveFrom", f"{WORD}pPr")
BREAKS = {f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
SHORT = 80  # characters: two such lines, one below the other, are of an address or a signature, not of prose
NO_LETTER = "The file is not a Word document that can be read. Save it as PDF and choose that."


def word_letter_text(data):
    """The text of the letter in the Word document `data`, in the marks that letters.reading reads; `CannotOpen`."""
    if office.docx is None:
        raise CannotOpen(office.ABSENT.format(KIND, "python-docx"))
    if media_type("letter.docx", data) != DOCX:
        raise CannotOpen(NO_LETTER)
    office.checked(data, KIND)
    try:
        document = office.docx.Document(BytesIO(data))
        numbers = _numbers(document)
        lines, notes = _lines(document, numbers), _notes(document, numbers)
    except office.UNREADABLE_WORD as error:
        raise CannotOpen(office.BROKEN.format(KIND)) from error
    return "\n\n".join([_spaced([*office.margins(document), *lines]), *notes])


def _numbers(document):
    """{Word's id of a footnote: its number in the letter}, by the order in which the text calls them."""
    calls = [call.get(f"{WORD}id") for call in document.element.body.iter(f"{WORD}footnoteReference")]
    return {one: number for number, one in enumerate(dict.fromkeys(calls), start=1)}


def _lines(document, numbers):
    """The lines of the body; a row of a table is a line, its cells apart by spaces."""
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, office.docx.table.Table):
            lines += ["  ".join(office.once(row.cells)) for row in block.rows]
        else:
            lines.append(_marked(block._p, document.part.rels, numbers))
    return lines


def _notes(document, numbers):
    """The footnotes that the text calls, each a line that begins with its raised number."""
    part = next((one.target_part for one in document.part.rels.values() if one.reltype == FOOTNOTES), None)
    if part is None:
        return []
    found = {}
    for note in office.docx.oxml.parse_xml(part.blob):
        words = " ".join(_marked(one, part.rels, {}) for one in note.iter(f"{WORD}p"))
        found[note.get(f"{WORD}id")] = " ".join(words.split())
    return [f"<sup>{number}</sup> {found[one]}" for one, number in numbers.items() if found.get(one)]


def _spaced(lines):
    """`lines` with a blank one between paragraphs of prose, and none within an address."""
    out = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None and (max(len(above), len(line)) > SHORT or above.rstrip().endswith((".", "?", "!"))):
            out.append("")
        out.append(line)
    return "\n".join(out)


def _marked(paragraph, relations, numbers):
    """The words of the XML element `paragraph`: links as Markdown, footnote calls raised, items with a bullet."""
    words = "".join(_piece(element, relations, numbers) for element in paragraph)
    is_item = paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None and words.strip()
    return f"• {words.strip()}" if is_item else words


def _piece(element, relations, numbers):
    """What one child of a paragraph says; deleted words are no part of the letter."""
    if element.tag in LEFT_OUT:
        return ""
    if element.tag == f"{WORD}r":
        return "".join(_character(part, numbers) for part in element)
    words = "".join(_piece(part, relations, numbers) for part in element)
    relation = relations.get(element.get(RELATED)) if element.tag == f"{WORD}hyperlink" else None
    if relation is None or not relation.is_external or set(relation.target_ref) & set("<>()[] "):
        return words
    return f"[{words}](<{relation.target_ref}>)"


def _character(part, numbers):
    """What one child of a run says."""
    if part.tag == f"{WORD}t":
        return part.text or ""
    if part.tag == f"{WORD}footnoteReference":
        return f"<sup>{numbers[part.get(f'{WORD}id')]}</sup>"
    return BREAKS.get(part.tag, "")
