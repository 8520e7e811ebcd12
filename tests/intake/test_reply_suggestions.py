"""What held files say of a reply: day, sender, kind, promises, publication, the letter it answers."""

from datetime import date

import pytest
import time_machine

from letters import filing, intake
from tests.intake.files import pdf, upload
from tests.make import make_area, make_letter, make_office, make_officer
from tests.opening import ole
from tests.opening.files import mail, word

pytestmark = pytest.mark.django_db
COVER = (
    "Office of the Police and Crime Commissioner",
    "12 November 2020",
    "Dear Commissioner",
    "Thank you for your letter. We will send the response strategy by 27 November 2020.",
    "I am content for this letter to be published, but please do not publish the enclosed profile.",
    "Yours sincerely",
    "Pat Example",
    "Police and Crime Commissioner for Testingham",
)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


def suggested(**files):
    """The Suggestions of held files {name with _dot_ for .: bytes}."""
    officer = make_officer("officer")
    held = [filing.hold(upload(name.replace("_dot_", "."), data), by=officer) for name, data in files.items()]
    intake.look_into(held)
    return [intake.suggestion_of(one) for one in held]


def test_a_covering_letter_gives_day_sender_kind_promise_and_words_on_publication():
    one = suggested(cover_dot_docx=word(*COVER))[0]
    assert (one.day, one.sender, one.kind.kind) == (
        date(2020, 11, 12),
        "Pat Example, Police and Crime Commissioner for Testingham",
        "covering_letter",
    )
    assert "It begins “Dear Commissioner”." in one.kind.reasons
    promised = [(promise.date, promise.words) for promise in one.promises]
    assert promised == [(date(2020, 11, 27), "We will send the response strategy by 27 November 2020.")]
    assert one.on_publication == (COVER[4],)


def test_a_message_gives_its_date_and_sender_before_a_letter_in_it_does():
    found = suggested(cover_dot_docx=word(*COVER), reply_dot_eml=mail("Please see attached."))
    assert intake.arrival_of(found) == {"received_on": date(2020, 11, 9), "sender": "Pat Example"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.msg", ole.message("Reply", "Thank you.", sender=("Jo Sample", "jo@opcc.example"))),
        ("a.eml", mail("Thank you.", Date="")),
        ("a.eml", mail("Thank you.", Date="Mon, 1 Jan 1601 00:00:00 +0000")),
    ],
)
def test_a_message_without_a_date_is_asked_for_one(name, data):
    found = suggested(**{name.replace(".", "_dot_"): data})
    assert "received_on" not in intake.arrival_of(found)
    assert "The message bears no date. Enter the day on which it was received." in found[0].warnings


def test_a_day_to_come_is_not_offered_as_the_day_of_receipt():
    found = suggested(reply_dot_eml=mail("Thank you.", Date="Mon, 9 Nov 2026 10:00:00 +0000"))
    assert intake.arrival_of(found) == {"sender": "Pat Example"}


def test_the_files_in_a_message_are_named():
    one = suggested(reply_dot_eml=mail(files=[("Strategy.pdf", pdf("The plan")), ("Profile.pdf", pdf("Needs"))]))[0]
    assert list(one.enclosed) == ["Strategy.pdf", "Profile.pdf"]


def test_an_automatic_reply_promises_nothing():
    words = "I am away. We will respond by 27 November 2020."
    one = suggested(reply_dot_eml=mail(words, Auto_Submitted="auto-replied"))[0]
    assert one.promises == ()


def test_letters_are_guessed_best_first_each_once_with_the_reasons_of_every_file():
    area = make_area("Testingham")
    office = make_office(area=area, email="opcc@testingham.example")
    first, second, other = make_letter(office=office), make_letter(office=office), make_letter()
    found = suggested(
        reply_dot_eml=mail(f"Your letter {second.reference}.", From="Pat <pat@testingham.example>"),
        plan_dot_txt=b"The strategy of Testingham, in reply to your letter of 13 October 2020.",
    )
    guessed = intake.letters_for(found)
    assert [(likely, guess.letter) for likely, guess in guessed][:1] == [("Very likely", second)]
    assert ({guess.letter for _, guess in guessed}, other in [guess.letter for _, guess in guessed]) == (
        {first, second},
        False,
    )
    reasons = guessed[0][1].reasons
    assert reasons[0] == f"It names our reference {second.reference}."
    assert "It comes from testingham.example, as " + str(office) + " does." in reasons
    assert "It speaks of 13 October 2020, the date of the letter." in reasons


def test_a_file_that_names_nobody_gives_no_letter():
    make_letter()
    assert intake.letters_for(suggested(note_dot_txt=b"Thank you.", bytes_dot_zip=b"PK")) == []
