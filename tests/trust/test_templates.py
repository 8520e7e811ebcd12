"""No inline script or style and nothing from elsewhere, in any page template (TRUST R-HDR-2)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Letters to be printed carry their own style: WeasyPrint fetches nothing (DESIGN §6). No browser is given them.
FOR_PRINT = "letters/pdf/"
TEMPLATES = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if not path.relative_to(ROOT / "templates").as_posix().startswith(FOR_PRINT)
]
FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "inline style": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "event attribute": re.compile(r"<[^>{]*\son[a-z]+\s*=", re.I),
    "javascript: address": re.compile(r"javascript:", re.I),
    "source elsewhere": re.compile(r"<(?!a\b)[^>]*\s(?:src|href|action)=[\"'](?:https?:)?//", re.I),
    "escaping off": re.compile(r"\|\s*safe\b|autoescape\s+off", re.I),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_template_has_nothing_inline_and_nothing_foreign(path):
    text = path.read_text()
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


def test_the_patterns_find_what_they_look_for():
    samples = {
        "inline script": "<script>x</script>",
        "inline style": "<style>",
        "style attribute": '<p class="a" style="x">',
        "event attribute": '<a onclick="x">',
        "javascript: address": '<a href="javascript:x">',
        "source elsewhere": '<script src="https://cdn.example/x.js">',
        "escaping off": "{{ x|safe }}",
    }
    assert {name for name, text in samples.items() if FORBIDDEN[name].search(text)} == set(FORBIDDEN)


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 20
