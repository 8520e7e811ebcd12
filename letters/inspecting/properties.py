"""What a PDF says of itself: only what every file needs passes, in /Info and in XMP."""

from lxml import etree

from iasc_tracker.patterns import pattern
from letters.inspecting.results import Finding, in_short
from letters.inspecting.subject import bare
from letters.inspecting.walking import text_of

NOTHING = "Nothing"
NAMES = {
    "/Title": "a title with words that are not public",
    "/Author": "the author",
    "/Subject": "a subject",
    "/Keywords": "keywords",
    "/Company": "an organisation",
    "/Creator": "the program it was written with",
    "/Producer": "the program that made it",
}
DATES = {"/CreationDate", "/ModDate"}
DATE = pattern(r"D:\d{4,14}(?:Z|[+-]\d\d)?'?(?:\d\d)?'?(?:\d\d'?)?")
# The words that programs call themselves by. A name that holds any other word is shown to the officer.
PROGRAMS = (
    " weasyprint pikepdf pdfium skia pdf chromium chrome headlesschrome libreoffice openoffice.org writer calc impress"
    " draw microsoft office word excel powerpoint publisher for print to adobe acrobat distiller indesign illustrator"
    " photoshop pdfmaker library reader pro dc reportlab www.reportlab.com ghostscript gpl itext itextsharp"
    " cairo pdftex xetex luatex latex tex with hyperref package qpdf quartz pdfcontext macos mac os x version build"
    " windows linux x64 x86 canon xerox ricoh konica minolta hp epson scan scanner nitro foxit phantompdf"
    " phantom printer scansoft create google docs renderer apache fop pdfbox pypdf pypdf2 tesseract"
    " ocrmypdf the document company aspose pillow driver created by generated opensource "
)
MARKS = str.maketrans("®™/()", "     ")
NUMBER = pattern(r"v?[\d.,_:-]{1,40}[a-z]?")
XMP_PDFA = "http://www.aiim.org/"
SYNTAX = {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "adobe:ns:meta/"}
DC, PDF, XMP = "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/xap/1.0/"
PROGRAM_TAGS = {("adobe:ns:meta/", "xmptk"), (PDF, "Producer"), (XMP, "CreatorTool"), (PDF, "PDFVersion")}
DATE_TAGS = {(XMP, "CreateDate"), (XMP, "ModifyDate"), (XMP, "MetadataDate")}
XMP_DATE = pattern(r"[\d:.+TZ-]{4,40}")
PLAIN_TAGS = {(DC, "format"): {"application/pdf"}, (PDF, "Trapped"): {"True", "False", "Unknown"}}
LANGUAGE = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
IDS = {("http://ns.adobe.com/xap/1.0/mm/", "DocumentID"), ("http://ns.adobe.com/xap/1.0/mm/", "InstanceID")}
ID = pattern(r"(?:uuid:|xmp\.[di]id:)?[0-9A-Fa-f-]{32,40}")


def properties(subject):
    """A Finding for each property that says more than title, program and dates."""
    for key, value in subject.pdf.docinfo.items():
        words = text_of(value).strip()
        if words and not _may_stay(subject, key, words):
            what = NAMES.get(key, f"“{in_short(key.strip('/'))}”")
            yield Finding(f"The file's properties name {what}.", seen=NOTHING, read=in_short(words))
    metadata = subject.pdf.Root.get("/Metadata")
    if metadata is not None:
        yield from _xmp(subject, metadata.read_bytes())


def _may_stay(subject, key, words):
    if key in DATES:
        return bool(DATE.fullmatch(words))
    if key == "/Title":
        return is_said_in_public(subject, words)
    if key == "/Trapped":
        return words.strip("/") in {"True", "False", "Unknown"}
    return key in {"/Producer", "/Creator"} and is_program(words)


def is_program(words):
    """Whether `words` are nothing but names and versions of programs."""
    parts = [part.strip(",;:+-") for part in words.lower().translate(MARKS).split()]
    return all(not part or f" {part} " in PROGRAMS or NUMBER.fullmatch(part) for part in parts)


def is_said_in_public(subject, words):
    """Whether every word of a title stands in what is published with it anyway."""
    return {bare(word) for word in words.split()} <= subject.shown_words


def _xmp(subject, data):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=False)
    try:
        tree = etree.fromstring(data.strip(b"\x00 \r\n\t"), parser)
    except etree.XMLSyntaxError:
        yield Finding(
            "The file's properties (XMP) cannot be read.", seen=NOTHING, read=in_short(data.decode("latin-1"))
        )
        return
    if tree.getroottree().docinfo.doctype:
        yield Finding("The file's properties (XMP) declare words of their own, as attacks do.", seen=NOTHING)
    for name, words in _values(tree):
        if words.strip() and not _may_stay_in_xmp(subject, name, words.strip()):
            yield Finding(
                f"The file's properties (XMP) hold “{in_short(name[1])}”.", seen=NOTHING, read=in_short(words)
            )


def _values(tree):
    """((namespace, name), words) of every attribute, text and comment."""
    for each in tree.iter():
        if not isinstance(each.tag, str):
            words = each.text or ""
            yield ("", "comment"), "" if words.startswith(("begin=", "end=")) else words
            continue
        owner = _owner(each)
        yield owner, each.text or ""
        yield owner, each.tail or ""
        for key, words in each.attrib.items():
            name = _split(key)
            is_syntax = name[0] in SYNTAX and name[1] in {"about", "parseType"} or key.endswith("}lang")
            yield (("", "language") if key.endswith("}lang") else name if not is_syntax else ("", "syntax")), words


def _owner(each):
    """The name of the property that `each` belongs to: the nearest tag that is not RDF's own."""
    while each is not None and _split(each.tag)[0] in SYNTAX:
        each = each.getparent()
    return ("", "text") if each is None else _split(each.tag)


def _split(tag):
    space, _, name = tag.rpartition("}")
    return space.strip("{"), name


def _may_stay_in_xmp(subject, name, words):
    if name[0].startswith(XMP_PDFA):
        return len(words) < 60 and not any(character in words for character in "@")
    if name in PROGRAM_TAGS:
        return is_program(words)
    if name in DATE_TAGS:
        return bool(XMP_DATE.fullmatch(words))
    if name in IDS:
        return bool(ID.fullmatch(words))
    if name in {("", "language"), (DC, "language")}:
        return words == "x-default" or bool(LANGUAGE.fullmatch(words))
    if name == (DC, "title"):
        return is_said_in_public(subject, words)
    if name == ("", "syntax"):
        return words in {"Resource", "Literal", "Collection"} or bool(ID.fullmatch(words))
    return words in PLAIN_TAGS.get(name, ())
