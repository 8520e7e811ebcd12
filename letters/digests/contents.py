"""What there is to tell on a day, as sections of lines; each line leads to its page."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from iasc_tracker.working_days import count_words, end_of_week, spell, working_days_between
from letters.composing.handovers import handovers, told
from letters.models import Dispatch, ExtraHoliday, Incoming, Letter, Reply, RequestedDocument

PROMISED = "promised"
STUCK = (Dispatch.State.HELD, Dispatch.State.FAILED, Dispatch.State.UNKNOWN)
LONGEST = 100


@dataclass(frozen=True)
class Section:
    """Lines under a heading: (words, path of the page) each; `url`: the path of the list that holds them all."""

    title: str
    lines: tuple
    url: str


def sections(on):
    """The `Section`s that have something to tell on the date `on`."""
    letters, documents = reverse("staff:letter-list"), RequestedDocument.objects
    promised = documents.outstanding().filter(settlement__state=PROMISED, settlement__promised_for__lt=on)
    due = documents.due_within(on, end_of_week(on))
    found = [
        Section("Late", late(on), f"{letters}?status=overdue"),
        Section("Promised and not received", of_documents(promised, promise_words), letters),
        Section("Due this week", of_documents(due, due_words), f"{letters}?status=due"),
        Section("Replies to look at", of_inbox(), reverse("staff:inbox-list")),
        Section("Sending needs a person", of_sending(), f"{letters}?status=stuck"),
        Section("Changed hands", of_handovers(on), reverse("staff:handover-list")),
    ]
    return [section for section in found if section.lines]


def late(on):
    """The lines of what is late on the date `on`; what was promised has lines of its own."""
    extra = ExtraHoliday.objects.days()

    def words(item):
        days = working_days_between(item.expected_on, on, extra)
        return f"{count_words(days) if days else 'less than 1 working day'} late"

    return of_documents(RequestedDocument.objects.overdue(on).exclude(settlement__state=PROMISED), words)


def promise_words(item):
    """Until when a document was promised."""
    return f"promised for {spell(item.settlement.promised_for)}"


def due_words(item):
    """When a document is expected."""
    return f"expected on {spell(item.expected_on)}"


def of_documents(documents, words):
    """The lines of requested documents (a queryset), the earliest first; `words`: what is said of one."""
    rows = documents.with_expected_on().select_related("letter__office__area", "letter__due_date", "kind", "settlement")
    return tuple(
        (f"{place_of(item.letter)}: {short(item)}, {words(item)}", item.letter.get_staff_url())
        for item in rows.order_by("expected_on", "letter__reference", "pk")
    )


def place_of(letter):
    """The area and the reference of a letter."""
    return f"{letter.office.area}, {letter.reference}"


def short(text, longest=LONGEST):
    """`text` on one line, cut where it is too long."""
    line = " ".join(str(text).split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def of_inbox():
    """The lines of mail that a person has to look at, the oldest first."""
    rows = Incoming.objects.mail().need_a_person().order_by("received_on", "pk")
    return tuple(
        (
            f"{short(mail.subject or '(no subject)')}, from {short(mail.sender or 'nobody named')}, "
            f"{spell(mail.received_on)}",
            mail.get_staff_url(),
        )
        for mail in rows
    )


def of_sending():
    """The lines of what is held, failed, or may or may not have gone."""
    rows = Dispatch.objects.not_sent_again().filter(state__in=STUCK).select_related("letter__office")
    return tuple(
        (
            f"{row.letter.reference} to {row.letter.recipient}, by {row.get_channel_display().lower()}: "
            f"{row.get_state_display().lower()}",
            row.letter.get_staff_url(),
        )
        for row in rows
    )


def of_handovers(on):
    """The lines of letters whose office changed hands by the date `on`."""
    return tuple(
        (f"{place_of(met.letter)}: {' '.join(told(met, on))}", reverse("staff:handover-list")) for met in handovers(on)
    )


def past_week(on):
    """What was done in the seven days before the date `on`, in a sentence."""
    since = on - timedelta(days=7)
    sent = Letter.objects.sent().filter(sent_on__range=(since, on - timedelta(days=1))).count()
    came = Reply.objects.filter(incoming__received_on__range=(since, on - timedelta(days=1))).count()
    return (
        f"In the seven days before, {sent} letter{' was' if sent == 1 else 's were'} sent and "
        f"{came} repl{'y' if came == 1 else 'ies'} came."
    )


def outstanding_sentence():
    """How much is outstanding altogether, in a sentence."""
    rows = RequestedDocument.objects.outstanding()
    number, letters = rows.count(), rows.values("letter").distinct().count()
    if not number:
        return "Nothing is outstanding."
    return (
        f"{number} document{' is' if number == 1 else 's are'} outstanding from "
        f"{letters} letter{'' if letters == 1 else 's'}."
    )
