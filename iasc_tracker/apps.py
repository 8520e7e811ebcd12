"""The project's own Django app: officers, history, start-up checks."""

from django.apps import AppConfig
from django.core import checks as django_checks

from iasc_tracker import checks


class TrackerConfig(AppConfig):
    """Registers the start-up checks."""

    name = "iasc_tracker"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Make the checks known to `manage.py check`."""
        django_checks.register(checks.settings_are_safe, checks.TAG, deploy=True)
        django_checks.register(checks.mail_is_safe, checks.TAG, deploy=True)
        django_checks.register(checks.readers_can_write, checks.TAG, deploy=True)
        django_checks.register(checks.calendar_is_known, checks.TAG)
        django_checks.register(checks.sqlite_is_safe, checks.TAG, django_checks.Tags.database, deploy=True)
