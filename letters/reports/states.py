"""Where a letter stands on a day, in words: derived from settlements and replies, never stored (DESIGN §2).

The words are here and not in a template because the board, its CSV and the letter page must say the same.
"""

from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from iasc_tracker import roles
from iasc_tracker.working_days import end_of_week, spell, working_days_between
from letters.models import ExtraHoliday, Letter, PublicCopy, Reply
from letters.reports.sending import needs_a_person, unsent_sentence, unsent_word

RED, YELLOW, BLUE, PLAIN = "red", "yellow", "blue", ""
IN_HAND = ("received", "already_public")
# The letters of a campaign share their due date, and counting goes through the calendar day by day.
counted_days = lru_cache(maxsize=4096)(working_days_between)
PUBLISH, LOOK = "Publish", "Look at the public copy"
BARE_REPLIES = {"acknowledgement": "Acknowledged", "holding": "Holding reply", "unread": "Reply to look at"}


class Action(NamedTuple):
    """What to do next: the words of the link and where it leads."""

    text: str
    url: str


class DocumentState(NamedTuple):
    """The state of one requested document: its words, the colour of its tag ("" for none), a link or ""."""

    word: str
    colour: str
    link: str


def asked_for(letter):
    """The requested documents that a reply is due for: all but those only invited."""
    return [requested for requested in letter.requested_documents.all() if not requested.is_optional]


def outstanding(letter):
    """The requested documents of `letter` that are still expected."""
    return [requested for requested in letter.requested_documents.all() if requested.is_outstanding]


def overdue(letter, on):
    """The requested documents of `letter` that are late on the date `on`."""
    return [requested for requested in letter.requested_documents.all() if requested.is_overdue(on)]


def days_late(letter, on, extra=None):
    """How many working days the longest overdue document is late on the date `on`; 0 when none is.

    `extra`: `ExtraHoliday.objects.days()`, which a list of many letters looks up once.
    """
    late = overdue(letter, on)
    if not late:
        return 0
    extra = ExtraHoliday.objects.days() if extra is None else extra
    return counted_days(min(requested.expected_on for requested in late), on, extra)


def documents_in_hand(letter):
    """ "2 of 3": how many of the documents asked for were received or are public; "" when none was asked for."""
    asked = asked_for(letter)
    in_hand = [requested for requested in asked if requested.state in IN_HAND]
    return f"{len(in_hand)} of {len(asked)}" if asked else ""


def document_state(requested, on):
    """The `DocumentState` of a requested document on the date `on`."""
    settlement = requested.settlement
    if requested.is_overdue(on):
        return DocumentState("Overdue", RED, "")
    if requested.is_due_within(on, end_of_week(on)):
        return DocumentState("Due this week", YELLOW, "")
    if requested.letter.sent_on is None:
        return DocumentState("Not sent yet", PLAIN, "")
    if requested.letter.closed_on and not requested.is_settled:
        return DocumentState("Not expected any more", PLAIN, "")
    if requested.state == "invited":
        return DocumentState("Invited", PLAIN, "")
    if requested.state == "promised":
        return DocumentState(f"Promised for {spell_short(settlement.promised_for)}", PLAIN, "")
    word = settlement.get_state_display() if settlement else "Awaited"
    return DocumentState(word, PLAIN, settlement.link if requested.state == "already_public" else "")


def spell_short(day):
    """A date as tables show it, "27 Nov 2020"."""
    return f"{day.day} {day:%b %Y}"


def status_word(letter, on):
    """The response status of `letter` on the date `on` as (word, colour of its tag or "")."""
    if not letter.is_live:
        return unanswerable_word(letter)
    if overdue(letter, on):
        return "Overdue", RED
    if any(item.is_due_within(on, end_of_week(on)) for item in letter.requested_documents.all()):
        return "Due this week", YELLOW
    return answer_word(letter), PLAIN


def unanswerable_word(letter):
    """(word, colour) of a letter from which no answer is expected: discarded, voided, closed or a draft."""
    if letter.discarded_at:
        return "Discarded", PLAIN
    if letter.voided_at:
        return "Voided", PLAIN
    if letter.sent_on is None and letter.origin == Letter.Origin.WRITTEN:
        return unsent_word(letter)
    if letter.sent_on is None:
        return ("Draft: needs checking", BLUE) if letter.doubts else ("Draft", PLAIN)
    return "Closed", PLAIN


def answer_word(letter):
    """How far a live letter is answered, in a word, whatever the day."""
    everything = list(letter.requested_documents.all())
    if not everything:
        return "No reply asked for"
    states = [requested.state for requested in asked_for(letter) or everything]
    if set(states) == {"invited"}:
        return reply_word(letter) or "Invited"
    if set(states) == {"not_pursued"}:
        return "Not pursued"
    if all(requested.is_settled for requested in asked_for(letter) or everything):
        return "Answered"
    if any(state not in ("awaited", "promised", "invited") for state in states):
        return "Part answered"
    return "Promised" if "awaited" not in states else reply_word(letter) or "Awaiting reply"


def reply_word(letter):
    """ "Acknowledged" and the like when the newest reply is no more than that, else ""."""
    newest = next(iter(letter.replies.all()), None)
    return BARE_REPLIES.get(newest.kind, "") if newest else ""


def state_sentence(letter, on):
    """One sentence or a few short ones: where `letter` stands on the date `on` and what is late."""
    if not letter.is_live:
        return unanswerable_sentence(letter)
    everything, asked, missing = letter.requested_documents.all(), asked_for(letter), outstanding(letter)
    if not everything:
        return "No reply is due: no documents were asked for."
    if not asked:
        return invited_sentence(everything)
    if not missing:
        return "Everything asked for has been settled."
    unit = "document" if len(asked) == 1 else "documents"
    return f"{due_sentence(letter, on)} {len(missing)} of {len(asked)} {unit} outstanding."


def unanswerable_sentence(letter):
    """The sentence of a letter that is discarded, voided, a draft or closed."""
    if letter.discarded_at:
        return f"Discarded {spell(timezone.localdate(letter.discarded_at))}. Its reference will not be used again."
    if letter.voided_at:
        return f"Voided {spell(timezone.localdate(letter.voided_at))}: {letter.voided_reason}"
    if letter.sent_on is None and letter.origin == Letter.Origin.WRITTEN:
        return unsent_sentence(letter)
    if letter.sent_on is None:
        points = len(letter.doubts)
        doubts = {0: "", 1: " 1 point needs checking."}.get(points, f" {points} points need checking.")
        return f"Draft: not yet confirmed as sent.{doubts}"
    reason = letter.get_closed_reason_display()
    return f"Closed {spell(letter.closed_on)}" + (f": {reason[0].lower()}{reason[1:]}." if reason else ".")


def invited_sentence(documents):
    """The sentence of a letter that only invited `documents`."""
    if all(requested.is_settled for requested in documents):
        return "Everything invited has been settled."
    return "No reply is due: updates were only invited."


def due_sentence(letter, on):
    """When the reply was or is due, and how late it is; `letter` has something outstanding."""
    if letter.due_date is None:
        return "No reply date was set."
    if letter.due_date.is_stopped:
        return f"The clock has been stopped since {spell(letter.due_date.counted_from)}."
    due_on, late = letter.due_date.due_on, overdue(letter, on)
    promises = sorted(item.expected_on for item in outstanding(letter) if item.expected_on > due_on)
    promised = f"; promised for {spell(promises[0])}" if promises else ""
    if late:
        only_promises = all(item.expected_on > due_on for item in late)
        return f"Reply was due {spell(due_on)}{promised if only_promises else ''}. {late_words(letter, on)} late."
    if due_on < on:
        return f"Reply was due {spell(due_on)}{promised}."
    when = "today, " if due_on == on else ""
    return f"Reply is due {when}{spell(due_on)}."


def late_words(letter, on):
    """ "8 working days", "1 working day", or what a weekend after the due date makes it."""
    days = days_late(letter, on)
    if days == 0:
        return "Less than 1 working day"
    return f"{days} working day{'' if days == 1 else 's'}"


def publishing_steps(letters, on):
    """{pk: "Publish" or "Look at the public copy"} of those of `letters` (a list) with a prepared copy to see to."""
    prepared = PublicCopy.objects.prepared().not_held_back(on).with_ready(on).with_letter()
    found = prepared.filter(letter_id__in=[letter.pk for letter in letters]).order_by("is_ready", "pk")
    return {pk: PUBLISH if is_ready else LOOK for pk, is_ready in found.values_list("letter_id", "is_ready")}


def possible_actions(letter, on, *, step, chase=None):
    """Each (what one must be allowed, `Action`) that `letter` waits for; `step`: of `publishing_steps`, or "".

    `chase`: such a pair for its next step of chasing (reports.chasing.due_actions), where that has come.
    """
    missing, asked = outstanding(letter), asked_for(letter)
    invited = [item for item in letter.requested_documents.all() if item.state == "invited"]
    written = letter.origin == Letter.Origin.WRITTEN
    offers = [
        (needs_a_person(letter), roles.KEEP, "See to its sending", "letter-sending"),
        (letter.is_draft and not written, roles.KEEP, "Confirm the draft", "letter-confirm"),
        (overdue(letter, on), roles.KEEP, "Log a reply", "reply-log"),
        (step and letter.sent_on and not letter.voided_at, roles.PUBLISH, step, "letter-publish"),
        (missing or (letter.is_live and invited and not asked), roles.KEEP, "Log a reply", "reply-log"),
        (letter.is_live and asked and not missing, roles.LEAD, "Close the letter", "letter-close"),
    ]
    found = [
        (needs, Action(text, reverse(f"staff:{name}", args=[letter.pk])))
        for wanted, needs, text, name in offers
        if wanted
    ]
    return unread_action(letter) + ([chase] if chase else []) + found


def unread_action(letter):
    """What comes first where the tracker filed a reply by itself: somebody has to look at it."""
    unread = [reply for reply in letter.replies.all() if reply.kind == Reply.Kind.UNREAD]
    if not unread or not letter.is_live:
        return []
    return [(roles.KEEP, Action("Look at the reply", reverse("staff:inbox-detail", args=[unread[-1].incoming_id])))]


def next_action(letter, on, officer=None, step=None, chase=None):
    """The next thing to do about `letter` on the date `on` as an `Action` (text, url), or None.

    `officer`: only what that officer may do; `step`: of `publishing_steps` (looked up when None); `chase`: as for
    `possible_actions`.
    """
    step = publishing_steps([letter], on).get(letter.pk, "") if step is None else step
    actions = possible_actions(letter, on, step=step, chase=chase)
    return next((action for needs, action in actions if officer is None or officer.may(needs)), None)
