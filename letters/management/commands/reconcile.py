"""Put right what a crash left behind, once or for as long as it runs."""

import logging
import time

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from letters.upkeep.reconcile import reconcile

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Run beside the workers with --every (deploy/start.sh does), or by hand."""

    help = "Hand whatever waits to the worker again, and settle what its worker left behind."

    def add_arguments(self, parser):
        """--every SECONDS."""
        parser.add_argument("--every", type=int, metavar="SECONDS", help="Go on, with so many seconds in between.")

    def handle(self, *args, every, **options):
        """Reconcile and say what was done."""
        if every is None:
            self.say(reconcile())
        while every is not None:
            close_old_connections()
            try:
                self.say(reconcile())
            except (OperationalError, InterfaceError):
                # A database that restarts, or is busy for long, is no reason to end; the next round comes soon.
                logger.exception("The database did not answer")
            time.sleep(every)

    def say(self, done):
        """One line for each thing that was done."""
        for words, number in done.items():
            self.stdout.write(f"{words}: {number}")
        self.stdout.flush()
