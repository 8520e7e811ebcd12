"""The chase queue as pages show it: who is late and by how much, what comes next, what is held and why."""

from typing import NamedTuple

from django.urls import reverse

from iasc_tracker.roles import LEAD, RECIPIENTS
from letters import owing
from letters.models import DueDate, ExtraHoliday, Letter, RequestedDocument
from letters.owing import Place
from letters.owing.chasers import day_of
from letters.owing.rules import DECIDE, Kind
from letters.reports.counts import Count
from letters.reports.states import Action, counted_days

# Codes of holds: on the address, and on a chaser that failed for it.
OF_THE_ADDRESS = {"no address", "failed address", "unverified"}
DID_NOT_ARRIVE = {"failed", "came_back"}
VERBS = {
    Kind.CONTACT: "Write to another contact",
    Kind.CALL: "Call the office",
    Kind.LETTER: "Write a formal letter",
    Kind.COMMISSIONER: "Write a letter from the Commissioner",
    DECIDE: "Decide what to do next",
}


class LateRow(NamedTuple):
    """One line of the queue: the `Standing`, how many working days it is late, the next Action, the last contact.

    `ways`: Actions to choose among where the rules are at their end and a person decides.
    """

    now: owing.Standing
    late: int
    action: Action
    last_contact: object
    chasers: list
    ways: list

    @property
    def letter(self):
        """The letter that is late."""
        return self.now.letter

    @property
    def place(self):
        """The area of its office."""
        return self.letter.office.area.name


class Queue(NamedTuple):
    """The late letters of a day in their four places, longest overdue first."""

    ready: list
    held: list
    waiting: list
    failed: list

    @property
    def number(self):
        """How many are late, wherever they stand."""
        return sum(map(len, self))


def queue(on, letters=None):
    """The `Queue` of the date `on`, of all letters or of those of the queryset `letters`."""
    extra = ExtraHoliday.objects.days()
    found = owing.standings(owing.late_letters(on, letters).order_by("office__area__name", "pk"), on)
    rows = sorted((row_of(now, extra) for now in found), key=lambda row: first_day(row.now))
    places = {place: [row for row in rows if row.now.place is place] for place in Place}
    return Queue(places[Place.QUEUE], places[Place.HELD], places[Place.SENT], places[Place.FAILED])


def first_day(now):
    """The day on which the longest overdue document was expected."""
    return min(item.expected_on for item in now.late)


def row_of(now, extra):
    """The `LateRow` of a `Standing`."""
    late = counted_days(first_day(now), now.on, extra)
    replies = [reply.incoming.received_on for reply in now.letter.replies.all()]
    days = [*map(day_of, now.chasers), *replies]
    chasers = [(one, day_of(one)) for one in now.chasers]
    return LateRow(now, late, action_of(now), max(days, default=None), chasers, [*writing(now), *endings(now)])


def action_of(now):
    """What the step that is suggested for a `Standing` means to do, and where."""
    letter, step = now.letter, now.step
    if step.by_mail:
        words = VERBS.get(step.kind) or f"Send {step.words.lower()}"
        return Action(words, f"{reverse('staff:chase-preview')}?letter={letter.pk}")
    if step.by_letter:
        return Action(VERBS[step.kind], reverse("staff:letter-formal-chaser", args=[letter.pk]))
    called = step.kind == Kind.CALL
    url = reverse("staff:letter-contact", args=[letter.pk]) if called else f"{letter.get_staff_url()}#chasing"
    return Action(VERBS[step.kind], url)


def writing(now):
    """The Actions that ask once more past the last rule of a `Standing`; [] while a rule says what comes next."""
    if now.step.kind != DECIDE:
        return []
    keys = [now.letter.pk]
    return [
        Action("Write again", f"{reverse('staff:chase-preview')}?letter={now.letter.pk}"),
        Action("Write a formal letter", reverse("staff:letter-formal-chaser", args=keys)),
        Action("Record a call or a meeting", reverse("staff:letter-contact", args=keys)),
    ]


def endings(now):
    """The Actions that ask no more past the last rule: say in public that nothing came, after a notice, or close it."""
    if now.step.kind != DECIDE:
        return []
    keys, silent = [now.letter.pk], not now.letter.replies.all() and now.letter.campaign_id
    notice = [Action("Give notice that its page will say so", reverse("staff:notice-new", args=keys))] if silent else []
    close = f"{reverse('staff:letter-close', args=keys)}?reason={Letter.ClosedReason.NO_ANSWER}"
    return [*notice, Action("Close it: no answer is expected", close)]


def due_actions(letters, on):
    """{key of a letter: (what one must be allowed, `Action`)} of those of `letters` (a list) whose step has come.

    Where nothing but the e-mail address keeps the step back, the Action leads to where that is mended.
    """
    late = [letter.pk for letter in letters if any(item.is_overdue(on) for item in letter.requested_documents.all())]
    if not late:
        return {}
    found = owing.standings(Letter.objects.filter(pk__in=late).exclude(office=None), on)
    actions = {now.letter.pk: (LEAD, action_of(now)) for now in found if now.is_due}
    mending = {now.letter.pk: address_action(now) for now in found if now.suggested_on and now.suggested_on <= on}
    return {pk: (RECIPIENTS, action) for pk, action in mending.items() if action} | actions


def address_action(now):
    """The `Action` that mends the address where nothing else holds the step of a `Standing`; None for others."""
    holds = [hold for hold in now.holds if hold.code not in DID_NOT_ARRIVE]
    if now.place not in (Place.HELD, Place.FAILED) or not holds or {hold.code for hold in holds} - OF_THE_ADDRESS:
        return None
    return Action(holds[0].words, holds[0].url)


def chase_boxes(on, url):
    """Count boxes for whoever chases: steps that have come, and chasers that failed; none while there are none."""
    found = owing.standings(owing.late_letters(on), on)
    due, failed = sum(now.is_due for now in found), sum(now.place is Place.FAILED for now in found)
    boxes = [Count(due, "To chase", url, waiting=True), Count(failed, "Chasers failed", f"{url}#failed", waiting=True)]
    return [box for box in boxes if box.number]


def not_late(on):
    """Letters with something outstanding that will not fall due by itself, or was promised: (letter, words) each."""
    open_ones = RequestedDocument.objects.outstanding()
    letters = Letter.objects.live().filter(requested_documents__in=open_ones).exclude(office=None).distinct()
    rows = letters.select_related("office__area", "due_date").prefetch_related("requested_documents__settlement")
    found = [(letter, why_not_late(letter, on)) for letter in rows.order_by("office__area__name", "pk")]
    return [(letter, words) for letter, words in found if words]


def why_not_late(letter, on):
    """Why an open letter is not chased, in words; "" when its date has simply not come, or it is late."""
    due = letter.due_date
    if due is None:
        return "No reply date was set, so it is never late."
    if due.kind == DueDate.Kind.STOPPED:
        return f"The clock is stopped: {due.reason or due.working}"
    asked = [item for item in letter.requested_documents.all() if item.is_outstanding]
    promised = [item for item in asked if item.state == "promised" and due.due_on < on <= item.expected_on]
    if not promised or any(item.is_overdue(on) for item in asked):
        return ""
    day = min(item.expected_on for item in promised)
    return f"Promised for {day.day} {day:%B %Y}."
