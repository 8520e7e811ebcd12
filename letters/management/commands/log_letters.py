"""Log letters from their files: `manage.py log_letters FILE… --by officer@office.example`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from iasc_tracker.models import Officer
from iasc_tracker.roles import KEEP
from letters.drafting.from_files import Outcome, log_file
from letters.models import Campaign


class Command(BaseCommand):
    """One line a letter; doubtful ones become drafts to confirm."""

    help = "Log the letters in FILE…; what is doubtful becomes a draft for a person to confirm."

    def add_arguments(self, parser):
        """The files, the officer who logs them, and the campaign they belong to."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the officer who logs them")
        parser.add_argument("--campaign", metavar="SLUG", help="the campaign the letters belong to")

    def handle(self, *, files, by, campaign, **options):
        """Log each file; exit with an error when any was refused."""
        officer = self.officer(by)
        campaign = campaign and self.campaign(campaign)
        refused = 0
        with tqdm(files, unit="letter", file=self.stderr, disable=None) as bar:
            for path in bar:
                outcome = self.log(path, officer, campaign)
                refused += outcome.word == "refused"
                reference = outcome.letter.reference if outcome.letter else "–"
                self.stdout.write(f"{path.name}: {outcome.word} {reference}: {outcome.sentence}")
        if refused:
            raise CommandError(f"{refused} of {len(files)} files could not be logged; each says why above.")

    def log(self, path, officer, campaign):
        """The Outcome of one file; a file that cannot be opened is refused with the reason."""
        try:
            data = path.read_bytes()
        except OSError as error:
            return Outcome("refused", f"The file cannot be opened: {error.strerror}.")
        return log_file(path.name, data, by=officer, campaign=campaign)

    def officer(self, email):
        """The active officer with this e-mail address who may log letters, or CommandError."""
        officer = Officer.objects.filter(email__iexact=email).first()
        if officer is None or not officer.may(KEEP):
            raise CommandError(f"{email} is no officer who may log letters. Give --by the address of one.")
        return officer

    def campaign(self, slug):
        """The campaign with this slug, or CommandError that names those there are."""
        found = Campaign.objects.filter(slug=slug).first()
        if found is None:
            known = ", ".join(Campaign.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no campaign {slug}. There are: {known}.")
        return found
