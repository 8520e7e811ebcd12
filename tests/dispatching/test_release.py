"""A second officer releases what was signed; until something has left it can be stopped."""

from datetime import date, timedelta

import pytest

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.composing.checked import already_sent, batch_letters
from letters.dispatch.releasing import AlreadyReleased, release, stop
from letters.dispatch.signing import changes_since
from letters.drafting.letter_texts import write_text
from letters.models import Dispatch, Document, Letter, Release, Rendering
from tests.dispatching.conftest import check, sign
from tests.make import make_office, make_officer, make_text
from tests.make_sending import make_enclosure, make_rendering, make_sign_off, make_written


@pytest.fixture
def lead(db):
    return make_officer("lead", name="Lea Leader")


@pytest.fixture
def signed(batch, signatory):
    return sign(batch, signatory)


def refusal(signed, by):
    with pytest.raises(CorrespondenceError) as refused:
        release(signed, by=by)
    assert Release.objects.count() == 0
    return refused.value.sentences


def test_a_release_puts_every_letter_into_the_ledger_and_files_its_papers(campaign, signed, lead):
    made = release(signed, by=lead)
    rows = Dispatch.objects.order_by("letter__office__area__name")
    assert made.goes_at == clock.now() + timedelta(minutes=10)
    assert [(row.letter.office.area.name, row.channel, row.state, row.not_before) for row in rows] == [
        ("Essexshire", "email", "held", made.goes_at),
        ("Kentshire", "post", "queued", made.goes_at),
        ("Surreyshire", "post", "queued", made.goes_at),
    ]
    assert "demonstration" in rows[0].reason
    for row in rows:
        document, pdf = row.letter.documents.get(), row.letter.renderings.get()
        assert (document.kind, document.sha256, document.file) == ("letter", pdf.sha256, pdf.file)
        assert document.original_name == f"{row.letter.reference}.pdf"


def test_released_letters_are_frozen_and_their_offices_get_no_other(campaign, signed, lead):
    letters = set(batch_letters(campaign))
    release(signed, by=lead)
    assert list(batch_letters(campaign)) == []
    assert set(already_sent(campaign).values()) == letters


def test_welsh_and_enclosures_are_filed_and_the_e_mail_is_in_both_languages(db, lead):
    office = make_office(email="pcc@sampleshire.example", language="cy+en")
    letter = make_written(office, relation="corrects", channel="email")
    welsh = make_rendering(letter, "cy", salutation="Annwyl Alex", body="Geiriau.", closing="Yn gywir")
    enclosure = make_enclosure(letter=letter)
    row = release(make_sign_off(letter), by=lead).dispatches.get()
    assert sorted(letter.documents.values_list("kind", "sha256")) == sorted(
        [
            ("letter", letter.renderings.get(language="en").sha256),
            ("translation", welsh.sha256),
            ("enclosure", enclosure.sha256),
        ]
    )
    assert row.to_address == "pcc@sampleshire.example"
    assert row.subject.startswith("SAMPLE: Llythyr gan") and row.subject.endswith(f"({letter.reference})")
    assert row.text.index("Annwyl Alex,") < row.text.index("Dear Alex,")
    assert row.text.count("- leaflet.txt") == row.text.count(letter.reference) == 2


def test_releasing_is_in_the_history_of_the_campaign_and_of_each_letter(campaign, signed, lead):
    release(signed, by=lead)
    told = [Event.objects.about(row).first() for row in (campaign, *Letter.objects.filter(campaign=campaign))]
    assert [(event.verb, event.by) for event in told] == [("released", lead)] * 4
    assert told[0].note == "3 letters, to go on 20 November 2020 at 12:10."


@pytest.mark.parametrize("role", ["officer", "auditor", "administrator", "signatory"])
def test_no_other_role_releases(signed, role):
    assert refusal(signed, make_officer(role)) == ["Only a lead or a publisher releases letters."]


def test_who_signed_does_not_release(batch, settings):
    both = make_officer("signatory", "publisher")
    signed = sign(batch, both)
    assert refusal(signed, both) == ["You signed these letters off. Another officer has to release them."]
    settings.SECOND_OFFICER_REQUIRED = False
    assert release(signed, by=both).released_by == both


def test_who_wrote_words_does_not_release(campaign, batch, signatory):
    writer = make_officer("lead")
    text = campaign.texts.get()
    parts = {"subject": "", "opening": text.opening, "closing": text.closing, "body": f"{text.body} More."}
    write_text(campaign, by=writer, based_on=1, **parts)
    check(campaign)
    assert refusal(sign(batch, signatory), writer) == [
        "You wrote words of these letters. Another officer has to release them."
    ]


def test_a_sign_off_that_does_not_hold_any_more_releases_nothing(campaign, signed, lead):
    make_text(campaign, "Other words. ((ask))")
    check(campaign)
    assert refusal(signed, lead) == [
        "The sign-off does not hold any more: sign the letters off again.",
        "Essexshire: the words changed.",
        "Kentshire: the words changed.",
        "Surreyshire: the words changed.",
    ]


def test_letters_do_not_go_before_their_date(campaign, batch, signatory, lead, settings):
    campaign.dated = date(2020, 12, 1)
    campaign.save()
    check(campaign)
    signed = sign(batch, signatory)
    sentence = "The letters are dated 1 December 2020 and can be released from that day on."
    assert refusal(signed, lead) == [sentence]
    settings.DEMONSTRATION_DAY = date(2020, 12, 1)
    assert release(signed, by=lead)


def test_nothing_is_released_once_the_post_is_vacant(signed, lead, settings):
    settings.DEMONSTRATION_DAY = date(2022, 6, 1)
    assert refusal(signed, lead) == [
        "The post of Independent Anti-Slavery Commissioner is vacant on 1 June 2022, so nothing can be signed."
    ]


def test_a_pdf_whose_bytes_were_altered_is_not_released(campaign, signed, lead):
    rendering = Rendering.objects.get(letter__office__area__name="Kentshire")
    with rendering.file.storage.open(rendering.file.name, "wb") as file:
        file.write(b"other")
    assert refusal(signed, lead) == ["Kentshire: the stored PDF is missing or has changed. Check the letter again."]


def test_a_second_release_says_that_it_is_done(signed, lead):
    made = release(signed, by=lead)
    with pytest.raises(AlreadyReleased) as refused:
        release(signed, by=make_officer("publisher"))
    assert (refused.value.release, Release.objects.get()) == (made, made)
    assert refused.value.sentences == [
        "These letters were released already, by Lea Leader on 20 November 2020 at 12:00."
    ]


def test_a_stopped_release_sends_nothing_and_can_be_released_again(campaign, signed, lead):
    made = release(signed, by=lead)
    stop(made, by=lead, reason="A name is wrong.")
    assert {row.state for row in made.dispatches.all()} == {"stopped"}
    assert Document.objects.count() == 0
    assert batch_letters(campaign).count() == 3
    assert changes_since(signed) == []
    again = release(signed, by=make_officer("publisher"))
    assert again.dispatches.count() == 3
    assert Dispatch.objects.count() == 3


def test_stopping_is_in_the_history(campaign, signed, lead):
    stop(release(signed, by=lead), by=lead, reason="A name is wrong.")
    told = [Event.objects.about(row).first() for row in (campaign, *Letter.objects.filter(campaign=campaign))]
    assert [(event.verb, event.note) for event in told] == [("release stopped", "A name is wrong.")] * 4


@pytest.mark.parametrize("state", ["sending", "sent", "unknown", "failed"])
def test_once_something_has_left_nothing_is_stopped(signed, lead, state):
    made = release(signed, by=lead)
    fields = {"state": state, "sent_on": clock.today(), "sent_by": lead, "lease_until": clock.now()}
    Dispatch.objects.filter(pk=made.dispatches.first().pk).update(**fields)
    with pytest.raises(CorrespondenceError) as refused:
        stop(made, by=lead, reason="Too late.")
    assert refused.value.sentences == [
        "1 letter has left or is just being sent, so the release cannot be stopped any more."
    ]
    assert Document.objects.count() == 3


def test_stopping_needs_a_role_a_reason_and_a_release_that_stands(signed, lead):
    made = release(signed, by=lead)
    with pytest.raises(CorrespondenceError) as refused:
        stop(made, by=make_officer("officer"), reason=" ")
    assert refused.value.sentences == ["Only a lead or a publisher stops a release.", "Say why the release is stopped."]
    stop(made, by=lead, reason="A name is wrong.")
    with pytest.raises(CorrespondenceError) as refused:
        stop(made, by=lead, reason="Again.")
    assert refused.value.sentences == ["This release was stopped already."]
