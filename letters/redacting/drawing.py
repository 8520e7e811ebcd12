"""What draws a page, written anew: nothing in it that is not drawn, and none of the resources that it does not use."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Stream, String

from letters.inspecting.inline import is_whole
from letters.inspecting.instructions import INLINE, OPERANDS, WRITES, surplus_of

DEEPEST = 20  # forms within forms
# Which resources an operator names: its last operand is the name.
USES = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "cs": "/ColorSpace", "CS": "/ColorSpace", "sh": "/Shading"}
PATTERNS = {"scn", "SCN"}
NOTES = {"MP", "DP"}  # marks for programs, at one point
# ISO 32000-1, 14.8.4: the names of tags that every reader knows. Any other is somebody's word.
TAGS = {
    "/Artifact", "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index",
    "/NonStruct", "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody",
    "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference",
    "/BibEntry", "/Code", "/Link", "/Annot", "/Figure", "/Formula", "/Form", "/Ruby", "/RB", "/RT", "/RP", "/Warichu",
    "/WT", "/WP",
}  # fmt: skip
# Colour spaces that every reader knows without resources.
DEVICE = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"}


class DrawnTooDeep(Exception):
    """Forms lie within forms without end."""


class CarriesMore(Exception):
    """Something that draws the page carries more than it draws, and it cannot be left out."""


def rebuild(pdf, drawing, resources, depth=0):
    """(contents, resources) of `drawing` (a page or a form) made anew for `pdf`, with names of our own.

    Raises PdfError, DrawnTooDeep or CarriesMore.
    """
    if depth > DEEPEST:
        raise DrawnTooDeep
    used, kept = {}, []
    for operands, operator in pikepdf.parse_content_stream(drawing):
        written = _written(list(operands), str(operator))
        if written is not None:
            kept.append(_renamed(used, resources, *written))
    contents = Stream(pdf, pikepdf.unparse_content_stream(kept))
    return contents, _resources(pdf, resources, used, depth)


def _written(operands, name):
    """(operands, operator) of one instruction as it goes over; None when it draws nothing."""
    if name == INLINE:
        if not is_whole(operands[0]):
            raise CarriesMore
        return operands, Operator(name)
    if name in NOTES or name not in OPERANDS:
        return None
    _, operands = surplus_of(operands, name)
    if name in {"BMC", "BDC"}:
        return _mark(operands)
    if name not in WRITES and any(isinstance(one, String | Dictionary) for one in operands):
        return None
    return operands, Operator(name)


def _mark(operands):
    """The beginning of marked contents: of what it says only its number and the name of a tag stay."""
    tag = operands[0] if operands and str(operands[0]) in TAGS else Name.Span
    marks = operands[1] if len(operands) > 1 else None
    number = marks.get("/MCID") if isinstance(marks, Dictionary) else None
    if number is None:
        return [tag], Operator("BMC")
    return [tag, Dictionary(MCID=int(number))], Operator("BDC")


def _renamed(used, resources, operands, operator):
    """The instruction with the name that its resource has in the copy; `used` notes {kind: {old: new}}."""
    name = str(operator)
    kind = "/Pattern" if name in PATTERNS else USES.get(name)
    at = 0 if name == "Tf" else -1
    named = operands[at] if operands and kind else None
    if not isinstance(named, Name) or (kind == "/ColorSpace" and str(named) in DEVICE):
        return operands, operator
    names = used.setdefault(kind, {})
    operands[at] = Name(names.setdefault(str(named), f"/{kind[1]}{len(names) + 1}"))
    return operands, operator


def _resources(pdf, resources, used, depth):
    """A new dictionary of the resources that are used; inline pictures may name no colour space of their own."""
    made = Dictionary()
    for kind, names in used.items():
        held = resources.get(kind, Dictionary())
        wanted = {new: _whole(pdf, kind, held[old], resources, depth) for old, new in names.items() if old in held}
        if wanted:
            made[kind] = Dictionary(wanted)
    return made


def _whole(pdf, kind, thing, resources, depth):
    """A resource as it goes over: forms, patterns, masks and letters that are drawn are made anew in their place."""
    if kind in {"/XObject", "/Pattern"} and isinstance(thing, Stream) and thing.get("/Subtype") != "/Image":
        if thing.get("/Subtype") != "/Form" and "/PatternType" not in thing:
            raise CarriesMore
        _anew(pdf, thing, resources, depth)
    elif kind == "/ExtGState" and isinstance(thing, Dictionary) and isinstance(thing.get("/SMask"), Dictionary):
        _anew(pdf, thing.SMask.G, resources, depth)
    elif kind == "/Font" and isinstance(thing, Dictionary) and "/CharProcs" in thing:
        _letters(pdf, thing, resources, depth)
    return thing


def _anew(pdf, thing, resources, depth):
    contents, thing["/Resources"] = rebuild(pdf, thing, thing.get("/Resources", resources), depth + 1)
    thing.write(contents.read_bytes())


def _letters(pdf, font, resources, depth):
    """The letters of a font that are drawings, with names of our own, and none that has no code."""
    own = font.get("/Resources", resources)
    held, names, made = font.CharProcs, {}, Dictionary()
    differences = Array()
    for one in font.Encoding.get("/Differences", Array()):
        if isinstance(one, Name) and str(one) in held:
            names.setdefault(str(one), f"/g{len(names)}")
        differences.append(Name(names[str(one)]) if str(one) in names else one if isinstance(one, int) else Name(NONE))
    for old, new in names.items():
        contents, each = rebuild(pdf, held[old], own, depth + 1)
        if "/Font" in each:
            raise CarriesMore
        made[new] = Stream(pdf, contents.read_bytes(), **({"Resources": each} if each.keys() else {}))
    font["/CharProcs"], font["/Encoding"] = made, Dictionary(Type=Name.Encoding, Differences=differences)


NONE = "/.notdef"
