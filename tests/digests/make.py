"""An installation that tells its lead what waits."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from iasc_tracker import clock
from letters import digests
from letters.models import Digest
from tests.ledger.make import may_send
from tests.make import make_letter, make_office, make_officer, make_request

LONDON = ZoneInfo("Europe/London")
FRIDAY = datetime(2020, 11, 20, 8, 0, tzinfo=LONDON)


def at(day, hour=8, minute=0):
    """A moment in London."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def may_tell(settings, port=25):
    """Settings of an installation that writes to its own staff."""
    settings.DEMONSTRATION_DAY, settings.SITE_URL = None, "https://tracker.office.example"
    may_send(settings, port, MAIL_ALLOW=["office.example"])


def make_lead(**fields):
    """A lead who has both lists."""
    return make_officer("lead", **fields)


def make_late(**fields):
    """A requested document that was due on 10 November 2020; its letter's officer is no lead."""
    return make_request(make_letter(office=make_office(), **fields), wording="A strategy")


def run():
    """What the reconciler and a worker do: make what is due, and send it."""
    digests.queue_due()
    for pk in Digest.objects.due(clock.now()).values_list("pk", flat=True):
        digests.send(pk)


def rows():
    """(kind, day, state) of each list, oldest first."""
    return list(Digest.objects.order_by("pk").values_list("kind", "day", "state"))


def monday(day):
    """The Monday of the week of `day`."""
    return date.fromordinal(day.toordinal() - day.weekday())
