"""The reports: each a function from a `Scope` to a `Report`. `REPORTS` is what the pages and the CSV offer."""

from typing import NamedTuple

from django.urls import reverse

from letters.reports import by_area, by_document
from letters.reports.charts import FULL, HATCH, OPEN, Bars, bar, curve_of
from letters.reports.measures import DAY_BANDS, band_words, by_time, grouped, in_bands, percent, summary_of
from letters.reports.scope import counts_words, empty, left_out
from letters.reports.tables import Report, Table

TITLES = {
    "rate": "Replies over time",
    "days": "Days to answer",
    "campaigns": "Replies by campaign",
    "areas": by_area.TITLE,
    "documents": by_document.TITLE,
    "outstanding": by_document.OUTSTANDING,
}
LETTER_KEY = [(FULL, "Replied"), (HATCH, "Not replied yet"), (OPEN, "Ended without an answer")]
GROUP_NUMBERS = (
    *("Letters", "Replied", "Share in %", "Not replied yet", "Ended without an answer"),
    *("Shortest", "Median", "Longest"),
)
MIDDLE = "Shortest, median and longest are working days from sending to the answer; a median needs five answers."


class Kind(NamedTuple):
    """A report that is offered: its title, one line on what it answers, and the function that makes it."""

    title: str
    about: str
    make: callable


def over_time(scope):
    """The response rate by the month in which the letters were sent."""
    if not scope.facts.counted:
        return empty(scope, TITLES["rate"])
    groups = by_time(scope.facts.counted)
    return Report(
        title=TITLES["rate"],
        words=summary_of(scope.facts.counted).words,
        table=group_table(f"Letters by when they were sent. {MIDDLE}", "Sent", groups),
        charts=[share_bars("Replies to the letters sent in each period", groups)],
        left_out=left_out(scope),
    )


def by_campaign(scope):
    """The response rate of each campaign, by title; letters of no campaign last."""
    if not scope.facts.counted:
        return empty(scope, TITLES["campaigns"])
    found = grouped(scope.facts.counted, lambda fact: fact.letter.campaign)
    named = sorted((one for one in found if one), key=lambda campaign: campaign.title.casefold())
    groups = [(campaign.title, found[campaign]) for campaign in named]
    urls = {campaign.title: reverse("staff:campaign-report", args=[campaign.pk]) for campaign in named}
    if None in found:
        groups.append(("No campaign", found[None]))
    return Report(
        title=TITLES["campaigns"],
        words=f"{summary_of(scope.facts.counted).words} {counts_words(len(named), 'campaign')} asked for documents.",
        table=group_table(f"Letters by campaign. {MIDDLE}", "Campaign", groups),
        charts=[share_bars("Replies by campaign", groups, urls)],
        left_out=left_out(scope),
    )


def days_to_answer(scope):
    """How long answers took: a distribution in bands, and the share answered as time goes by."""
    facts = scope.facts.counted
    if not facts:
        return empty(scope, TITLES["days"])
    summary = summary_of(facts)
    rows = [
        (f"{band_words(band)} working days", number, FULL)
        for band, number in zip(DAY_BANDS, in_bands(summary.days, DAY_BANDS), strict=True)
    ]
    rows += [("Not replied yet", summary.waiting, HATCH), ("Ended without an answer", summary.ended, OPEN)]
    most = max(number for _, number, _ in rows)
    return Report(
        title=TITLES["days"],
        words=summary.words,
        table=Table(
            "Letters by working days from sending to the answer",
            ("Answered after", "Letters", "Share in %"),
            [(label, number, percent(number, summary.total)) for label, number, _ in rows],
            ("Letters", "Share in %"),
        ),
        charts=[
            Bars(
                "Letters by working days from sending to the answer",
                [bar(label, counts_words(number, "letter"), [(number, fill)], most) for label, number, fill in rows],
                LETTER_KEY,
            )
        ],
        curve=curve_of(summary),
        left_out=left_out(scope),
    )


def share_bars(title, groups, urls=None):
    """The `Bars` of (words, facts), each bar as wide as the whole of its group; `urls`: where their words lead."""
    bars = [share_bar(label, summary_of(facts), (urls or {}).get(label, "")) for label, facts in groups]
    return Bars(title, bars, LETTER_KEY)


def share_bar(label, summary, url):
    """One bar: which share of a `Summary` replied, waits, ended."""
    if not summary.total:
        return bar(label, "no letters sent", [], 1, url)
    words = f"{summary.answered} of {summary.total} replied ({summary.percent}%)"
    numbers = [(summary.answered, FULL), (summary.waiting, HATCH), (summary.ended, OPEN)]
    return bar(label, words, numbers, summary.total, url)


def group_table(caption, heading, groups):
    """A `Table` with a row for each of (words, facts)."""
    rows = [(label, *group_numbers(summary_of(facts))) for label, facts in groups]
    return Table(caption, (heading, *GROUP_NUMBERS), rows, GROUP_NUMBERS)


def group_numbers(summary):
    """The cells of a `Summary` under `GROUP_NUMBERS`; "" where there is nothing to tell."""
    shortest, longest = (summary.days[0], summary.days[-1]) if summary.days else ("", "")
    share = summary.percent if summary.total else ""
    middle = "" if summary.middle is None else summary.middle
    return (summary.total, summary.answered, share, summary.waiting, summary.ended, shortest, middle, longest)


REPORTS = {
    "rate": Kind(TITLES["rate"], "How many letters were answered, by when they were sent.", over_time),
    "days": Kind(TITLES["days"], "How many working days answers took, and the median.", days_to_answer),
    "campaigns": Kind(TITLES["campaigns"], "Each campaign beside the others.", by_campaign),
    "areas": Kind(TITLES["areas"], "A map of the 43 police areas, and a table.", by_area.by_area),
    "documents": Kind(TITLES["documents"], "What was asked for, and what became of it.", by_document.by_document),
    "outstanding": Kind(TITLES["outstanding"], "What has not come, and since when.", by_document.outstanding),
}
