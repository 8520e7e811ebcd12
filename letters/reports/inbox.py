"""The inbox in numbers and lists: what waits, what is old, what was decided."""

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings

from letters.models import Incoming
from letters.reports.counts import Count

SHOWN = {
    "": "Needs a person",
    "filed": "Filed",
    "aside": "Set aside",
}


class Tab(NamedTuple):
    """One of the lists of the inbox: its words, address, how many are in it, and whether it is the one shown."""

    words: str
    url: str
    number: int
    is_shown: bool


def listed(show):
    """What is in one list of `SHOWN`, newest first, oldest first where somebody must act."""
    rows = Incoming.objects.of_inbox().select_related("office__area", "reply__letter__office__area", "decided_by")
    if show == "filed":
        return rows.filter(state=Incoming.State.FILED).exclude(reply__kind="unread")
    if show == "aside":
        return rows.filter(state=Incoming.State.REJECTED)
    return rows.need_a_person().order_by("received_on", "pk")


def tabs(url, show):
    """A `Tab` for each list."""
    return [
        Tab(words, f"{url}?show={name}" if name else url, listed(name).count(), name == show)
        for name, words in SHOWN.items()
    ]


def old_after(on):
    """The day on or before which mail came that has waited too long on the date `on`."""
    return on - timedelta(days=settings.INBOX_DAYS)


def inbox_box(url):
    """The count box of the inbox, as a list; none while there is neither a mailbox nor mail."""
    number = listed("").count()
    return [Count(number, "In the inbox", url, waiting=bool(number))] if number or settings.IMAP_URL else []


def overlong(on):
    """The messages that have needed a person for INBOX_DAYS or longer on the date `on`, oldest first."""
    return listed("").filter(received_on__lte=old_after(on))
