"""The four gaps of WeasyPrint stay shut in the code itself (TRUST R-PDF-3)."""

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = [path for app in ("iasc_tracker", "letters", "recipients") for path in sorted((ROOT / app).rglob("*.py"))]
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in PRODUCT}


def calls(name):
    """Every call of `name` in the product, as (file, the names of its keyword arguments)."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name:
                yield path, {keyword.arg for keyword in node.keywords}


def importers(package):
    """The files of the product that import `package`."""
    found = set()
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == package for name in names):
                found.add(path)
    return found


def test_only_the_pdf_module_of_this_room_imports_weasyprint():
    assert importers("weasyprint") == {"letters/rendering/pdf.py"}


def test_every_html_and_css_has_the_locked_fetcher():
    found = [*calls("HTML"), *calls("CSS")]
    assert {path for path, _ in found} == {"letters/rendering/pdf.py"}
    assert [path for path, keywords in found if "url_fetcher" not in keywords] == []


def test_nothing_is_attached_and_no_html_hints_are_obeyed():
    opened = {"attachments", "presentational_hints", "xmp_metadata"}
    rendering = [*calls("render"), *calls("write_pdf"), *calls("HTML"), *calls("CSS")]
    assert [path for path, keywords in rendering if keywords & opened] == []


def test_weasyprint_is_pinned_to_70_or_later():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (pin,) = [item for item in project["project"]["dependencies"] if item.startswith("weasyprint")]
    assert int(re.fullmatch(r"weasyprint~=(\d+)\.\d+", pin)[1]) >= 70
