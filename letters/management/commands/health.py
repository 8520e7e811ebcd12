"""Whether a person must look: exit 0, or 1 and one line for each thing."""

from django.core.management.base import BaseCommand, CommandError

from letters import mailbox
from letters.upkeep.health import complaints


class Command(BaseCommand):
    """For whatever watches over the machine (TRUST R-MAIL-3)."""

    help = "End with 1 and one line each when something waits too long, failed, or needs a person."

    def handle(self, *args, **options):
        """Print the complaints; CommandError (exit 1) when there are any."""
        for counts in mailbox.mailbox_counts():
            self.stdout.write(str(counts))
        found = complaints()
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("All is well.")
