"""What day the tracker believes it is: the one place that the rest of the code asks."""

from datetime import datetime, time

from django.conf import settings
from django.utils import timezone

# A demonstration stands still at noon: were it to keep the real time of day, what was published in the afternoon
# would still be in the future next morning.
NOON = time(12)


def now():
    """The moment now, aware; in a demonstration, always noon of the demonstration's own day."""
    moment = timezone.localtime()
    day = settings.DEMONSTRATION_DAY
    return moment if day is None else datetime.combine(day, NOON, tzinfo=moment.tzinfo)


def today():
    """The date of `now()` in the office's time zone (Europe/London)."""
    return now().date()
