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


def test_words_that_another_officer_wrote_over_still_count_as_written(campaign, batch, signatory):
    lead, officer = make_officer("lead"), make_officer("officer")
    office = Office.objects.get(area__name="Kentshire")
    write_wording(campaign, office, by=lead, version=1, interest="What the lead wrote.", **WORDS)
    write_wording(campaign, office, by=officer, version=2, interest="What the lead wrote!", **WORDS)
    check(campaign)
    sentence = "You wrote words of these letters. Another officer has to release them."
    assert refused(release, sign(batch, signatory), by=lead) == [sentence]


def test_what_was_written_for_an_office_that_gets_no_letter_keeps_nobody_from_releasing(campaign, batch, signatory):
    lead, other = make_officer("lead"), make_chosen(campaign, "Elseshire")
    write_wording(campaign, other, by=lead, version=0, interest="Words.", **WORDS)
    choose_offices(campaign, by=lead, add=[], remove=[other])
    assert release(sign(batch, signatory), by=lead).released_by == lead


def test_a_correction_that_was_sent_is_not_signed_again(signatory):
    made = corrected(make_officer("officer"))
    release(sign(batch_of(made), signatory), by=make_officer("lead"))
    assert refused(sign, batch_of(made), make_officer("signatory")) == ["There are no letters to sign off."]
    assert SignOff.objects.filter(letter=made).count() == 1


def test_a_correction_changed_or_discarded_since_it_was_read_is_not_released_as_it_was(signatory):
    officer = make_officer("officer")
    made, lead = corrected(officer), make_officer("lead")
    signed = sign(Batch(letter=Letter.objects.get(pk=made.pk)), signatory)
    assert signed.letter.channel == "post"  # read before the others write
    names = ("dated", "subject", "salutation", "body", "closing")
    values = {name: getattr(made, name) for name in names} | {"channel": "email"}
    Office.objects.update(email="office@sampleshire.example")
    edit_correction(made, by=officer, version=made.version, values=values)
    assert "goes by e-mail instead of post." in refused(release, signed, by=lead)[1]
    discard(made, by=officer)
    assert refused(release, signed, by=lead)[0].startswith("The sign-off does not hold any more")
    assert not Dispatch.objects.filter(letter=made).exists()


def test_a_worker_that_read_a_row_before_it_was_stopped_does_not_take_what_was_released_since(
    campaign, batch, signatory, settings
):
    settings.HOLD_MINUTES = 0
    lead, signed = make_officer("lead"), sign(batch, signatory)
    made = release(signed, by=lead)
    Dispatch.objects.filter(channel="email").update(state="queued")  # held: the tests send nowhere
    read = Dispatch.objects.get(channel="email")
    stop(made, by=lead, reason="The address is wrong.")
    release(signed, by=lead)
    Dispatch.objects.filter(channel="email").update(state="queued")
    assert not claim(read)
    assert claim(Dispatch.objects.get(pk=read.pk))


def test_an_office_whose_letter_is_on_its_way_is_not_taken_out(campaign, batch, signatory):
    lead, office = make_officer("lead"), Office.objects.get(area__name="Kentshire")
    made = release(sign(batch, signatory), by=lead)
    assert refused(choose_offices, campaign, by=lead, add=[], remove=[office]) == [
        "The letter to Kentshire is released and would go nevertheless. Stop the release first, while that is possible."
    ]
    stop(made, by=lead, reason="Not Kentshire.")
    assert choose_offices(campaign, by=lead, add=[], remove=[office]) == (0, 1)
