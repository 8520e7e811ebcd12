"""The pictures of a PDF without what cameras and programs wrote into them, and without data behind their points."""

from pikepdf import Array, Name, Stream, String

from letters.inspecting.jpeg import without_notes
from letters.inspecting.packing import PACKINGS, unpacked
from letters.opening.opened import CannotOpen

ODD_PICTURE = "A picture in this PDF is of a kind that may carry notes of its own. Make pictures of its pages instead."
COMPONENTS = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}
PACKED = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"}
FAXED = {"/CCITTFaxDecode", "/JBIG2Decode"}


def bare_picture(stream):
    """Leave of a picture its points; raises `CannotOpen` for one whose notes we cannot take out, and PdfError."""
    filters = stream.get("/Filter")
    names = [str(name) for name in (filters if isinstance(filters, Array) else [filters] if filters else [])]
    if names[-1:] == ["/DCTDecode"] and set(names[:-1]) <= set(PACKINGS):
        parameters = stream.get("/DecodeParms")
        own = parameters[-1] if isinstance(parameters, Array) and len(parameters) else parameters
        data = unpacked(stream.read_raw_bytes(), names[:-1])
        stream.write(without_notes(data), filter=Name.DCTDecode, decode_parms=own)
    elif set(names) <= PACKED:
        _cut(stream)
    elif set(names) - FAXED:
        raise CannotOpen(ODD_PICTURE)


def _cut(stream):
    """Leave out what stands behind the points."""
    components = _components(stream)
    if components is None:
        raise CannotOpen(ODD_PICTURE)
    bits = 1 if stream.get("/ImageMask", False) else int(stream.get("/BitsPerComponent", 8))
    wanted = int(stream.Height) * ((int(stream.Width) * bits * components + 7) // 8)
    data = stream.read_bytes()
    if len(data) > wanted:
        stream.write(data[:wanted])


def _components(stream):
    """How many numbers a point has; None where that cannot be told."""
    return 1 if stream.get("/ImageMask", False) else _numbers(stream.get("/ColorSpace"))


def _numbers(space):
    if isinstance(space, Name):
        return COMPONENTS.get(str(space))
    if not isinstance(space, Array) or not len(space):
        return None
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].N)
    if kind == "/DeviceN":
        return len(space[1])
    return 1 if kind in {"/Indexed", "/Separation"} else COMPONENTS.get(kind)


def cut_palette(space):
    """Leave in the palette of an Indexed colour space the colours that have a number; raises `CannotOpen`."""
    numbers = _numbers(space[1])
    if numbers is None:
        raise CannotOpen(ODD_PICTURE)
    wanted = (int(space[2]) + 1) * numbers
    if isinstance(space[3], Stream):
        space[3].write(space[3].read_bytes()[:wanted])
    else:
        space[3] = String(bytes(space[3])[:wanted])
