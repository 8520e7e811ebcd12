"""Fetch replies from the IMAP folder: `manage.py fetch_mail`."""

from django.core.management.base import BaseCommand, CommandError

from letters import mailbox
from letters.models import Incoming
from letters.tasks.mail import sort_message


class Command(BaseCommand):
    """Run it every few minutes; it may be ended at any moment, and two at once do no harm."""

    help = "Keep each message of the IMAP folder once and for ever, and say what it is."

    def add_arguments(self, parser):
        """Whether the worker does the sorting."""
        parser.add_argument("--fetch-only", action="store_true", help="leave the looking at each message to the worker")

    def handle(self, *, fetch_only, **options):
        """Fetch, sort, and say whether the counts add up; CommandError when the mailbox is not reached."""
        if not mailbox.is_set():
            self.stdout.write("No mailbox is set (IMAP_URL), so nothing is fetched.")
            return
        try:
            fetched = mailbox.fetch(on_kept=self.hand_over if fetch_only else None)
        except mailbox.MailboxDown as error:
            raise CommandError(f"The mailbox could not be read to the end; the next run goes on. {error}") from error
        if not fetch_only:
            self.sort()
        given = f" {fetched.not_given} were not given by the server." if fetched.not_given else ""
        self.stdout.write(f"{fetched.new} new, {fetched.duplicates} known already.{given}")
        for counts in mailbox.mailbox_counts():
            self.stdout.write(str(counts))

    def hand_over(self, incoming):
        """Leave one message to the worker."""
        sort_message.enqueue(incoming.pk)

    def sort(self):
        """Look at everything that nobody has looked at, also what an earlier run was ended over."""
        for pk in Incoming.objects.unsorted().order_by("pk").values_list("pk", flat=True):
            sort_message.call(pk)
