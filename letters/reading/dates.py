"""Days as letters print them, in English, Welsh and figures."""

from dataclasses import dataclass
from datetime import date

from .patterns import pattern

_english = "january february march april may june july august september october november december"
_welsh = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_weekdays = "monday tuesday wednesday thursday friday saturday sunday"
ENGLISH, WELSH, WEEKDAYS = _english.split(), _welsh.split(), _weekdays.split()
WELSH_WEEKDAYS = ["dydd llun", "dydd mawrth", "dydd mercher", "dydd iau", "dydd gwener", "dydd sadwrn", "dydd sul"]
MONTHS = {name: number for names in (ENGLISH, WELSH) for number, name in enumerate(names, 1)}
MONTHS |= {name[:3]: number for number, name in enumerate(ENGLISH, 1)} | {"sept": 9}

_month = "|".join(sorted(MONTHS, key=len, reverse=True))
_weekday = "|".join(WEEKDAYS + WELSH_WEEKDAYS + [day[:3] for day in WEEKDAYS] + ["tues", "thurs"])
_ordinal = "st|nd|rd|th|ain|eg|fed|ydd|af|il"
A_DAY = pattern(
    rf"\b(?:(?=[a-z])(?P<weekday>{_weekday}),?\s{{1,3}})?(?:the\s)?"
    rf"(?:(?P<day>[0-9]{{1,2}})(?:\s?(?:{_ordinal}))?(?:\sof)?[\s-](?=[a-z])(?P<month>{_month})\b\.?"
    rf"|(?=[a-z])(?P<us_month>{_month})\.?\s(?P<us_day>[0-9]{{1,2}})(?:{_ordinal})?(?=,?\s[0-9]{{4}}))"
    r"(?:,?[\s-](?P<year>[0-9]{4})\b)?"
    r"|\b(?P<d>[0-9]{1,2})(?P<sep>[/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[0-9]{4}|[0-9]{2})\b"
    r"|\b(?P<iso>[0-9]{4})-(?P<iso_m>[0-9]{2})-(?P<iso_d>[0-9]{2})\b",
    2,
)
DATE_LABEL = pattern(r"^(?:date[d]?|dyddiad|on)\b\s{0,3}[:/]?\s{0,3}", 2)
YEAR_RANGE = range(1900, 2200)


@dataclass(frozen=True)
class Day:
    """`on` is None where the words name no possible day; `warnings` say what is doubtful in them."""

    on: date | None
    warnings: tuple[str, ...] = ()
    words: str = ""


def days_in(words, on_or_after=None):
    """Each day named in `words`, in order; without a year it is the first such day from `on_or_after`."""
    return [_day(match, on_or_after) for match in A_DAY.finditer(words)]


def whole_line_days(line):
    """The days of a line that holds nothing else (a label, a place before a comma, two languages)."""
    line = DATE_LABEL.sub("", line.strip())
    days = [day for day in days_in(line) if day.on or day.warnings]
    rest = A_DAY.sub("", line).strip(" ,.;/|-–")
    place = len(rest.split()) <= 2 and line.startswith(rest) and rest[:1].isupper() and line[len(rest) :][:1] == ","
    return days if days and (not rest or place) else []


def _day(match, on_or_after):
    words = " ".join(match[0].split())
    year, month, day = _numbers(match)
    if year is None:
        return _without_year(words, month, day, match["weekday"], on_or_after)
    try:
        found = date(year, month, day)
    except ValueError:
        return Day(None, (f"“{words}” is not a possible date; it was left out.",), words)
    if year not in YEAR_RANGE:
        return Day(None, (f"“{words}” is not a likely date; it was left out.",), words)
    return Day(found, (*_doubts(match, words), *_weekday_doubt(match["weekday"], found, words)), words)


def _numbers(match):
    if match["iso"]:
        return int(match["iso"]), int(match["iso_m"]), int(match["iso_d"])
    if match["d"]:
        year = int(match["y"])
        return (year if year > 99 else 2000 + year), int(match["m"]), int(match["d"])
    year = int(match["year"]) if match["year"] else None
    month = MONTHS[(match["month"] or match["us_month"]).lower()]
    return year, month, int(match["day"] or match["us_day"])


def _doubts(match, words):
    if match["d"] and int(match["d"]) <= 12 and match["d"] != match["m"]:
        yield f"“{words}” was read as day, month, year."
    if match["y"] and len(match["y"]) == 2:
        yield f"“{words}” has a year of two figures; it was read as 20{match['y']}."


def _weekday_number(name):
    name = name.lower()
    return WELSH_WEEKDAYS.index(name) if name in WELSH_WEEKDAYS else [d[:3] for d in WEEKDAYS].index(name[:3])


def _weekday_doubt(printed, found, words):
    if printed and _weekday_number(printed) != found.weekday():
        yield f"“{words}”: that day was a {WEEKDAYS[found.weekday()].title()}; the date was kept, check it."


def _without_year(words, month, day, weekday, on_or_after):
    if on_or_after is None:
        return Day(None, (f"“{words}” has no year, and the letter has no date to tell it from.",), words)
    for year in (on_or_after.year, on_or_after.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= on_or_after:
            return Day(found, tuple(_weekday_doubt(weekday, found, words)), words)
    return Day(None, (f"“{words}” is not a possible date; it was left out.",), words)
