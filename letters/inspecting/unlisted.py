"""Words that stand in the file and that no page shows: names of places in it, descriptions, what programs added.

Everything is asked about but what is known to be harmless, so a key that nobody thought of is no way through.
"""

from pikepdf import Array, Dictionary, Name, Stream, String

from iasc_tracker.patterns import pattern
from letters.inspecting.listed import CODES, DATED, INKS, REGISTERED
from letters.inspecting.properties import DATE, LANGUAGE, is_said_in_public
from letters.inspecting.results import Finding, in_short
from letters.inspecting.walking import DEEPEST

NOTHING = "Nothing"
# Two letters tell nothing: the prefix of page numbers, the id of a tag.
SHORTEST = 3
CODE = pattern(r"[A-Za-z]{0,9}[-_.]{0,2}\d{1,9}(?:-\d{1,9}){0,4}|[0-9A-Fa-f-]{16,40}")
SPELT, SPELT_ID = pattern(r"[A-Za-z]{5}"), pattern(r"[A-Za-z]{7}")  # an id may have some letters by chance
WEB = pattern(r"https?://[\w.-]{1,250}\.[a-z]{2,24}(?::\d{1,5})?(?:/[^?@\s]{0,1500})?")
LONGEST_CODE = 40
NAMES_OF_LETTERS = {"/CharSet", "/FontFamily"}  # as /FontName has them
# The colours that PDF/A files name (ISO 32000-1, 14.11.5).
PLAIN = {"IEC6196621DefaultRGBColourSpacesRGB", "sRGB", "sRGBIEC6196621", "httpwwwcolororg", "CGATSTR001", "Custom"}
INSIDE = "a word that stands in the file"
WORDS = {
    "/Alt": "a description that only screen readers read out",
    "/ActualText": "words that programs read in the place of what is shown",
    "/E": "the long form of an abbreviation",
    "/URI": "the address of a link",
    "/Title": "a title that only the list of contents shows",
    "/Contents": "words behind a link or a note",
    "/T": "a name or a title inside the file",
    "/P": "a prefix of page numbers",
    "/Lang": "a language that is none",
}


def words(subject):
    """A Finding for each string of the file that neither a page nor the words beside it show; each words once."""
    told = set()
    for each, key in _placed(subject.pdf):
        for read in _read(each, key):
            if read not in told and not _is_harmless(subject, key, read):
                told.add(read)
                sentence = f"There is {WORDS.get(key, INSIDE)}, and no page shows it."
                yield Finding(sentence, seen=NOTHING, read=in_short(read))


def _placed(pdf):
    """(value, the nearest key above it) for every value of the file but its properties, which have their own check."""
    skipped = {each.objgen for key in ("/Info", "/Encrypt") if isinstance(each := pdf.trailer.get(key), Dictionary)}
    yield from _below(Dictionary({key: pdf.trailer[key] for key in set(pdf.trailer.keys()) - {"/Info", "/Encrypt"}}))
    for each in pdf.objects:
        if getattr(each, "objgen", (0, 0)) not in skipped:
            yield from _below(each)


def _below(each, key="", depth=DEEPEST):
    yield each, key
    if isinstance(each, Dictionary | Stream):
        inner = [(each[name], name) for name in each.keys()]  # noqa: SIM118 (a pikepdf object is no dict)
    elif isinstance(each, Array):
        # The colours of a palette are a string of numbers.
        inner = [(one, key) for one in (list(each)[:3] if len(each) and each[0] == Name.Indexed else each)]
    else:
        return
    for one, name in inner:
        if depth and not getattr(one, "is_indirect", False):
            yield from _below(one, name, depth - 1)


def _read(each, key):
    """The words of one value: a string, or the name of an ink or of a place in the file."""
    if isinstance(each, String):
        yield str(each)
    elif key == "/Dests" and isinstance(each, Dictionary):
        yield from (name.strip("/") for name in each.keys() if name not in {"/Names", "/Kids", "/Limits"})  # noqa: SIM118 (not a dict)
    elif isinstance(each, Array) and len(each) > 1 and each[0] in (Name.Separation, Name.DeviceN):
        inks = list(each[1]) if isinstance(each[1], Array) else [each[1]]
        yield from (str(ink).strip("/") for ink in inks if str(ink) not in INKS)


def _is_harmless(subject, key, read):
    letters = "".join(letter for letter in read if letter.isalnum())
    if len(letters) < SHORTEST or key in NAMES_OF_LETTERS or (len(read) <= LONGEST_CODE and CODE.fullmatch(read)):
        return True
    if key in CODES:
        return letters in REGISTERED
    if key in DATED:
        return bool(DATE.fullmatch(read))
    if key == "/ID":
        return not SPELT_ID.search(read)
    if key == "/Lang":
        return bool(LANGUAGE.fullmatch(read))
    if WEB.fullmatch(read) or letters in PLAIN or _is_noise(read):
        return True
    return is_said_in_public(subject, read.removeprefix("mailto:"))


def _is_noise(read):
    """Whether a string is bytes that spell nothing, such as the id of the file."""
    spelt = read.replace("\0", "")
    return not spelt.isprintable() and not SPELT.search(spelt)
