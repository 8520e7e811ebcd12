"""Drop files that were held for a form and never filed."""

from django.core.management.base import BaseCommand

from letters import filing


class Command(BaseCommand):
    """Run it once a day: a hold lasts 24 hours."""

    help = "Drop files that were chosen in a form a day ago or longer and never filed."

    def handle(self, *args, **options):
        """Purge and say how many there were."""
        count = filing.purge()
        self.stdout.write(f"{count} held {'file' if count == 1 else 'files'} dropped.")
