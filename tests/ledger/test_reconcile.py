"""`manage.py reconcile`: whatever waits without anybody at it goes to the worker again (TRUST R-CRA-2, R-CRA-3)."""

import subprocess
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from iasc_tracker import clock
from letters import search
from letters.models import Dispatch, Rendering
from letters.tasks.reading import read_document
from letters.tasks.rendering import render_letter_pdf
from letters.tasks.sending import send_dispatch
from letters.upkeep.reconcile import reconcile
from tests.ledger.make import make_ready, may_send, queue
from tests.ledger.running import host
from tests.make import make_document, make_draft, make_letter, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sending(settings):
    """An installation that may send."""
    may_send(settings)


def open_tasks():
    """The (task, primary key) pairs that are to be done, sorted."""
    results = DBTaskResult.objects.exclude(status__in=["SUCCESSFUL", "FAILED"])
    return sorted((result.task_name, result.args_kwargs["args"][0]) for result in results)


def running(pk, worker="elsewhere/1", *, since=0, workers=1, task=send_dispatch):
    """A task that a worker has been at for `since` seconds; `workers`: how many began it."""
    result = task.enqueue(pk).db_result
    result.status, result.worker_ids = "RUNNING", [worker] * workers
    result.started_at = timezone.now() - timedelta(seconds=since)
    result.save()
    return result


def status(result):
    """The status that the database has."""
    return DBTaskResult.objects.get(pk=result.pk).status


def read_letter(**fields):
    """A letter ready to go whose PDF has been read."""
    letter = make_ready(**fields)
    letter.documents.update(text_source="from the PDF")
    return letter


def test_nothing_waits_and_nothing_is_done():
    make_letter()
    assert reconcile() == {}
    assert open_tasks() == []


def test_each_waiting_row_without_a_task_gets_one():
    due, later, posted = queue(read_letter()), queue(read_letter()), queue(read_letter(channel="post"))
    Dispatch.objects.filter(pk=later.pk).update(not_before=clock.now() + timedelta(minutes=10))
    unread = make_document(letter=make_draft())
    words = {"letter": posted.letter, "asked_by": make_officer(), "words_sha256": "0" * 64}
    rendering = Rendering.objects.create(**words)
    Rendering.objects.create(language="cy", state="failed", **words)
    assert reconcile() == {
        "dispatches handed to the worker again": 1,
        "PDFs handed to the worker again": 1,
        "files handed to the worker again": 1,
    }
    assert open_tasks() == [
        ("read_document", unread.pk),
        ("render_letter_pdf", rendering.pk),
        ("send_dispatch", due.pk),
    ]
    assert reconcile() == {}


def test_a_dispatch_of_a_dead_worker_is_settled_and_goes_again():
    one = queue(read_letter())
    Dispatch.objects.update(state="sending", attempts=1, lease_until=clock.now() - timedelta(seconds=1))
    assert reconcile() == {
        "dispatches of stopped workers settled": 1,
        "dispatches handed to the worker again": 1,
    }
    one.refresh_from_db()
    assert (one.state, open_tasks()) == ("queued", [("send_dispatch", one.pk)])


def test_a_task_past_its_time_goes_back_to_the_queue():
    late, young = running(1, since=601), running(2, since=500)
    assert reconcile() == {"tasks of stopped workers returned": 1}
    assert (status(late), status(young)) == ("READY", "RUNNING")


def test_a_task_whose_worker_on_this_machine_is_gone_goes_back_at_once():
    gone = subprocess.Popen(["true"])
    gone.wait()
    alive = subprocess.Popen(["sleep", "60"])
    dropped, kept = running(1, f"{host()}/{gone.pid}"), running(2, f"{host()}/{alive.pid}")
    assert reconcile() == {"tasks of stopped workers returned": 1}
    alive.kill()
    alive.wait()
    assert (status(dropped), status(kept)) == ("READY", "RUNNING")


def test_a_task_that_took_five_workers_with_it_has_failed():
    fourth, fifth = running(1, since=601, workers=4), running(2, since=601, workers=5)
    reconcile()
    assert (status(fourth), status(fifth)) == ("READY", "FAILED")


@pytest.mark.parametrize(("failures", "ago", "tasks"), [(1, 30, 0), (1, 90, 1), (4, 90, 1), (5, 90, 0)])
def test_a_task_that_failed_is_tried_again_after_a_minute_five_times_in_all(failures, ago, tasks):
    unread = make_document(letter=make_draft())
    for _ in range(failures):
        read_document.enqueue(unread.pk)
    DBTaskResult.objects.update(status="FAILED", finished_at=timezone.now() - timedelta(seconds=ago))
    reconcile()
    assert open_tasks() == [("read_document", unread.pk)] * tasks


def test_the_failures_of_another_kind_of_task_do_not_count():
    unread = make_document(letter=make_draft())
    for _ in range(5):
        render_letter_pdf.enqueue(unread.pk)
    DBTaskResult.objects.update(status="FAILED", finished_at=timezone.now() - timedelta(seconds=90))
    reconcile()
    assert open_tasks() == [("read_document", unread.pk)]


def test_the_command_says_what_it_did(capsys):
    queue(read_letter())
    call_command("reconcile")
    assert capsys.readouterr().out == "dispatches handed to the worker again: 1\n"


def test_what_changed_is_in_the_search_index_after_a_round():
    make_ready(subject="Quarries and kilns")
    assert search.waiting() > 0
    reconcile()
    assert (search.waiting(), search.faults()) == (0, [])
