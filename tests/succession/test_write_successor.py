"""A fresh letter to the successor: its words, its way out, and what becomes of the first (issue 5, Build 6)."""

import re
from datetime import date
from html import unescape

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.composing.checked import checked_letter
from letters.dispatch.batch import batch_of
from letters.dispatch.posting import mark_sent
from letters.dispatch.releasing import release
from letters.drafting.checking import check_letter
from letters.drafting.corrections import edit_correction
from letters.drafting.followers import as_words
from letters.drafting.handovers import carry_on, write_successor
from letters.drafting.records import close, discard
from letters.models import Letter, RequestedDocument
from letters.rendering.markdown import letter_html
from tests.dispatching.conftest import sign
from tests.make import make_officer, make_request, make_settlement
from tests.make_sending import finish_all
from tests.succession.make import make_abolished, make_change, make_open

pytestmark = pytest.mark.django_db
DAY = date(2021, 6, 1)
KEPT = [field.attname for field in Letter._meta.concrete_fields]
CLOSING = {"closed_on", "closed_by_id", "closed_reason"}


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = DAY


@pytest.fixture
def officer():
    return make_officer("officer")


def refusal(verb, *args, **kwargs):
    """The sentences with which a verb refuses."""
    with pytest.raises(CorrespondenceError) as refused:
        verb(*args, **kwargs)
    return refused.value.sentences


def row_of(letter):
    return Letter.objects.filter(pk=letter.pk).values(*KEPT).get()


def test_it_names_the_first_letter_and_asks_for_what_is_outstanding(officer):
    letter, _, new = make_change()
    make_settlement(make_request(letter, "problem_profile", wording="your *problem profile*"))
    make_settlement(letter.requested_documents.get(kind__slug="response_strategy"), "part_received")
    make_request(letter, "other", wording="A map")
    make_request(letter, "progress_update", is_optional=True)
    before = row_of(letter)
    made = write_successor(letter, by=officer)
    assert made.body == (
        "On 13 October 2020 I wrote to Alex Sample, Sampleshire Police and Crime Commissioner "
        f"(my reference {letter.reference}). I am writing to you because you have since taken office."
        "\n\nIn my letter I asked for these, which are outstanding:"
        "\n\n- Response strategy (of which I have a part)\n- A map"
        "\n\nI have received, with thanks:\n\n- your \\*problem profile\\*"
        "\n\nI would be grateful for a copy of what is outstanding."
        "\n\nYou are also welcome to send:\n\n- Updates on progress"
    )
    assert (made.refers_to, made.relation, made.origin, made.dated) == (letter, "succeeds", "written", DAY)
    assert (made.office, made.commissioner, made.addressee_name) == (letter.office, new, "Bo Newholder")
    assert (made.salutation, made.signatory_name, made.channel) == ("Dear Bo", "Dame Sara Thornton DBE QPM", "post")
    asked = made.requested_documents.values_list("kind__slug", "is_optional")
    assert set(asked) == {("response_strategy", False), ("other", False), ("progress_update", True)}
    assert row_of(letter) == before
    assert write_successor(letter, by=officer) == made


def test_what_the_records_say_is_printed_as_it_is():
    for text, made in (
        ("Dr A. O'Sample-Test (acting)", "Dr A. O'Sample-Test (acting)"),
        ("1. a *plan*\n[x](y) <b> & | ~", r"1\. a \*plan\* \[x\](y) \<b\> \& \| \~"),
        ("# one", r"\# one"),
        ("- two", r"\- two"),
    ):
        assert as_words(text) == made
        shown = unescape(re.sub("<[^>]*>", "", letter_html(made).html)).strip()
        assert shown == " ".join(text.split())


def test_an_abolished_office_is_taken_up_with_the_office_that_has_its_work(officer):
    letter, _, mayor = make_abolished()
    mayor.email, mayor.language = "mayor@sampleshire.example", "cy+en"
    mayor.save(update_fields=["email", "language"])
    made = write_successor(letter, by=officer)
    assert (made.office, made.addressee_name, made.channel) == (mayor, "Mo Mayor", "email")
    assert "because Mayor of Sampleshire has since taken over the work of that office." in made.body
    assert [(one.language, one.body, one.reasons) for one in made.renderings.all()] == [
        ("cy", "", ["Its Welsh words have not been written yet."])
    ]


def test_it_goes_its_way_and_closes_the_first_with_a_link(officer):
    letter, *_ = make_change()
    made = write_successor(letter, by=officer)
    before = row_of(letter)
    assert check_letter(made, by=officer) == 1
    finish_all(Letter.objects.filter(pk=made.pk))
    released = release(sign(batch_of(made), make_officer("signatory")), by=make_officer("lead"))
    assert set(RequestedDocument.objects.outstanding()) == set(letter.requested_documents.all())
    mark_sent(list(released.dispatches.all()), on=DAY, by=officer)
    made.refresh_from_db()
    letter.refresh_from_db()
    assert (letter.closed_on, letter.closed_reason) == (DAY, "succeeded")
    assert f"{made.reference} takes it up with the successor." in Event.objects.about(letter).first().note
    assert {name: value for name, value in row_of(letter).items() if name not in CLOSING} == {
        name: value for name, value in before.items() if name not in CLOSING
    }
    assert made.due_date.due_on == date(2021, 6, 29)
    assert set(RequestedDocument.objects.outstanding()) == set(made.requested_documents.all())


def test_what_came_meanwhile_holds_the_fresh_letter_up(officer):
    letter, *_ = make_change()
    make_request(letter, "problem_profile")
    made = write_successor(letter, by=officer)
    check_letter(made, by=officer)
    finish_all(Letter.objects.filter(pk=made.pk))
    assert checked_letter(made).problems == ()
    make_settlement(letter.requested_documents.get(kind__slug="problem_profile"))
    changed = f"what is outstanding from {letter} changed since this was written: discard it and write it anew"
    assert checked_letter(made).problems == (changed,)
    close(letter, by=make_officer("lead"), reason="answered")
    made = Letter.objects.get(pk=made.pk)
    closed = f"{letter} is closed, so nothing is outstanding from it: discard this letter"
    assert checked_letter(made).problems == (closed,)
    discard(made, by=officer)
    assert refusal(write_successor, letter, by=officer) == [
        "Only a letter that was sent and is still open is taken up by another one."
    ]


def test_its_words_are_edited_but_not_dated_before_the_first(officer):
    letter, *_ = make_change()
    made = write_successor(letter, by=officer)
    values = {"dated": date(2021, 6, 2), "body": "Other words."}
    edit_correction(made, by=officer, version=1, values=values)
    assert (made.body, made.dated) == ("Other words.", date(2021, 6, 2))
    values["dated"] = date(2020, 10, 12)
    assert refusal(edit_correction, made, by=officer, version=2, values=values) == [
        "The date is before that of the letter it follows."
    ]


def test_it_is_refused_while_nothing_changed_and_when_nothing_is_missing(officer):
    letter, *_ = make_change(ended=None, started=date(2021, 6, 2))
    assert refusal(write_successor, letter, by=officer) == ["By our records its addressee still holds the office."]
    changed, *_ = make_change()
    make_settlement(changed.requested_documents.get())
    assert refusal(write_successor, changed, by=officer) == ["Nothing is outstanding from it."]


def test_carrying_on_needs_a_reason_and_waits_for_no_draft(officer):
    lead = make_officer("lead")
    letter, *_ = make_change()
    assert refusal(carry_on, letter, by=lead, reason=" ") == ["Say why the letter is carried on."]
    made = write_successor(letter, by=officer)
    assert refusal(carry_on, letter, by=lead, reason="They answer it.") == [
        f"{made} is being written to the successor. Discard it first, or send it."
    ]
    stays = make_open(letter.office, addressee_name="Bo Newholder")
    assert refusal(carry_on, stays, by=lead, reason="They answer it.") == [
        "By our records its addressee still holds the office."
    ]
