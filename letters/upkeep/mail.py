"""Looking at the mailbox every few minutes, for as long as a reconciler and a worker run."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from letters import mailbox
from letters.tasks.mail import fetch_mail

OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def enqueue_look():
    """Enqueue a look at the mailbox when one is set and the last was long enough ago; returns how many (0 or 1)."""
    if not mailbox.is_set():
        return 0
    since = timezone.now() - timedelta(seconds=settings.FETCH_SECONDS)
    looks = DBTaskResult.objects.filter(task_path=fetch_mail.module_path)
    if looks.filter(Q(status__in=OPEN) | Q(enqueued_at__gt=since)).exists():
        return 0
    fetch_mail.enqueue()
    return 1
