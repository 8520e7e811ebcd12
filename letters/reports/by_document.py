"""What became of each document asked for, by kind; and what is outstanding, by age. Nothing optional is counted."""

from iasc_tracker.working_days import spell
from letters.reports.answers import IN_HAND
from letters.reports.charts import FULL, HATCH, OPEN, Bars, bar
from letters.reports.measures import AGE_BANDS, band_words, grouped, in_bands, percent, working_days
from letters.reports.scope import counts_words, empty, left_out
from letters.reports.states import counted_days
from letters.reports.tables import Report, Table

TITLE, OUTSTANDING = "Documents by kind", "Outstanding by age"
STATES = {
    "received": "Received",
    "already_public": "Already public",
    "part_received": "Part received",
    "not_held": "Not held",
    "declined": "Declined",
    "promised": "Promised",
    "awaited": "Awaited",
    "not_pursued": "Not pursued",
    "not_expected": "Not expected any more",
}
SAID = ("part_received", "not_held", "declined")
KEY = [(FULL, "Received or already public"), (HATCH, "Received in part, not held or declined"), (OPEN, "None of these")]
AGE_KEY = [(FULL, "Overdue"), (HATCH, "Not overdue")]
AGE_NUMBERS = ("Documents", "Overdue", "Promised", "Letters")


def by_document(scope):
    """The `Report` on the kinds of documents, in the order in which the office lists them."""
    documents = [document for fact in scope.facts.counted for document in fact.documents]
    if not documents:
        return empty(scope, TITLE)
    kinds = grouped(documents, lambda document: document.kind)
    groups = [(kind.name, kinds[kind]) for kind in sorted(kinds, key=lambda kind: (kind.position, kind.name))]
    return Report(
        title=TITLE,
        words=documents_words(documents),
        table=kind_table(groups),
        charts=[Bars("What became of the documents asked for", [kind_bar(*group) for group in groups], KEY)],
        left_out=[*left_out(scope), *invited_words(scope.facts.invited_documents)],
    )


def state_of(document):
    """A key of `STATES`: the state of a requested document; not expected any more once its letter is closed."""
    if not document.is_settled and not document.is_outstanding:
        return "not_expected"
    return document.state


def documents_words(documents):
    """The sentence on all `documents`: how many came, how many are outstanding."""
    in_hand, missing = having(documents, IN_HAND), sum(document.is_outstanding for document in documents)
    asked = f"{in_hand} of {counts_words(len(documents), 'document')} asked for"
    return f"{asked} {'was' if in_hand == 1 else 'were'} received or already public; {missing} outstanding."


def invited_words(number):
    """The sentence on what was only invited, as a list; none for none."""
    verbs = "was only invited, and is" if number == 1 else "were only invited, and are"
    return [f"{counts_words(number, 'document')} {verbs} left out."] if number else []


def having(documents, states):
    """How many of `documents` are in one of `states`."""
    return sum(state_of(document) in states for document in documents)


def kind_table(groups):
    """The `Table` of (name of a kind, documents)."""
    numbers = ("Asked for", *STATES.values())
    rows = [(name, len(documents), *(having(documents, [state]) for state in STATES)) for name, documents in groups]
    return Table("Documents asked for, by kind and by where they stand", ("Kind", *numbers), rows, numbers)


def kind_bar(name, documents):
    """The bar of one kind."""
    in_hand, said, total = having(documents, IN_HAND), having(documents, SAID), len(documents)
    words = f"{in_hand} of {total} received or public ({percent(in_hand, total)}%)"
    return bar(name, words, [(in_hand, FULL), (said, HATCH), (total - in_hand - said, OPEN)], total)


def outstanding(scope):
    """The `Report` on what is still expected, by the working days since it was asked for."""
    missing = [(fact, one) for fact in scope.facts.counted for one in fact.documents if one.is_outstanding]
    if not missing:
        words = "Nothing asked for is outstanding." if scope.facts.counted else empty(scope, OUTSTANDING).words
        return Report(title=OUTSTANDING, words=words, table=None, left_out=left_out(scope))
    bands = banded(scope, missing)
    bars = Bars("Documents outstanding, by working days since they were asked for", age_bars(scope, bands), AGE_KEY)
    return Report(
        title=OUTSTANDING,
        words=outstanding_words(scope, missing),
        table=age_table(scope, bands),
        charts=[bars],
        left_out=[*left_out(scope), *invited_words(scope.facts.invited_documents)],
    )


def age(scope, fact):
    """The working days from the day on which a fact's letter was sent to today."""
    return counted_days(fact.asked_on, scope.today, scope.extra)


def banded(scope, missing):
    """[(band, its pairs of fact and document)] for every one of `AGE_BANDS`."""
    return [(band, [pair for pair in missing if in_bands([age(scope, pair[0])], [band]) == [1]]) for band in AGE_BANDS]


def late(scope, pairs):
    """How many documents of `pairs` are overdue."""
    return sum(document.is_overdue(scope.today) for _, document in pairs)


def outstanding_words(scope, missing):
    """The sentence on what is missing, how much of it is late, and the oldest."""
    letters = len({fact.letter.pk for fact, _ in missing})
    oldest = min(fact.asked_on for fact, _ in missing)
    days = working_days(counted_days(oldest, scope.today, scope.extra))
    verb = "is" if len(missing) == 1 else "are"
    return (
        f"{counts_words(len(missing), 'document')} of {counts_words(letters, 'letter')} {verb} outstanding, "
        f"{late(scope, missing)} overdue. The oldest was asked for on {spell(oldest)}, {days} ago."
    )


def age_bars(scope, bands):
    """A bar for each band."""
    most = max(len(pairs) for _, pairs in bands)
    return [
        bar(
            f"{band_words(band)} working days",
            f"{counts_words(len(pairs), 'document')}, {late(scope, pairs)} overdue",
            [(late(scope, pairs), FULL), (len(pairs) - late(scope, pairs), HATCH)],
            most,
        )
        for band, pairs in bands
    ]


def age_table(scope, bands):
    """The `Table` of the bands."""
    rows = [
        (
            f"{band_words(band)} working days",
            len(pairs),
            late(scope, pairs),
            sum(document.state == "promised" for _, document in pairs),
            len({fact.letter.pk for fact, _ in pairs}),
        )
        for band, pairs in bands
    ]
    caption = "Documents outstanding, by working days since they were asked for"
    return Table(caption, ("Asked for", *AGE_NUMBERS), rows, AGE_NUMBERS)
