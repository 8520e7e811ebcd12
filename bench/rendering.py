"""How long a letter takes, ours against bare WeasyPrint with system fonts, and what the largest letters cost.

Run `.venv/bin/python -m bench.rendering`; the limits in `letters/rendering/limits.py` come from its second table.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from letters.rendering.errors import RenderError
from letters.rendering.markdown import letter_html
from letters.rendering.pages import page_count
from letters.rendering.pdf import STYLE_SHEET, VARIANT, locked, render_letter, write_html
from letters.rendering.typeface import font_faces
from tests.rendering.letters import english_letter, sample_letter

ROUNDS = 20
# Each the worst of its kind that the limits let through, or very nearly.
LARGEST = {
    "a real letter": "",
    "100,000 characters in paragraphs": '("word " * 80 + "\\n\\n") * 240',
    "paragraphs of a letter, 60 pages": '"a\\n\\n" * 1780',
    "list items, 60 pages": '"- a\\n" * 2500',
    "table rows": '"|a|b|\\n|-|-|\\n" + "|c|d|\\n" * 1900',
    "table cells": '"|" + "a|" * 10 + "\\n|" + "-|" * 10 + "\\n" + ("|" + "b|" * 10 + "\\n") * 480',
    "links": '"[a](http://x.example/) " * 3900',
    "words in bold": '"**a** " * 4900',
    "200 footnotes": '" ".join(f"W[^{i}]" for i in range(200)) + "".join(f"\\n\\n[^{i}]: Note" for i in range(200))',
    "a word of 1,000 characters": '"a" * 1000 + " b"',
    "100,000 brackets": '"[" * 100_000',
}


def seconds(function, rounds):
    """CPU seconds one call of `function` takes, the mean of `rounds` after one to warm up."""
    function()
    start = time.process_time()
    for _ in range(rounds):
        function()
    return (time.process_time() - start) / rounds


def compare():
    """Print ours, ours without its checks, and bare WeasyPrint on the same HTML and style, all in this run."""
    content = sample_letter("hampshire")
    html = render_to_string("letters/pdf/letter.html", {"letter": content, "body": letter_html(content.body).html})
    ways = {
        "ours, checked": lambda: render_letter(content),
        "ours, without the checks": lambda: write_html(html, identifier=b"bench"),
        "bare WeasyPrint, system fonts": lambda: bare(html),
        "bare WeasyPrint, our fonts parsed each time": lambda: bare(html, font_faces()),
    }
    for name, way in ways.items():
        print(f"{name:<45} {seconds(way, ROUNDS) * 1000:8.0f} ms CPU a letter")


def bare(html, faces=""):
    """The PDF of `html` with our style sheet parsed anew, on the fonts of the system unless `faces` has some."""
    fonts = FontConfiguration()
    style = STYLE_SHEET.read_text(encoding="utf-8")
    style = style if faces else style.replace('"IASC Letter", "IASC Letter Extended"', "Liberation Sans")
    sheet = CSS(string=faces + style, url_fetcher=locked(), font_config=fonts)
    page = HTML(string=html, url_fetcher=locked())
    return page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant=VARIANT)


def one(expression):
    """Print the CPU time and peak memory of one letter whose body is `expression`, in this process."""
    body = eval(expression) if expression else sample_letter("hampshire").body  # noqa: S307 (LARGEST above)
    start = time.process_time()
    try:
        outcome = f"{page_count(render_letter(english_letter(body=body)))} pages"
    except RenderError as refusal:
        outcome = refusal.sentences[0][:60]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{time.process_time() - start:8.1f} s CPU {memory:6} MiB  {outcome}")


def main():
    """Both tables; each row of the second in a process of its own, so that memory is its own too."""
    compare()
    for name, expression in LARGEST.items():
        print(f"{name:<45}", end="", flush=True)
        subprocess.run([sys.executable, "-m", "bench.rendering", "one", expression], check=True)  # noqa: S603 (ours)


if __name__ == "__main__":
    # The templates are all that rendering needs of the settings.
    engine = "django.template.backends.django.DjangoTemplates"
    settings.configure(TEMPLATES=[{"BACKEND": engine, "DIRS": [Path(__file__).parents[1] / "templates"]}])
    django.setup()
    one(sys.argv[2]) if sys.argv[1:2] == ["one"] else main()
