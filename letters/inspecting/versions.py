"""What a PDF keeps of its past: earlier versions, unused objects, bytes that belong to nothing; and locks."""

from collections import Counter

import pikepdf

from iasc_tracker.patterns import pattern
from letters.inspecting.properties import is_program
from letters.inspecting.results import Finding, in_short
from letters.inspecting.walking import DEEPEST
from letters.opening.types import PADDING

NOTHING = "Nothing"
END = b"%%EOF"
NEXT = pattern(rb"\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj\b|xref\b|startxref\b|trailer\b")
LONGEST_GAP = 4000
FIRST = pattern(rb"\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj\b")
OWNED = pattern(rb"(?<!\d)(\d{1,10})\s{1,4}\d{1,5}\s{1,4}obj\b")
LETTERS = pattern(rb"[A-Za-z]{1,4000}")
LONGEST_MARK = 4
BEGINNINGS = ("/Root", "/Info", "/Encrypt", "/ID")
OWN = {"/XRef", "/ObjStm"}


def locks(subject):
    """A Finding when the file is encrypted: its bytes cannot be checked as they are."""
    if subject.pdf.is_encrypted:
        yield Finding(
            "The file is encrypted, even if it opens without a password. Make a copy of it.", seen="An ordinary file"
        )


def earlier(subject):
    """A Finding for each thing in the bytes that no page of the current version needs."""
    data, pdf = subject.data, subject.pdf
    head, mark, tail = data.rpartition(END)
    ends = data.count(END) - bool(pdf.is_linearized)
    if ends > 1:
        times = "once" if ends == 2 else f"{ends - 1} times"
        sentence = f"The file was changed {times} after it was made, and the earlier versions are still in it."
        yield Finding(sentence, seen="The newest version", read="Every version")
    if tail.strip(PADDING):
        yield Finding("There is data after the end of the file.", seen=NOTHING, read=in_short(_words(tail)))
    if not data.startswith(b"%PDF-"):
        start = data.partition(b"%PDF-")[0]
        yield Finding("There is data before the beginning of the file.", seen=NOTHING, read=in_short(_words(start)))
    for words in _beginning(data):
        yield Finding("There is data between the parts of the file.", seen=NOTHING, read=words)
    for gap in _gaps(data):
        yield Finding("There is data between the parts of the file.", seen=NOTHING, read=in_short(_words(gap)))
    yield from _left(data, pdf)
    yield from _unused(pdf)


def _beginning(data):
    """Words between the first line of the file and its first object: programs put a few odd letters there."""
    first = FIRST.search(data, 0, LONGEST_GAP)
    start = data[: first.start() if first else LONGEST_GAP].partition(b"\n")[2]
    words = _words(start).lstrip("%")
    if any(len(run) > LONGEST_MARK for run in LETTERS.findall(start)) and not is_program(words):
        yield in_short(words)


def _left(data, pdf):
    """A Finding for each object in the bytes that the table of objects does not list, or lists elsewhere."""
    told = [int(match[1]) for piece in data.split(b"endobj")[:-1] if (match := OWNED.search(piece, 0, LONGEST_GAP))]
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/ObjStm":
            told += [int(number) for number in each.read_bytes()[: int(each.First)].split()[::2]]
    often = {number for number, count in Counter(told).items() if count > 1}
    # A number or a name on its own is no object of pikepdf: it is asked for by its number.
    gone = {number for number in told if pdf.get_object((number, 0)) is None}
    for number in sorted(gone | often):
        yield Finding(f"Object {number} of an earlier version is still in the file.", seen=NOTHING)


def _gaps(data):
    """What follows the end of an object and is neither the next object nor the table of them."""
    for piece in data.split(b"endobj")[1:]:
        rest = piece[:LONGEST_GAP].lstrip(PADDING)
        if rest and not NEXT.match(rest):
            start = NEXT.search(rest)
            yield rest[: start.start()] if start else rest


def _words(data):
    return data[:2000].decode("latin-1")


def _unused(pdf):
    used = reachable(pdf)
    for each in pdf.objects:
        if each is None or not hasattr(each, "objgen") or each.objgen in used or _is_housekeeping(each):
            continue
        yield Finding(
            f"Object {each.objgen[0]} of the file is used by no page.", seen=NOTHING, read=in_short(repr(each))
        )


def _is_housekeeping(each):
    is_own = isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and str(each.get("/Type", "")) in OWN
    # The first part of a linearised file; its place is fixed, and nothing points to it.
    return is_own or (isinstance(each, pikepdf.Dictionary) and "/Linearized" in each)


def reachable(pdf):
    """The (number, generation) of every object that the catalogue and the properties lead to."""
    used, waiting = set(), [(pdf.trailer[key], DEEPEST) for key in BEGINNINGS if key in pdf.trailer]
    while waiting:
        each, depth = waiting.pop()
        if getattr(each, "is_indirect", False):
            if each.objgen in used:
                continue
            used.add(each.objgen)
            depth = DEEPEST
        if not depth:
            continue
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [(each[key], depth - 1) for key in each.keys()]  # noqa: SIM118 (a pikepdf object is no dict)
        elif isinstance(each, pikepdf.Array):
            waiting += [(one, depth - 1) for one in each]
    return used
