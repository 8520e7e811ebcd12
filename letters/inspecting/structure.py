"""What a PDF holds besides its pages: layers, comments, fields, files, scripts, and what programs left in it."""

import pikepdf

from letters.inspecting.listed import RESOURCE_KINDS
from letters.inspecting.results import Finding, in_short
from letters.inspecting.subject import within
from letters.inspecting.walking import dictionaries, text_of

NOTHING = "Nothing"
ACTIONS = {
    "/JavaScript": "a script",
    "/Launch": "starting another program",
    "/SubmitForm": "sending what is filled in to an address",
    "/ImportData": "reading another file",
    "/GoToR": "opening another file",
    "/GoToE": "opening an embedded file",
    "/Rendition": "playing a recording",
    "/RichMediaExecute": "running embedded media",
    "/Movie": "playing a film",
    "/Sound": "playing a sound",
    "/Hide": "hiding or showing parts",
    "/SetOCGState": "switching layers",
    "/ResetForm": "emptying a form",
    "/Named": "a command of the reader program",
}
DATA_OF_PROGRAMS = {
    "/Thumb": "A small picture of a page, which may show what the page once showed.",
    "/PieceInfo": "Data that a program keeps in the file for itself.",
    "/Templates": "Pages that are kept hidden in the file.",
    "/OPI": "The place where another program keeps a picture.",
    "/PA": "An earlier address of a link.",
    "/SpiderInfo": "Data of a program that copied web pages.",
    "/DSS": "Data of a digital signature.",
    "/Perms": "Permissions of a digital signature.",
}
KINDS = {*RESOURCE_KINDS, "/ProcSet", "/Properties"}
NOTES = {"/Text": "a note", "/Popup": "the window of a note", "/Highlight": "a highlight", "/FreeText": "a text box"}


def layers(subject):
    """A Finding with the names of the layers that can be switched on and off."""
    properties = subject.pdf.Root.get("/OCProperties")
    if properties is None:
        return
    names = [in_short(group.get("/Name", "")) for group in properties.get("/OCGs", [])]
    yield Finding(
        f"The file has {len(names)} layer{'' if len(names) == 1 else 's'} that can be shown or hidden.",
        seen="Only the layers that are on",
        read=", ".join(names),
    )


def comments(subject):
    """A Finding for each note, highlight, stamp or text box that is laid on a page."""
    for number, note in _annotations(subject):
        kind = str(note.get("/Subtype", ""))
        if kind in {"/Widget", "/FileAttachment"} or (kind == "/Link" and "/AP" not in note):
            continue
        read = [text_of(note.get(key)) for key in ("/T", "/Subj", "/Contents", "/RC") if key in note]
        what = NOTES.get(kind, f"a mark of the kind “{kind.strip('/')}”")
        words = in_short("; ".join(read))
        yield Finding(
            f"Page {number}: {what} is laid on the page.", number, _box(subject, number, note), "At most a mark", words
        )


def form_fields(subject):
    """A Finding for each field that can be filled in, with what it holds."""
    form, fields = subject.pdf.Root.get("/AcroForm"), 0
    for number, note in _annotations(subject):
        if note.get("/Subtype") == "/Widget":
            fields += 1
            box = _box(subject, number, note)
            yield Finding(f"Page {number}: a form field.", number, box, read=_field(note))
    if form is None:
        return
    for field in form.get("/Fields", []):
        if "/Rect" not in field and "/Kids" not in field:
            fields += 1
            yield Finding("A form field that is on no page.", seen=NOTHING, read=_field(field))
    if "/XFA" in form:
        yield Finding("A form in a format (XFA) that most readers do not show.", seen=NOTHING)
    elif not fields:
        yield Finding(
            "The file says that it is a form, and shows no field.", seen=NOTHING, read=in_short(text_of(form))
        )


def _field(note):
    return in_short("; ".join(text_of(note.get(key)) for key in ("/T", "/TU", "/V", "/DV") if key in note))


def attachments(subject):
    """A Finding for each file that is inside the file."""
    seen = set()
    for each in dictionaries(subject.pdf):
        if "/EF" in each:
            name = text_of(each.get("/UF", each.get("/F")))
            seen.update(stream.objgen for stream in each.EF.values() if isinstance(stream, pikepdf.Stream))
            told = text_of(each.get("/Desc"))
            yield Finding(f"The file “{in_short(name)}” is attached.", seen="At most a paper clip", read=in_short(told))
    for each in dictionaries(subject.pdf):
        if each.get("/Type") == "/EmbeddedFile" and each.objgen not in seen:
            yield Finding("A file is embedded without a name.", seen=NOTHING)
    for number, note in _annotations(subject):
        if note.get("/Subtype") == "/FileAttachment":
            box = _box(subject, number, note)
            yield Finding(f"Page {number}: a file is pinned to the page.", number, box, read=in_short(_field(note)))
    if "/Collection" in subject.pdf.Root:
        yield Finding("The file is a portfolio: a folder of other files.", seen="The first file")


def scripts(subject):
    """A Finding for each script, and for each action but following a link."""
    names = subject.pdf.Root.get("/Names", {})
    if "/JavaScript" in names:
        yield Finding("Scripts run when the file is opened.", seen=NOTHING)
    for each in dictionaries(subject.pdf):
        kind = str(each.get("/S", "")) if isinstance(each.get("/S"), pikepdf.Name) else ""
        if kind in ACTIONS and not _is_structure(each):
            read = text_of(each.get("/JS", each.get("/F", each.get("/N"))))
            yield Finding(f"The file holds an action: {ACTIONS[kind]}.", seen=NOTHING, read=in_short(read))
        elif "/JS" in each:
            yield Finding("The file holds a script.", seen=NOTHING, read=in_short(text_of(each.JS)))
        if "/AA" in each:
            yield Finding("Something happens when a page or a field is opened or left.", seen=NOTHING)
        if each.get("/Subtype") in {"/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"}:
            yield Finding("The file holds a film, a sound or a model.", seen="A player")


def _is_structure(each):
    """Whether the dictionary is an element of the tag tree, whose /S is the name of a tag and no action."""
    return each.get("/Type") == "/StructElem" or "/P" in each


def leftovers(subject):
    """A Finding for each thing that programs left in the file for themselves."""
    root = subject.pdf.Root.get("/Metadata")
    kept = root.objgen if isinstance(root, pikepdf.Stream) else None
    for each in dictionaries(subject.pdf):
        for key, sentence in DATA_OF_PROGRAMS.items():
            # "/Perms" is also a string, in every encrypted file.
            if key in each and not isinstance(each[key], pikepdf.String):
                value = each[key]
                read = "" if isinstance(value, pikepdf.Stream) else in_short(text_of(value))
                yield Finding(sentence, seen=NOTHING, read=read)
        for key in _unknown(each.get("/Resources")):
            yield Finding("A part of the file that no page can use.", seen=NOTHING, read=in_short(key))
        metadata = each.get("/Metadata")
        if isinstance(metadata, pikepdf.Stream) and metadata.objgen != kept:
            yield Finding(
                "A page or a picture has properties of its own.", seen=NOTHING, read=in_short(text_of(metadata))
            )


def _unknown(resources):
    return set(resources.keys()) - KINDS if isinstance(resources, pikepdf.Dictionary) else ()


def _annotations(subject):
    """(number of the page, annotation) for every annotation of every page."""
    for number, page in enumerate(subject.pdf.pages, 1):
        for note in page.get("/Annots", []):
            if isinstance(note, pikepdf.Dictionary):
                yield number, note


def _box(subject, number, note):
    """Where an annotation is shown, or None when it does not say."""
    rectangle = note.get("/Rect")
    if rectangle is None or len(rectangle) != 4:
        return None
    left, bottom, right, top = (float(edge) for edge in rectangle)
    return within(subject.box(number, left, bottom, right, top))
