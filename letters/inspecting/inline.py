"""Pictures written among the instructions of a page (ISO 32000-1, 8.9.7)."""

from zlib import decompressobj
from zlib import error as zlib_error

import pikepdf
from pikepdf import Name, Object

from letters.inspecting.walking import strings_in

LONG = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms", "/F": "/Filter",
    "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate", "/W": "/Width", "/L": "/Length",
}  # fmt: skip
KEYS = set(LONG.values()) | {"/Intent"}
COMPONENTS = {"/G": 1, "/DeviceGray": 1, "/RGB": 3, "/DeviceRGB": 3, "/CMYK": 4, "/DeviceCMYK": 4}
FILTERS = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
}
FLATE = {"/Fl", "/FlateDecode"}
UNKNOWN = "a coding of pictures that may carry more than their points"
PACKED = set(FILTERS) | set(FILTERS.values())


def is_whole(image):
    """Whether the inline image of pikepdf is its points and nothing else: no words of its own, no data behind them."""
    header = Object.parse(b"<<" + image.unparse()[2:].partition(b"\nID")[0] + b">>")
    values = {LONG.get(key, key): value for key, value in header.items()}
    space = values.pop("/ColorSpace", None)
    if not set(values) < KEYS or any(words for value in values.values() for words in strings_in(value)):
        return False
    wanted = _size(values, space)
    try:
        return wanted is not None and _points(image, values)[wanted:].strip() == b""
    except pikepdf.PdfError:
        return False


def _size(values, space):
    """How many bytes the points take, or None where that cannot be told."""
    is_mask = bool(values.get("/ImageMask", False))
    indexed = isinstance(space, pikepdf.Array) and len(space) == 4 and str(space[0]) in {"/I", "/Indexed"}
    components = 1 if is_mask or indexed else COMPONENTS.get(str(space))
    if components is None or "/Width" not in values or "/Height" not in values:
        return None
    bits = 1 if is_mask else int(values.get("/BitsPerComponent", 8))
    return int(values["/Height"]) * ((int(values["/Width"]) * bits * components + 7) // 8)


def _points(image, values):
    """The unpacked points of the picture, with what stands behind them; raises PdfError where nobody can tell."""
    filters = values.get("/Filter", [])
    names = [str(filters)] if isinstance(filters, Name) else [str(one) for one in filters]
    if not set(names) <= PACKED:
        raise pikepdf.PdfError(UNKNOWN)
    if names and names[0] in FLATE:
        unpacking = decompressobj()
        try:
            unpacking.decompress(bytes(image.read_raw_bytes()))
        except zlib_error as error:
            raise pikepdf.PdfError(UNKNOWN) from error
        if unpacking.unused_data.strip():
            raise pikepdf.PdfError(UNKNOWN)
    return _unpacked(bytes(image.read_raw_bytes()), names, values.get("/DecodeParms"))


def _unpacked(data, names, parameters):
    """`data` with the coding of `names` undone: pikepdf itself unpacks only pictures that a page could have."""
    if not names:
        return data
    with pikepdf.new() as pdf:
        packed = pikepdf.Stream(pdf, data)
        packed.Filter = pikepdf.Array([Name(FILTERS.get(name, name)) for name in names])
        if parameters is not None:
            packed.DecodeParms = Object.parse(parameters.unparse(resolved=True))
        return packed.read_bytes()
