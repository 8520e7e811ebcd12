"""The journey of an officer who logs a reply with its file."""

from datetime import date

import pytest

from letters.models import Document, Reply
from tests.intake.files import pdf
from tests.make import make_letter, make_officer, make_request

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_log_a_reply(person, tmp_path):
    letter = make_letter()
    strategy, update = make_request(letter), make_request(letter, "progress_update")
    file = tmp_path / "strategy.pdf"
    file.write_bytes(pdf("The strategy of Sampleshire"))
    officer = make_officer("officer")
    someone = person()
    someone.log_in(officer)
    someone.open(letter.get_staff_url())
    someone.follow("Log a reply")
    someone.attach("Files that arrived", file)
    someone.pick("By e-mail", "How it arrived")
    someone.write("Date received", "2 Nov 2020")
    someone.write("From whom", "A. Clerk")
    someone.pick("Part reply", "Kind of reply")
    someone.pick("Received in full", "Response strategy")
    someone.press("Save reply")
    someone.sees("1 file is kept.")
    someone.choose("What it is", "Response", "Response strategy")
    someone.pick("Agreed to publication", "Sender's position on publication")
    someone.write("The sender's words", "You may publish this.")
    someone.write("Where the words stand", "E-mail, second line")
    someone.press("Save reply")
    someone.sees("1 of 2 documents received.")
    strategy.refresh_from_db()
    update.refresh_from_db()
    assert (strategy.settlement.state, strategy.settlement.settled_by, update.settlement) == ("received", officer, None)
    assert facts_of(Reply.objects.get()) == (letter, "part", date(2020, 11, 2), "A. Clerk", "email")
    document = Document.objects.get(incoming__reply__letter=letter)
    assert (document.file.read(), document.kind) == (file.read_bytes(), Document.Kind.RESPONSE_STRATEGY)
    assert (document.position, document.position_words) == ("agreed", "You may publish this.")


def facts_of(reply):
    """What the journey says of a reply."""
    arrived = reply.incoming
    return reply.letter, reply.kind, arrived.received_on, arrived.sender, arrived.channel
