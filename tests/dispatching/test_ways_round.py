"""Ways round the signature that are closed: files slipped in, words handed on, rows read before, offices taken out."""

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters import filing
from letters.dispatch.batch import Batch, batch_of
from letters.dispatch.releasing import release, stop
from letters.drafting.campaign_offices import choose_offices
from letters.drafting.checking import check_letter
from letters.drafting.corrections import edit_correction, write_correction
from letters.drafting.logging_letters import add_other_copy
from letters.drafting.records import discard
from letters.drafting.wording import write_wording
from letters.ledger.sending import claim
from letters.models import Dispatch, Letter, SignOff
from recipients.models import Office
from tests.checking.test_enclosures import hold
from tests.dispatching.conftest import check, sign
from tests.make import make_chosen, make_officer
from tests.make_sending import finish_all, make_sent

WORDS = {"asks_for": "wanted", "ask": "", "ask_names_contact": False}


def refused(verb, *args, **kwargs):
    with pytest.raises(CorrespondenceError) as error:
        verb(*args, **kwargs)
    return error.value.sentences


def corrected(officer):
    """A correction that is checked and complete."""
    made = write_correction(make_sent(), by=officer)
    check_letter(made, by=officer)
    finish_all(Letter.objects.filter(pk=made.pk))
    return made


def test_no_file_is_filed_to_a_letter_that_would_leave_with_it(client, campaign, batch, signatory):
    officer = make_officer("officer")
    letter, held = Letter.objects.first(), hold(officer)
    client.force_login(officer)
    client.post(f"/staff/letters/{letter.pk}/add-copy/", {"held": str(held.pk)})
    assert list(letter.documents.all()) == []
    sentence = f"{letter} is written here and has not been sent, so there is no copy of it to keep yet."
    assert refused(add_other_copy, letter, held, by=officer) == [sentence]
    release(sign(batch, signatory), by=make_officer("lead"))
    assert refused(add_other_copy, letter, held, by=officer) == [sentence]
    assert [document.kind for document in letter.documents.all()] == ["letter"]
    sent = make_sent()
    add_other_copy(sent, filing.hold_again(held, by=officer, name="scan.pdf"), by=officer)
    assert [document.kind for document in sent.documents.all()] == ["letter", "other_copy"]
