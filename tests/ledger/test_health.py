"""`manage.py health`: exit 0 when all is well, else 1 and a line for each thing (TRUST R-MAIL-3, R-CRA-3)."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from iasc_tracker import clock
from letters.models import Dispatch, Rendering
from letters.tasks.reading import read_document
from tests.ledger.make import make_ready, may_send, queue
from tests.make import make_document, make_draft, make_letter, make_officer, make_public_copy

pytestmark = pytest.mark.django_db


def ago(minutes):
    """The moment so many minutes ago."""
    return clock.now() - timedelta(minutes=minutes)


def dispatch(settings, **fields):
    """A dispatch of a letter whose file was read, in a certain state."""
    may_send(settings)
    letter = make_ready(channel=fields.pop("channel", "email"))
    letter.documents.update(text_source="from the PDF")
    Dispatch.objects.filter(pk=queue(letter).pk).update(**fields)


def complaints():
    """The lines with which the command ends in 1."""
    with pytest.raises(CommandError) as end:
        call_command("health")
    assert end.value.returncode == 1
    return str(end.value).splitlines()


def test_all_is_well(settings, capsys):
    make_letter()
    dispatch(settings)
    dispatch(settings, not_before=ago(14))
    dispatch(settings, not_before=ago(100), channel="post")
    dispatch(settings, state="held", not_before=ago(100))
    dispatch(settings, state="stopped", not_before=ago(100))
    make_document(letter=make_draft())
    call_command("health")
    assert capsys.readouterr().out == "All is well.\n"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"state": "unknown"}, "1 e-mail: not known whether it went, a person must decide"),
        ({"state": "failed"}, "1 e-mail: sending failed, a person must decide"),
        ({"not_before": timedelta(minutes=16)}, "1 e-mail: due for more than 15 minutes and not sent"),
        (
            {"state": "sending", "lease_until": timedelta(minutes=16)},
            "1 e-mail: left by its worker more than 15 minutes ago",
        ),
        ({"state": "held", "not_before": timedelta(hours=25)}, "1 e-mail: released more than a day ago, and held"),
    ],
    ids=["unknown", "failed", "late", "left", "held"],
)
def test_an_e_mail_that_a_person_must_see_to(settings, fields, line):
    past = {name: clock.now() - value for name, value in fields.items() if isinstance(value, timedelta)}
    dispatch(settings, **fields | past)
    assert complaints() == [line]


def test_a_pdf_a_file_and_an_approval_that_wait_too_long():
    words = {"letter": make_draft(), "asked_by": make_officer(), "words_sha256": "0" * 64}
    Rendering.objects.create(asked_at=ago(16), **words)
    Rendering.objects.create(asked_at=ago(14), language="cy", **words)
    make_document(letter=make_draft(), added_at=ago(31))
    read = make_document(letter=make_letter(), text_source="from the PDF", added_at=ago(31))
    officer = make_officer()
    approval = {"approved_by": officer, "approved_sha256": "0" * 64}
    make_public_copy(read, approved_at=ago(25 * 60), **approval)
    assert complaints() == [
        "1 PDF: not made within 15 minutes",
        "1 file: not read within 30 minutes",
        "1 approval: given more than a day ago, and not published",
    ]


def test_tasks_that_failed_or_that_nobody_begins():
    failed, old, waiting = (read_document.enqueue(number).db_result for number in range(3))
    failed.status = old.status = "FAILED"
    failed.finished_at, old.finished_at = timezone.now(), timezone.now() - timedelta(days=2)
    waiting.enqueued_at = waiting.run_after = timezone.now() - timedelta(minutes=16)
    for result in (failed, old, waiting):
        result.save()
    assert complaints() == [
        "1 task: failed within the last day, see the log",
        "1 task: waiting for more than 15 minutes: is a worker running?",
    ]


def test_each_line_counts(settings):
    for _ in range(2):
        dispatch(settings, state="unknown")
    dispatch(settings, state="failed")
    assert complaints() == [
        "2 e-mails: not known whether it went, a person must decide",
        "1 e-mail: sending failed, a person must decide",
    ]


def test_what_was_sent_again_needs_nobody(settings, capsys):
    for state in ("failed", "unknown"):
        dispatch(settings, state=state)
        again = queue(Dispatch.objects.last().letter, resend=1, resend_reason="It did not arrive.")
        Dispatch.objects.filter(pk=again.pk).update(not_before=ago(1))
    call_command("health")
    assert capsys.readouterr().out == "All is well.\n"


def test_every_officer_sees_on_the_worklist_what_is_late(settings, client):
    dispatch(settings, not_before=ago(14))
    client.force_login(make_officer("auditor"))
    assert "15 minutes" not in client.get("/staff/").content.decode()
    dispatch(settings, not_before=ago(16))
    dispatch(settings, state="sending", lease_until=ago(16))
    page = client.get("/staff/").content.decode()
    assert "1 e-mail: due for more than 15 minutes and not sent. Tell whoever looks after the tracker." in page
    assert "1 e-mail: left by its worker more than 15 minutes ago. Tell whoever looks after the tracker." in page
