"""TRUST R-PUB-1: public views reach copies by `published()` and `withdrawn()` alone, and other rows from these."""

import ast
from pathlib import Path

import pytest

from iasc_tracker import clock
from letters.models import PublicCopy
from tests.public.world import make_states, published_case

ROOT = Path(__file__).resolve().parents[2]
VIEWS = ROOT / "letters" / "views" / "public"
# The only questions to tables themselves, by file: each begins with public copies, or is asked about their letters.
MANAGERS = {
    "published.py": {
        "PublicCopy.objects.published",
        "PublicCopy.objects.withdrawn",
        "Letter.objects.public",
        "Letter.objects.filter",
        "Document.objects.filter",
        "PoliceArea.objects.alias",
        "Campaign.objects.alias",
    },
    "asked.py": {"RequestedDocument.objects.filter", "SilenceNotice.objects.filter"},
    "places.py": {"Commissioner.objects.filter"},
}


def managers_in(path):
    """Each "Model.objects.method" in a module; of a manager that is handed on, "Model.objects" alone."""
    tree = ast.parse(path.read_text())
    asked = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and is_manager(node.value)}
    begun = {ast.unparse(node) for node in ast.walk(tree) if is_manager(node)}
    return asked | {name for name in begun if not any(one.startswith(f"{name}.") for one in asked)}


def is_manager(node):
    """Whether `node` is a manager of a model, by any of the names that Django gives one."""
    return isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}


def test_no_public_view_asks_a_table_in_another_way():
    found = {str(path.relative_to(VIEWS)): managers_in(path) for path in sorted(VIEWS.rglob("*.py"))}
    assert {name: asked for name, asked in found.items() if asked} == MANAGERS


def test_no_public_view_takes_rows_of_a_class_itself():
    shortcuts = ("get_object_or_404", "get_list_or_404")
    calls = [node for path in VIEWS.rglob("*.py") for node in ast.walk(ast.parse(path.read_text()))]
    first = [ast.unparse(node.args[0]) for node in calls if isinstance(node, ast.Call) and name_of(node) in shortcuts]
    assert set(first) == {"public_areas()", "public_campaigns()"}


def name_of(call):
    """The name of what is called."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


@pytest.mark.django_db
def test_what_is_embargoed_withdrawn_void_or_of_tomorrow_is_not_behind_the_door():
    own, reply = published_case()
    states = make_states()
    half = states["reply published tomorrow"][1]
    PublicCopy.objects.prepared().update(embargo_until=clock.today())
    assert set(PublicCopy.objects.published(clock.now())) == {own, reply, half}
    assert PublicCopy.objects.filter(embargo_until__isnull=False).count() > 0
