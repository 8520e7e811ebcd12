"""Saying on public pages that nothing was received: off by default, never without a notice, gone with any reply."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import add_working_days, spell
from letters.models import Campaign, ExtraHoliday, Incoming, Letter, SilenceNotice
from letters.owing.holds import arrival_holds, delivery_holds
from letters.owing.surroundings import surroundings_of

LONGEST_NOTICE = 250  # working days: about a year
UNKNOWN_SENDER = "Something from an unknown sender waits in the inbox. File it first."


@transaction.atomic
def name_unanswered(campaign, *, by, names, notice_days, reason):
    """Switch on or off that public pages of `campaign` say where nothing was received; return the saved row.

    `notice_days`: working days between the notice to an office and the page. Raises CorrespondenceError without a
    reason, or for a time that leaves nobody a chance to object.
    """
    campaign, reason = Campaign.objects.select_for_update().get(pk=campaign.pk), reason.strip()
    refuse_if(
        (not reason, "Say why."),
        (not 1 <= notice_days <= LONGEST_NOTICE, f"Enter from 1 to {LONGEST_NOTICE} working days."),
    )
    campaign.names_unanswered, campaign.notice_days = names, notice_days
    campaign.save(update_fields=["names_unanswered", "notice_days"])
    verb = (
        "public pages say where nothing was received" if names else "public pages do not say where nothing was received"
    )
    record(campaign, verb, by=by, note=f"{reason} Notice: {notice_days} working days.")
    return campaign


def notice_reckoning(letter, sent_on):
    """From which day on the page of `letter` may name it after a notice sent on `sent_on`, and its working."""
    return add_working_days(sent_on, letter.campaign.notice_days, ExtraHoliday.objects.days())


def notice_obstacles(letter, around=None):
    """Why no notice can be given for `letter`, in sentences; [] when nothing stands in the way.

    `around`: the owing.Surroundings of many letters, for a page of them. What holds a chaser because the letter may
    not have arrived, or may be answered, holds a notice.
    """
    around = around or surroundings_of([letter], clock.today())
    holds = [*delivery_holds(letter), *arrival_holds(letter, around)] if letter.office else []
    return sentences_of(
        (not letter.is_live, "The letter was not sent, is closed, or its record is voided."),
        (letter.campaign is None, "The letter is of no campaign, and only a campaign can say so."),
        (letter.replies.exists(), "A reply to it is on file."),
        (
            letter.requested_documents.heard_of().exists(),
            "The office has said or sent something about what it asks for.",
        ),
        (not asks_for_something(letter), "It asks for nothing that is still outstanding."),
        *((True, hold.sentence) for hold in holds),
        (not holds and Incoming.objects.waiting().filter(office=None).exists(), UNKNOWN_SENDER),
    )


def asks_for_something(letter):
    """Whether something that is not optional is still outstanding."""
    return any(item.is_outstanding for item in letter.requested_documents.select_related("settlement", "letter"))


@transaction.atomic
def give_notice(letter, *, by, sent_on, told):
    """Record that the office was told on the day `sent_on`, in the words `told`; return the SilenceNotice.

    Raises CorrespondenceError with what stands in the way (`notice_obstacles`), for a day to come or before the
    letter, without words, or while another notice is open.
    """
    letter, told = (
        Letter.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=letter.pk),
        told.strip(),
    )
    refuse_if_any([*notice_obstacles(letter), *_wrong_notice(letter, sent_on, told)])
    reckoning = notice_reckoning(letter, sent_on)
    notice = SilenceNotice.objects.create(
        letter=letter,
        sent_on=sent_on,
        told=told,
        names_from=reckoning.due_on,
        working=reckoning.working,
        recorded_by=by,
    )
    note = f"From {spell(notice.names_from)} public pages may say that nothing was received. {told}"
    record(letter, "notice given that no response was received", by=by, on=sent_on, note=note)
    return notice


def _wrong_notice(letter, sent_on, told):
    open_notice = letter.silence_notices.filter(ended_at=None).exists()
    return sentences_of(
        (sent_on > clock.today(), "The notice cannot have been sent on a day to come."),
        (letter.sent_on and sent_on < letter.sent_on, "The notice cannot be older than the letter."),
        (not told, "Enter how the office was told, and how it can object."),
        (open_notice, "A notice is on record already. Take it back first."),
    )


@transaction.atomic
def object_to(notice, *, by, on, words):
    """Record that the office objected on the day `on`, in `words`: the page says nothing any more; return the row."""
    notice, words = SilenceNotice.objects.select_for_update().get(pk=notice.pk), words.strip()
    refuse_if(
        (notice.ended_at is not None, "This notice was taken back."),
        (notice.objected_on is not None, "An objection is on record already."),
        (on > clock.today() or on < notice.sent_on, "Enter a day from the notice to today."),
        (not words, "Enter what the office says."),
    )
    notice.objected_on, notice.objection, notice.objection_by = on, words, by
    notice.save(update_fields=["objected_on", "objection", "objection_by"])
    record(notice.letter, "objection to the notice received", by=by, on=on, note=words)
    return notice


@transaction.atomic
def take_back(notice, *, by, reason):
    """Take a notice back, objected to or not; return the saved row. Raises CorrespondenceError without a reason."""
    notice, reason = SilenceNotice.objects.select_for_update().get(pk=notice.pk), reason.strip()
    refuse_if(
        (notice.ended_at is not None, "This notice was taken back already."),
        (not reason, "Say why."),
    )
    notice.ended_at, notice.ended_by, notice.ended_reason = clock.now(), by, reason
    notice.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    record(notice.letter, "notice taken back", by=by, note=reason)
    return notice
