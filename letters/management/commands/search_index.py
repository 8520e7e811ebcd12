"""The index of search: bring it up to date, check it against what is on record, or make it anew."""

from django.core.management.base import BaseCommand, CommandError

from letters import search


class Command(BaseCommand):
    """Run it with --check once a day: exit 1 and a line for each thing that cannot be found as it is now."""

    help = "Read into the search index what has changed; --check compares all of it, --rebuild makes it anew."

    def add_arguments(self, parser):
        """One of the two, or neither."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--check", action="store_true", help="compare the index with every row and file text")
        choice.add_argument("--rebuild", action="store_true", help="read every letter, arrival and document again")

    def handle(self, *, check, rebuild, **options):
        """Do the one thing and say how many things it was done to."""
        if check:
            self._check()
        else:
            count = search.rebuild() if rebuild else search.catch_up()
            self.stdout.write(f"{count} {_things(count)} read.")

    def _check(self):
        found = search.faults()
        for sentence in found:
            self.stdout.write(sentence)
        if found:
            raise CommandError(f"{len(found)} {'fault' if len(found) == 1 else 'faults'} in the search index.")
        waiting = search.waiting()
        self.stdout.write(f"The search index is whole; {waiting} changed {_things(waiting)} not read yet.")


def _things(count):
    return "letter, arrival or document" if count == 1 else "letters, arrivals and documents"
