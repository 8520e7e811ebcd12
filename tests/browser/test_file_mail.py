"""The journey of an officer who files what came by mail, and of the one who moves it to the right letter."""

import pytest

from letters.models import Document, Reply
from tests.mailbox.make import make_mail
from tests.make import make_letter, make_office, make_officer, make_request

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_file_mail_and_move_the_reply(person):
    office = make_office()
    letter, other = make_letter(office=office), make_letter(office=office)
    strategy = make_request(letter)
    guess = {"letter": letter.pk, "reference": letter.reference, "score": 30, "reasons": ["The sender's domain."]}
    incoming = make_mail(subject="Our strategy", guesses=[guess])
    someone = person()
    someone.log_in(make_officer("officer"))
    someone.follow("1 In the inbox")
    someone.follow("Our strategy")
    someone.sees("The sender's domain.")
    someone.press("File to this letter")
    someone.reads("Log a reply")
    someone.choose("What it is", "Covering", "Covering letter")
    someone.pick("Full reply", "Kind of reply")
    someone.pick("Received in full", "Response strategy")
    someone.press("Save reply")
    someone.sees("1 of 1 document received.")
    reply = Reply.objects.get()
    strategy.refresh_from_db()
    assert (reply.letter, reply.incoming, strategy.state) == (letter, incoming, "received")
    assert Document.objects.get().kind == "covering_letter"
    someone.open(f"/staff/replies/{reply.pk}/move/")
    someone.choose("The letter that it answers", other.reference, f"{other.reference}: {office}, 13 October 2020")
    someone.write("Why is it moved?", "It names the other letter.")
    someone.press("Move the reply")
    someone.reads(str(office))
    reply.refresh_from_db()
    strategy.refresh_from_db()
    assert (reply.letter, strategy.state) == (other, "awaited")
