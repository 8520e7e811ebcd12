"""The report of one campaign on paper, for the annual report.

It is for publication. It says which letters went out, what they asked for and what came, in neutral words (DESIGN
rule 7): nothing of lateness, promises, chasers, notes or people.
"""

from django.template.loader import render_to_string

from iasc_tracker.working_days import division_words, spell
from letters.rendering.letterhead import SENDER_ROLE
from letters.rendering.report import Grid, Picture, ReportContent, Section
from letters.reports.answers import IN_HAND
from letters.reports.board import UNSPECIFIC
from letters.reports.by_document import SAID, having, state_of
from letters.reports.charts import FULL, HATCH, OPEN, bar, curve_of
from letters.reports.measures import DAY_BANDS, band_words, grouped, in_bands, percent, summary_of
from letters.reports.scope import counts_words
from letters.reports.tables import Table

NEUTRAL = {
    "received": "Received",
    "already_public": "Already public",
    "part_received": "Received in part",
    "not_held": "Not held",
    "declined": "Not provided",
    "promised": "Not received yet",
    "awaited": "Not received yet",
    "not_pursued": "No longer asked for",
    "not_expected": "No longer asked for",
}
KEY = [
    (FULL, "Received or already public"),
    (HATCH, "Received in part, not held or not provided"),
    (OPEN, "Not received"),
]
ROW, KEY_ROW = 54, 24  # of the picture of the kinds
COUNTING = (
    "Counted is every letter that was sent and asked for documents; documents that were only invited are left out. "
    "A letter and its correction count once.",
    "A reply is a letter or message that answers, in full or in part, what was asked, or says that it will not be "
    "provided. An acknowledgement is not counted as a reply.",
    "Days are working days of {division} after the day of sending. The median is the number of days within which half "
    "of the replies came; it is given for five replies or more. Letters without a reply are in no median.",
)


def report_content(campaign, scope):
    """The `ReportContent` of `campaign` for the letters of `scope`, at least one of which asked for documents."""
    facts = scope.facts.counted
    documents = [document for fact in facts for document in fact.documents]
    summary = summary_of(facts)
    return ReportContent(
        title=f"{campaign.title}: letters and replies",
        author=SENDER_ROLE,
        as_at=scope.today,
        summary=(summary.words, came_words(documents)),
        sections=(
            asking(campaign, facts),
            answering(summary),
            coming(documents),
            Section("Area by area", ("Each letter, what it asked for and what came.",), grids=tuple(regions(facts))),
            Section("How the numbers are counted", tuple(text.format(division=division_words()) for text in COUNTING)),
        ),
        sample=any(fact.letter.is_sample for fact in facts),
    )


def came_words(documents):
    """ "60 of 129 documents asked for were received or are already public."."""
    number = having(documents, IN_HAND)
    asked = f"{number} of {counts_words(len(documents), 'document')} asked for"
    return f"{asked} {'was received or is' if number == 1 else 'were received or are'} already public."


def asking(campaign, facts):
    """The `Section` on the letters: how many, when, what for."""
    first, last = min(fact.asked_on for fact in facts), max(fact.letter.sent_on for fact in facts)
    when = f"on {spell(first)}" if first == last else f"between {spell(first)} and {spell(last)}"
    kinds = {document.kind.name: None for fact in facts for document in fact.documents}
    sent = f"{counts_words(len(facts), 'letter')} {'was' if len(facts) == 1 else 'were'} sent {when}."
    asked = f"Documents asked for: {'; '.join(kinds)}. Answering is voluntary."
    return Section("What was asked", tuple(filter(None, (campaign.purpose.strip(), sent, asked))))


def answering(summary):
    """The `Section` on how long replies took."""
    labels = [f"{band_words(band)} working days" for band in DAY_BANDS]
    numbers = in_bands(summary.days, DAY_BANDS)
    rows = [*zip(labels, numbers, strict=True)]
    rows += [("No reply yet", summary.waiting), ("Closed without a reply", summary.ended)]
    grid = Grid(
        "Letters by working days to the first reply",
        ("Replied after", "Letters", "Share"),
        tuple((label, str(number), f"{percent(number, summary.total)}%") for label, number in rows),
        ("Letters", "Share"),
    )
    curve = curve_of(summary)
    picture = curve and Picture(
        render_to_string("components/_curve.html", {"curve": curve}), f"{curve.title}. {curve.description}"
    )
    return Section("Replies", picture=picture, grids=(grid,))


def coming(documents):
    """The `Section` on what came, by kind."""
    kinds = grouped(documents, lambda document: document.kind)
    ordered = sorted(kinds, key=lambda kind: (kind.position, kind.name))
    words = tuple(dict.fromkeys(NEUTRAL.values()))
    rows = tuple((kind.name, str(len(kinds[kind])), *map(str, neutral_numbers(kinds[kind], words))) for kind in ordered)
    numbers = ("Asked for", *words)
    grid = Grid("Documents by kind and by what became of them", ("Kind", *numbers), rows, numbers)
    return Section("What came", picture=kinds_picture([(kind.name, kinds[kind]) for kind in ordered]), grids=(grid,))


def neutral_numbers(documents, words):
    """How many of `documents` each of the neutral `words` is said of."""
    said = [NEUTRAL[state_of(document)] for document in documents]
    return [said.count(word) for word in words]


def kinds_picture(groups):
    """The `Picture` of (name of a kind, documents): a bar for each."""
    bars, words = [], []
    for name, documents in groups:
        in_hand, said, total = having(documents, IN_HAND), having(documents, SAID), len(documents)
        numbers = f"{in_hand} of {total}"
        bars.append(bar(name, numbers, [(in_hand, FULL), (said, HATCH), (total - in_hand - said, OPEN)], total))
        words.append(f"{name}: {numbers} received or already public, {said} received in part, not held or not provided")
    title = "What became of the documents asked for"
    return Picture(picture_of(title, bars), f"{title}. {'. '.join(words)}.")


def picture_of(title, bars):
    """The drawing of `bars`, one below the other, with their key."""
    rows = [(ROW * number, one) for number, one in enumerate(bars)]
    key = [(ROW * len(bars) + 8 + KEY_ROW * number, entry) for number, entry in enumerate(KEY)]
    context = {"title": title, "rows": rows, "key": key, "height": ROW * len(bars) + 8 + KEY_ROW * len(KEY)}
    return render_to_string("reports/pdf/_bars.html", context)


def regions(facts):
    """A `Grid` for each region, by name, of its letters by area."""
    found = grouped(sorted(facts, key=place), lambda fact: fact.letter.office.area.region)
    for region in sorted(found):
        rows = tuple(
            (
                fact.letter.office.area.name,
                in_one_line(fact.asked_on),
                first_reply(fact),
                "; ".join(f"{name_of(document)}: {NEUTRAL[state_of(document)].lower()}" for document in fact.documents),
            )
            for fact in found[region]
        )
        yield Grid(region, ("Area", "Letter sent", "First reply", "Asked for, and what came"), rows)


def in_one_line(day):
    """A date in words that a narrow column does not break."""
    return spell(day).replace(" ", "\N{NO-BREAK SPACE}")


def first_reply(fact):
    """When the first reply came, in words, or that none did."""
    if fact.is_answered:
        return in_one_line(fact.answered_on)
    return "No reply yet" if fact.is_open else "Closed without a reply"


def place(fact):
    """Sorts facts by area, then by when they were sent."""
    return fact.letter.office.area.name, fact.asked_on, fact.letter.reference


def name_of(document):
    """The kind of a requested document; its wording where the kind says nothing."""
    return str(document) if document.kind.slug == UNSPECIFIC else document.kind.name


def offices_table(scope):
    """Each letter of `scope` as rows of values for staff: more than the PDF says."""
    rows = [
        (
            fact.letter.office.area.name,
            fact.letter.office.name,
            fact.letter.reference,
            fact.asked_on,
            fact.answered_on or "",
            "" if fact.days is None else fact.days,
            outcome(fact),
            "; ".join(f"{name_of(one)}: {NEUTRAL[state_of(one)].lower()}" for one in fact.documents),
        )
        for fact in sorted(scope.facts.counted, key=place)
    ]
    headings = ("Area", "Office", "Reference", "Sent on", "First reply on", "Working days", "Outcome", "Asked for")
    return Table("Letters by area", headings, rows, ("Working days",))


def outcome(fact):
    """Whether a letter was answered, in words."""
    if fact.is_answered:
        return "Replied"
    return "Not replied yet" if fact.is_waiting else "Ended without an answer"
