"""A PDF built anew from its pages alone, where nothing on them has to be hidden: its text, and its tags, stay.

Kept is only what is on a list (ISO 32000-1): what draws a page, and what says how it is read aloud. Metadata,
attachments, annotations, forms, scripts, thumbnails and older revisions are on no list, so they stay behind. Text that
nobody can see would come with the pages: the gate looks for that afterwards, and such a file becomes pictures instead.
"""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary

from letters.inspecting.accessible import tag_failures
from letters.opening.opened import CannotOpen
from letters.redacting.bare import Bare
from letters.redacting.drawing import CarriesMore, DrawnTooDeep, rebuild
from letters.redacting.pictures import UNDRAWN
from letters.redacting.sources import opened_whole, refuse_unreadable_pages
from letters.redacting.tags import descriptions, give_title, prune

ROOT_KEYS = {"/Type", "/Pages", "/StructTreeRoot", "/MarkInfo"}
TRAILER_KEYS = {"/Root", "/Size"}
TREE_KEYS = {"/Type", "/Kids", "/Count", "/Parent"}
PAGE_KEYS = {"/Type", "/Parent", "/UserUnit", "/Contents", "/Group", "/StructParents"}
INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
LAYERS = "This PDF has layers, which can be shown and hidden. Make pictures of its pages instead."
FORM = "This PDF is a form, and what is filled in would be lost. Make pictures of its pages instead."
MARKS = (
    "Page {} has marks laid over it (a highlight, a box, a stamp), which would be lost, and what they cover would be "
    "seen. Make pictures of its pages instead."
)
# What covers nothing: links, and the icons of notes and attached files.
ICONS = {"/Link", "/Popup", "/Text", "/FileAttachment"}
ICON_SIDE = 32  # points
ODD_PART = "Page {} of this PDF carries more than it shows. Make pictures of its pages instead."


def clean(data, *, language="en", title=""):
    """The bytes of a new PDF with the pages of the PDF `data`, their text, their tags if they pass, and nothing else.

    `title` goes on the outermost tag. Tags that the checker of PDF/UA-1 faults would read the file aloud wrongly, so
    they stay behind. Raises `CannotOpen` for a file that cannot be read, and for one of which something shown would
    be lost.
    """
    made = _cleaned(data, language, title, tags=True)
    with pikepdf.open(BytesIO(made)) as pdf:
        has_tags = "/StructTreeRoot" in pdf.Root
        if not has_tags or not tag_failures(pdf, made):
            return made
    return _cleaned(data, language, title, tags=False)


def _cleaned(data, language, title, *, tags):
    with opened_whole(data) as pdf:
        _refuse_unfit(pdf)
        refuse_unreadable_pages(pdf)
        for number, page in enumerate(pdf.pages, 1):
            _bare(pdf, page.obj, number)
        _keep(pdf.Root, ROOT_KEYS)
        _keep_tags(pdf, title, wanted=tags)
        pdf.Root.Lang = pikepdf.String(language)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        _strip(pdf)
        return _saved(pdf)


def told_of(data):
    """(descriptions, pages) of the PDF `data`: the words in its tags that stand for pictures, and how many pages.

    Nobody sees the descriptions, so an officer reads them.
    """
    with opened_whole(data) as pdf:
        return descriptions(pdf.Root), len(pdf.pages)


def _refuse_unfit(pdf):
    if "/OCProperties" in pdf.Root:
        raise CannotOpen(LAYERS)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and len(form.get("/Fields", Array())):
        raise CannotOpen(FORM)
    for number, page in enumerate(pdf.pages, 1):
        if any(_may_cover(note) for note in page.get("/Annots", Array())):
            raise CannotOpen(MARKS.format(number))


def _may_cover(note):
    """Whether an annotation may show more than the icon of a note: something on the page is below it."""
    if not isinstance(note, Dictionary) or str(note.get("/Subtype", "")) not in ICONS:
        return True
    left, bottom, right, top = (float(side) for side in note.get("/Rect", [0, 0, 0, 0]))
    return "/AP" in note and max(abs(right - left), abs(top - bottom)) > ICON_SIDE


def _bare(pdf, page, number):
    """Leave of `page` what draws it, with contents and resources made anew."""
    held = {key: value for key in INHERITED if (value := _inherited(page, key)) is not None}
    _keep(page, PAGE_KEYS)
    for key, value in held.items():
        page[key] = value
    try:
        page.Contents, page.Resources = rebuild(pdf, page, page.get("/Resources", Dictionary()))
    except CarriesMore as error:
        raise CannotOpen(ODD_PART.format(number)) from error
    except (pikepdf.PdfError, DrawnTooDeep, TypeError, ValueError, AttributeError, KeyError) as error:
        raise CannotOpen(UNDRAWN.format(number)) from error
    node = page.get("/Parent")
    while isinstance(node, Dictionary):
        _keep(node, TREE_KEYS)
        node = node.get("/Parent")


def _inherited(page, key):
    """The value of `key` of a page or of the nearest node above it; None when nothing has it."""
    node, steps = page, 0
    while isinstance(node, Dictionary) and steps < 100:  # a loop of parents is a broken file
        if key in node:
            return node[key]
        node, steps = node.get("/Parent"), steps + 1
    return None


def _keep(dictionary, keys):
    for key in set(dictionary.keys()) - set(keys):
        del dictionary[key]


def _keep_tags(pdf, title, *, wanted):
    """Keep the tag tree when it is wanted and whole, with the title on it, else nothing of it."""
    if wanted and prune(pdf.Root):
        if title.strip():
            give_title(pdf, title.strip())
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=False)
        return
    for key in {"/StructTreeRoot", "/MarkInfo"} & set(pdf.Root.keys()):
        del pdf.Root[key]
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            del page.obj["/StructParents"]


def _strip(pdf):
    """Take out of what the pages use whatever draws nothing, and out of the file what is not its pages."""
    bare = Bare()
    for number, page in enumerate(pdf.pages, 1):
        try:
            bare.resources(page.obj.Resources)
            if "/Group" in page.obj:
                bare.thing(page.obj.Group)
        except CarriesMore as error:
            raise CannotOpen(ODD_PART.format(number)) from error
        except (pikepdf.PdfError, TypeError, ValueError, AttributeError, KeyError, IndexError) as error:
            raise CannotOpen(UNDRAWN.format(number)) from error
    _keep(pdf.trailer, TRAILER_KEYS)


def _saved(pdf):
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True, recompress_flate=True, encryption=False)
    return buffer.getvalue()
