"""Whether a person must look: one line for each thing that waits too long or went wrong (TRUST R-MAIL-3, R-CRA-3)."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from iasc_tracker import clock
from letters import digests, mailbox
from letters.models import Digest, Dispatch, Document, HeldFile, Inspection, PublicCopy, Rendering

QUARTER, HALF_HOUR, HOUR, DAY = (timedelta(minutes=minutes) for minutes in (15, 30, 60, 24 * 60))


def complaints():
    """What is wrong now, as a list of lines ("2 e-mails: sending failed …"); empty when all is well."""
    return (
        lines_of([*of_sending(), *delays(), *of_waiting(), *of_tasks(), *of_digests()])
        + lists_not_made()
        + mailbox.complaints()
    )


def complaints_for_officers():
    """The lines that every officer is shown: e-mails that are late, whatever the reason."""
    return lines_of(delays())


def lines_of(found):
    """Lines for what there is of `found`: triples of a queryset, the noun for a row and what is wrong with it."""
    counted = [(rows.count(), noun, words) for rows, noun, words in found]
    return [f"{number} {noun}{'' if number == 1 else 's'}: {words}" for number, noun, words in counted if number]


def of_sending():
    """About the send ledger: what no worker is going to do anything about."""
    now, State = clock.now(), Dispatch.State
    rows, undecided = Dispatch.objects.not_sent_again(), Dispatch.objects.need_a_person()
    return [
        (undecided.filter(state=State.UNKNOWN), "e-mail", "not known whether it went, a person must decide"),
        (undecided.filter(state=State.FAILED), "e-mail", "sending failed, a person must decide"),
        (rows.filter(state=State.HELD, not_before__lt=now - DAY), "e-mail", "released more than a day ago, and held"),
    ]


def delays():
    """About the send ledger: what should have gone by itself."""
    now, rows = clock.now(), Dispatch.objects.all()
    return [
        (rows.due(now - QUARTER), "e-mail", "due for more than 15 minutes and not sent"),
        (rows.lapsed(now - QUARTER), "e-mail", "left by its worker more than 15 minutes ago"),
    ]


def of_waiting():
    """About PDFs, readings and approvals."""
    now = clock.now()
    approved = PublicCopy.objects.filter(approved_at__lt=now - DAY, published_at=None, withdrawn_at=None)
    asked = Rendering.objects.waiting().filter(asked_at__lt=now - QUARTER)
    unread = Document.objects.filter(text_source="", added_at__lt=now - HALF_HOUR)
    held = HeldFile.objects.waiting_for_worker().filter(held_at__lt=now - HALF_HOUR)
    unchecked = Inspection.objects.waiting().filter(asked_at__lt=now - QUARTER)
    return [
        (asked, "PDF", "not made within 15 minutes"),
        (unread, "file", "not read within 30 minutes"),
        (held, "file", "in a form, and not read within 30 minutes"),
        (unchecked, "file", "not checked within 15 minutes"),
        (approved, "approval", "given more than a day ago, and not published"),
    ]


def of_digests():
    """About the morning lists and weekly digests."""
    now, rows = clock.now(), Digest.objects.all()
    ended = rows.filter(made_at__gt=now - DAY)
    wrong = [Digest.State.FAILED, Digest.State.UNKNOWN, Digest.State.HELD]
    return [
        (rows.due(now - HALF_HOUR), "list", "to an officer, due for more than 30 minutes and not sent"),
        (rows.lapsed(now - QUARTER), "list", "to an officer, left by its worker more than 15 minutes ago"),
        (ended.filter(state__in=wrong), "list", "to an officer, not sent or perhaps not sent, within the last day"),
    ]


def lists_not_made():
    """A line for the lists that should have been made by the reconciler an hour ago."""
    number = digests.missing(clock.now() - HOUR)
    words = f"{number} list{'' if number == 1 else 's'}: due to an officer for more than an hour, and not made"
    return [words] if number else []


def of_tasks():
    """About the worker's own queue."""
    now = timezone.now()
    waiting = DBTaskResult.objects.ready().filter(run_after__lt=now - QUARTER, enqueued_at__lt=now - QUARTER)
    return [
        (
            DBTaskResult.objects.failed().filter(finished_at__gt=now - DAY),
            "task",
            "failed within the last day, see the log",
        ),
        (waiting, "task", "waiting for more than 15 minutes: is a worker running?"),
    ]
