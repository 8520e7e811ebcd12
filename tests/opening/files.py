"""Files of every kind that is read, all invented; and files made to do harm."""

import struct
import zlib
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pikepdf
from PIL import Image, ImageDraw, ImageFont


def word(*lines, headings=(), table=(), author="", comment=""):
    """A Word document with `headings`, a paragraph for each of `lines`, then the rows of `table`."""
    document = docx.Document()
    document.core_properties.author = author
    for heading in headings:
        document.add_heading(heading)
    for line in lines:
        run = document.add_paragraph(line).add_run("")
    if comment:
        document.add_comment(run, text=comment, author="Sam Testing", initials="ST")
    if table:
        rows = document.add_table(rows=0, cols=len(table[0]))
        for values in table:
            for cell, value in zip(rows.add_row().cells, values, strict=True):
                cell.text = value
    return saved(document)


def workbook(*sheets, hidden=()):
    """An Excel workbook of `sheets`, pairs (title, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(document):
    """The bytes of what has a `save`."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def mail(words="Thank you for your letter.", *, html=None, files=(), **headers):
    """An e-mail; `headers` as From=, To=, Message_ID=; `files` are pairs (name, bytes)."""
    message = EmailMessage()
    given = {
        "From": "Pat Example <pat@opcc.example>",
        "Subject": "Your letter",
        "Date": "Mon, 9 Nov 2020 10:00:00 +0000",
    }
    for name, value in (given | headers).items():
        if value:
            message[name.replace("_", "-")] = value
    message.set_content(words)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def picture(*lines, size=(1240, 1754), turned=0):
    """A page drawn with `lines`, as a Pillow picture turned by `turned` degrees."""
    page = Image.new("L", size, 255)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(34)
    for number, line in enumerate(lines):
        draw.text((110, 140 + 56 * number), line, fill=0, font=font)
    return page.rotate(turned, expand=True, fillcolor=255)


def encoded(page, kind="PNG", **options):
    """The bytes of a picture."""
    buffer = BytesIO()
    page.save(buffer, format=kind, **options)
    return buffer.getvalue()


def scan(*pages):
    """A PDF whose pages are the given pictures and nothing else."""
    buffer = BytesIO()
    pages[0].save(buffer, format="PDF", save_all=True, append_images=pages[1:], resolution=150)
    return buffer.getvalue()


def zipped(**parts):
    """A zip of {name with __ for / and _dot_ for .: bytes}."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def deep_mail(levels):
    """A message in a message in a message …"""
    data = b"Subject: bottom\n\nwords"
    for number in range(levels):
        data = b"Subject: level %d\nContent-Type: message/rfc822\n\n" % number + data
    return data


def deep_parts(levels):
    """Multiparts in multiparts, each with a boundary of its own."""
    heads = [b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(levels)]
    return b"From: a@b.example\n" + b"".join(heads) + b"\nwords\n"


def wide_mail(parts):
    """A message with very many empty parts."""
    return b'From: a@b.example\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * parts + b"--b--\n"


def huge_png(side=40_000):
    """A PNG of `side` squared black pixels in a few kilobytes a gigapixel."""

    def chunk(name, data):
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    row = zlib.compressobj(9)
    lines = b"".join([*(row.compress(bytes(side // 8 + 1)) for _ in range(side)), row.flush()])
    head = struct.pack(">LLBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def bomb_docx(size=3 * 1024**3, lying=False):
    """A .docx whose main part unpacks to `size` bytes; `lying`: its directory says 100."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", b"")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(size // 2**20):
                part.write(bytes(2**20))
    data = bytearray(buffer.getvalue())
    if lying:
        at = data.rfind(b"PK\x01\x02")
        data[at + 24 : at + 28] = struct.pack("<L", 100)
    return bytes(data)


def entity_docx():
    """A Word document whose characters unfold a thousand million times."""
    plain = word("words")
    lines = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    attack = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">' + lines + b"]><w:document>&e9;</w:document>"
    buffer = BytesIO()
    with ZipFile(BytesIO(plain)) as source, ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            body = attack if entry.filename == "word/document.xml" else source.read(entry)
            target.writestr(entry.filename, body)
    return buffer.getvalue()


def vast_page():
    """A PDF with a page of 14,400 points each way."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(14_400, 14_400))
        return saved(document)


def xref_bomb(size=2 * 1024**3):
    """A PDF whose table of objects unpacks to `size` bytes."""
    packer = zlib.compressobj(9)
    body = b"".join([*(packer.compress(bytes(2**20)) for _ in range(size // 2**20)), packer.flush()])
    head = b"<</Type/XRef/W[1 2 1]/Size 500000000/Root 2 0 R/Filter/FlateDecode/Encrypt 3 0 R/Length %d>>" % len(body)
    start = b"%PDF-1.7\n"
    return start + b"1 0 obj\n" + head + b"stream\n" + body + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
