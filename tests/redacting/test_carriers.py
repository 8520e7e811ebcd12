"""What a file carries where nobody sees it stays behind (TRUST R-PDF-5, R-PUB-8)."""

from io import BytesIO

import pikepdf
import pytest

from letters.inspecting.hidden_text import hidden_texts
from letters.inspecting.leaks import leaks
from letters.inspecting.pictures import hidden_in_pictures
from letters.inspecting.subject import Subject
from letters.opening.opened import CannotOpen
from letters.opening.types import PDF
from letters.redacting.cleaning import FORM, LAYERS, clean
from letters.redacting.painting import redact
from tests.inspecting.carriers import CARRIERS, box_as_annotation
from tests.inspecting.pdfs import SECRET as WORDS
from tests.redacting import carriers
from tests.redacting.carriers import ALL, CARRIED, SECRET, everything_in

EVERY = list(dict.fromkeys(sum(CARRIERS.values(), [])))


@pytest.mark.parametrize("carrier", ALL)
def test_no_carrier_gets_its_secret_into_the_pictures(carrier):
    source = ALL[carrier]
    assert SECRET.encode() in everything_in(source)
    made = redact(source, [])
    assert SECRET.encode() not in everything_in(made)
    with pikepdf.open(BytesIO(made)) as copy:
        assert set(copy.Root.keys()) == {"/Type", "/Pages", "/Lang"}
        assert set(copy.trailer.keys()) <= {"/Root", "/Size", "/ID"}
        keys = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
        assert [set(page.obj.keys()) for page in copy.pages] == [keys] * len(copy.pages)
    assert (made.count(b"%%EOF"), made.count(b"startxref")) == (1, 1)


@pytest.mark.parametrize("carrier", CARRIED)
def test_what_is_not_drawn_stays_behind_in_a_cleaned_copy(carrier):
    made = clean(CARRIED[carrier])
    assert SECRET.encode() not in everything_in(made)
    assert b"(Seen)" in everything_in(made)
    with pikepdf.open(BytesIO(made)) as copy:
        assert set(copy.Root.keys()) == {"/Type", "/Pages", "/Lang"}
    assert made.count(b"%%EOF") == 1


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (carriers.FORM, FORM),
        (carriers.DRAWN["hidden layer"], LAYERS),
        (box_as_annotation(), "Page 1 has marks laid over it"),
    ],
    ids=["form", "layer", "box laid over words"],
)
def test_a_file_of_which_something_shown_would_be_lost_is_not_cleaned(source, sentence):
    with pytest.raises(CannotOpen, match=sentence[:40]):
        clean(source)


def leaked(made):
    """Where the words are still in the PDF `made`: four readers, its bytes, its packed parts, its objects."""
    return [finding.sentence for finding in leaks(Subject(made, media_type=PDF, words=[WORDS]))]


def stopped(made):
    """What the gate finds hidden in `made`."""
    subject = Subject(made, media_type=PDF)
    return [*hidden_texts(subject), *hidden_in_pictures(subject)]


@pytest.mark.parametrize("carrier", EVERY, ids=lambda carrier: carrier.__name__)
def test_no_way_to_hide_words_gets_them_past_pictures_or_past_cleaning_and_the_gate(carrier):
    source = carrier()
    assert leaked(redact(source, [])) == []
    try:
        made = clean(source)
    except CannotOpen:
        return  # refused: a form, a layer, a lock
    assert leaked(made) == [] or stopped(made)
