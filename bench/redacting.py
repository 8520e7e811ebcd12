"""How long making pictures of pages takes and what it costs in memory, ours against poppler with Pillow.

Run `.venv/bin/python -m bench.redacting`. TRUST R-PDF-6: 50 ms a page, 1 GiB for 500 pages; issue 6: 40 pages in 10 s.
"""

import resource
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from PIL import Image

from letters.redacting.child import redact_in_child
from letters.redacting.finding import find
from letters.redacting.painting import redact_into
from letters.redacting.words import words_of

LINES = 50
WORDS = "Line {} of a page of text such as an office sends, with Alex Sample in it and so on to the end"


def source(pages):
    """A PDF of `pages` full pages of text."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        resources = pdf.make_indirect(pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font))))
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = resources
            lines = (f"BT /F 11 Tf 50 {800 - 15 * n} Td ({WORDS.format(n)}) Tj ET" for n in range(LINES))
            page.Contents = pikepdf.Stream(pdf, " ".join(lines).encode())
        buffer = BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def ours(data, folder):
    """Our way: every name found and hidden."""
    places = [place for one in find(words_of(data), "Alex Sample") for place in one.places]
    start = time.process_time()
    redact_into(Path(folder, "ours.pdf"), data, places)
    return time.process_time() - start


def poppler(data, folder):
    """The usual way without boxes: pdftoppm for the pictures, Pillow for the PDF."""
    given = Path(folder, "given.pdf")
    given.write_bytes(data)
    start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime + time.process_time()
    subprocess.run(["pdftoppm", "-r", "200", "-png", given, Path(folder, "page")], check=True)  # noqa: S603, S607 (ours)
    first, *others = (Image.open(path) for path in sorted(Path(folder).glob("page-*.png")))
    first.save(Path(folder, "poppler.pdf"), save_all=True, append_images=others, resolution=200)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime + time.process_time() - start


def one(way, pages):
    """Print what `way` costs for `pages` pages, in this process."""
    with TemporaryDirectory() as folder:
        seconds = {"ours": ours, "poppler": poppler}[way](source(pages), folder)
        made = next(Path(folder).glob(f"{way}.pdf")).stat().st_size
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024
    each = seconds * 1000 / pages
    print(
        f"{way:<10}{pages:>5} pages {each:8.1f} ms CPU a page {peak:8.0f} MiB peak {made / 2**20:8.1f} MiB", flush=True
    )


def whole(pages):
    """Print how long an officer waits for `pages` pages: a child, with its progress."""
    data, told = source(pages), []
    start = time.monotonic()
    redact_in_child(data, [], progress=lambda done, total: told.append(done))
    print(f"an officer waits {time.monotonic() - start:.1f} s for {pages} pages, told {len(told)} times")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        whole(40)
        for way, pages in (("ours", 40), ("poppler", 40), ("ours", 500), ("poppler", 500)):
            subprocess.run([sys.executable, "-m", "bench.redacting", way, str(pages)], check=True)  # noqa: S603 (ours)
