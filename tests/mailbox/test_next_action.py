"""What the board and the worklist offer for a letter whose reply the tracker filed by itself."""

from datetime import date

import pytest

from letters.models import Reply
from letters.reports.states import next_action, status_word
from tests.mailbox.make import make_mail
from tests.make import make_letter, make_request

pytestmark = pytest.mark.django_db
BEFORE_DUE = date(2020, 10, 20)


def test_a_reply_that_nobody_looked_at_comes_first():
    letter = make_letter()
    make_request(letter)
    incoming = make_mail(state="filed")
    reply = Reply.objects.create(incoming=incoming, letter=letter, kind="unread")
    assert next_action(letter, BEFORE_DUE) == ("Look at the reply", f"/staff/inbox/{incoming.pk}/")
    assert status_word(letter, BEFORE_DUE)[0] == "Reply to look at"
    reply.kind, reply.filed_by = "holding", letter.created_by
    reply.save()
    assert next_action(letter, BEFORE_DUE).text == "Log a reply"


def test_a_closed_letter_offers_nothing_of_the_kind():
    letter = make_letter()
    letter.closed_on, letter.closed_by = date(2020, 11, 10), letter.created_by
    letter.save()
    Reply.objects.create(incoming=make_mail(state="filed"), letter=letter, kind="unread")
    assert next_action(letter, BEFORE_DUE) is None
