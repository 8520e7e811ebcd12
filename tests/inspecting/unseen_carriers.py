"""More PDFs that hold what nobody sees: among the instructions of a page, in its fonts and pictures, in odd places."""

from zlib import compress

from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from tests.inspecting.pdfs import BODY, new, saved, text

WORD = "Zebedeequill"  # one word, so that every search of the bytes finds it
SHOWN = text(WORD, 20, 200)
DO = "\nq 200 0 0 30 20 200 cm /I Do Q\n"
BOX = "\n0 g 10 190 250 60 re f\n"
ANYWHERE = [0, 0, 300, 400]


def page(content="", change=None, **resources):
    """A page with the ordinary words, `content` after them, and `resources`; `change(pdf)` adds to the file."""
    pdf = new(BODY + content)
    for kind, make in resources.items():
        pdf.pages[0].Resources[f"/{kind}"] = make(pdf) if callable(make) else make
    if change:
        change(pdf)
    return saved(pdf)


def pencilled(size=(200, 30), colour=0):
    """A picture of a drawing, as its points."""
    picture = Image.new("L", size, 255)
    for x in range(5, size[0] - 5, 12):
        ImageDraw.Draw(picture).line((x, 4, x + 6, size[1] - 4), fill=colour, width=3)
    return picture


def image(pdf, picture=None, more=b"", **keys):
    """`picture` as an object of `pdf`, with `more` after its points."""
    picture = pencilled() if picture is None else picture
    values = {"Type": Name.XObject, "Subtype": Name.Image, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
    values |= {"Width": picture.width, "Height": picture.height, "Filter": Name.FlateDecode}
    return pdf.make_stream(compress(picture.tobytes() + more), **(values | keys))


def drawn(content, **keys):
    """A page that shows a picture somewhere in `content`."""
    return page(content, XObject=lambda pdf: Dictionary(I=image(pdf, **keys)))


def form(pdf, content, **keys):
    fonts = pdf.pages[0].Resources.Font
    return pdf.make_stream(content.encode(), BBox=ANYWHERE, Resources=Dictionary(Font=fonts), **keys)


def pattern(pdf):
    values = {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 300, "YStep": 400}
    return Dictionary(P=form(pdf, SHOWN + BOX, **values))


def mask(pdf):
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    values = {"Type": Name.XObject, "Subtype": Name.Form, "Group": group}
    return Dictionary(G=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form(pdf, SHOWN, **values))))


def letters(pdf):
    """A font that has one of its letters read as a whole word."""
    told = b"1 beginbfchar <41> <%s> endbfchar" % WORD.encode("utf-16-be").hex().encode()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=pdf.make_stream(told))
    return Dictionary(F1=pdf.pages[0].Resources.Font.F1, F2=pdf.make_indirect(font))


def outlines(before):
    """Words turned into drawings."""
    strokes = " ".join(
        f"{x} 200 m {x + 3} 210 l {x + 5} 203 l {x + 8} 212 l {x + 9} 201 l h f" for x in range(20, 200, 8)
    )
    long = strokes.replace("h f", "h").rsplit("h", 1)[0] + "h f"
    return f"\nq {before} {long} Q\n"


def bookmark(pdf):
    entry = pdf.make_indirect(Dictionary(Title=String(WORD), Dest=Array([pdf.pages[0].obj, Name.Fit])))
    pdf.Root.Outlines = Dictionary(Type=Name.Outlines, First=entry, Last=entry, Count=1)


def link(pdf):
    there = Dictionary(S=Name.URI, URI=String(f"file:///C:/{WORD}.docx"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=there)
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def tag(pdf):
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Dictionary(Type=Name.StructElem, S=Name.P, P=root, E=String(WORD), ActualText=String(WORD))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)


def key(pdf):
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(WORD))]))
    pdf.pages[0].VP = Array([Dictionary(Name=String(WORD))])


def ink(pdf):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    return Dictionary(S=Array([Name.Separation, Name(f"/{WORD}"), Name.DeviceCMYK, tint]))


def templates(pdf):
    pdf.Root.Names = Dictionary(Templates=Dictionary(Names=Array([String("a"), Dictionary(Type=Name.Template)])))


def old_object():
    """The bytes of an object that no table lists any more."""
    table = b"\nxref\n"
    return page().replace(table, b"\n99 0 obj (%s) endobj" % WORD.encode() + table, 1)


def first_words():
    head, _, rest = page().partition(b"\n")
    return head + b"\n% " + WORD.encode() + b"\n" + rest


PALETTE = [Name.Indexed, Name.DeviceGray, 255, String(b"\xff" * 256)]
BLENDED = Dictionary(G=Dictionary(BM=Name.Lighten))
CLEAR = Dictionary(G=Dictionary(ca=0))
# What is not drawn as the text of a page, and so has no place in a copy that keeps its text.
LEFT_OUT = {
    "instructions": {
        "a comment": page(f"\n% {WORD}\n"),
        "an operator that no reader knows": page(f"\nBX ({WORD}) zz EX\n"),
        "an operand too many": page(f"\n({WORD}) 0 g\n"),
        "words in the place of others": page(f"\n/Span <</ActualText ({WORD})>> BDC {text('a', 20, 200)} EMC\n"),
        "a mark at one point": page(f"\n/Mark <</Note ({WORD})>> DP\n"),
    },
    "inner_words": {
        "a bookmark": page(change=bookmark),
        "a link": page(change=link),
        "tags": page(change=tag),
        "keys nobody shows": page(change=key),
        "an ink": page("\n/S cs 1 scn 20 200 9 9 re f\n", ColorSpace=ink),
        "a key of a picture": drawn(DO, Note=String(WORD)),
    },
    "versions": {"words before the first object": first_words(), "an object in no table": old_object()},
}
# What a cleaned copy would keep, or cannot be made of: the gate finds it.
FOUND = {
    "instructions": {
        "a pattern": page("\n/Pattern cs /P scn 0 0 300 400 re f\n", Pattern=pattern),
        "a mask": page("\n/G gs\n", ExtGState=mask),
        "blended away": page("\n/G gs " + SHOWN, ExtGState=BLENDED),
        "a letter that is a word": page("\nBT /F2 12 Tf 20 200 Td (A) Tj ET\n", Font=letters),
        "a picture with more than its points": page(
            f"\nq 9 0 0 9 20 200 cm BI /W 1 /H 1 /CS /G /BPC 8 /N ({WORD}) ID x EI Q\n"
        ),
    },
    "other_readers": {"text without size": page(text(WORD, 20, 200, size=0))},
    "hidden_text": {
        "text pressed flat": page(f"\nBT /F1 12 Tf 1 0 0 0.01 20 200 Tm ({WORD}) Tj ET\n"),
        "letters over letters": page(SHOWN + text("MMMMMMMMMM", 15, 195, 24) + text("WWWWWWWW", 18, 195, 26)),
    },
    "drawings": {
        "outlines under a box": page(outlines("0 g") + BOX),
        "white outlines": page(outlines("1 g")),
        "outlines off the page": page(outlines("1 0 0 1 400 0 cm 0 g")),
    },
    "surfaces": {
        "cut off": drawn("\nq 0 0 1 1 re W n" + DO + "Q\n"),
        "half off the page": drawn("\nq 200 0 0 30 250 200 cm /I Do Q\n"),
        "under a picture": drawn(DO + "q 220 0 0 60 10 190 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"),
        "transparent": page("\n/G gs" + DO, XObject=lambda pdf: Dictionary(I=image(pdf)), ExtGState=CLEAR),
        "by its mask": drawn(DO, Mask=[0, 255]),
        "too small": drawn("\nq 4 0 0 0.6 20 200 cm /I Do Q\n"),
        "too pale": drawn(DO, picture=pencilled(colour=252)),
    },
    "pictures": {
        "every colour white": drawn(DO, ColorSpace=PALETTE),
        "every level white": drawn(DO, Decode=[1, 1]),
    },
    "leftovers": {"pages kept hidden": page(change=templates)},
}
