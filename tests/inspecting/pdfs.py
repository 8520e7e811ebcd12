"""Small PDFs to hide things in, built by hand; everything in them is invented."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageDraw

SECRET = "Zebedee Quillfeather"
PAGE = (300, 400)
TITLE = "Sample strategy"
VISIBLE = "What we will do in Sampleshire this year"


def text(words, x, y, size=12, before=""):
    """Content that writes `words` at a place; `before` sets a colour or the like."""
    return f"\nq {before} BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET Q\n"


BODY = text(VISIBLE, 20, 350) + text("and what it costs.", 20, 330)


def new(content=BODY, pages=1, **page):
    """A document of pages with this content, with title and language, and nothing that is hidden."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for _ in range(pages):
        added = pdf.add_blank_page(page_size=PAGE)
        added.Resources = Dictionary(Font=Dictionary(F1=font))
        added.Contents = Stream(pdf, content.encode("latin-1"))
        for key, value in page.items():
            added[f"/{key}"] = value
    pdf.docinfo["/Title"] = VISIBLE
    pdf.Root.Lang = String("en")
    return pdf


def saved(pdf, **options):
    """The bytes of `pdf`."""
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True, **options)
    return buffer.getvalue()


def jpeg(size=(240, 120), words="", exif=None, colour="white"):
    """A JPEG picture with `words` drawn on it."""
    picture = Image.new("RGB", size, colour)
    ImageDraw.Draw(picture).text((10, 40), words, fill="black", font_size=20)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", **({"exif": exif} if exif else {}))
    return buffer.getvalue()


def image(pdf, data, size=(240, 120)):
    """An image object of `pdf` that holds a JPEG."""
    return Stream(
        pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip


def with_image(data, after="", place="240 0 0 120 30 200"):
    """A page with a picture on it, and `after` drawn on top."""
    pdf = new(f"{BODY} q {place} cm /Im1 Do Q {after}")
    pdf.pages[0].Resources.XObject = Dictionary(Im1=image(pdf, data))
    return pdf


def saved_locked(pdf, user=""):
    """The bytes of `pdf`, encrypted, though it opens without a password."""
    buffer = BytesIO()
    pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=user))
    return buffer.getvalue()


def clean():
    """A file with everything that may look like something hidden and is not."""
    content = BODY + "0 0.2 0.4 rg 0 100 300 40 re f " + text("White on a dark band", 20, 115, before="1 g")
    content += text("A pale footnote", 20, 60, size=7, before="0.7 g") + "0 g 20 40 200 3 re f "
    pdf = new(f"{content} q 240 0 0 120 30 200 cm /Im1 Do Q", pages=2, Rotate=90)
    for page in pdf.pages:
        page.Resources.XObject = Dictionary(Im1=image(pdf, jpeg(words="A view")))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[20, 330, 70, 345])
    link.A = Dictionary(S=Name.URI, URI=String("https://strategy.example/"))
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
    return saved(pdf)


def aligned_scan():
    """A scan whose recognised words lie on the picture of them."""
    picture = jpeg((600, 800), "")
    drawn = Image.open(BytesIO(picture))
    ImageDraw.Draw(drawn).text((100, 385), VISIBLE, fill="black", font_size=24)
    buffer = BytesIO()
    drawn.save(buffer, "JPEG", quality=95)
    pdf = new("q 300 0 0 400 0 0 cm /Im1 Do Q" + text(VISIBLE, 50, 197, before="3 Tr"))
    pdf.pages[0].Resources.XObject = Dictionary(Im1=image(pdf, buffer.getvalue(), (600, 800)))
    return saved(pdf)
