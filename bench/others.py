"""Other programs on the same words: LibreOffice (docx to tagged PDF) and Typst, where they are installed."""

import importlib
import importlib.util
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from letters.rendering.words import plain_words

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)
LINKS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
TAGGED = {"UseTaggedPDF": {"type": "boolean", "value": "true"}, "SelectPdfVersion": {"type": "long", "value": "3"}}


def libreoffice(contents, tell):
    """LibreOffice headless: all letters in one call, each a docx; `tell(name, seconds, remark)` prints."""
    program = shutil.which("soffice")
    if program is None:
        print("LibreOffice is not installed.")
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [docx(Path(folder) / f"{number}.docx", content) for number, content in enumerate(contents)]
        convert(program, folder, files[:1])  # it makes its profile first
        start = time.perf_counter()
        convert(program, folder, files)
        seconds = time.perf_counter() - start
        made = len(list(Path(folder, "out").glob("*.pdf")))
    tell("LibreOffice headless, docx to tagged PDF", seconds / len(files), f"{made} made, one call for all")


def convert(program, folder, files):
    """Turn `files` into PDFs in one call."""
    kind = f"pdf:writer_pdf_Export:{json.dumps(TAGGED)}"
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", f"{folder}/out", *files], check=True, capture_output=True)  # noqa: S603 (ours)


def docx(path, content):
    """A docx of the words of a letter, a paragraph a line."""
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in plain_words(content).splitlines()
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", LINKS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORDS}"><w:body>{lines}</w:body></w:document>')
    return str(path)


def typst(contents, tell):
    """Typst (PyPI `typst`) in this process, as the limit of what can be reached."""
    if importlib.util.find_spec("typst") is None:
        print("Typst is not installed (PyPI typst).")
        return
    compiler = importlib.import_module("typst")
    sources = [source(content) for content in contents]
    compiler.compile(sources[0], pdf_standards="ua-1")
    start = time.perf_counter()
    for one in sources:
        compiler.compile(one, pdf_standards="ua-1")
    tell("Typst, PDF/UA-1, one process", (time.perf_counter() - start) / len(sources))


def source(content):
    """A Typst document of the words of a letter, as bytes: each paragraph a string, so that no mark counts."""
    head = f"#set document(title: {json.dumps(content.title)})\n#set text(lang: {json.dumps(content.language)})\n"
    lines = [json.dumps(line, ensure_ascii=False) for line in plain_words(content).splitlines()]
    return (head + "\n\n".join(f"#{line}" for line in lines)).encode()
