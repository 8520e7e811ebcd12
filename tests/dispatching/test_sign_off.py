"""Who may sign what: readiness, the Commissioner's post, authors of the words, and what the page showed."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.composing.checked import batch_letters
from letters.dispatch.batch import Batch
from letters.dispatch.signing import changes_since, sign_off
from letters.drafting.letter_texts import write_text
from letters.models import OfficeWording, Rendering, SignOff
from tests.dispatching.conftest import check, shown, sign
from tests.make import make_campaign, make_officer, make_text
from tests.make_sending import make_complete, make_written


def refusal(batch, by):
    with pytest.raises(CorrespondenceError) as refused:
        sign(batch, by)
    return refused.value.sentences


def test_the_signatory_signs_the_letters_as_they_were_shown(batch, campaign, signatory):
    signed = sign(batch, signatory)
    assert (signed.campaign, signed.signed_by, signed.deputyship) == (campaign, signatory, None)
    assert signed.signatory_name == "Dame Sara Thornton DBE QPM"
    assert sorted(entry["name"] for entry in signed.manifest.values()) == ["Essexshire", "Kentshire", "Surreyshire"]
    assert signed.sha256 == shown(batch)[0]
    assert changes_since(signed) == []


def test_signing_is_in_the_history_of_the_campaign_and_of_each_letter(batch, campaign, signatory):
    sign(batch, signatory)
    told = [Event.objects.about(row).first() for row in (campaign, *batch_letters(campaign))]
    assert [(event.verb, event.by) for event in told] == [("signed off", signatory)] * 4
    assert told[0].note == "3 letters, signed off by Sig Natory."


@pytest.mark.parametrize("role", ["officer", "lead", "publisher", "auditor", "administrator"])
def test_no_other_role_signs(batch, role):
    assert refusal(batch, make_officer(role)) == ["Only the signatory, or a deputy whom they named, signs letters off."]
    assert SignOff.objects.count() == 0


def test_who_wrote_the_text_or_a_wording_does_not_sign(batch, campaign):
    writer, wording_writer = make_officer("signatory", "officer"), make_officer("signatory", "officer")
    make_text(campaign, campaign.texts.first().body, written_by=writer)
    wording = OfficeWording.objects.filter(campaign=campaign).first()
    OfficeWording.objects.filter(pk=wording.pk).update(written_by=wording_writer)
    expected = ["You wrote words of these letters. Another signatory or deputy has to sign them off."]
    assert refusal(batch, writer) == expected
    assert refusal(batch, wording_writer) == expected


def test_an_office_of_one_may_sign_its_own_words_where_the_setting_says_so(batch, campaign, settings):
    settings.SECOND_OFFICER_REQUIRED = False
    writer = make_officer("signatory", "officer")
    make_text(campaign, campaign.texts.first().body, written_by=writer)
    assert sign(batch, writer).signed_by == writer


def test_what_is_not_ready_is_refused_by_office_until_it_is_taken_out(batch, campaign, signatory):
    office = make_complete(campaign, "Testingham", salutation="")
    end = "Complete it, check it again, or take the office out."
    assert refusal(batch, signatory) == [f"Testingham: no salutation. {end}"]
    campaign.chosen.filter(office=office).delete()
    assert len(sign(batch, signatory).manifest) == 3


def test_a_pdf_that_failed_or_is_being_made_is_refused(batch, campaign, signatory):
    renderings = Rendering.objects.order_by("letter__office__area__name")
    failed, waiting = renderings[0], renderings[1]
    Rendering.objects.filter(pk=failed.pk).update(state="failed", reasons=["It is too long."])
    Rendering.objects.filter(pk=waiting.pk).update(state="waiting")
    end = "Complete it, check it again, or take the office out."
    assert refusal(batch, signatory) == [
        f"Essexshire: its PDF could not be made: It is too long. {end}",
        f"Kentshire: its PDF is being made. {end}",
    ]


def test_a_campaign_without_letters_is_refused(db, signatory):
    assert refusal(Batch(campaign=make_campaign()), signatory) == ["There are no letters to sign off."]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2022, 6, 1), "The post of Independent Anti-Slavery Commissioner is vacant on 1 June 2022, "),
        (date(2018, 5, 20), "It is not certain who was Independent Anti-Slavery Commissioner on 20 May 2018, "),
    ],
)
def test_nothing_is_signed_while_nobody_certainly_holds_the_post(campaign, batch, signatory, settings, day, sentence):
    settings.DEMONSTRATION_DAY = campaign.dated = day
    campaign.save()
    check(campaign)
    assert refusal(batch, signatory) == [f"{sentence}so nothing can be signed."]


def test_a_letter_is_not_signed_by_another_commissioner_than_that_of_its_date(db, settings):
    settings.DEMONSTRATION_DAY = date(2026, 11, 20)
    signatory, letter = make_officer("signatory"), make_written(dated=date(2020, 11, 20), relation="corrects")
    assert refusal(Batch(letter=letter), signatory) == [
        "The letters are dated 20 November 2020, when Dame Sara Thornton DBE QPM was Independent Anti-Slavery "
        "Commissioner; today it is Eleanor Lyons. Give them another date."
    ]


def test_a_letter_that_bears_another_name_than_the_commissioners_is_not_signed(db):
    letter = make_written(signatory_name="", relation="corrects", office=make_complete(make_campaign(), "Testingham"))
    assert refusal(Batch(letter=letter), make_officer("signatory")) == [
        "Testingham: the letter bears the name of nobody, not of Dame Sara Thornton DBE QPM. Check it again."
    ]


def test_what_changed_since_the_page_was_shown_is_refused_and_said(batch, campaign, signatory):
    sha256, manifest = shown(batch)
    text = campaign.texts.first()
    parts = {"subject": "", "opening": text.opening, "closing": text.closing, "body": f"{text.body} More."}
    write_text(campaign, by=make_officer("officer"), based_on=1, **parts)
    check(campaign)
    with pytest.raises(CorrespondenceError) as refused:
        sign_off(batch, by=signatory, sha256=sha256, shown=manifest)
    assert refused.value.sentences == [
        "The letters changed since you opened this page. Look at them again.",
        "Essexshire: the words changed.",
        "Kentshire: the words changed.",
        "Surreyshire: the words changed.",
    ]
    assert SignOff.objects.count() == 0


def test_the_same_letters_are_not_signed_twice(batch, signatory):
    sign(batch, signatory)
    assert refusal(batch, signatory) == ["These letters were signed off already, by Sig Natory on 20 November 2020."]
