"""The words of a letter in reading order, to be held against the text of its PDF."""

from letters.rendering.content import filled
from letters.rendering.parsing import mark_items, parse
from letters.rendering.typeface import drawable


def plain_words(content):
    """The words `content` (a `LetterContent`) prints, a paragraph a line: letter first, then its footnotes.

    Page numbers, the reference at the foot and the SAMPLE stamp are the paper's, not the letter's, and are left out.
    """
    content = drawable(content)
    parsed = parse(content.body)
    return "\n".join((*_head(content), *block_words(parsed, parsed.tokens), *_end(content), *_notes(parsed)))


def _head(content):
    """The lines above the body."""
    letterhead = (content.sender_name, content.sender_role, *content.sender_lines)
    opening = (content.subject, content.greeting)
    return filled((*letterhead, content.notice, content.printed_date, *content.addressee, *opening))


def _end(content):
    """The lines below the body, the footnotes apart."""
    return filled((content.farewell, content.sender_name, content.sender_role))


def _notes(parsed):
    return [" ".join((note.number or "", *block_words(parsed, note.tokens))) for note in parsed.notes]


def block_words(parsed, tokens):
    """The lines that the block `tokens` of `parsed` print: a bullet or number goes before its item's words."""
    mark_items(tokens)
    lines, marker = [], ""
    for token in tokens:
        if token.type == "list_item_open":
            marker = f"{marker} {token.attrs['data-marker']}".strip()
        elif token.type == "inline" or marker and token.type == "list_item_close":
            lines.append(f"{marker} {_inline_words(parsed, token.children or ())}".strip())
            marker = ""
    return lines


def _inline_words(parsed, children):
    """The words of one run of text; a footnote's number follows its word without a space, as it is set."""
    words = []
    for child in children:
        if child.type == "footnote_ref":
            words.append(parsed.notes[child.meta["id"]].number)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        else:
            words.append(child.content)
    return "".join(words)
