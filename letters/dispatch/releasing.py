"""Releasing signed letters: by a second officer, with a while in which it can be stopped."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.roles import RELEASE
from iasc_tracker.working_days import spell
from letters import ledger, owing
from letters.composing.enclosed import enclosures_of
from letters.dispatch.batch import batch_of
from letters.dispatch.covering import covering_of
from letters.dispatch.signing import changes_since, is_author, post_obstacles
from letters.dispatch.times import spell_moment
from letters.models import Dispatch, Document, Release, SignOff
from letters.models.stored import read_whole
from letters.tasks.sending import send_later

PDF = "application/pdf"
# What a release files to a letter, and a stop takes away again.
FILED = (Document.Kind.LETTER, Document.Kind.TRANSLATION, Document.Kind.ENCLOSURE)
NOT_LEFT = (Dispatch.State.QUEUED, Dispatch.State.HELD)


class AlreadyReleased(CorrespondenceError):
    """The letters of a sign-off are released already: `release` is that Release."""

    def __init__(self, release):
        """`release`: the Release that stands."""
        moment = spell_moment(release.released_at)
        super().__init__(f"These letters were released already, by {release.released_by} on {moment}.")
        self.release = release


@transaction.atomic
def release(sign_off, *, by):
    """Order the sending of the letters of a SignOff, and return the Release; they go when its hold has passed.

    Raises AlreadyReleased the second time, CorrespondenceError with everything that stands in the way.
    """
    batch = batch_of(sign_off)
    batch.lock()
    sign_off = SignOff.objects.select_for_update().get(pk=sign_off.pk)
    standing = sign_off.releases.filter(stopped_at=None).select_related("released_by").first()
    if standing:
        raise AlreadyReleased(standing)
    checked = batch.checked()
    refuse_if_any([*release_obstacles(sign_off, checked, by), *damaged_files(checked)])
    goes_at = clock.now() + timedelta(minutes=settings.HOLD_MINUTES)
    made = Release.objects.create(sign_off=sign_off, released_by=by, goes_at=goes_at)
    enclosures = enclosures_of([one.letter for one in checked])
    for one in checked:
        put_in_queue(one, made, enclosures.get(one.letter.pk, []))
    many = f"{len(checked)} letter{'' if len(checked) == 1 else 's'}"
    record(
        batch.about, "released", by=by, note=f"{many}, to go on {spell_moment(goes_at)}.", detail={"release": made.pk}
    )
    return made


def release_obstacles(sign_off, checked, by):
    """Why `by` cannot release the `checked` letters of a SignOff now, as sentences; [] when nothing is in the way."""
    batch, today = batch_of(sign_off), clock.today()
    signer = settings.SECOND_OFFICER_REQUIRED and by.pk == sign_off.signed_by_id
    future = sorted({one.letter.dated for one in checked if one.letter and one.letter.dated > today})
    changed = changes_since(sign_off, checked)
    return [
        *sentences_of(
            (not by.may(RELEASE), "Only a lead or a publisher releases letters."),
            (signer, "You signed these letters off. Another officer has to release them."),
            (is_author(batch, by), "You wrote words of these letters. Another officer has to release them."),
        ),
        *[f"The letters are dated {spell(day)} and can be released from that day on." for day in future],
        *post_obstacles(checked),
        *[reason for one in checked if one.letter for reason in owing.reasons_not_to_release(one.letter, today)],
        *(["The sign-off does not hold any more: sign the letters off again.", *changed] if changed else []),
    ]


def damaged_files(checked):
    """A sentence for each letter that has a PDF whose bytes are not those that were signed."""
    return [
        f"{one.name}: the stored PDF is missing or has changed. Check the letter again."
        for one in checked
        if any(read_whole(item.file.name, item.sha256) is None for item in one.renderings)
    ]


def put_in_queue(one, made, enclosures):
    """File the papers of one CheckedLetter, put it into the ledger, and have it sent when the hold has passed."""
    letter, by = one.letter, made.released_by
    for rendering in one.renderings:
        file_rendering(letter, rendering, by)
    for enclosure in enclosures:
        file_enclosure(letter, enclosure, by)
    words = covering_of(letter, one.renderings, enclosures)
    dispatch = ledger.queue(
        letter, release=made, by=by, not_before=made.goes_at, subject=words.subject, text=words.text
    )
    record(
        letter, "released", by=by, note=f"To go by {letter.get_channel_display().lower()}. {dispatch.reason}".strip()
    )
    if dispatch.state == Dispatch.State.QUEUED and dispatch.channel == Dispatch.Channel.EMAIL:
        send_later(dispatch)


def file_rendering(letter, rendering, by):
    """Make the PDF of a Rendering a Document of `letter`: the same stored bytes."""
    own = rendering.language == letter.language
    name = f"{letter.reference}.pdf" if own else f"{letter.reference}-{rendering.language}.pdf"
    Document.objects.create(
        letter=letter,
        kind=Document.Kind.LETTER if own else Document.Kind.TRANSLATION,
        original_name=name,
        file=rendering.file.name,
        sha256=rendering.sha256,
        size=rendering.size,
        media_type=PDF,
        pages=rendering.pages,
        text=letter.body if own else rendering.body,
        text_source="written here",
        added_by=by,
    )


def file_enclosure(letter, enclosure, by):
    """Make an Enclosure a Document of `letter`: the same stored bytes."""
    Document.objects.create(
        letter=letter,
        kind=Document.Kind.ENCLOSURE,
        original_name=enclosure.original_name,
        file=enclosure.file.name,
        sha256=enclosure.sha256,
        size=enclosure.size,
        media_type=enclosure.media_type,
        text_source="an enclosure of ours",
        added_by=by,
    )


@transaction.atomic
def stop(made, *, by, reason):
    """Stop a Release while nothing of it has left: its letters can be changed again.

    Raises CorrespondenceError when something has left, or there is no reason.
    """
    made = Release.objects.select_for_update().get(pk=made.pk)
    # The worker takes a row before it sends: what it took cannot be stopped, and for what is locked here it waits.
    dispatches = list(made.dispatches.select_for_update().order_by("pk"))
    refuse_if(
        (not by.may(RELEASE), "Only a lead or a publisher stops a release."),
        (made.stopped_at is not None, "This release was stopped already."),
        (not reason.strip(), "Say why the release is stopped."),
        (made.stopped_at is None and any(one.state not in NOT_LEFT for one in dispatches), left(dispatches)),
    )
    made.stopped_at, made.stopped_by, made.stopped_reason = clock.now(), by, reason
    made.save(update_fields=["stopped_at", "stopped_by", "stopped_reason"])
    for dispatch in dispatches:
        dispatch.state, dispatch.reason = Dispatch.State.STOPPED, reason
        dispatch.save(update_fields=["state", "reason"])
        dispatch.letter.documents.filter(kind__in=FILED).delete()
        record(dispatch.letter, "release stopped", by=by, note=reason)
    record(batch_of(made.sign_off).about, "release stopped", by=by, note=reason, detail={"release": made.pk})
    return made


def left(dispatches):
    """The sentence for what can no longer be stopped."""
    number = sum(one.state not in NOT_LEFT for one in dispatches)
    verb = "letter has left or is" if number == 1 else "letters have left or are"
    return f"{number} {verb} just being sent, so the release cannot be stopped any more."
