"""What day the tracker believes it is: the one place that the rest of the code asks."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone


def now():
    """The moment now, aware; in a demonstration, this time of day on the demonstration's own day."""
    moment = timezone.localtime()
    day = settings.DEMONSTRATION_DAY
    return moment if day is None else datetime.combine(day, moment.timetz())


def today():
    """The date of `now()` in the office's time zone (Europe/London)."""
    return now().date()
