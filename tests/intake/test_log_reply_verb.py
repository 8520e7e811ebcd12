"""The verb `log_reply`: what it stores, what it refuses in sentences, and that it does both as a whole."""

import uuid
from datetime import date

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import filing, intake
from letters.models import Document, HeldFile, Incoming, Reply, RequestedDocument, Settlement
from tests.intake.files import upload
from tests.make import make_document, make_draft, make_letter, make_officer, make_reply, make_request

pytestmark = pytest.mark.django_db
STATES = Settlement.State


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


def log(letter, by=None, **facts):
    """A letter by e-mail of 2 November, unless `facts` say otherwise."""
    plain = {
        "channel": Incoming.Channel.EMAIL,
        "received_on": date(2020, 11, 2),
        "sender": "A. Clerk",
        "kind": Reply.Kind.PART,
        "note": "Thank you.",
    }
    return intake.log_reply(letter, by=by or make_officer("officer"), **(plain | facts))


def refusal(letter, **facts):
    """The sentences with which logging is refused; nothing at all may be stored then."""
    with pytest.raises(CorrespondenceError) as caught:
        log(letter, **facts)
    assert (Incoming.objects.count(), Settlement.objects.count(), Event.objects.count()) == (0, 0, 0)
    return caught.value.sentences


def test_a_reply_keeps_its_files_byte_for_byte_with_the_senders_position():
    officer, letter = make_officer("officer"), make_letter()
    held = filing.hold(upload("strategy.txt", b"Our strategy"), by=officer)
    words = ("Please do not publish this.", "covering e-mail")
    reply = log(letter, by=officer, documents=[(held, "response_strategy", "refused", *words)])
    document = Document.objects.get()
    assert (document.incoming, document.file.read(), document.kind) == (
        reply.incoming,
        b"Our strategy",
        "response_strategy",
    )
    assert (document.position, document.position_words, document.position_where) == ("refused", *words)
    assert (reply.incoming.state, reply.incoming.office, HeldFile.objects.count()) == ("filed", letter.office, 0)


def test_the_reading_of_each_file_is_queued_with_the_reply():
    officer = make_officer("officer")
    held = [filing.hold(upload(f"{n}.txt", n.encode()), by=officer) for n in "ab"]
    log(make_letter(), by=officer, documents=[(one, "enclosure") for one in held])
    queued = {result.args_kwargs["args"][0] for result in DBTaskResult.objects.all()}
    assert queued == set(Document.objects.values_list("pk", flat=True))


def test_a_reply_settles_what_it_covers_and_leaves_the_rest():
    letter = make_letter()
    profile, strategy, update = (
        make_request(letter, kind) for kind in ("problem_profile", "response_strategy", "progress_update")
    )
    settlements = {
        profile: intake.Statement(STATES.RECEIVED),
        strategy: (STATES.PROMISED, date(2020, 12, 1)),
    }
    reply = log(letter, settlements=settlements)
    states = {asked.pk: asked.state for asked in RequestedDocument.objects.select_related("settlement")}
    assert states == {profile.pk: "received", strategy.pk: "promised", update.pk: "awaited"}
    assert set(reply.settlements.values_list("settled_on", flat=True)) == {date(2020, 11, 2)}


def test_the_letter_gets_an_event_for_the_reply_and_for_each_settlement_and_keeps_its_version():
    letter, officer = make_letter(), make_officer("officer")
    asked = make_request(letter)
    log(letter, by=officer, settlements={asked: (STATES.RECEIVED,)})
    events = Event.objects.about(letter)
    assert {(event.verb, event.by, event.happened_on) for event in events} == {
        ("reply logged", officer, date(2020, 11, 2)),
        ("document settled", officer, date(2020, 11, 2)),
    }
    assert {event.note for event in events} == {"Part reply from A. Clerk.", "Response strategy: received"}
    letter.refresh_from_db()
    assert letter.version == 1


def test_the_same_form_sent_twice_makes_one_reply():
    letter, token = make_letter(), uuid.uuid4()
    assert log(letter, form_token=token) == log(letter, form_token=token)
    assert (Reply.objects.count(), Event.objects.count()) == (1, 1)


def test_a_closed_letter_takes_a_reply_says_so_and_stays_closed():
    officer = make_officer("officer")
    letter = make_letter(closed_on=date(2020, 11, 1), closed_by=officer, closed_reason="no_answer")
    log(letter)
    letter.refresh_from_db()
    assert letter.closed_on == date(2020, 11, 1)
    assert Event.objects.get().note == "Part reply from A. Clerk. The letter was closed before and stays closed."


def test_a_draft_a_discarded_and_a_voided_letter_take_no_reply():
    officer, moment = make_officer("officer"), "2020-11-01T12:00Z"
    draft = make_draft(reference="IASC-2020-0901")
    discarded = make_draft(reference="IASC-2020-0902", discarded_at=moment, discarded_by=officer)
    voided = make_letter(reference="IASC-2020-0903", voided_at=moment, voided_by=officer)
    assert [refusal(letter) for letter in (draft, discarded, voided)] == [
        ["IASC-2020-0901 is still a draft. Confirm that it was sent, then log the reply."],
        ["IASC-2020-0902 was a draft and was discarded. Choose the letter that was sent."],
        ["IASC-2020-0903 was voided. Log the reply to the letter that replaced it."],
    ]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2020, 11, 21), "The date received, 21 November 2020, is in the future. "),
        (date(2020, 10, 12), "The date received, 12 October 2020, is before IASC-2020-0001 was sent on 13 October"),
    ],
)
def test_a_day_in_the_future_or_before_the_sending_is_refused(day, sentence):
    assert refusal(make_letter(), received_on=day)[0].startswith(sentence)


def test_the_days_at_the_boundary_are_taken():
    letter = make_letter()
    replies = [log(letter, received_on=day) for day in (date(2020, 10, 13), date(2020, 11, 20))]
    assert len(replies) == Reply.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ({"note": " "}, ["Choose the files that arrived, or write down what the reply said."]),
        ({"note": "", "channel": "call"}, ["Write down what was said in the call or meeting."]),
        ({"note": "", "channel": "meeting"}, ["Write down what was said in the call or meeting."]),
        ({"channel": "link"}, ["Enter the link that was sent."]),
        (
            {"channel": "link", "link": "https://vru.example/plan"},
            ["Enter the day on which you looked at the link."],
        ),
    ],
)
def test_an_arrival_without_its_substance_is_refused(facts, sentences):
    assert refusal(make_letter(), **facts) == sentences


def test_bytes_that_are_logged_already_are_refused_with_a_link_to_where():
    officer, letter = make_officer("officer"), make_letter()
    earlier = make_reply(letter)
    make_document(b"same", incoming=earlier.incoming, original_name="first.txt")
    held = filing.hold(upload("again.txt", b"same"), by=officer)
    with pytest.raises(CorrespondenceError) as caught:
        log(make_letter(), documents=[(held, "enclosure")])
    assert caught.value.sentences == [
        f"“again.txt” is already logged with "
        f'<a class="govuk-link" href="/staff/letters/{letter.pk}/">{letter.reference}</a>. Leave it out here.'
    ]
    assert (list(Reply.objects.all()), list(HeldFile.objects.all())) == ([earlier], [held])


def test_bytes_of_a_reply_to_a_voided_letter_may_be_logged_to_the_right_one():
    officer = make_officer("officer")
    voided = make_letter(voided_at="2020-11-01T12:00Z", voided_by=officer)
    make_document(b"same", incoming=make_reply(voided).incoming)
    held = filing.hold(upload("again.txt", b"same"), by=officer)
    log(make_letter(), documents=[(held, "enclosure")])
    assert Document.objects.filter(sha256=held.sha256).count() == 2


def test_a_position_without_the_words_and_their_place_is_refused():
    held = filing.hold(upload("a.txt"), by=make_officer("officer"))
    assert refusal(make_letter(), documents=[(held, "enclosure", "agreed")]) == [
        "Enter the sender's words on publishing “a.txt”.",
        "Say where the sender's words on publishing “a.txt” stand.",
    ]


def test_a_document_of_another_letter_cannot_be_settled_here():
    asked = make_request(wording="your strategy")
    other = make_letter()
    assert refusal(other, settlements={asked: (STATES.RECEIVED,)}) == [
        f"“your strategy” was not asked for in {other}. Choose among what the letter asks for."
    ]


def test_when_one_file_is_gone_nothing_is_stored():
    officer, letter = make_officer("officer"), make_letter()
    good, gone = (filing.hold(upload(f"{n}.txt", n.encode()), by=officer) for n in "ab")
    gone.file.storage.delete(gone.file.name)
    sentences = refusal(letter, by=officer, documents=[(good, "enclosure"), (gone, "enclosure")])
    assert sentences == ["“b.txt” is not kept any more. Choose the file again."]
    assert (Document.objects.count(), HeldFile.objects.count()) == (0, 2)
