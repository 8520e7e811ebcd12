"""Whether every message on the server is accounted for here: filed, waiting, rejected or a duplicate."""

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from iasc_tracker import clock
from letters.mailbox.imap import is_set
from letters.models import Incoming, Mailbox

DOWN_FOR = timedelta(minutes=30)
UNLOOKED_FOR = timedelta(hours=1)
UNSORTED_FOR = timedelta(minutes=30)


class Counts(NamedTuple):
    """The messages of one mailbox: those on the server at the last look, and what each of them is here."""

    mailbox: Mailbox
    server: int
    filed: int
    waiting: int
    rejected: int
    duplicates: int
    not_fetched: int

    @property
    def adds_up(self):
        """Whether the server's messages are those we have, each counted once."""
        here = self.filed + self.waiting + self.rejected + self.duplicates
        return self.server == here and not self.not_fetched

    def __str__(self):
        return (
            f"{self.mailbox}: {self.server} on the server = {self.filed} filed + {self.waiting} waiting + "
            f"{self.rejected} rejected + {self.duplicates} duplicates"
            + (f" + {self.not_fetched} not fetched" if self.not_fetched else "")
            + ("" if self.adds_up else ": these do not add up")
        )


def mailbox_counts():
    """A `Counts` for each mailbox that was ever looked at to the end."""
    return [_counts(mailbox) for mailbox in Mailbox.objects.exclude(looked_at=None).order_by("pk")]


def _counts(mailbox):
    states = Incoming.State
    first = Q(is_duplicate=False)
    numbers = mailbox.messages.still_there().aggregate(
        filed=Count("pk", first & Q(incoming__state=states.FILED)),
        waiting=Count("pk", first & Q(incoming__state=states.WAITING)),
        rejected=Count("pk", first & Q(incoming__state=states.REJECTED)),
        duplicates=Count("pk", Q(is_duplicate=True)),
    )
    return Counts(mailbox=mailbox, server=mailbox.on_server, not_fetched=mailbox.not_fetched, **numbers)


def complaints():
    """What is wrong with the mail that comes in, as lines for `manage.py health`; empty when all is well."""
    lines = [f"mailbox {counts}" for counts in mailbox_counts() if not counts.adds_up]
    if is_set() and not Mailbox.objects.filter(looked_at__gt=timezone.now() - UNLOOKED_FOR).exists():
        lines.append("mailbox not looked at for an hour: are a worker and reconcile running?")
    for mailbox in Mailbox.objects.filter(problem_since__lt=timezone.now() - DOWN_FOR):
        lines.append(f"mailbox not read to the end since {mailbox.problem_since:%-d %B %H:%M}: {mailbox.problem}")
    old = Incoming.objects.unsorted().filter(recorded_at__lt=clock.now() - UNSORTED_FOR).count()
    if old:
        lines.append(f"{old} messages: kept more than 30 minutes ago and not looked at: is a worker running?")
    late = Incoming.objects.waiting_since(clock.today(), settings.INBOX_DAYS).count()
    if late:
        lines.append(f"{late} messages: in the inbox for {settings.INBOX_DAYS} days or longer")
    return lines
