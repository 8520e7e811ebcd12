"""Reading the words off a picture with Tesseract: one page at a time, turned upright first."""

import shutil
import subprocess
from functools import cache
from io import BytesIO
from itertools import islice

import pypdfium2
from PIL import Image

from iasc_tracker.patterns import pattern
from letters.opening.opened import CannotOpen
from letters.opening.pdf import BROKEN, opened
from letters.opening.pictures import PIXELS, frames
from letters.opening.types import PDF

DPI, POINTS = 300, 72
SMALLEST_SIDE, ENLARGED = 1_000, 2_000  # a page this narrow in pixels was scanned too coarsely: it is enlarged
# Tesseract's own figure; below it the letters it looked at spoke for no direction.
SURE = 1.0
SECONDS = 60
PROGRAM = "tesseract"
ABSENT = "This installation cannot recognise the text of scans: tesseract-ocr is not installed."
TURN = pattern(r"^Rotate: (\d{1,3})\s*^Orientation confidence: ([\d.]{1,12})", 8)
QUARTERS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def is_present():
    """Whether Tesseract is installed on this machine."""
    return shutil.which(PROGRAM) is not None


def recognised(kind, data, number):
    """(the words, degrees the page had to be turned) of page `number` (from 1) of a PDF or picture.

    Raises `CannotOpen` when there is no such page, no Tesseract, or no end to it.
    """
    if not is_present():
        raise CannotOpen(ABSENT)
    picture = page_picture(data, number) if kind == PDF else _page_of_picture(kind, data, number)
    picture, turn = turned_upright(picture)
    words = _run(_png(picture), "-l", _languages(), "--psm", "3", "--dpi", str(DPI))
    return words.replace("\f", "").strip(), turn


def turned_upright(picture):
    """(`picture` large enough and upright, the degrees clockwise by which it was turned for that)."""
    picture = _enlarged(picture)
    turn = _turn(_png(picture))
    return (picture.transpose(QUARTERS[turn]) if turn else picture), turn


def table_of(picture):
    """Tesseract's table (tab-separated) of everything it reads on `picture` and where; raises `CannotOpen`."""
    return _run(_png(picture), "-l", _languages(), "--psm", "3", "--dpi", str(DPI), "tsv")


def page_picture(data, number):
    """Page `number` (from 1) of the PDF `data` in grey, fine enough to be recognised; raises `CannotOpen`."""
    document = opened(data)
    try:
        if not 1 <= number <= len(document):
            raise CannotOpen(BROKEN)
        page = document[number - 1]
        scale = DPI / POINTS
        width, height = page.get_size()
        # A page too large for 300 dpi is drawn as finely as the limit of pixels lets it.
        scale *= min(1, (PIXELS / max(1, width * height * scale * scale)) ** 0.5)
        return page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except pypdfium2.PdfiumError as error:
        raise CannotOpen(BROKEN) from error
    finally:
        document.close()


def _page_of_picture(kind, data, number):
    page = next(islice(frames(kind, data), number - 1, None), None)
    if page is None:
        raise CannotOpen(BROKEN)
    return page


def _enlarged(picture):
    side = min(picture.size)
    if not 0 < side < SMALLEST_SIDE or max(picture.size) > 5 * SMALLEST_SIDE:
        return picture
    factor = ENLARGED / side
    return picture.resize((round(picture.width * factor), round(picture.height * factor)), Image.Resampling.LANCZOS)


def _png(picture):
    buffer = BytesIO()
    picture.save(buffer, format="PNG", compress_level=1)
    return buffer.getvalue()


def _turn(png):
    """The degrees clockwise by which the page must be turned to stand upright: 0, 90, 180 or 270."""
    found = TURN.search(_run(png, "--psm", "0", "--dpi", str(DPI), may_fail=True))
    if found is None or float(found[2]) < SURE:
        return 0
    return int(found[1]) if int(found[1]) in QUARTERS else 0


@cache
def _languages():
    """English, and Welsh where its words are installed."""
    listed = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=SECONDS)  # noqa: S603, E501 (a fixed name, no shell)
    return "eng+cym" if "cym" in listed.stdout.split() else "eng"


def _run(png, *options, may_fail=False):
    """What Tesseract prints of a picture; one thread, since the machine serves pages meanwhile."""
    command = [PROGRAM, "stdin", "stdout", *options]
    try:
        done = subprocess.run(command, input=png, capture_output=True, timeout=SECONDS)  # noqa: S603 (fixed, no shell)
    except subprocess.TimeoutExpired as error:
        raise CannotOpen(f"The words of this page were not recognised within {SECONDS} seconds.") from error
    if done.returncode and not may_fail:
        raise CannotOpen("The words of this page could not be recognised. Open the file yourself.")
    return done.stdout.decode("utf-8", "replace")
