"""The morning list and the weekly digest by hand: whatever is due now and was not sent."""

from django.core.management.base import BaseCommand

from iasc_tracker import clock
from letters import digests
from letters.models import Digest


class Command(BaseCommand):
    """What the reconciler and a worker do by themselves; safe to run at any time, and twice at once."""

    help = "Queue the lists for officers that are due now, and send what waits."

    def handle(self, *args, **options):
        """Send, and say what became of each."""
        digests.settle_lapsed(clock.now())
        digests.queue_due()
        waiting = list(Digest.objects.due(clock.now()).values_list("pk", flat=True))
        for pk in waiting:
            digests.send(pk)
        for row in Digest.objects.filter(pk__in=waiting).select_related("officer").order_by("pk"):
            self.stdout.write(f"{row}: {row.get_state_display().lower()}{f'. {row.reason}' if row.reason else ''}")
        if not waiting:
            self.stdout.write("Nothing is due.")
