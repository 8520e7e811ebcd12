"""Checking all letters of a campaign: what is drafted, what is rendered, and what is left alone."""

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.composing.checked import already_sent, checked_letters
from letters.drafting.checking import check_letters, choose_channel, retry_rendering
from letters.drafting.records import amend
from letters.models import Dispatch, Letter, LetterText, OfficeWording, Rendering
from tests.checking.rounds import add_office, drafts, make_round, renderings, work
from tests.make import make_letter, make_text, make_wording

pytestmark = pytest.mark.django_db


def problems(campaign):
    return {one.name: one.problems for one in checked_letters(campaign)}


def test_every_complete_letter_becomes_a_draft_with_its_pdf(campaign, officer):
    assert check_letters(campaign, by=officer) == 3
    assert problems(campaign) == dict.fromkeys(("Alphashire", "Betashire", "Gammashire"), ("its PDF is being made",))
    work()
    letter = drafts(campaign)[0]
    holder = letter.office.commissioners.get()
    assert (letter.reference, letter.origin, letter.channel) == ("IASC-2020-0001", "written", "email")
    assert (letter.addressee_name, letter.salutation, letter.commissioner) == (holder.name, "Dear Alex", holder)
    assert letter.vru.name == "Alphashire Network"
    assert [item.kind.slug for item in letter.requested_documents.all()] == [
        "problem_profile",
        "response_strategy",
        "progress_update",
    ]
    checked = checked_letters(campaign)
    assert [(one.is_ready, one.problems) for one in checked] == [(True, ())] * 3
    rows = renderings(campaign)
    assert [(row.state, row.pages, row.attempts) for row in rows] == [("ready", 1, 1)] * 3
    for row in rows:
        assert row.file.read().startswith(b"%PDF-1.7")
        assert row.thumbnail.read().startswith(b"\x89PNG")


def test_a_second_check_makes_nothing_anew(campaign, officer):
    check_letters(campaign, by=officer)
    work()
    before = [(row.pk, row.sha256, row.finished_at) for row in renderings(campaign)]
    events = Event.objects.filter(verb__in=["drafted", "redrafted"]).count()
    assert check_letters(campaign, by=officer) == 0
    assert [(row.pk, row.sha256, row.finished_at) for row in renderings(campaign)] == before
    assert Event.objects.filter(verb__in=["drafted", "redrafted"]).count() == events
    assert Letter.objects.count() == 3


def test_only_the_letter_whose_wording_changed_is_made_anew_and_its_own_words_are_counted(campaign, officer):
    check_letters(campaign, by=officer)
    work()
    row = renderings(campaign)[1]
    assert (row.words_changed, row.own_words > 0) == (None, True)
    wording = OfficeWording.objects.get(office__area__name="Betashire")
    wording.interest = "In Betashire I read of its many schools."
    wording.save(update_fields=["interest"])
    assert problems(campaign)["Betashire"] == ("the wording changed since it was checked",)
    assert check_letters(campaign, by=officer) == 1
    changed = renderings(campaign)
    assert [(one.state, one.words_changed) for one in changed] == [("ready", 0), ("waiting", 1), ("ready", 0)]
    assert changed[1].file.name == ""
    work()
    assert problems(campaign) == dict.fromkeys(("Alphashire", "Betashire", "Gammashire"), ())


def test_a_letter_that_lacks_something_is_listed_and_the_others_are_made(campaign, officer):
    add_office(campaign, "Deltashire")
    OfficeWording.objects.filter(office__area__name="Deltashire").update(interest="")
    assert check_letters(campaign, by=officer) == 3
    assert problems(campaign)["Deltashire"] == ("no interest paragraph",)
    assert [letter.office.area.name for letter in drafts(campaign)] == ["Alphashire", "Betashire", "Gammashire"]


def test_nothing_complete_is_refused(campaign, officer):
    LetterText.objects.all().delete()
    with pytest.raises(CorrespondenceError, match="No letter is complete yet"):
        check_letters(campaign, by=officer)
    assert Letter.objects.count() == 0


def test_the_draft_to_an_office_that_was_taken_out_is_discarded(campaign, officer):
    check_letters(campaign, by=officer)
    gone = drafts(campaign)[2]
    campaign.chosen.filter(office=gone.office).delete()
    check_letters(campaign, by=officer)
    gone.refresh_from_db()
    assert gone.discarded_by == officer
    assert [event.verb for event in Event.objects.about(gone)] == ["discarded", "drafted"]
    assert [letter.office.area.name for letter in drafts(campaign)] == ["Alphashire", "Betashire"]


def test_an_office_written_to_before_or_whose_letter_is_on_its_way_gets_no_other(campaign, officer):
    check_letters(campaign, by=officer)
    on_its_way, other, third = drafts(campaign)
    Dispatch.objects.create(
        letter=on_its_way, channel="email", to_address="a@b.example", message_id="<a@b.example>", asked_by=officer
    )
    logged = make_letter(campaign=campaign, office=other.office)
    make_text(campaign, "All new: ((interest)) ((ask)) ((contact))")
    assert check_letters(campaign, by=officer) == 1
    assert already_sent(campaign) == {on_its_way.office_id: on_its_way, other.office_id: logged}
    assert [one.office for one in checked_letters(campaign)] == [third.office]
    on_its_way.refresh_from_db()
    assert on_its_way.body.startswith("I write about")
    with pytest.raises(CorrespondenceError, match="A letter sent from here never changes"):
        amend(on_its_way, by=officer, version=on_its_way.version, reason="To try.", values={"body": "Other words."})
    assert on_its_way.renderings.get().state == Rendering.State.WAITING


def test_an_office_that_reads_welsh_gets_both_languages_welsh_first(officer):
    campaign = make_round("Alphashire")
    office = add_office(campaign, "Cymrushire", language="cy+en")
    area = office.area
    area.name_cy = "Swydd Sampl"
    area.save(update_fields=["name_cy"])
    unit = area.units.get()
    unit.name_cy = "Rhwydwaith"
    unit.save(update_fields=["name_cy"])
    check_letters(campaign, by=officer)
    assert problems(campaign)["Cymrushire"][0] == "no letter text in Welsh"
    make_text(campaign, "Am y ((vru)): ((interest)) ((ask))", language="cy", opening="Annwyl ((salutation))")
    make_wording(campaign, office, language="cy", interest="Darllenais.", ask="Anfonwch gopi.")
    assert check_letters(campaign, by=officer) == 2
    work()
    rows = [row for row in renderings(campaign) if row.letter.office == office]
    assert [(row.language, row.state) for row in rows] == [("cy", "ready"), ("en", "ready")]
    assert rows[0].salutation == "Annwyl Alex"
    assert problems(campaign)["Cymrushire"] == ()
    office.language = "en"
    office.save(update_fields=["language"])
    assert problems(campaign)["Cymrushire"] == ("the wording changed since it was checked",)
    assert check_letters(campaign, by=officer) == 0
    assert problems(campaign)["Cymrushire"] == ()


def test_the_way_a_letter_goes_can_be_chosen_and_stays(campaign, officer):
    by_post = add_office(campaign, "Postshire", email="")
    check_letters(campaign, by=officer)
    letters = drafts(campaign)
    assert [letter.channel for letter in letters] == ["email", "email", "email", "post"]
    assert choose_channel(letters[:2], Letter.Channel.POST, by=officer) == 2
    check_letters(campaign, by=officer)
    assert [letter.channel for letter in drafts(campaign)] == ["post", "post", "email", "post"]
    with pytest.raises(CorrespondenceError, match="No e-mail address that works is on record for Postshire"):
        choose_channel(letters, Letter.Channel.EMAIL, by=officer)
    assert [letter.channel for letter in drafts(campaign)] == ["post", "post", "email", "post"]
    assert by_post.letters.get().channel == "post"


def test_an_address_that_a_message_came_back_from_stands_in_the_way_of_mail(campaign, officer):
    check_letters(campaign, by=officer)
    work()
    office = drafts(campaign)[0].office
    office.email_failed_on, office.email_failed_reason = "2020-11-02", "No such mailbox"
    office.save(update_fields=["email_failed_on", "email_failed_reason"])
    assert problems(campaign)["Alphashire"] == ("goes by e-mail, but the office has no e-mail address that works",)


def test_a_pdf_that_failed_can_be_tried_again_and_no_other(campaign, officer):
    check_letters(campaign, by=officer)
    row = renderings(campaign)[0]
    with pytest.raises(CorrespondenceError, match="did not fail"):
        retry_rendering(row, by=officer)
    row.state, row.reasons, row.attempts = Rendering.State.FAILED, ["A fault."], 6
    row.save(update_fields=["state", "reasons", "attempts"])
    assert problems(campaign)["Alphashire"] == ("its PDF could not be made: A fault",)
    retry_rendering(row, by=officer)
    work()
    assert problems(campaign)["Alphashire"] == ()
