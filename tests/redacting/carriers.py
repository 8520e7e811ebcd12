"""PDFs that carry words where nobody sees them, one for each way that is known (TRUST R-PUB-8), and plain ones."""

import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

SECRET = "Zebrawhistle"


def text(words, x=20, y=150, size=12):
    """The instructions that write `words` at a point of the page."""
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET ".encode()


def pdf_of(contents, *, size=(300, 200), change=None, **page_keys):
    """A PDF with a page for each of `contents`; `change(pdf)` adds to it, `page_keys` go into every page."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for each in contents:
            page = pdf.add_blank_page(page_size=size)
            page.Resources = Dictionary(Font=Dictionary(F=font))
            page.Contents = Stream(pdf, each)
            for key, value in page_keys.items():
                page[f"/{key}"] = value
        if change:
            change(pdf)
        return saved(pdf)


def saved(pdf):
    """The bytes of a pikepdf document."""
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True, compress_streams=False)
    return buffer.getvalue()


def _annotation(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(SECRET))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def _field(pdf):
    _annotation(pdf)
    field = Dictionary(FT=Name.Tx, T=String("name"), V=String(SECRET), Rect=[0, 0, 9, 9])
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _attachment(pdf):
    pdf.attachments["notes.txt"] = SECRET.encode()


def _metadata(pdf):
    pdf.docinfo["/Author"] = SECRET


def _xmp(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = SECRET


def _thumbnail(pdf):
    picture = Stream(pdf, SECRET.encode(), Width=4, Height=1, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
    pdf.pages[0].Thumb = picture


def _shared(pdf):
    """A form that no page draws, in resources that all pages share."""
    form = Stream(pdf, text(SECRET), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 200])
    form.Resources = pdf.pages[0].Resources
    pdf.pages[0].Resources.XObject = Dictionary(Old=form)


def _script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))


def _layer(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    pdf.pages[0].Resources.Properties = Dictionary(L=layer)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def _replaced(pdf):
    """Words that a program reads in the place of others."""
    pdf.pages[0].Contents = Stream(pdf, f"/Span <</ActualText ({SECRET})>> BDC ".encode() + text("Seen") + b"EMC")


def incremental():
    """A file whose older revision has the secret."""
    first = pdf_of([text(SECRET)])
    with pikepdf.open(BytesIO(first)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
    start, seen = len(first), text("Seen")
    new = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(seen), seen)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, start)
    root = re.search(rb"/Root (\d+) 0 R", first)[1]
    before = first.rpartition(b"startxref")[2].split()[0]
    trailer = b"trailer\n<< /Size 9 /Root %s 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n"
    return first + new + table + trailer % (root, before, start + len(new))


BLACK, WHITE = b"0 g 10 140 200 30 re f ", b"1 g "
# What is drawn in a way that hides it: gone from pictures, and to be found by the gate in a copy that keeps its text.
DRAWN = {
    "black box over text": pdf_of([text(SECRET) + BLACK]),
    "white text": pdf_of([WHITE + text(SECRET)]),
    "text off the page": pdf_of([text(SECRET, x=-400) + text("Seen")]),
    "hidden layer": pdf_of([b"/OC /L BDC " + text(SECRET) + b"EMC " + text("Seen")], change=_layer),
}
# What is not drawn at all: gone from pictures and from a cleaned copy.
CARRIED = {
    "annotation": pdf_of([text("Seen")], change=_annotation),
    "attachment": pdf_of([text("Seen")], change=_attachment),
    "metadata": pdf_of([text("Seen")], change=_metadata),
    "XMP": pdf_of([text("Seen")], change=_xmp),
    "thumbnail": pdf_of([text("Seen")], change=_thumbnail),
    "unused form in shared resources": pdf_of([text("Seen"), text("Seen")], change=_shared),
    "incremental update": incremental(),
    "script": pdf_of([text("Seen")], change=_script),
    "words read in the place of others": pdf_of([text("Seen")], change=_replaced),
}
FORM = pdf_of([text("Seen")], change=_field)
ALL = DRAWN | CARRIED | {"form field": FORM}


def spoilt(number=3):
    """Three pages, of which page `number` has contents that cannot be unpacked."""
    with pikepdf.open(BytesIO(pdf_of([text("Seen")] * 3))) as pdf:
        pdf.pages[number - 1].Contents = Stream(pdf, b"x\x9cno such stream", Filter=Name.FlateDecode)
        return saved(pdf)


def everything_in(pdf):
    """Every byte of `pdf`: as stored, of every stream unpacked, and of every object."""
    with pikepdf.open(BytesIO(pdf)) as document:
        unpacked = [o.read_bytes() if isinstance(o, Stream) else repr(o).encode() for o in document.objects]
        heads = [repr(dict(o.items())).encode() for o in document.objects if isinstance(o, Stream | Dictionary)]
        return b"".join([pdf, *unpacked, *heads, repr(document.trailer).encode()])
