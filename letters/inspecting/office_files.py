"""What Word documents and Excel workbooks hold besides what is printed, read from their parts."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from iasc_tracker.patterns import pattern
from letters.inspecting.pictures import PICTURE_FAULTS, carried_by
from letters.inspecting.results import Finding, in_short
from letters.opening.opened import CannotOpen
from letters.opening.types import DOCX

NOTHING = "Nothing"
BROKEN = "This Office file cannot be opened; it may be damaged. Ask for another copy, or for a PDF."
MOST_BYTES = 64 * 1024 * 1024
PROPERTIES = {
    "creator": "its author",
    "lastModifiedBy": "who changed it last",
    "description": "a description",
    "subject": "a subject",
    "keywords": "keywords",
    "category": "a category",
    "Company": "an organisation",
    "Manager": "a manager",
    "Template": "the template it was written with",
    "HyperlinkBase": "the folder it was written in",
}
REVISIONS = pattern(r"xl/revisions/[^/]{1,100}\.xml")
WORKBOOK = pattern(r"xl/workbook\.xml")
CHARTS = pattern(r"(?:word|xl)/charts/chart\d{1,6}\.xml")
RELATIONS = pattern(r".{1,300}\.rels")
MACROS = pattern(r".{0,300}(?:vbaProject|vbaData|macrosheets)[^/]{0,60}", 2)
TOLD = pattern(r"docProps/[^/]{1,60}\.xml")
CUSTOM = pattern(r"customXml/item\d{1,6}\.xml")
WORD = pattern(r"word/[^/]{1,100}\.xml")
COMMENTS = pattern(r"(?:word/comments[^/]{0,20}|xl/(?:comments[^/]{0,20}|threadedComments/[^/]{1,60}))\.xml")
PICTURE = pattern(r"(?:word|xl)/media/[^/]{1,200}\.(?:jpe?g|png|tiff?)", 2)
EXTERNAL = pattern(r"xl/externalLinks/externalLink\d{1,6}\.xml")
PIVOT = pattern(r"xl/pivotCache/pivotCache(?:Definition|Records)\d{1,6}\.xml")
EMBEDDED = pattern(r"(?:word|xl)/(?:embeddings|activeX|oleObject)[^/]{0,40}/[^/]{1,200}")
ANY = pattern(r".{1,400}\.xml")
CELLS_XML = pattern(r"xl/(?:worksheets|chartsheets)/[^/]{1,200}\.xml")


def parts(subject, names=ANY):
    """(name, tree) of each part of the file whose name matches `names`; raises CannotOpen for a damaged one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name, data in blobs(subject, names):
        try:
            yield name, etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise CannotOpen(BROKEN) from error


def blobs(subject, names):
    """(name, bytes) of each part whose name matches; `types.media_type` has held the sizes that it tells to a limit."""
    with ZipFile(BytesIO(subject.data)) as archive:
        for entry in archive.infolist():
            if names.fullmatch(entry.filename):
                if entry.file_size > MOST_BYTES:
                    raise CannotOpen(BROKEN)
                yield entry.filename, archive.read(entry)


def found(tree, *tags):
    """Every element of `tree` with one of the local names `tags`, in any namespace."""
    return tree.iter(*(f"{{*}}{tag}" for tag in tags))


def words(element):
    """The text of an element, in short."""
    return in_short(" ".join("".join(piece) for piece in element.itertext()))


def attribute(element, name):
    """The attribute with the local name `name`, in any namespace, or ""."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def words_of(subject):
    """All the text of the file, hidden or not."""
    return "\n".join(" ".join(tree.itertext()) for _, tree in parts(subject))


def comments(subject):
    """A Finding for each comment."""
    for _, tree in parts(subject, COMMENTS):
        for each in found(tree, "comment", "threadedComment"):
            author = attribute(each, "author") or "somebody"
            yield Finding(f"A comment by {in_short(author)}.", seen="Not printed", read=words(each))


def tracked_changes(subject):
    """A Finding for each change that is tracked: what was struck out is still there."""
    for _, tree in parts(subject, WORD):
        for each in found(tree, "del", "moveFrom"):
            if read := words(each):
                yield Finding("Words that were struck out are still there.", seen=NOTHING, read=read)
        for each in found(tree, "ins", "moveTo"):
            if read := words(each):
                who = in_short(attribute(each, "author") or "somebody")
                yield Finding(f"Words put in by {who} are marked as a change.", seen=read, read=read)
    for name, _ in blobs(subject, REVISIONS):
        yield Finding("The workbook keeps the history of its changes.", seen=NOTHING, read=name)


def hidden_words(subject):
    """A Finding for each run of a Word document that is hidden or white."""
    for _, tree in parts(subject, WORD):
        for run in found(tree, "r"):
            if (read := words(run)) and (how := _how_hidden(run)):
                yield Finding(f"Text that is {how}.", seen=NOTHING, read=read)


def _how_hidden(run):
    for style in found(run, "vanish", "webHidden"):
        if attribute(style, "val") not in {"0", "false", "off"}:
            return "marked as hidden"
    for colour in found(run, "color"):
        if attribute(colour, "val").upper() in {"FFFFFF", "FEFEFE"}:
            return "white"
    small = [attribute(size, "val") for size in found(run, "sz")]
    return "too small to be seen" if any(size.isdigit() and int(size) <= 4 for size in small) else ""


def hidden_cells(subject):
    """A Finding for each hidden sheet, and for hidden rows and columns."""
    for _, tree in parts(subject, WORKBOOK):
        for sheet in found(tree, "sheet"):
            if attribute(sheet, "state") in {"hidden", "veryHidden"}:
                yield Finding("A sheet is hidden.", seen=NOTHING, read=in_short(attribute(sheet, "name")))
        for name in found(tree, "definedName"):
            if attribute(name, "hidden") in {"1", "true"}:
                yield Finding("A name for cells is hidden.", seen=NOTHING, read=in_short(attribute(name, "name")))
    for part, tree in parts(subject, CELLS_XML):
        for kind, tag in (("rows", "row"), ("columns", "col")):
            hidden = [each for each in found(tree, tag) if attribute(each, "hidden") in {"1", "true"}]
            if hidden:
                where = ", ".join(attribute(each, "r") or attribute(each, "min") for each in hidden)
                yield Finding(f"Hidden {kind} in {part.rpartition('/')[2]}.", seen=NOTHING, read=in_short(where))
        if any(attribute(each, "filterMode") in {"1", "true"} for each in found(tree, "sheetPr")):
            yield Finding("A filter hides rows of a sheet.", seen="Only what the filter lets through")


def data_behind(subject):
    """A Finding for each table behind a pivot table, and each workbook behind a chart."""
    for name, tree in parts(subject, PIVOT):
        yield Finding("The data behind a pivot table is kept whole.", seen="The table's sums", read=_values(name, tree))
    for _, tree in parts(subject, CHARTS):
        if any(True for _ in found(tree, "externalData")):
            yield Finding("The numbers behind a chart are kept in a workbook.", seen="The chart")


def _values(name, tree):
    read = ", ".join(filter(None, (attribute(each, "v") or attribute(each, "name") for each in tree.iter("{*}*"))))
    return in_short(read) or name


def external_links(subject):
    """A Finding for each link to a file elsewhere, whose address and values the file keeps."""
    for name, tree in parts(subject, EXTERNAL):
        yield Finding("The workbook is linked to another file.", seen="Only the result", read=words(tree) or name)
    for _, tree in parts(subject, RELATIONS):
        for each in found(tree, "Relationship"):
            kind = attribute(each, "Type").rpartition("/")[2]
            if attribute(each, "TargetMode") == "External" and kind != "hyperlink":
                read = in_short(attribute(each, "Target"))
                yield Finding(f"The file points to another file ({kind}).", seen=NOTHING, read=read)


def embedded(subject):
    """A Finding for each file inside the file."""
    for name, _ in blobs(subject, EMBEDDED):
        yield Finding("A file is embedded.", seen="A picture of it", read=name)


def scripts(subject):
    """A Finding for each macro, and for fields that fetch something when the file is opened."""
    for name, _ in blobs(subject, MACROS):
        yield Finding("The file holds macros.", seen=NOTHING, read=name)
    for _, tree in parts(subject, WORD):
        for each in found(tree, "instrText", "fldSimple"):
            read = words(each) or attribute(each, "instr")
            if read.split(" ")[0].upper() in {"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK"}:
                yield Finding("A field fetches something from elsewhere.", seen="What it fetched", read=in_short(read))


def properties(subject):
    """A Finding for each property that names persons, places or anything that somebody added."""
    for name, tree in parts(subject, TOLD):
        for each in tree.iter("{*}*"):
            tag, read = each.tag.rpartition("}")[2], words(each)
            if tag in PROPERTIES and read and read not in {"Normal.dotm", "Normal", "python-docx", "openpyxl"}:
                yield Finding(f"The file's properties name {PROPERTIES[tag]}.", seen=NOTHING, read=read)
            elif tag == "property" and name.endswith("custom.xml"):
                what = in_short(attribute(each, "name"))
                yield Finding(f"The file has a property “{what}” of its own.", seen=NOTHING, read=read)
    kind = "word" if subject.media_type == DOCX else "xl"
    for name, tree in parts(subject, CUSTOM):
        if read := words(tree):
            yield Finding(f"Data of other programs is kept beside the {kind} file.", seen=NOTHING, read=read or name)


def pictures(subject):
    """A Finding for each thing that a picture in the file carries."""
    for name, data in blobs(subject, PICTURE):
        try:
            yield from carried_by(data, f"The picture {name.rpartition('/')[2]}")
        except PICTURE_FAULTS:
            yield Finding("A picture in the file cannot be opened, so what it carries is not known.", seen=NOTHING)
