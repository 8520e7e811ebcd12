"""Photographs and scans: decoded whole, so that only what is a picture to the last line counts as one."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from letters.opening.opened import CannotOpen, Opened
from letters.opening.types import JPEG, PNG, TIFF

PIXELS = 50_000_000
PAGES = 500
FORMATS = {JPEG: "JPEG", PNG: "PNG", TIFF: "TIFF"}
LARGE = "This picture has more than 50 million pixels, so it was not opened. Ask for a smaller copy, or for a PDF."
LONG = f"This picture file has more than {PAGES} pages; ask for it in parts."
BROKEN = "This picture cannot be opened; it may be damaged. Ask for another copy."
SCANNED = "a picture: it has no text of its own"


def open_picture(kind, data):
    """The `Opened` of a picture of the media type `kind`; raises `CannotOpen`."""
    count = sum(1 for _ in frames(kind, data))
    return Opened(kind, SCANNED, texts=("",) * count, pages=count, scanned=tuple(range(1, count + 1)))


def frames(kind, data):
    """Each page of a picture file, decoded, upright and in grey; raises `CannotOpen`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # held to our own limit below
            with Image.open(BytesIO(data), formats=[FORMATS[kind]]) as picture:
                yield from _frames(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError, TypeError, EOFError) as error:
        raise CannotOpen(BROKEN) from error
    except Image.DecompressionBombError as error:
        raise CannotOpen(LARGE) from error


def _frames(picture):
    for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
        if frame.width * frame.height > PIXELS:
            raise CannotOpen(LARGE)
        if number > PAGES:
            raise CannotOpen(LONG)
        yield ImageOps.exif_transpose(frame.convert("L"))  # grey first: a third of the memory
