"""Which room may know which (DESIGN §4), and how big things may grow (STYLE 25)."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ["iasc_tracker", "letters", "recipients"]
TOP_LEVEL = {
    "manage.py",
    "iasc_tracker",
    "letters",
    "recipients",
    "templates",
    "static",
    "tests",
    "requirements.txt",
    "README.md",
}
BESIDE = {"bench", "deploy", "docs", "samples", "var"}

PYTHON = sorted(
    path.relative_to(ROOT) for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)
PARSED = {path: ast.parse((ROOT / path).read_text()) for path in PYTHON}

SERVICES = {
    "letters.reading",
    "letters.rendering",
    "letters.composing",
    "letters.filing",
    "letters.opening",
    "letters.inspecting",
    "letters.matching",
    "letters.search",
    "letters.ledger",
    "letters.mailbox",
}
VERBS = {
    "letters.drafting",
    "letters.dispatch",
    "letters.intake",
    "letters.chasing",
    "letters.publication",
    "letters.reports",
    "letters.upkeep",
}
BELOW_SERVICES = {"iasc_tracker", "recipients.models", "letters.models"}
BELOW_VERBS = BELOW_SERVICES | SERVICES | {"letters.tasks"}
BELOW_SHELL = BELOW_VERBS | VERBS | {"letters.demonstration"}

# For each room, the rooms that it may import besides itself. A room that is not here may not exist.
MAY_IMPORT = (
    {
        "iasc_tracker": set(),
        "iasc_tracker.urls": {"iasc_tracker", "recipients.urls", "letters.urls"},
        "recipients.models": {"iasc_tracker"},
        "recipients.verbs": {"iasc_tracker", "recipients.models"},
        "recipients.data_files": {"iasc_tracker", "recipients.models"},
        "recipients.signatories": {"iasc_tracker", "recipients.models", "recipients.data_files"},
        "recipients.loading": {"iasc_tracker", "recipients.models", "recipients.data_files"},
        "recipients.tile_map": {"recipients.data_files"},
        "recipients.listing": {"iasc_tracker", "recipients.models"},
        "recipients.management": {"iasc_tracker", "recipients.models", "recipients.loading"},
        "recipients.forms": {"iasc_tracker", "recipients.models", "recipients.verbs"},
        "recipients.views": {
            "iasc_tracker",
            "recipients.models",
            "recipients.verbs",
            "recipients.forms",
            "recipients.listing",
        },
        "recipients.urls": {"recipients.views"},
        "letters.models": {"iasc_tracker", "recipients.models"},
        # Work for later: the verbs hand it over, the service rooms do it.
        "letters.tasks": BELOW_SERVICES | SERVICES,
        "letters.templatetags": BELOW_SERVICES | SERVICES,
        "letters.forms": BELOW_VERBS | VERBS,
        "letters.demonstration": BELOW_VERBS | VERBS,
        "letters.management": BELOW_SHELL,
        "letters.views.staff": BELOW_VERBS | VERBS | {"letters.forms"},
        "letters.views.public": BELOW_SERVICES | {"letters.rendering", "letters.search", "recipients.tile_map"},
        "letters.urls": {"letters.views.staff", "letters.views.public"},
    }
    | dict.fromkeys(SERVICES, BELOW_SERVICES)
    | dict.fromkeys(VERBS, BELOW_VERBS)
    # What a file is, is said where files are opened, without Django (docs/decisions/0014).
    | {"letters.filing": BELOW_SERVICES | {"letters.opening"}}
    # What a file holds besides what is seen is looked for in the same kind of child (docs/decisions/0016).
    | {"letters.inspecting": BELOW_SERVICES | {"letters.opening"}}
    # What a letter would say now: the records of the day, in the words that rendering prints (docs/decisions/0009).
    | {"letters.composing": BELOW_SERVICES | {"letters.rendering", "recipients.signatories"}}
    # One map of tiles for staff and public pages (issue 5, Build 8).
    | {"letters.reports": BELOW_VERBS | {"recipients.tile_map"}}
    # Nothing can be signed while the Commissioner's post is vacant (issue 3, Build 6).
    | {"letters.dispatch": BELOW_VERBS | {"recipients.signatories"}}
)


def room_of(module):
    """The room that a module belongs to: "letters.views.staff.board" is in "letters.views.staff"."""
    parts = module.split(".")
    if module == "iasc_tracker.urls":
        return module
    depth = {"iasc_tracker": 1, "recipients": 2, "letters": 3 if parts[1:2] == ["views"] else 2}.get(parts[0], 1)
    return ".".join(parts[:depth])


def imports_of(path):
    """The full dotted names that a module imports ("letters.models.Letter"), relative ones made whole."""
    for node in ast.walk(PARSED[path]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(path.parts[: -node.level]) + "." if node.level else ""
            start = (package + (node.module or "")).strip(".")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def module_of(path):
    """The dotted name of the file at `path`."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def functions():
    """(path, function) for every function and method of the product."""
    for path, tree in PARSED.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_imports_run_one_way(path):
    room = room_of(module_of(path))
    if room in {"recipients", "letters", "letters.views"}:
        assert (ROOT / path).read_text() == "", f"{path}: a package of rooms stays empty"
        return
    assert room in MAY_IMPORT, f"{room} is a room that DESIGN §4 does not know"
    ours = {room_of(name) for name in imports_of(path) if name.partition(".")[0] in APPS}
    assert ours - MAY_IMPORT[room] - {room} == set()


def test_only_rendering_makes_pdfs_with_weasyprint():
    users = {room_of(module_of(path)) for path in PYTHON if any(n.startswith("weasyprint") for n in imports_of(path))}
    assert users == {"letters.rendering"}


def test_no_import_hides_inside_a_function():
    hidden = [
        f"{path}:{inner.lineno}"
        for path, function in functions()
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_signals_and_no_drawer_for_everything():
    assert [str(path) for path in PYTHON if path.stem in {"utils", "helpers", "signals", "services", "common"}] == []
    assert [str(path) for path in PYTHON if any(re.search(r"\bsignals?\b", name) for name in imports_of(path))] == []


def test_no_error_is_swallowed_whole():
    wide = [
        f"{path}:{node.lineno}"
        for path, tree in PARSED.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert wide == []


def test_no_function_is_longer_than_forty_lines():
    long = {f"{path}:{f.name}": f.end_lineno - f.lineno + 1 for path, f in functions() if f.end_lineno - f.lineno >= 40}
    assert long == {}


def test_no_module_is_longer_than_three_hundred_lines():
    files = [*PYTHON, *(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.py"))]
    assert {str(path): n for path in files if (n := len((ROOT / path).read_text().splitlines())) > 300} == {}


def test_no_template_is_longer_than_a_hundred_lines():
    files = (ROOT / "templates").rglob("*.html")
    assert {path.name: n for path in files if (n := len(path.read_text().splitlines())) > 100} == {}


def test_every_silenced_warning_gives_its_reason():
    bare = re.compile(r"#\s*noqa(?::\s*[A-Z0-9, ]+)?\s*$", re.M)
    assert [str(path) for path in PYTHON if bare.search((ROOT / path).read_text())] == []


def test_there_are_two_apps_and_the_names_that_were_fixed():
    assert {path.name for path in ROOT.iterdir()} >= TOP_LEVEL
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {*APPS, "tests"}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert folders - TOP_LEVEL - BESIDE == set()


def test_the_migrations_of_each_app_are_one_line():
    """Two migrations with one number, or two that start from the same one, are a merge that nobody finished."""
    for app in APPS:
        names = sorted(path.stem for path in (ROOT / app / "migrations").glob("0*.py"))
        assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
        for before, name in zip(names, names[1:], strict=False):
            text = (ROOT / app / "migrations" / f"{name}.py").read_text()
            assert f'("{app}", "{before}")' in text
