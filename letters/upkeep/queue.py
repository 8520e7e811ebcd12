"""The worker's queue: tasks whose worker is dead, and rows that no task is going to work on.

The rows are the truth and each task may run twice (TRUST, Queues), so handing one over once too often does no harm.
"""

import os
import socket
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

MOST_TRIES = 5  # TRUST R-CRA-2
PAUSE = timedelta(seconds=60)  # after a task that failed
REMEMBERED = timedelta(days=1)
GIVEN_UP = "letters.upkeep.queue.WorkerDied"


def return_tasks_of_dead_workers():
    """Put tasks that their worker will never finish back into the queue; returns how many.

    After five workers the task counts as failed: `manage.py health` tells.
    """
    return sum(return_task(result) for result in DBTaskResult.objects.running() if is_dropped(result))


def is_dropped(result):
    """Whether the worker that runs the task is gone, or has been at it for longer than any task takes."""
    since = result.started_at or result.enqueued_at
    limit = timedelta(seconds=settings.TASK_LIMIT_SECONDS)
    return timezone.now() - since > limit or is_gone(result.worker_ids[-1:])


def is_gone(worker_ids):
    """Whether the worker named host/pid (deploy/worker.sh) ran on this machine and does not run any more."""
    host, _, pid = "".join(worker_ids).rpartition("/")
    if host != socket.gethostname()[:40] or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)  # signal 0: only asks whether the process is there
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def return_task(result):
    """Compare-and-set one running task to ready, or to failed after too many workers; returns whether it was ours."""
    same = DBTaskResult.objects.filter(pk=result.pk, status=TaskResultStatus.RUNNING, started_at=result.started_at)
    if len(result.worker_ids) < MOST_TRIES:
        return same.update(status=TaskResultStatus.READY, started_at=None)
    return same.update(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path=GIVEN_UP,
        traceback=f"Its worker stopped {MOST_TRIES} times.",
    )


def enqueue_missing(task, pks, *, tries=MOST_TRIES):
    """Enqueue `task` for each of `pks` (primary keys of rows that wait) that has none; returns how many.

    One that failed `tries` times within a day is left to a person.
    """
    waiting, known = set(pks), Counter()
    if not waiting:
        return 0
    now = timezone.now()
    for result in DBTaskResult.objects.filter(task_path=task.module_path, enqueued_at__gt=now - REMEMBERED):
        pk = next(iter(result.args_kwargs["args"]), None)
        if is_open(result, now):
            waiting.discard(pk)
        known[pk] += result.status == TaskResultStatus.FAILED
    missing = [pk for pk in sorted(waiting) if known[pk] < tries]
    for pk in missing:
        task.enqueue(pk)
    return len(missing)


def is_open(result, now):
    """Whether the task is still to do its work, or failed a moment ago."""
    if result.status == TaskResultStatus.FAILED:
        return now - result.finished_at < PAUSE
    return result.status != TaskResultStatus.SUCCESSFUL
