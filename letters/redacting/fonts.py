"""Fonts inside a PDF without the words in them: names, licences, notes, and texts that stand for one letter."""

from pdfminer.glyphlist import glyphname2unicode
from pikepdf import Array, Dictionary, Name, Stream

from iasc_tracker.patterns import pattern
from letters.opening.opened import CannotOpen

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
# What a reader needs of a TrueType or OpenType font (ISO 32000-1, 9.9): the rest are names, notes and signatures.
TABLES = {
    b"OS/2", b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"post", b"prep", b"vhea",
    b"vmtx", b"CFF ", b"VORG", b"gasp",
}  # fmt: skip
SFNT = {b"\x00\x01\x00\x00", b"true", b"OTTO"}
ENTRY = 16
LONGEST = 4  # letters that one glyph may stand for: "ffi", and one more
ODD_LETTERS = "A letter of a font in this PDF stands for a whole text. Make pictures of its pages instead."
CODED = pattern(r"[A-Za-z]{1,5}[0-9A-F]{1,6}")  # names that are numbers: "uni20AC", "g17"
MAPPED = pattern(rb"<([0-9A-Fa-f\s]{0,2000})>|(\[)|(\])|\b(begin|end)(bfchar|bfrange|codespacerange)\b")


def bare_font(thing, names):
    """Take the words out of `thing` if it is a font or a part of one; `names` {old: new} are those of the file.

    Raises `CannotOpen` for a font in which a letter stands for a whole text.
    """
    if thing.get("/Type") == "/FontDescriptor" or any(key in thing for key in PROGRAMS):
        if any(key in thing for key in PROGRAMS):
            _rename(thing, "/FontName", names)
        for key in PROGRAMS:
            if isinstance(thing.get(key), Stream):
                thing[key].write(without_notes(thing[key].read_bytes()))
    if is_embedded(thing):
        _rename(thing, "/BaseFont", names)
    else:
        _known_letters(thing)
    if isinstance(thing.get("/ToUnicode"), Stream):
        thing.ToUnicode.write(letters_only(thing.ToUnicode.read_bytes()))


def _known_letters(font):
    """Leave in the encoding of a font that is not in the file the names of letters that readers know."""
    encoding = font.get("/Encoding")
    if font.get("/Type") != "/Font" or "/CharProcs" in font or not isinstance(encoding, Dictionary):
        return
    named = encoding.get("/Differences", Array())
    for number, one in enumerate(named):
        if isinstance(one, Name) and str(one)[1:] not in glyphname2unicode and not CODED.fullmatch(str(one)[1:]):
            named[number] = Name("/.notdef")


def is_embedded(font):
    """Whether the program of `font` is in the file, so that its name is nothing that a reader looks for."""
    held = font.get("/DescendantFonts")
    below = held[0] if isinstance(held, Array) and len(held) else font
    described = below.get("/FontDescriptor") if isinstance(below, Dictionary) else None
    return isinstance(described, Dictionary) and any(key in described for key in PROGRAMS)


def _rename(thing, key, names):
    old = thing.get(key)
    if isinstance(old, Name) and str(old) not in names.values():
        thing[key] = Name(names.setdefault(str(old), f"/AAAAAA+Font{len(names) + 1}"))


def without_notes(data):
    """A TrueType or OpenType font with the tables that draw it alone; anything else as it is."""
    if data[:4] not in SFNT:
        return data
    tables = {}
    for number in range(int.from_bytes(data[4:6])):
        entry = data[12 + ENTRY * number : 12 + ENTRY * (number + 1)]
        start, length = int.from_bytes(entry[8:12]), int.from_bytes(entry[12:16])
        if entry[:4] in TABLES:
            tables[entry[:4]] = entry[4:8], data[start : start + length]
    return _font_of(data[:4], tables)


def _font_of(kind, tables):
    power = max(0, len(tables).bit_length() - 1)
    search = (1 << power) * ENTRY
    head = kind + b"".join(
        number.to_bytes(2) for number in (len(tables), search, power, max(0, len(tables) * ENTRY - search))
    )
    at, entries, bodies = len(head) + ENTRY * len(tables), [], []
    for tag in sorted(tables):
        checksum, body = tables[tag]
        entries.append(tag + checksum + at.to_bytes(4) + len(body).to_bytes(4))
        bodies.append(body + b"\0" * (-len(body) % 4))
        at += len(bodies[-1])
    return b"".join([head, *entries, *bodies])


def letters_only(data):
    """A ToUnicode map written anew with nothing but its letters; raises `CannotOpen` for a text in the place of one."""
    spaces, entries = _read(data)
    for _, to in entries:
        if len(to) // 4 > LONGEST:
            raise CannotOpen(ODD_LETTERS)
    lines = [b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap", b"/CMapName /Letters def /CMapType 2 def"]
    lines += [
        b"%d begincodespacerange" % len(spaces),
        *(b"<%s> <%s>" % space for space in spaces),
        b"endcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        lines += [b"%d beginbfchar" % len(part), *(b"<%s> <%s>" % entry for entry in part), b"endbfchar"]
    return b"\n".join([*lines, b"endcmap CMapName currentdict /CMap defineresource pop end end"])


def _read(data):
    """(code spaces, [(code, letters)]) of a ToUnicode map, everything as hexadecimal digits."""
    spaces, entries, block, held, listed = [], [], b"", [], None
    for match in MAPPED.finditer(data):
        digits, opens, closes, edge, kind = match.groups()
        if edge:
            block, held, listed = (kind if edge == b"begin" else b""), [], None
        elif opens:
            listed = []
        elif closes and listed is not None:
            if len(held) == 2:
                entries += _range(*held, listed)
            held, listed = [], None
        elif digits is not None and block:
            (held if listed is None else listed).append(b"".join(digits.split()).upper())
            held = _taken(block, held, spaces, entries)
    return spaces, entries


def _taken(block, held, spaces, entries):
    """Put what `held` has into its list when it is complete, and return what is left to be completed."""
    if block == b"bfrange" and len(held) == 3:
        first, last, to = held
        codes = int(last, 16) - int(first, 16) + 1
        entries += _range(first, last, [_next(to, step) for step in range(min(codes, 0x10000))])
        return []
    if block != b"bfrange" and len(held) == 2:
        (spaces if block == b"codespacerange" else entries).append(tuple(held))
        return []
    return held


def _range(first, last, letters):
    codes = range(int(first, 16), min(int(last, 16) + 1, int(first, 16) + len(letters)))
    return [(b"%0*X" % (len(first), code), to) for code, to in zip(codes, letters, strict=False)]


def _next(letters, step):
    return b"%0*X" % (len(letters), int(letters or b"0", 16) + step)
