"""Whether words that were to disappear are anywhere in a PDF: four readers, the raw bytes, every object (R-PUB-8)."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import decompressobj
from zlib import error as zlib_error

import pikepdf
import pypdf
from pdfminer.high_level import extract_text

from iasc_tracker.patterns import pattern
from letters.inspecting.personal import places_of, squeezed
from letters.inspecting.results import Finding, in_short
from letters.inspecting.walking import everything, strings
from letters.opening.opened import CannotOpen

PDFTOTEXT = "pdftotext"
READERS = ("PDFium", "pypdf", "pdfminer", PDFTOTEXT)
ABSENT = "pdftotext (poppler-utils) is not installed, so the second opinion is missing. Tell the administrator."
FAILED = "{} could not read the file, so nobody can say that the words are gone. Make another copy."
SECONDS = 120
# Shorter words turn up in compressed pictures by chance; there they are looked for as text alone.
BYTES = 5
SQUEEZED = 6
LARGEST = 64 * 1024 * 1024
STREAM = pattern(rb"stream\r?\n")
LONGEST_DICTIONARY = 600
IMAGE = pattern(rb"/Subtype\s{0,4}/Image")
# What every PDF of pictures spells in its own language (ISO 32000-1): among objects and bytes "page" tells nothing.
SYNTAX = (
    "type", "page", "pages", "catalog", "kids", "count", "parent", "mediabox", "resources", "contents", "xobject",
    "image", "subtype", "width", "height", "size", "colorspace", "devicegray", "devicergb", "bitspercomponent",
    "filter", "flatedecode", "dctdecode", "decodeparms", "length", "lang", "stream", "endstream", "endobj",
    "startxref", "trailer", "root",
)  # fmt: skip
CODINGS = ("utf-8", "utf-16-be", "utf-16-le", "latin-1")


def leaks(subject):
    """A Finding for each of the subject's words in each place where it still is: the file, or what stands beside it."""
    words = list(dict.fromkeys(word.strip() for word in subject.words if word.strip()))
    for where, text in (("the title", subject.title), *subject.texts.items()):
        yield from (_finding(word, f"in {where}") for word in words if is_in(word, text))
    for reader, text in readers(subject):
        yield from (_finding(word, f"{reader} reads it") for word in words if is_in(word, text))
    for where, text in _inner_texts(subject.pdf):
        telling = [word for word in words if not any(is_in(word, name) for name in SYNTAX)]
        yield from (_finding(word, where) for word in telling if is_in(word, text))
    words = [word for word in words if not any(word.casefold() in name for name in SYNTAX)]
    for where, data in _bytes(subject):
        lower = data.lower()
        yield from (_finding(word, where) for word in words if any(spelt in lower for spelt in spellings(word)))


def _finding(word, where):
    return Finding(f"“{in_short(word)}” is still in the file: {where}.", seen="Nothing", read=in_short(word))


def is_in(word, text):
    """Whether `word` stands in `text`: as words, or, if it is long enough, whatever spaces are in it."""
    bare = squeezed(word)
    return bool(places_of(word, text)) or (len(bare) >= SQUEEZED and bare in squeezed(text))


def spellings(word):
    """The byte strings in lower case that `word` may be written as in a file, for words long enough to tell."""
    if len(word) < BYTES:
        return []
    found = {word.lower().encode(coding) for coding in CODINGS if _fits(word, coding)}
    # "<4A61…>": a string of a PDF as hexadecimal digits.
    return [*found, *(one.hex().encode() for one in found)]


def _fits(word, coding):
    return coding != "latin-1" or all(ord(letter) < 256 for letter in word)


def readers(subject, names=READERS):
    """(name, text) of each of the four readers, or those `names`; raises CannotOpen when one is missing or fails."""
    read = {
        "PDFium": lambda: "\n".join(subject.page_texts),
        "pypdf": lambda: _pypdf(subject.data),
        "pdfminer": lambda: extract_text(BytesIO(subject.data)),
        PDFTOTEXT: lambda: _pdftotext(subject.data),
    }
    for name in READERS:
        if name in names:
            yield name, read[name]()


def _pypdf(data):
    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        NotImplementedError,
    ) as error:
        raise CannotOpen(FAILED.format("pypdf")) from error


def _pdftotext(data):
    program = shutil.which(PDFTOTEXT)
    if program is None:
        raise CannotOpen(ABSENT)
    with TemporaryDirectory() as folder:
        path = Path(folder, "given.pdf")
        path.write_bytes(data)
        try:
            done = subprocess.run(  # noqa: S603 (a fixed program, no shell)
                [program, "-enc", "UTF-8", str(path), "-"], capture_output=True, timeout=SECONDS, check=True
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise CannotOpen(FAILED.format(PDFTOTEXT)) from error
    return done.stdout.decode("utf-8", "replace")


def _inner_texts(pdf):
    """(where, text) of every string and name of the file."""
    yield "in an object of the file", "\n".join(text for text, _ in strings(pdf))


def _bytes(subject):
    """(where, bytes) of the file as it is and of every packed part: those of earlier versions, too."""
    yield "in the bytes of the file", subject.data
    for start in STREAM.finditer(subject.data):
        dictionary = subject.data[max(0, start.start() - LONGEST_DICTIONARY) : start.start()].rpartition(b" obj")[2]
        # The points of a picture spell nothing; the bytes that they are packed in were looked at above.
        if not IMAGE.search(dictionary):
            yield "in a packed part of the file", _inflated(subject.data, start.end())
    for each, _ in everything(subject.pdf):
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image":
            yield "in a packed part of the file", _unpacked(each)


def _inflated(data, start):
    """What is packed from `start` on, or nothing where no packed data starts."""
    try:
        return decompressobj().decompress(data[start:], LARGEST)
    except zlib_error:
        return b""


def _unpacked(stream):
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.all)
    except pikepdf.PdfError:  # a coding that qpdf does not know, such as JPEG 2000: the bytes as they are
        return stream.read_raw_bytes()
