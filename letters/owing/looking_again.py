"""The last look before a chaser is handed to the mail server: does what was confirmed still hold?"""

from iasc_tracker.models import Event
from letters.models import Chaser, Dispatch, Letter, Reply
from letters.owing.holds import general_holds
from letters.owing.standing import standing, with_all
from letters.owing.surroundings import surroundings_of

PUT_BACK = "Nobody stands behind this chaser any more: it was put back."
NOT_ALL_LATE = "What it asks for is no longer all outstanding."
OTHER_PERSON = "Somebody else holds the office now than the one it is addressed to."
ANSWERED = "A reply was filed after it was confirmed."
MOVED = "A reply was moved to this letter, or away from it, after it was confirmed."
OTHER_ADDRESS = "The address has changed since it was confirmed."


def reasons_to_stop(dispatch, on):
    """Why the message of `dispatch` must not go on the date `on` although it was confirmed: sentences, [] if it may.

    Anything but a chaser or a formal letter that chases goes by other rules: [] at once.
    """
    chaser = chaser_of(dispatch)
    if chaser is None:
        return [PUT_BACK] if is_step(dispatch) else []
    letter, around = looked_up(chaser, on)
    if chaser.way == Chaser.Way.LETTER:
        return formal_reasons(chaser, letter, around) + answered(letter, dispatch)
    contact = contact_of(letter.office, chaser)
    now = standing(letter, around, contact=contact, without=chaser)
    held = [hold.sentence for hold in now.holds] + named(chaser, now)
    return held + addressed(chaser, dispatch, now) + answered(letter, dispatch)


def reasons_not_to_release(letter, on):
    """The same of a formal letter that chases another, before it is released: sentences, [] for any other letter."""
    chaser = Chaser.objects.standing().filter(formal_letter=letter).first()
    return formal_reasons(chaser, *looked_up(chaser, on)) if chaser else []


def looked_up(chaser, on):
    """(The letter that `chaser` chases, with all that the rules look at; its Surroundings)."""
    letter = with_all(Letter.objects.filter(pk=chaser.letter_id)).get()
    return letter, surroundings_of([letter], on)


def formal_reasons(chaser, letter, around):
    """Why a formal letter must not go: as for an e-mail, but for the office's e-mail address."""
    now = standing(letter, around, without=chaser)
    held = [hold.sentence for hold in general_holds(letter, around, chasers=now.chasers)] + named(chaser, now)
    return held + ([OTHER_PERSON] if now.holder and now.holder.name != chaser.to_name else [])


def chaser_of(dispatch):
    """The standing Chaser that `dispatch` carries, or None: the letter itself, and archive copies."""
    if is_step(dispatch):
        return Chaser.objects.standing().filter(letter=dispatch.letter_id, step=dispatch.step).first()
    if dispatch.channel == Dispatch.Channel.ARCHIVE:
        return None
    return Chaser.objects.standing().filter(formal_letter=dispatch.letter_id).first()


def is_step(dispatch):
    """Whether it is the e-mail of a chaser, and not a letter or an archive copy."""
    return dispatch.step > 0 and dispatch.channel != Dispatch.Channel.ARCHIVE


def contact_of(office, chaser):
    """The Contact of `office` to whom an e-mail chaser goes, or None for the office's own address."""
    if chaser.to_address.casefold() == office.email.casefold():
        return None
    same = [one for one in office.contacts.all() if one.email.casefold() == chaser.to_address.casefold()]
    return next(iter(same), None)


def named(chaser, now):
    """Whether all that the chaser names is still late: settled, promised or extended since, it is not."""
    return [] if set(chaser.requested_documents.all()) <= set(now.late) else [NOT_ALL_LATE]


def answered(letter, dispatch):
    """Whether a reply was filed or moved since a person had it sent: even one that settles nothing asks for another
    look, and one that left may be thanked for.
    """
    newest = max((reply.filed_at for reply in letter.replies.all()), default=dispatch.asked_at)
    moves = Event.objects.about(letter).filter(verb__in=(Reply.MOVED_HERE, Reply.MOVED_AWAY))
    moved = moves.filter(recorded_at__gt=dispatch.asked_at).exists()
    return ([ANSWERED] if newest > dispatch.asked_at else []) + ([MOVED] if moved else [])


def addressed(chaser, dispatch, now):
    """Whether it still goes to the same person at the same address."""
    if now.recipient is None:
        return []  # nobody is in post, which is said already
    found = [OTHER_PERSON] if now.recipient.name != chaser.to_name else []
    moved = now.recipient.address.casefold() != dispatch.to_address.casefold()
    return found + ([OTHER_ADDRESS] if moved else [])
