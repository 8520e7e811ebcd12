"""Load the sample letters: `manage.py load_samples`, for a demonstration only."""

from functools import partial

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from iasc_tracker.errors import CorrespondenceError
from letters.demonstration.loading import load_samples
from letters.demonstration.mail import load_mail


class Command(BaseCommand):
    """The five real letters, the fictional offices and their mail, through the verbs that the screens use."""

    help = "Load the five real letters and the invented ones; does nothing when they are there already."

    def handle(self, **options):
        """Load, and print one line a letter."""
        try:
            outcomes = load_samples(partial(tqdm, unit="letter", file=self.stderr, disable=None))
            load_mail()
        except CorrespondenceError as refusal:
            raise CommandError("\n".join(refusal.sentences)) from refusal
        for name, outcome in outcomes:
            self.stdout.write(f"{name}: {outcome.word} {outcome.letter.reference}: {outcome.sentence}")
        if not outcomes:
            self.stdout.write("The samples are there already.")
