"""A cleaned copy reads aloud as its source does, or has no tags at all; its title is on them, and nowhere else."""

from io import BytesIO

import pikepdf
import pytest

from letters.inspecting.accessible import NO_TITLE, lacks
from letters.inspecting.subject import Subject
from letters.opening.types import PDF
from letters.redacting.cleaning import clean
from letters.rendering.pdf import render_letter
from tests.redacting.carriers import saved
from tests.rendering.letters import english_letter


@pytest.fixture(scope="module")
def tagged():
    """A tagged PDF: a letter of ours."""
    return render_letter(english_letter())


def lacking(data):
    """What a person with a screen reader would miss in `data`."""
    return [finding.sentence for finding in lacks(Subject(data, media_type=PDF))]


def outermost(pdf):
    """The one tag that all others are in."""
    kids = pdf.Root.StructTreeRoot.K
    (only,) = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return only


def with_tag(data, name):
    """`data` with a paragraph of another kind."""
    with pikepdf.open(BytesIO(data)) as pdf:
        paragraph = next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/P")
        paragraph.S = pikepdf.Name(name)
        return saved(pdf)


def test_tags_that_pass_stay_with_the_title_on_them_and_without_properties(tagged):
    made = clean(tagged, title="Our plan for Sampleshire", language="en")
    assert lacking(made) == []
    with pikepdf.open(BytesIO(made)) as copy:
        assert outermost(copy)["/T"] == "Our plan for Sampleshire"
        keys = {"/Type", "/Pages", "/Lang", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences"}
        assert (set(copy.Root.keys()), "/Info" in copy.trailer) == (keys, False)


def test_tags_that_do_not_pass_stay_behind(tagged):
    made = clean(with_tag(tagged, "/Nonsense"), title="Our plan")
    with pikepdf.open(BytesIO(made)) as copy:
        assert set(copy.Root.keys()) == {"/Type", "/Pages", "/Lang"}
    assert lacking(made) == [
        NO_TITLE,
        "The text has no tags: headings, lists and reading order are lost to screen readers.",
    ]


def test_several_outermost_tags_get_one_around_them(tagged):
    with pikepdf.open(BytesIO(tagged)) as pdf:
        tree = pdf.Root.StructTreeRoot
        tree.K = list(tree.K)[0].K
        for kid in tree.K:
            kid.P = tree
        parted = saved(pdf)
    made = clean(parted, title="Our plan")
    with pikepdf.open(BytesIO(made)) as copy:
        assert (outermost(copy)["/S"], outermost(copy)["/T"]) == ("/Document", "Our plan")
    assert lacking(made) == []


def test_a_file_with_tags_and_without_a_title_is_told_of(tagged):
    assert lacking(clean(tagged)) == [NO_TITLE]
