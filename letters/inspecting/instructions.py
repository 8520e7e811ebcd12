"""What the instructions of a page hold besides what they draw: comments, words for programs, parts that hide.

Source: ISO 32000-1, annex A (operators). What no operator takes is never drawn, and what a pattern, a mask or a glyph
writes is no text for any reader program, so nobody would find it.
"""

from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from iasc_tracker.patterns import pattern
from letters.inspecting.inline import is_whole
from letters.inspecting.properties import is_said_in_public
from letters.inspecting.results import Finding, in_short
from letters.inspecting.walking import strings_in
from letters.opening.opened import CannotOpen

NOTHING = "Nothing"
BROKEN = "What draws page {} cannot be read, so what it holds is not known. Make another copy."
# operator: how many operands it takes; the last ones count, what stands before them is never drawn.
OPERANDS = {
    **dict.fromkeys(
        [
            "b",
            "B",
            "b*",
            "B*",
            "f",
            "F",
            "f*",
            "n",
            "s",
            "S",
            "h",
            "W",
            "W*",
            "q",
            "Q",
            "BT",
            "ET",
            "T*",
            "EMC",
            "BX",
            "EX",
        ],
        0,
    ),
    **dict.fromkeys(
        [
            "w",
            "J",
            "j",
            "M",
            "i",
            "ri",
            "gs",
            "CS",
            "cs",
            "Tc",
            "Tw",
            "Tz",
            "TL",
            "Tr",
            "Ts",
            "Do",
            "sh",
            "g",
            "G",
            "Tj",
            "TJ",
            "'",
            "MP",
            "BMC",
        ],
        1,
    ),
    **dict.fromkeys(["d", "m", "l", "Td", "TD", "Tf", "d0", "DP", "BDC"], 2),
    **dict.fromkeys(["rg", "RG", '"'], 3),
    **dict.fromkeys(["k", "K", "re", "v", "y"], 4),
    **dict.fromkeys(["c", "cm", "Tm", "d1"], 6),
    **dict.fromkeys(["sc", "SC", "scn", "SCN"], 33),
}
WRITES = {"Tj", "TJ", "'", '"'}
INLINE = "INLINE IMAGE"
MARKS = {"MP", "DP", "BMC", "BDC"}
# Blending that can make black text on white paper disappear (ISO 32000-1, 11.3.5).
VANISHING = {"Lighten", "Screen", "ColorDodge", "Exclusion", "Difference", "Hue", "Saturation", "Color", "Luminosity"}
SMALLEST_SCALE = 10  # percent of the width of a font (Tz)
DEEPEST = 20
LIGATURE = 4
HEXADECIMAL = pattern(rb"<([0-9A-Fa-f\s]{1,4000})>")
LONG_LETTERS = "Page {}: a letter of a font stands for a whole text, which programs read instead of it."


class Drawing(NamedTuple):
    """A stream of instructions: its page, its resources, and what it is if a reader program takes no text from it."""

    page: int
    content: object
    resources: object
    what: str = ""


def undrawn(subject):
    """A Finding for each thing in the instructions of the pages that is not drawn, or is drawn to stay unseen."""
    if len(subject.pdf.pages) != len(subject.document):
        raise CannotOpen("Reader programs do not agree how many pages this file has. Make another copy.")
    for number, page in enumerate(subject.pdf.pages, 1):
        try:
            if texts_for_letters(page.get("/Resources", Dictionary())):
                yield Finding(LONG_LETTERS.format(number), number, None, "One letter", "A text")
            for drawing in drawings(number, page.obj, page.get("/Resources", Dictionary())):
                yield from _in_drawing(subject, drawing)
        except (pikepdf.PdfError, TypeError, ValueError, AttributeError) as error:
            raise CannotOpen(BROKEN.format(number)) from error


def texts_for_letters(resources):
    """Whether a font in `resources` tells programs to read a text for one of its letters."""
    maps = [font.get("/ToUnicode") for font in _values(resources, "/Font") if isinstance(font, Dictionary)]
    told = [match[1] for each in maps if isinstance(each, Stream) for match in HEXADECIMAL.finditer(each.read_bytes())]
    return any(len(b"".join(digits.split())) > 4 * LIGATURE for digits in told)


def drawings(number, content, resources):
    """Every `Drawing` of page `number`: the page, and all forms, patterns, glyphs and masks of its resources."""
    seen, waiting = set(), [(Drawing(number, content, resources), DEEPEST)]
    while waiting:
        drawing, depth = waiting.pop()
        yield drawing
        for kind, each in _inner(drawing.resources) if depth else ():
            if each.objgen not in seen:
                seen.add(each.objgen)
                own = each.get("/Resources", drawing.resources)
                waiting.append((Drawing(number, each, own, drawing.what or kind), depth - 1))


def _inner(resources):
    """(what it is, stream) of everything in `resources` that draws."""
    for each in _values(resources, "/XObject"):
        if isinstance(each, Stream) and each.get("/Subtype") != "/Image":
            yield ("" if each.get("/Subtype") == "/Form" else "A program"), each
    for each in _values(resources, "/Pattern"):
        if isinstance(each, Stream) and each.get("/PatternType") == 1:
            yield "A pattern", each
    for each in _values(resources, "/ExtGState"):
        mask = each.get("/SMask") if isinstance(each, Dictionary) else None
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            yield "A mask", mask.G
    for font in _values(resources, "/Font"):
        if isinstance(font, Dictionary):
            for glyph in _values(font, "/CharProcs"):
                if isinstance(glyph, Stream):
                    yield "A letter", glyph


def _values(holder, key):
    held = holder.get(key)
    return list(held.values()) if isinstance(held, Dictionary) else []


def _in_drawing(subject, drawing):
    for words in comments_in(drawing.content):
        yield _finding(drawing, "A comment stands among what draws the page", words)
    if drawing.what == "A program":
        yield _finding(drawing, "A program is among what draws the page", "")
        return
    told = set()
    for operands, operator in pikepdf.parse_content_stream(drawing.content):
        for sentence, words in _in_instruction(subject, drawing, list(operands), str(operator)):
            if (sentence, words) not in told:
                told.add((sentence, words))
                yield _finding(drawing, sentence, words)


def _in_instruction(subject, drawing, operands, name):
    """(sentence, words) of each thing that one instruction holds or does besides drawing."""
    if name == INLINE:
        if not is_whole(operands[0]):
            yield "A picture among what draws the page carries more than its points", ""
        return
    surplus, taken = surplus_of(operands, name)
    for words in surplus:
        yield "Words that are never drawn stand among what draws the page", words
    if name in MARKS:
        yield from _in_mark(subject, drawing, taken)
    elif name in WRITES and drawing.what:
        yield f"{drawing.what} has text in it, which no program reads as text", _written(taken)
    elif (name == "Tf" and taken and taken[-1] == 0) or (name == "Tz" and taken and abs(taken[0]) < SMALLEST_SCALE):
        yield "Text is written without any size", ""
    elif name == "gs" and taken:
        yield from _in_state(drawing, taken[-1])


def surplus_of(operands, name):
    """(strings that are never drawn, the operands that count) of one instruction."""
    if name not in OPERANDS:
        return [words for one in operands for words in strings_in(one)], []
    count = OPERANDS[name]
    rest, taken = (
        operands[: max(0, len(operands) - count)],
        operands[len(operands) - count if count else len(operands) :],
    )
    if len(operands) <= count:
        rest, taken = [], operands
    unfit = [] if name in WRITES | {"DP", "BDC"} else taken
    return [words for one in [*rest, *unfit] for words in strings_in(one)], taken


def _in_mark(subject, drawing, operands):
    """Words for programs: shown nowhere, unless they only repeat what the page says."""
    marks = operands[1] if len(operands) > 1 else None
    if isinstance(marks, Name):
        marks = drawing.resources.get("/Properties", Dictionary()).get(str(marks))
    for words in strings_in(marks):
        # PDFium takes the words of a mark for text of the page: only the letters of a ligature may pass as such.
        if len(words) > LIGATURE or not is_said_in_public(subject, words):
            yield "Words for programs mark a part of the page", words


def _in_state(drawing, name):
    state = drawing.resources.get("/ExtGState", Dictionary()).get(str(name)) if isinstance(name, Name) else None
    mode = state.get("/BM") if isinstance(state, Dictionary) else None
    modes = list(mode) if isinstance(mode, Array) else [mode]
    if any(str(one).strip("/") in VANISHING for one in modes):
        yield "Something is drawn so that it may vanish where it lies (blending)", ""


def _written(operands):
    return "".join(words for one in operands for words in strings_in(one))


def _finding(drawing, sentence, words):
    return Finding(
        f"Page {drawing.page}: {sentence[0].lower()}{sentence[1:]}.", drawing.page, None, NOTHING, in_short(words)
    )


class _Comments(pikepdf.TokenFilter):
    """Keeps the comments that it is shown."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_token(self, token):
        if token.type_ == pikepdf.TokenType.comment:
            self.found.append(token.raw_value.decode("latin-1").lstrip("% ").strip())
        return token


def comments_in(content):
    """The comments in a stream of instructions, or in those of a page."""
    held = content if isinstance(content, Stream) else content.get("/Contents", Array())
    streams = [held] if isinstance(held, Stream) else list(held)
    kept = _Comments()
    with pikepdf.new() as pdf:  # a page of its own: the file that is looked at stays as it is
        page = pdf.add_blank_page()
        page.Contents = Stream(pdf, b"\n".join(each.read_bytes() for each in streams))
        page.get_filtered_contents(kept)
    return [words for words in kept.found if words]
