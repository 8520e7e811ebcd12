"""Letters as the lists show them: what a row needs in few queries, what needs doing first, sorting."""

from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Prefetch, Subquery, Value, When
from django.db.models.functions import Coalesce

from iasc_tracker import roles
from iasc_tracker.models import Event
from letters.models import ExtraHoliday, Letter, RequestedDocument
from letters.reports import questions, states
from letters.reports.chasing import due_actions

SORTS = {
    "recipient": ("office__area__name", "addressee_organisation"),
    "reference": ("reference",),
    "sent": ("sent_on",),
    "status": ("urgency",),
    "action": ("urgency",),
    "due": ("due_date__due_on",),
    "late": ("late_since",),
    "received": ("in_hand",),
    "event": ("last_event_on",),
    "owner": ("owner__name",),
}
# Urgency counts up from what needs doing first; what falls under no question comes last.
URGENT_FIRST = ("stuck", "overdue", "due", "draft", "ready", "unseen", "outstanding", "settled", "invited", "unsent")


@dataclass(frozen=True)
class Row:
    """One letter in a list on one day, with everything the page and the CSV say about it."""

    letter: Letter
    word: str
    colour: str
    late: int
    in_hand: str
    action: states.Action | None
    documents: list

    @property
    def place(self):
        """Where the letter went, in a word or two: the area of its office, or the addressee of a draft."""
        return self.letter.office.area.name if self.letter.office else self.letter.recipient

    @property
    def last_event(self):
        """What happened last, capitalised, or "" when nothing is recorded."""
        verb = self.letter.last_event_verb or ""
        return verb[:1].upper() + verb[1:]

    @property
    def is_stopped(self):
        """Whether the clock of the letter stands still."""
        return self.letter.due_date is not None and self.letter.due_date.is_stopped

    @property
    def due_on(self):
        """The newest due date of the letter; None without one, while its clock is stopped, and where nothing
        was asked for.
        """
        return self.letter.due_date.due_on if self.letter.due_date and states.asked_for(self.letter) else None


def last_event(field):
    """The column `field` of the newest event about each letter."""
    about = Event.objects.filter(about_type__app_label="letters", about_type__model="letter", about_id=OuterRef("pk"))
    return Subquery(about.order_by("-happened_on", "-recorded_at", "-pk").values(field)[:1])


def urgency(on):
    """A number for each letter: the place of the first of `URGENT_FIRST` that it answers to on the date `on`."""
    matching = [
        Exists(questions.QUESTIONS[name].ask(Letter.objects.filter(pk=OuterRef("pk")), on)) for name in URGENT_FIRST
    ]
    return Case(*[When(match, then=Value(place)) for place, match in enumerate(matching)], default=Value(len(matching)))


def first_expected(documents):
    """The column with the earliest day on which one of a letter's `documents` is expected."""
    own = documents.with_expected_on().filter(letter=OuterRef("pk")).order_by().values("letter")
    return Subquery(own.annotate(first=Min("expected_on")).values("first"))


def in_hand():
    """The column with the number of documents asked for that were received or are public."""
    received = RequestedDocument.objects.filter(is_optional=False, settlement__state__in=states.IN_HAND)
    own = received.filter(letter=OuterRef("pk")).order_by().values("letter")
    return Subquery(own.annotate(number=Count("pk")).values("number"))


def listed(letters, on):
    """`letters` (a queryset) with all that a row needs on the date `on`, unsorted; the bodies stay where they are."""
    documents = RequestedDocument.objects.select_related("kind", "settlement")
    return (
        letters.select_related("office__area", "campaign", "owner", "due_date")
        .prefetch_related(Prefetch("requested_documents", documents), "replies", "dispatches")
        .defer("body", "internal_notes")
        .annotate(
            urgency=urgency(on),
            first_expected_on=Coalesce(first_expected(RequestedDocument.objects.outstanding()), "due_date__due_on"),
            late_since=first_expected(RequestedDocument.objects.overdue(on)),
            in_hand=in_hand(),
            last_event_on=last_event("happened_on"),
            last_event_verb=last_event("verb"),
        )
    )


def sort(letters, wanted):
    """`letters` (from `listed`) sorted by `wanted`, a key of `SORTS` with "-" before it to turn it round.

    Anything else, as a hand-made address may hold, gives the order in which things need doing.
    """
    columns = SORTS.get(wanted.removeprefix("-"), ())
    # A longer delay is an earlier day, so "late" runs against the date that it is reckoned from.
    backwards = wanted.startswith("-") != (wanted.removeprefix("-") == "late")
    orders = [F(name).desc(nulls_last=True) if backwards else F(name).asc(nulls_last=True) for name in columns]
    return letters.order_by(*orders, "urgency", F("first_expected_on").asc(nulls_last=True), "reference")


def rows_of(letters, on, officer):
    """A list of `Row` for `letters` (a list, or a page of `listed`) as `officer` would see them on the date `on`."""
    steps, extra = states.publishing_steps(letters, on), ExtraHoliday.objects.days()
    chases = officer is None or officer.may(roles.LEAD) or officer.may(roles.RECIPIENTS)
    chase = due_actions(letters, on) if chases else {}
    return [
        row_of(letter, on, officer, step=steps.get(letter.pk, ""), extra=extra, chase=chase.get(letter.pk))
        for letter in letters
    ]


def row_of(letter, on, officer, *, step, extra, chase=None):
    """The `Row` of one letter; `step`: of `states.publishing_steps`, "" without one; `extra`: as for `days_late`."""
    word, colour = states.status_word(letter, on)
    return Row(
        letter=letter,
        word=word,
        colour=colour,
        late=states.days_late(letter, on, extra),
        in_hand=states.documents_in_hand(letter),
        action=states.next_action(letter, on, officer, step, chase),
        documents=list(letter.requested_documents.all()),
    )
