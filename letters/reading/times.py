"""The last day that words such as "by the end of November" or "within two weeks" mean, seen from a day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from iasc_tracker.working_days import add_working_days

from .dates import A_DAY, MONTHS, WEEKDAYS, days_in
from .patterns import pattern

_numbers = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
NUMBERS = f"{_numbers} seventeen eighteen nineteen twenty".split()
COUNTS = {word: number for number, word in enumerate(NUMBERS, 1)}
COUNTS |= {
    "a": 1,
    "an": 1,
    "the": 1,
    "couple of": 2,
    "a couple of": 2,
    "un": 1,
    "dau": 2,
    "ddau": 2,
    "dwy": 2,
    "ddwy": 2,
}
COUNTS |= {"tair": 3, "tri": 3, "bedair": 4, "pedair": 4, "thirty": 30, "forty": 40}
UNITS = {"day": 1, "week": 7, "fortnight": 14, "diwrnod": 1, "wythnos": 7, "pythefnos": 14, "bythefnos": 14}

# "May" and "Mar" are words of other kinds too often.
# A day without a year that lies so little back is that day, not the one of next year: "sent on 6 November".
RECENT = timedelta(days=90)
SHORT_MONTHS = ("jan", "feb", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_month = "|".join(sorted((name for name in MONTHS if len(name) > 3 or name in SHORT_MONTHS), key=len, reverse=True))
_count = "|".join(sorted(COUNTS, key=len, reverse=True))
_weekday = "|".join(WEEKDAYS)
PARTS = {"mid": 15, "middle of": 15, "canol": 15, "early": 10, "beginning of": 10, "start of": 10, "dechrau": 10}
PARTS |= {"first week of": 7, "second week of": 14, "third week of": 21, "first half of": 15}
# A month with the part of it that is meant: "the end of November", "mid-December 2020", "diwedd mis Tachwedd".
MONTH = pattern(
    r"\b(?:the\s)?(?:(?P<part>(?:first|second|third|last) week of|(?:first|second) half of|end of|end|close of"
    r"|late|latter part of|mid"
    r"|middle of|early|beginning of|start of"
    r"|diwedd|dechrau"
    r"|canol)[\s-](?:in\s)?(?:the month of\s)?(?:mis\s)?)?"
    rf"(?P<month>{_month})(?![\w-])(?!\s[0-9]{{1,2}}(?:st|nd|rd"
    rf"|th)?\b(?!,?\s?[0-9]))(?:,?\s(?P<year>20[0-9]{{2}})\b)?",
    2,
)
PERIOD = pattern(
    r"\b(?:the\s)?(?:(?P<end>end|close) of\s(?:the\s)?)?(?P<which>this|next|the|current|following|calendar"
    r"|coming)?\s?"
    r"(?P<period>week|month|year)\b(?P<out> is (?:out|over))?(?!\s(?:commencing|beginning|ending|of)|s"
    r"|-)(?:['’]s end)?",
    2,
)
UNIT = pattern(
    r"\b(?P<unit>hours|days?|weeks?|months?|fortnight|diwrnod|wythnos|pythefnos|bythefnos)(?P<gwaith> gwaith)?\b"
    r"(?P<or_two> or (?:two|so))?(?!\s(?:commencing|beginning|ending|of\s[0-9]{1,2})\b)",
    2,
)
# What stands before the unit, read backwards from it, so that only places with a unit cost anything.
COUNT = pattern(
    rf"(?=[a-z0-9]|\Z)(?:(?<![\w'’])(?:(?:[0-9]{{1,2}}|{_count})\s?(?:or|to|-|–)\s?)?(?P<count>[0-9]{{1,3}}"
    rf"|{_count})\s)?(?:more\s)?(?P<working>working\s|calendar\s|business\s)?$",
    2,
)
WEEK_ON = pattern(
    rf"\b(?:a\s)?(?P<weeks>week|fortnight)\s(?:on|from)\s(?:this\s|coming\s)?(?P<weekday>{_weekday})\b"
    rf"|\b(?P<day>{_weekday})\sweek\b|\b(?:a\s)?(?P<today>week|fortnight)\s(?:today|from today)\b",
    2,
)
WEEK_OF = pattern(r"\b(?:w/c|week commencing|week beginning|week of)\s(?:on\s)?(?:the\s)?", 2)
WEEKDAY = pattern(
    rf"\b(?P<which>next|this|coming)?\s?(?P<weekday>{_weekday})\b(?P<later>\sweek\b)?(?!,?\s(?:the\s)?[0-9])", 2
)
FEAST = pattern(
    r"\b(?:the\s)?(?P<feast>christmas(?! eve| day)|nadolig|new year|flwyddyn newydd|year[- ]end|xmas|easter"
    r"|end of play today)\b",
    2,
)
THE_DAY = pattern(
    r"\b(?P<lead>(?:on|by|before|than|of|be|commencing|beginning)\s)?"
    rf"(?P<named>(?:(?P<weekday>{_weekday})\s(?:the\s)?|the\s)(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th))\b"
    r"(?!\s(?:of\s)?(?-i:[A-Z]))(?!\s(?:of|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b)(?!\s(?:\w+\s)?(?:meeting|century|birthday|anniversary|floor|time|year))",
    2,
)
FIGURES = pattern(r"\b(?P<day>[0-9]{1,2})[/.](?P<month>[0-9]{1,2})\b(?!/|\.?[0-9])")
DASHED = pattern(r"\b(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>20[0-9]{2}|[0-9]{2})\b")
MONTH_DAY = pattern(rf"\b(?=[a-z])(?P<month>{_month})\.?\s(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s?[0-9])", 2)
MONTH_END = pattern(r"\bmonth[- ]end\b", 2)
TOMORROW = pattern(r"\b(?:tomorrow|yfory)\b", 2)


@dataclass(frozen=True)
class Moment:
    """The last day that the words at `start` to `end` of a text mean."""

    on: date
    start: int
    end: int


def moments_in(words, seen_on):
    """Every `Moment` in `words`, seen from the date `seen_on`, in order; none overlaps another."""
    found = []
    for finder in (_days, _weeks_on, _months, _feasts, _terms, _periods, _weekdays):
        found += [one for one in finder(words, seen_on) if not any(_overlap(one, other) for other in found)]
    return sorted(found, key=lambda one: one.start)


def _overlap(one, other):
    return one.start < other.end and other.start < one.end


def _days(words, seen_on):
    for match in A_DAY.finditer(words):
        for day in days_in(match[0], on_or_after=seen_on - RECENT)[:1]:
            week = WEEK_OF.search(words[max(0, match.start() - 24) : match.start()] + "|")
            is_week = bool(week) and words[: match.start()].lower().rstrip().endswith(week[0].lower().rstrip())
            if day.on:
                yield Moment(day.on + timedelta(days=4 if is_week else 0), match.start(), match.end())

    for match in MONTH_DAY.finditer(words):
        on = _next(seen_on, int(match["day"]), MONTHS[match["month"].lower()])
        if on:
            yield Moment(on, match.start(), match.end())
    for match in DASHED.finditer(words):
        on = _date(2000 + int(match["year"]) % 100, int(match["month"]), int(match["day"]))
        if on:
            yield Moment(on, match.start(), match.end())
    for match in FIGURES.finditer(words):
        on = _next(seen_on, int(match["day"]), int(match["month"]))
        if on:
            yield Moment(on, match.start(), match.end())
    for match in THE_DAY.finditer(words):
        on = _next(seen_on, int(match["day"]), 0)
        if on and (match["lead"] or match["weekday"]):
            yield Moment(on, match.start("named"), match.end())


def _date(year, month, day):
    return date(year, month, day) if 0 < month < 13 and 0 < day <= monthrange(year, month)[1] else None


def _next(seen_on, day, month):
    """The first date from `seen_on` with this day, and this month unless it is 0; None when there is none in a"
    " year."""
    ahead = (seen_on + timedelta(days=number) for number in range(366))
    return next((on for on in ahead if on.day == day and month in (0, on.month)), None)


def _months(words, seen_on):
    for match in MONTH.finditer(words):
        if match["month"].lower() in ("may", "march", "mai") and not match["month"][0].isupper():
            continue
        if match["month"] == "May" and not (match["part"] or match["year"] or _in_or_by(words[: match.start()])):
            continue
        month = MONTHS[match["month"].lower()]
        year = int(match["year"]) if match["year"] else seen_on.year + (month < seen_on.month)
        day = PARTS.get((match["part"] or "").lower(), monthrange(year, month)[1])
        yield Moment(date(year, month, day), match.start(), match.end())


def _in_or_by(before):
    return before.lower().rstrip().endswith((" in", " by", " before", " during", " until", " erbyn", " ym", " yn"))


def _feasts(words, seen_on):
    for match in FEAST.finditer(words):
        feast, before = match["feast"].lower(), words[: match.start()].lower().rstrip()
        year = seen_on.year
        if feast in ("christmas", "xmas", "nadolig"):
            on = date(year, 12, 24)
        elif feast == "easter":
            on = _easter(year) if _easter(year) > seen_on else _easter(year + 1)
        elif feast == "end of play today":
            on = seen_on
        elif before.endswith((" in", " into", " of", " yn", " after", " until")):
            continue  # "in the new year" is no day
        else:
            on = date(year, 12, 31)
        yield Moment(on, match.start(), match.end())


def _easter(year):
    """Easter Sunday, by the anonymous Gregorian reckoning (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _terms(words, seen_on):
    for match in UNIT.finditer(words):
        start = max(0, match.start() - 40)
        before = COUNT.search(words[start : match.start()])
        said, unit = (before["count"] or "").lower(), match["unit"].lower()
        lead = words[: start + before.start()]
        if not said and not unit.endswith(("fortnight", "thefnos")) or said in ("a", "an", "the") and not _within(lead):
            continue
        count = COUNTS.get(said) or (int(said) if said.isdigit() else 1)
        is_working = bool(match["gwaith"]) or (before["working"] or "").lower().strip() in ("working", "business")
        count += bool(match["or_two"]) and match["or_two"].endswith("two")
        if unit == "hours":
            count, unit = -(-count // 24), "days"
        if count:
            yield Moment(_after(seen_on, count, unit, is_working), start + before.start(), match.end())


def _within(before):
    return before.lower().rstrip().endswith((" within", " in", " o fewn", "within the next", " in the next"))


def _after(seen_on, count, unit, is_working):
    if is_working and unit in ("day", "days", "diwrnod"):
        return add_working_days(seen_on, min(count, 250)).due_on
    if unit.startswith("month"):
        months = seen_on.month - 1 + min(count, 24)
        year, month = seen_on.year + months // 12, months % 12 + 1
        return date(year, month, min(seen_on.day, monthrange(year, month)[1]))
    return seen_on + timedelta(days=min(count, 400) * UNITS[unit.removesuffix("s")])


def _periods(words, seen_on):
    for match in PERIOD.finditer(words):
        which, period = (match["which"] or "").lower(), match["period"].lower()
        if which not in ("this", "next", "following", "coming", "current", "calendar") and not (
            match["end"] or match["out"]
        ):
            continue
        later = which in ("next", "following", "coming")
        yield Moment(_end_of(period, seen_on, later), match.start(), match.end())


def _end_of(period, seen_on, later):
    """The last working day of a week, the last day of a month or year: this one or the next."""
    if period == "week":
        return seen_on + timedelta(days=4 - seen_on.weekday() + 7 * (later or seen_on.weekday() > 4))
    if period == "year":
        return date(seen_on.year + later, 12, 31)
    year, month = seen_on.year + (seen_on.month + later > 12), (seen_on.month + later - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _weeks_on(words, seen_on):
    """ "A week on Tuesday": the day a week after the coming one."""
    for match in WEEK_ON.finditer(words):
        weekday = (match["weekday"] or match["day"] or "").lower()
        ahead = (WEEKDAYS.index(weekday) - seen_on.weekday() - 1) % 7 + 1 if weekday else 0
        ahead += 14 if "fortnight" in (match["weeks"], match["today"]) else 7
        yield Moment(seen_on + timedelta(days=ahead), match.start(), match.end())


def _weekdays(words, seen_on):
    for match in WEEKDAY.finditer(words):
        number = WEEKDAYS.index(match["weekday"].lower())
        ahead = (number - seen_on.weekday() - 1) % 7 + 1
        # "Next Friday" is the one of next week; "by Friday" the coming one.
        if (match["which"] or "").lower() == "next" and number > seen_on.weekday():
            ahead += 7
        ahead += 7 * bool(match["later"])
        yield Moment(seen_on + timedelta(days=ahead), match.start(), match.end())
    for match in MONTH_END.finditer(words):
        yield Moment(_end_of("month", seen_on, later=False), match.start(), match.end())
    for match in TOMORROW.finditer(words):
        yield Moment(seen_on + timedelta(days=1), match.start(), match.end())
