"""When a reply was sent, as its own head says."""

from .dates import whole_line_days

HEAD = 45  # lines: letterheads are long


def printed_date(text):
    """The one date that stands on a line by itself near the start of `text`, or None."""
    for line in text.split("\n")[:HEAD]:
        days = {day.on for day in whole_line_days(" ".join(line.split())[:80]) if day.on}
        if len(days) == 1:
            return days.pop()
    return None
