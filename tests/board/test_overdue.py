"""When a requested document is late or due: row and queryset say the same, to the day."""

from datetime import date, timedelta

import pytest

from iasc_tracker.clock import now
from letters.models import RequestedDocument
from tests.make import make_draft, make_letter, make_request, make_settlement

pytestmark = pytest.mark.django_db

DUE = date(2020, 11, 10)
NEXT_DAY = DUE + timedelta(days=1)


def agree_overdue(requested, on):
    """Whether `requested` is overdue, after checking that the row and the queryset agree."""
    requested.refresh_from_db()
    row, many = requested.is_overdue(on), requested in RequestedDocument.objects.overdue(on)
    assert row == many
    return row


def agree_due(requested, start, end):
    """Whether `requested` is due within the dates, after checking that the row and the queryset agree."""
    requested.refresh_from_db()
    row = requested.is_due_within(start, end)
    assert row == (requested in RequestedDocument.objects.due_within(start, end))
    return row


@pytest.mark.parametrize("state", [None, "awaited", "part_received"])
def test_it_is_late_from_the_day_after_the_due_date(state):
    requested = make_request()
    if state:
        make_settlement(requested, state)
    assert [agree_overdue(requested, day) for day in (DUE, NEXT_DAY)] == [False, True]


@pytest.mark.parametrize("state", ["received", "already_public", "not_held", "declined", "not_pursued"])
def test_a_settled_document_is_never_late_or_due(state):
    requested = make_request()
    make_settlement(requested, state, link="https://sampleshire.example/strategy")
    assert (agree_overdue(requested, NEXT_DAY), agree_due(requested, DUE, DUE)) == (False, False)


@pytest.mark.parametrize(
    ("promised_for", "last_good_day"),
    [(date(2020, 11, 27), date(2020, 11, 27)), (date(2020, 11, 3), DUE), (DUE, DUE)],
)
def test_a_promise_moves_the_day_later_but_never_earlier(promised_for, last_good_day):
    requested = make_request()
    make_settlement(requested, "promised", promised_for=promised_for)
    days = (last_good_day, last_good_day + timedelta(days=1))
    assert [agree_overdue(requested, day) for day in days] == [False, True]
    assert agree_due(requested, last_good_day, last_good_day)


def test_it_is_due_within_days_that_hold_the_due_date():
    requested = make_request()
    day = timedelta(days=1)
    spans = [(DUE, DUE), (DUE - day, DUE), (DUE, DUE + day), (DUE - day, DUE - day), (DUE + day, DUE + day)]
    assert [agree_due(requested, *span) for span in spans] == [True, True, True, False, False]


def test_what_was_only_invited_is_never_late():
    assert not agree_overdue(make_request(is_optional=True), NEXT_DAY)


def test_without_a_due_date_nothing_is_late_or_due():
    requested = make_request(make_letter(due_on=None))
    make_settlement(requested, "promised", promised_for=DUE)
    assert (agree_overdue(requested, NEXT_DAY), agree_due(requested, DUE, DUE)) == (False, False)


def test_documents_of_drafts_voided_and_closed_letters_are_never_late():
    draft = make_request(make_draft())
    closed, voided = make_request(), make_request()
    closed.letter.closed_on, closed.letter.closed_by = DUE, closed.letter.created_by
    voided.letter.voided_at, voided.letter.voided_by = now(), voided.letter.created_by
    closed.letter.save()
    voided.letter.save()
    live = make_request()
    late = [item for item in (draft, closed, voided, live) if agree_overdue(item, NEXT_DAY)]
    assert late == [live]
