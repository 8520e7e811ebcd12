"""What pictures carry that nobody sees (EXIF, places, text), and pictures that are covered, cut away or not shown."""

from io import BytesIO

import pikepdf
from PIL import Image, UnidentifiedImageError
from pypdfium2 import raw

from letters.inspecting.jpeg import notes_in
from letters.inspecting.packing import unpacked
from letters.inspecting.results import Finding, in_short
from letters.inspecting.subject import Shown, within
from letters.inspecting.walking import dictionaries
from letters.opening.opened import CannotOpen

NOTHING = "Nothing"
PICTURE_FAULTS = (UnidentifiedImageError, OSError, Image.DecompressionBombError)
GPS, MAKER, DATE = 0x8825, 0x010F, 0x0132
JPEG_END = b"\xff\xd9"
WORDED_BOXES = (b"xml ", b"uuid", b"uinf")  # of JPEG 2000 (ISO 15444-1, annex I)
HARMLESS = {
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform", "icc_profile",
    "progressive", "progression", "gamma", "srgb", "aspect", "compression", "transparency", "interlace", "chromaticity",
    "background", "resolution", "loop", "mp",
}  # fmt: skip
LAYOUT = {0x0112, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769}  # orientation, resolution: no more than how to show it
TIFF_LAYOUT = set(range(0x00FE, 0x0119)) - {0x010D, 0x010E, 0x010F, 0x0110} | {
    0x011A, 0x011B, 0x011C, 0x0128, 0x013D, 0x0140, 0x0142, 0x0143, 0x0144, 0x0145, 0x0152, 0x0153, 0x0211, 0x0212,
    0x0213, 0x0214, 0x015B, 0x0124, 0x0125, 0x0122, 0x0123, 0x0129, 0x012D,
}  # fmt: skip
CONTRAST = 40
ALIKE = 14  # of 255
SCALE = 1.5
PIXELS = 12_000_000


def carried(subject):
    """A Finding for each thing that the picture file carries besides its points."""
    try:
        yield from carried_by(subject.data, "The picture")
    except (*PICTURE_FAULTS, ValueError) as error:
        raise CannotOpen("The picture cannot be opened; it may be damaged. Ask for another copy.") from error


def hidden_in_pictures(subject):
    """A Finding for each picture of a PDF that carries, or is, something that people cannot see."""
    images = [each for each in dictionaries(subject.pdf) if _is_image(each)]
    drawn = _drawn(subject.pdf)
    for each in images:
        yield from _in_stream(each)
        if _is_levelled(each):
            yield Finding("The colours of a picture are set so that its points look alike.", seen=NOTHING)
        if each.objgen not in drawn:
            yield Finding("A picture in the file is shown on no page.", seen=NOTHING, read=_size(each))
    if images:
        for number, page in enumerate(subject.document, 1):
            yield from _covered(number, page)


def _is_levelled(each):
    """Whether what the numbers of a picture stand for makes them all look alike (ISO 32000-1, 8.9.5.2 and 8.6.6.3)."""
    levels = [float(level) for level in each.get("/Decode", [])]
    if levels and all(low == high for low, high in zip(levels[::2], levels[1::2], strict=False)):
        return True
    space = each.get("/ColorSpace")
    if not isinstance(space, pikepdf.Array) or len(space) != 4 or space[0] != pikepdf.Name.Indexed:
        return False
    colours = space[3].read_bytes() if isinstance(space[3], pikepdf.Stream) else bytes(space[3])
    return int(space[2]) > 0 and max(colours, default=0) - min(colours, default=0) < ALIKE


def _is_image(each):
    return isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"


def _size(each):
    return f"A picture of {each.get('/Width', '?')} by {each.get('/Height', '?')} points"


def _in_stream(each):
    """What a JPEG or JPEG 2000 inside a PDF carries."""
    filters = each.get("/Filter", [])
    names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(one) for one in filters]
    if not names or names[-1] not in {"/DCTDecode", "/JPXDecode"}:
        return
    try:
        data = unpacked(each.read_raw_bytes(), names[:-1])
        yield from carried_by(data, "A picture")
        if names[-1] == "/JPXDecode" and any(box in data for box in WORDED_BOXES):
            yield Finding("A picture carries words of its own.", seen=NOTHING)
    except (*PICTURE_FAULTS, ValueError):
        yield Finding("A picture in the file cannot be opened, so what it carries is not known.")


def carried_by(data, which):
    """A Finding for each thing in the picture file `data` that is not how it looks."""
    with Image.open(BytesIO(data)) as picture:
        exif, layout = picture.getexif(), TIFF_LAYOUT if picture.format in {"TIFF", "MPO"} else LAYOUT
        place = exif.get_ifd(GPS) if GPS in exif else None
        told = {key: value for key, value in exif.items() if key not in layout | {GPS}} | dict(exif.get_ifd(0x8769))
        others = {key: value for key, value in picture.info.items() if key not in HARMLESS | {"exif"}}
        is_jpeg, frames = picture.format in {"JPEG", "MPO"}, getattr(picture, "n_frames", 1)
    if is_jpeg:
        for note in notes_in(data):
            yield Finding(
                f"{which} carries data of programs.", seen=NOTHING, read=in_short(note[:400].decode("latin-1"))
            )
    if place:
        yield Finding(f"{which} tells where it was taken.", seen=NOTHING, read=in_short(dict(place)))
    if told:
        yield Finding(f"{which} tells of its camera, date or author (EXIF).", seen=NOTHING, read=in_short(told))
    for key, value in others.items():
        if key != "photoshop" or value:
            yield Finding(f"{which} carries words of its own ({in_short(key)}).", seen=NOTHING, read=in_short(value))
    if is_jpeg and data[data.rfind(JPEG_END) + 2 :].strip(b"\0\r\n ") or (frames > 1 and is_jpeg):
        yield Finding(f"{which} has other data after its end.", seen=NOTHING)


def _drawn(pdf):
    """The (number, generation) of every picture that a page, or something on it, shows."""
    drawn, seen = set(), set()
    for page in pdf.pages:
        _draw(page.obj, page.get("/Resources"), drawn, seen)
        for note in page.get("/Annots", []):
            for look in (note.get("/AP", {}) if isinstance(note, pikepdf.Dictionary) else {}).values():
                for each in [look] if isinstance(look, pikepdf.Stream) else list(look.values()):
                    _draw(each, each.get("/Resources"), drawn, seen)
    return drawn


def _draw(content, resources, drawn, seen):
    """Note what `content` (a page, form or pattern) shows with its `resources`."""
    if content.objgen in seen and content.objgen != (0, 0):
        return
    seen.add(content.objgen)
    if resources is None:
        return
    objects, patterns = resources.get("/XObject", {}), resources.get("/Pattern", {})
    for operands, operator in pikepdf.parse_content_stream(content, "Do scn SCN"):
        name = str(operands[-1]) if operands and isinstance(operands[-1], pikepdf.Name) else ""
        each = (objects if str(operator) == "Do" else patterns).get(name) if name else None
        if isinstance(each, pikepdf.Stream):
            drawn.add(each.objgen)
            drawn.update(each[key].objgen for key in ("/SMask", "/Mask") if isinstance(each.get(key), pikepdf.Stream))
            if each.get("/Subtype") != "/Image":
                _draw(each, each.get("/Resources", resources), drawn, seen)
    for state in resources.get("/ExtGState", {}).values():
        mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
        if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
            _draw(mask.G, mask.G.get("/Resources", resources), drawn, seen)
    for font in resources.get("/Font", {}).values():
        for glyph in font.get("/CharProcs", {}).values():
            _draw(glyph, font.get("/Resources", resources), drawn, seen)


def _covered(number, page):
    """A Finding for each box that lies on a picture, and for each picture beyond the edge of the page."""
    pictures, boxes, shown = [], [], Shown(page)
    for index in range(raw.FPDFPage_CountObjects(page)):
        each = raw.FPDFPage_GetObject(page, index)
        kind, box = raw.FPDFPageObj_GetType(each), _bounds(shown, each)
        if box and kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
            if not _meet(box, (0, 0, 1, 1)):
                yield Finding(f"Page {number}: a picture lies outside the visible page.", number, seen=NOTHING)
        elif box and kind == raw.FPDF_PAGEOBJ_PATH and any(_meet(box, picture) for picture in pictures):
            boxes.append((each, box))
    notes = [box for box in _notes(page, shown) if any(_meet(box, picture) for picture in pictures)]
    if boxes or notes:
        yield from _under(number, page, boxes, notes)


def _under(number, page, boxes, notes):
    shown = _picture(page)
    for each, _ in boxes:
        raw.FPDFPageObj_SetIsActive(each, False)
    below = _picture(page, notes=False)
    for box in [*(box for _, box in boxes), *notes]:
        area = _pixels(box, shown.size)
        if area and _range(shown.crop(area)) < CONTRAST <= _range(below.crop(area)):
            yield Finding(
                f"Page {number}: a box covers part of a picture, which is still whole beneath it.",
                number,
                within(box),
                "A box",
                "The picture under the box",
            )


def _notes(page, shown):
    """The boxes of the annotations of a page that can cover something."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        edges = raw.FS_RECTF()
        is_link = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_LINK
        if not is_link and raw.FPDFAnnot_GetRect(note, edges):
            yield shown.box(edges.left, edges.bottom, edges.right, edges.top)
        raw.FPDFPage_CloseAnnot(note)


def _bounds(shown, each):
    edges = [raw.c_float() for _ in range(4)]
    return shown.box(*(edge.value for edge in edges)) if raw.FPDFPageObj_GetBounds(each, *edges) else None


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _picture(page, *, notes=True):
    width, height = page.get_size()
    scale = min(SCALE, (PIXELS / max(1, width * height)) ** 0.5)
    return page.render(scale=scale, draw_annots=notes).to_pil().convert("L")


def _pixels(box, size):
    """The pixels inside `box`, a little less than all of it, so that its edge does not count; None for a line."""
    left, top, right, bottom = within(box)
    area = (int(left * size[0]) + 2, int(top * size[1]) + 2, int(right * size[0]) - 2, int(bottom * size[1]) - 2)
    return area if area[2] - area[0] > 2 and area[3] - area[1] > 2 else None


def _range(picture):
    darkest, lightest = picture.getextrema()
    return lightest - darkest
