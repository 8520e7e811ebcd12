"""`manage.py add_officer EMAIL NAME --role administrator`: the first administrator of an installation."""

from django.core.management.base import BaseCommand, CommandError

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.officers import verbs
from iasc_tracker.roles import ROLES


class Command(BaseCommand):
    help = "Add an officer and print the password to hand over; they choose their own at first log-in."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--role", action="append", required=True, choices=list(ROLES), help="may be repeated")

    def handle(self, *, email, name, role, **options):
        try:
            officer, password = verbs.add(name=name, email=email, roles=role, by=None)
        except CorrespondenceError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{officer} can sign in as {officer.email} with the password {password}")
