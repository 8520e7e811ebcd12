"""Reading the data files in `recipients/data`: rows as they stand, and dates known to a day, month or year."""

import csv
import re
from calendar import monthrange
from datetime import date
from pathlib import Path

from recipients.models.period import Precision, in_words

FOLDER = Path(__file__).resolve().parent / "data"
DATE = re.compile(r"^\d{4}(-\d{2}){0,2}$")
PRECISIONS = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}


def rows(name, folder=FOLDER):
    """The rows of the CSV file `name` as a list of dicts of stripped text."""
    with (Path(folder) / name).open(encoding="utf-8", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def first_day(text):
    """(first day that `text` can mean, its precision) for "2020-10-13", "2020-09" or "2020"; (None, day) for "".

    Raises ValueError for anything else.
    """
    if not text:
        return None, Precision.DAY
    parts = [int(part) for part in text.split("-")]
    return date(*(parts + [1, 1])[:3]), PRECISIONS[len(parts)]


def last_day(text):
    """(last day that `text` can mean, its precision); see `first_day`."""
    day, precision = first_day(text)
    if precision == Precision.YEAR:
        day = day.replace(month=12, day=31)
    elif precision == Precision.MONTH:
        day = day.replace(day=monthrange(day.year, day.month)[1])
    return day, precision


def as_words(text):
    """ "13 October 2020" for "2020-10-13"; a text that is no date stays as it is."""
    return in_words(*first_day(text)) if DATE.match(text) else text


def yes(text):
    """True for "yes", False for "no"; ValueError for anything else."""
    if text not in ("yes", "no"):
        raise ValueError(f"{text!r} is neither yes nor no")
    return text == "yes"
