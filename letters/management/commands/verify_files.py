"""Check every stored file against the hash it was stored with; run it every night (docs/nightly.md)."""

from django.core.management.base import BaseCommand, CommandError

from letters.filing.verifying import damaged, remove_orphans


class Command(BaseCommand):
    """Names each file that is gone or changed and ends with status 1 when there is one (TRUST R-UPL-7)."""

    help = "Check that every stored file still has the bytes it was stored with."

    def add_arguments(self, parser):
        parser.add_argument(
            "--orphans", action="store_true", help="also delete files, ten minutes old or older, that no row names"
        )

    def handle(self, *, orphans, **options):
        """Print what is wrong, a line each; `CommandError` when anything is."""
        found = list(damaged())
        for sentence in found:
            self.stderr.write(sentence)
        if orphans:
            for path in remove_orphans():
                self.stdout.write(f"{path} belonged to nothing and was deleted.")
        if found:
            raise CommandError(f"{len(found)} stored {'file is' if len(found) == 1 else 'files are'} damaged.")
        self.stdout.write("Every stored file is what it was.")
