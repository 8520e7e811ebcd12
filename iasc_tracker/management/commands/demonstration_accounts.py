"""`manage.py demonstration_accounts`: four accounts to try the tracker with, their passwords new each time."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from iasc_tracker.models import Officer, record
from iasc_tracker.passwords import made_up_password

# All invented: name, log-in address, roles.
ACCOUNTS = [
    ("Olive Sample", "officer@office.example", ["officer"]),
    ("Lee Sample", "lead@office.example", ["lead"]),
    ("Sigrid Sample", "signatory@office.example", ["signatory", "publisher"]),
    ("Ada Sample", "administrator@office.example", ["administrator"]),
]


class Command(BaseCommand):
    help = "Make four demonstration accounts, or give those that exist new passwords, and print them."

    @transaction.atomic
    def handle(self, **options):
        if not settings.DEMONSTRATION_DAY:
            raise CommandError(
                "This is no demonstration (DEMONSTRATION_DAY is not set), so no accounts were made. "
                "Add real officers with: manage.py add_officer"
            )
        self.stdout.write("Sign in with one of these; the passwords are made up anew at each start:\n\n")
        for name, email, roles in ACCOUNTS:
            password = self.prepare(name, email, roles)
            self.stdout.write(f"  {email:<30} {password:<21} {' and '.join(roles)}")

    def prepare(self, name, email, roles):
        """The password of the account, made or renewed, open and with exactly `roles`."""
        officer, is_new = Officer.objects.get_or_create(email=email, defaults={"name": name})
        password = made_up_password()
        officer.set_password(password)
        officer.name, officer.is_active, officer.password_given_at = name, True, None
        officer.save(update_fields=["name", "is_active", "password", "password_given_at"])
        officer.groups.set(Group.objects.filter(name__in=roles))
        record(officer, "added" if is_new else "password reset", by=None, note="Demonstration account")
        return password
