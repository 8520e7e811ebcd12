"""What a file carries where nobody sees it stays behind (TRUST R-PDF-5, R-PUB-8)."""

from io import BytesIO

import pikepdf
import pytest

from letters.opening.opened import CannotOpen
from letters.redacting.cleaning import FORM, LAYERS, clean
from letters.redacting.painting import redact
from tests.redacting import carriers
from tests.redacting.carriers import ALL, CARRIED, SECRET, everything_in


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
    ("source", "sentence"), [(carriers.FORM, FORM), (carriers.DRAWN["hidden layer"], LAYERS)], ids=["form", "layer"]
)
def test_a_file_of_which_something_shown_would_be_lost_is_not_cleaned(source, sentence):
    with pytest.raises(CannotOpen, match=sentence[:40]):
        clean(source)
