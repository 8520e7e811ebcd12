"""A letter's lines as paragraphs, with what interrupts them taken out and sentences made whole again."""

from dataclasses import dataclass

from .footnotes import RawNote, note_start
from .marks import plain
from .pages import BREAK
from .patterns import pattern

ITEM = pattern(r"^\s{0,8}(?:[-*•●▪◦·‣o–]\s{1,8}|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,5})[.)]\s{1,8})(?=\S)")
MARKDOWN_ITEM = pattern(r"^(?:[-*•●▪◦·‣o–]|[0-9]{1,2}[.)])\s")
BULLET = pattern(r"^\s{0,8}[-*•●▪◦·‣o–]\s{1,8}")
HEADING = pattern(r"^#{1,6}\s{1,4}(\S.*)$")
ENDS_SENTENCE = (".", "?", "!", ":", ";", "”", '"', ")")


@dataclass
class Block:
    """`kind` is text, item, heading, note or break; `pieces` are its lines with the gaps between them."""

    kind: str
    pieces: list[str]
    number: int | None = None

    @property
    def text(self):
        return "".join(self.pieces)

    @property
    def is_table(self):
        """Rows between bars, whose lines must stay apart."""
        return self.pieces[0].startswith("|") and self.pieces[-1].endswith("|")


def blocks_of(lines):
    """The blocks in `lines`, in order; the lines of one paragraph are joined by a space."""
    blocks, fresh = [], True
    for line in lines:
        if not line.strip(" \t"):
            fresh = True
            continue
        block = _starting(line)
        if block and block.kind == "item" and not fresh and not _lists(blocks[-1]):
            block = None
        if block or fresh or blocks[-1].kind in ("break", "heading"):
            blocks.append(block or Block("text", [line.strip()]))
        else:
            blocks[-1].pieces += ["\n" if blocks[-1].is_table else " ", line.strip()]
        fresh = False
    return blocks


def _lists(block):
    """Whether an item may follow without a blank line: a wrapped line may begin with "45. The" by chance."""
    return block.kind in ("item", "break") or block.pieces[-1].endswith((":", ";"))


def _starting(line):
    """The block that a line begins by its looks alone, or None."""
    if line.strip(" \t") == BREAK:
        return Block("break", [""])
    note = note_start(line)
    if note:
        return Block("note", [note.marked], note.number)
    heading = HEADING.match(line.strip())
    if heading:
        return Block("heading", [heading[1]])
    return Block("item", [line.strip()]) if ITEM.match(line) else None


def without_interruptions(blocks):
    """(blocks without notes and page turns, the notes): a sentence that they cut is joined again."""
    kept, notes, cut = [], [], False
    for block in blocks:
        if block.kind == "note":
            notes.append(RawNote(block.number, block.text))
        if block.kind in ("note", "break"):
            cut = True
            continue
        if cut and kept and _one_sentence(kept[-1], block):
            broken = kept[-1].pieces[-1].endswith("-") and block.pieces[0][:1].islower()
            kept[-1].pieces += ["" if broken else " ", *block.pieces]
        else:
            kept.append(block)
        cut = False
    return kept, notes


def _one_sentence(before, after):
    """Whether a page turn cut a sentence: the first half does not end, the second does not begin.

    A second half with a capital counts only after a first half too long to be a heading.
    """
    if after.kind != "text" or before.kind == "heading":
        return False
    first, second = plain(before.pieces[-1]).rstrip(" *_"), plain(after.pieces[0]).lstrip(" *_")
    if first.endswith(ENDS_SENTENCE):
        return first.endswith(")") and second[:1].islower()
    return second[:1].islower() or len(first) > 60 or len(before.pieces) > 2


def as_markdown(blocks):
    """Marked Markdown of `blocks`: paragraphs apart by a blank line, list items one under the other."""
    out = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        tight = before and before.kind == block.kind == "item" and MARKDOWN_ITEM.match(block.text)
        gap = "\n" if tight else "\n\n"
        out += [gap if before else "", _written(block)]
    return "".join(out)


def _written(block):
    if block.is_table:
        return block.text
    words = " ".join(block.text.split())
    if block.kind == "heading":
        return f"## {words}"
    if block.kind == "item" and BULLET.match(block.text):
        return f"- {BULLET.sub('', words)}"
    return words
