"""What draws a page, written anew: nothing in it that is not drawn, and none of the resources that it does not use."""

import pikepdf
from pikepdf import Dictionary, Name, Operator, Stream

DEEPEST = 20  # forms within forms
# Which resources an operator names: its last operand is the name.
USES = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "cs": "/ColorSpace", "CS": "/ColorSpace", "sh": "/Shading"}
PATTERNS = {"scn", "SCN"}
NOTES = {"MP", "DP"}  # marks for programs, at one point
WITH_DRAWINGS = ("/XObject", "/Pattern")


class DrawnTooDeep(Exception):
    """Forms lie within forms without end."""


def rebuild(pdf, drawing, resources, depth=0):
    """(contents, resources) of `drawing` (a page or a form) made anew for `pdf`; raises PdfError or DrawnTooDeep."""
    if depth > DEEPEST:
        raise DrawnTooDeep
    used, kept = {}, []
    for operands, operator in pikepdf.parse_content_stream(drawing):
        written = _written(list(operands), str(operator))
        if written is not None:
            kept.append(written)
            _note_use(used, list(operands), str(operator))
    contents = Stream(pdf, pikepdf.unparse_content_stream(kept))
    return contents, _resources(pdf, resources, used, depth)


def _written(operands, name):
    """One instruction as it goes over; None when it draws nothing. Of marked contents only their number stays."""
    if name in NOTES:
        return None
    if name == "BDC":
        marks = operands[1] if len(operands) > 1 else None
        number = marks.get("/MCID") if isinstance(marks, Dictionary) else None
        if number is None:
            return [operands[0]], Operator("BMC")
        return [operands[0], Dictionary(MCID=number)], Operator("BDC")
    return operands, Operator(name)


def _note_use(used, operands, name):
    kind = "/Pattern" if name in PATTERNS else USES.get(name)
    named = operands[0] if name == "Tf" else operands[-1] if operands else None
    if kind and isinstance(named, Name):
        used.setdefault(kind, set()).add(str(named))


def _resources(pdf, resources, used, depth):
    """A new dictionary of resources with those that are used; inline pictures may name any colour space."""
    made = Dictionary()
    for kind in ("/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading"):
        held = resources.get(kind, Dictionary())
        wanted = {key: held[key] for key in used.get(kind, set()) if key in held}
        if kind in WITH_DRAWINGS:
            wanted = {key: _form(pdf, value, resources, depth) for key, value in wanted.items()}
        if wanted:
            made[kind] = Dictionary(wanted)
    if "/ColorSpace" in resources:
        made["/ColorSpace"] = resources["/ColorSpace"]
    return made


def _form(pdf, thing, resources, depth):
    """A form or pattern made anew in its place; a picture as it is."""
    draws = isinstance(thing, Stream) and (thing.get("/Subtype") == "/Form" or "/PatternType" in thing)
    if draws:
        own = thing.get("/Resources", resources)
        contents, thing["/Resources"] = rebuild(pdf, thing, own, depth + 1)
        thing.write(contents.read_bytes())
    return thing
