"""Every object of a PDF, however deep, each once."""

import pikepdf

DEEPEST = 60
WORDS_LEFT_OUT = {"/ID", "/Font", "/O", "/U", "/OE", "/UE", "/Perms"}


def dictionaries(pdf):
    """Every dictionary of `pdf`, those of streams and those inside other objects among them."""
    for each, _ in everything(pdf):
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each


def strings(pdf):
    """(text, bytes) of every string in `pdf`, and of every name and key."""
    for each, key in everything(pdf):
        if isinstance(each, pikepdf.String):
            yield str(each), bytes(each)
        elif isinstance(each, pikepdf.Name):
            yield str(each), str(each).encode()
        if key:
            yield key, key.encode()


def everything(pdf):
    """(object, the key it stands under or "") for every object of `pdf` and for its trailer."""
    yield from _inside(pdf.trailer, "", DEEPEST)
    for each in pdf.objects:
        yield from _inside(each, "", DEEPEST)


def _inside(each, key, depth):
    yield each, key
    if not depth:
        return
    if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        inner = [(each[name], name) for name in each.keys()]  # noqa: SIM118 (a pikepdf object is no dict)
    elif isinstance(each, pikepdf.Array):
        inner = [(one, "") for one in each]
    else:
        return
    for one, name in inner:
        if not getattr(one, "is_indirect", False):
            yield from _inside(one, name, depth - 1)
        elif name:
            yield None, name


def strings_in(value, depth=DEEPEST):
    """The text of every string in a PDF value, but those behind a reference."""
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array) and depth:
        for one in value:
            yield from strings_in(one, depth - 1)
    elif isinstance(value, pikepdf.Dictionary) and depth:
        for key in value.keys():  # noqa: SIM118 (a pikepdf object is no dict)
            yield from strings_in(value[key], depth - 1)


def text_of(value):
    """A PDF value as words: text as it is, anything else as pikepdf shows it, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    return str(value)
