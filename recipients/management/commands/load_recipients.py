"""`manage.py load_recipients`: bring areas, offices, commissioners and units to what the data files say."""

from django.core.management.base import BaseCommand

from recipients.loading import load

COLUMNS = {
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "kept": "kept as edited by an officer",
    "unverified": "unverified",
}


class Command(BaseCommand):
    """Load who the office writes to; run it as often as you like."""

    help = "Load police areas, offices, commissioners, units and addresses; officers' own edits are kept."

    def handle(self, *args, verbosity, **options):
        """Load in one transaction and print the report; `--verbosity 2` adds the names."""
        for kind, tally in load().items():
            counts = [f"{len(getattr(tally, name))} {words}" for name, words in COLUMNS.items()]
            self.stdout.write(f"{kind.capitalize()}: {', '.join(counts)}.")
            if verbosity > 1:
                self.write_names(tally)

    def write_names(self, tally):
        """Print every name but the unchanged, under what became of it."""
        for name, words in COLUMNS.items():
            for line in getattr(tally, name) if name != "unchanged" else []:
                self.stdout.write(f"  {words}: {line}")
