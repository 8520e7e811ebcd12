"""What a PDF keeps of its past: earlier versions, unused objects, bytes that belong to nothing; and locks."""

import pikepdf

from iasc_tracker.patterns import pattern
from letters.inspecting.results import Finding, in_short
from letters.inspecting.walking import DEEPEST
from letters.opening.types import PADDING

NOTHING = "Nothing"
END = b"%%EOF"
GAP = pattern(rb"endobj([^\0]{1,4000}?)(?=\d{1,10} \d{1,5} obj\b|xref\b|startxref\b|trailer\b)", 16)  # re.DOTALL
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
    for gap in GAP.finditer(data):
        if gap[1].strip(PADDING):
            yield Finding("There is data between the parts of the file.", seen=NOTHING, read=in_short(_words(gap[1])))
    yield from _unused(pdf)


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
    """The (number, generation) of every object that the trailer leads to."""
    used, waiting = set(), [(pdf.trailer, DEEPEST)]
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
