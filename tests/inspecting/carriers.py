"""PDFs that hide SECRET in every way that has cost a public body dearly, one function a carrier.

Each carrier is a function that gives bytes; `CARRIERS` says which check has to find it.
"""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.inspecting.pdfs import BODY, SECRET, image, jpeg, new, saved, saved_locked, text, with_image


def black_box():
    return saved(new(BODY + text(SECRET, 50, 200) + "0 g 45 195 150 20 re f"))


def rotated_black_box():
    return saved(new(BODY + text(SECRET, 50, 200) + "0 g 45 195 150 20 re f", Rotate=90))


def cropped_black_box():
    return saved(new(BODY + text(SECRET, 50, 200) + "0 g 45 195 150 20 re f", CropBox=[10, 100, 290, 390], Rotate=180))


def box_as_annotation():
    pdf = new(BODY + text(SECRET, 50, 200))
    look = Stream(pdf, b"0 g 0 0 150 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 150, 20])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[45, 195, 195, 215], AP=Dictionary(N=look), F=4)
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def box_in_a_form():
    pdf = new()
    inner = Stream(pdf, (text(SECRET, 50, 200) + "0 g 45 195 150 20 re f").encode(), Type=Name.XObject)
    inner.Subtype, inner.BBox, inner.Resources = Name.Form, Array([0, 0, 300, 400]), pdf.pages[0].Resources
    pdf.pages[0].Resources = Dictionary(Font=pdf.pages[0].Resources.Font, XObject=Dictionary(X1=inner))
    pdf.pages[0].Contents = Stream(pdf, (BODY + "/X1 Do").encode())
    return saved(pdf)


def white_text():
    return saved(new(BODY + text(SECRET, 50, 200, before="1 g")))


def same_colour():
    return saved(new(BODY + "0 0 1 rg 0 180 300 60 re f " + text(SECRET, 50, 200, before="0 0 1 rg")))


def text_under_picture():
    pdf = with_image(jpeg(words="A view of Sampleshire"))
    pdf.pages[0].Contents = Stream(pdf, (BODY + text(SECRET, 50, 240) + "q 240 0 0 120 30 200 cm /Im1 Do Q").encode())
    return saved(pdf)


def tiny_text():
    return saved(new(BODY + text(SECRET, 50, 200, size=0.5)))


def clipped_text():
    return saved(new(BODY + "q 0 0 10 10 re W n " + text(SECRET, 50, 200) + " Q"))


def invisible_text():
    return saved(new(BODY + text(SECRET, 50, 200, before="3 Tr")))


def off_page():
    return saved(new(BODY + text(SECRET, 900, 200)))


def cropped_away():
    return saved(new(BODY + text(SECRET, 50, 20), CropBox=[0, 100, 300, 400]))


def hidden_layer():
    pdf = new(BODY + "/OC /L1 BDC " + text(SECRET, 50, 200) + " EMC")
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    pdf.pages[0].Resources.Properties = Dictionary(L1=layer)
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], Order=[layer]))
    return saved(pdf)


def misaligned_scan():
    """A scan whose recognised words lie in the empty part of the picture."""
    pdf = new("q 300 0 0 400 0 0 cm /Im1 Do Q" + text(SECRET, 50, 60, before="3 Tr"))
    pdf.pages[0].Resources.XObject = Dictionary(Im1=image(pdf, jpeg((600, 800), SECRET), (600, 800)))
    return saved(pdf)


def annotation():
    pdf = new()
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[50, 200, 70, 220], Contents=String(SECRET))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def form_field():
    pdf = new()
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("name"),
        V=String(SECRET),
        Rect=[50, 200, 200, 220],
        F=2,
    )
    field = pdf.make_indirect(field)
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=[field])
    return saved(pdf)


def attachment():
    pdf = new()
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode(), filename="notes.txt")
    return saved(pdf)


def metadata():
    pdf = new()
    pdf.docinfo["/Author"] = SECRET
    return saved(pdf)


def metadata_of_its_own():
    pdf = new()
    pdf.docinfo["/Reviewed"] = SECRET
    return saved(pdf)


def telling_title():
    pdf = new()
    pdf.docinfo["/Title"] = f"Complaint of {SECRET}"
    return saved(pdf)


def xmp():
    pdf = new()
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:creator"] = [SECRET]
    return saved(pdf)


def incremental_update():
    first = saved(new(BODY + text(SECRET, 50, 200)))
    pdf = pikepdf.open(BytesIO(first))
    number = pdf.pages[0].Contents.objgen[0]
    content = BODY.encode()
    start = first.rindex(b"startxref") + len(b"startxref\n")
    previous = int(first[start:].split()[0])
    change = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    root = pdf.Root.objgen[0]
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number, len(first), len(pdf.objects) + 1, root, previous,
    )  # fmt: skip
    return first + change + table + b"startxref\n%d\n%%%%EOF\n" % (len(first) + len(change))


def after_the_end():
    return saved(new()) + b"\n" + SECRET.encode()


def between_the_parts():
    data = saved(new(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return data.replace(b"endobj", b"endobj\n% " + SECRET.encode(), 1)


def unused_object():
    data = saved(new(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    place, number = data.rindex(b"xref\n0 "), data.count(b" 0 obj") + 1
    added = b"%d 0 obj\n(%s)\nendobj\n" % (number, SECRET.encode())
    lines = data[place:].split(b"\n")
    lines[1] = b"0 %d" % (number + 1)
    lines.insert(number + 2, b"%010d 00000 n " % place)
    table = b"\n".join(lines).replace(b"/Size %d" % number, b"/Size %d" % (number + 1))
    return data[:place] + added + table.replace(b"%d\n%%%%EOF" % place, b"%d\n%%%%EOF" % (place + len(added)))


def thumbnail():
    pdf = new()
    thumb = image(pdf, jpeg(words=SECRET))
    pdf.pages[0].Thumb = pdf.make_indirect(thumb)
    return saved(pdf)


def piece_info():
    pdf = new()
    pdf.Root.PieceInfo = Dictionary(Writer=Dictionary(Private=String(SECRET)))
    return saved(pdf)


def shared_image():
    """A picture that the pages share and none of them shows."""
    pdf = new(pages=2)
    shared = pdf.make_indirect(Dictionary(Im1=pdf.make_indirect(image(pdf, jpeg(words=SECRET)))))
    for page in pdf.pages:
        page.Resources.XObject = shared
    return saved(pdf)


def box_over_a_scan():
    return saved(with_image(jpeg(words=SECRET), after="0 g 38 260 224 40 re f"))


def exif():
    told = Image.Exif()
    told[0x013B] = SECRET
    told.get_ifd(0x8825)[1] = "N"
    return saved(with_image(jpeg(words="A view", exif=told)))


def script():
    pdf = new()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))
    return saved(pdf)


def launch():
    pdf = new()
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[50, 200, 70, 220])
    note.A = Dictionary(S=Name.Launch, F=String(SECRET))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def locked():
    pdf = new()
    return saved_locked(pdf)


CARRIERS = {
    "hidden_text": [
        black_box, rotated_black_box, cropped_black_box, box_as_annotation, box_in_a_form, white_text, same_colour,
        text_under_picture, tiny_text, clipped_text, invisible_text, off_page, cropped_away, hidden_layer,
        misaligned_scan,
    ],
    "layers": [hidden_layer],
    "comments": [annotation, box_as_annotation],
    "forms": [form_field],
    "attachments": [attachment],
    "scripts": [script, launch],
    "properties": [metadata, metadata_of_its_own, telling_title, xmp],
    "leftovers": [thumbnail, piece_info],
    "versions": [incremental_update, after_the_end, between_the_parts, unused_object],
    "pictures": [shared_image, box_over_a_scan, exif],
    "locked": [locked],
}  # fmt: skip
