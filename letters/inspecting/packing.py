"""How a picture may be packed once more around its own coding, as ReportLab does: qpdf unpacks only what comes last."""

from base64 import a85decode
from zlib import decompress
from zlib import error as zlib_error

PACKINGS = {
    "/ASCII85Decode": lambda data: a85decode(b"<~" + data.strip(), adobe=True),
    "/ASCIIHexDecode": lambda data: bytes.fromhex(data.rstrip(b">\r\n ").decode("ascii")),
    "/FlateDecode": decompress,
}


def unpacked(data, names):
    """`data` without the packings `names`; ValueError for one that is not known or not sound."""
    for name in names:
        try:
            data = PACKINGS[name](bytes(data))
        except (KeyError, zlib_error) as error:
            raise ValueError(name) from error
    return bytes(data)
