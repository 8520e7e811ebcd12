"""The last lines of a campaign's task list: from the enclosures to what became of the letters."""

from django.urls import reverse

from letters.composing.checked import checked_letters
from letters.dispatch.batch import Batch
from letters.dispatch.posting import can_be_marked
from letters.dispatch.signing import changes_since, is_released
from letters.dispatch.times import spell_moment
from letters.models import Dispatch, Release
from letters.views.staff.task_lines import task

NEEDS_A_PERSON = (Dispatch.State.FAILED, Dispatch.State.UNKNOWN, Dispatch.State.HELD)


def sending_tasks(campaign):
    """The lines of the letters of `campaign` once their words are written."""
    checked = checked_letters(campaign)
    signed = Batch(campaign=campaign).newest_sign_off()
    waiting = signed if signed and not is_released(signed) else None
    changed = changes_since(waiting, checked) if waiting else []
    return [
        enclosures_task(campaign),
        check_task(campaign, checked),
        sign_off_task(campaign, checked, waiting, changed),
        release_task(campaign, waiting, changed),
        sending_task(campaign),
    ]


def url_of(campaign, page):
    """The address of one of the pages of `campaign`."""
    return reverse(f"staff:campaign-{page}", args=[campaign.pk])


def enclosures_task(campaign):
    """How many files go with the letters."""
    number = campaign.enclosures.count()
    hint = ", ".join(campaign.enclosures.values_list("original_name", flat=True)[:3])
    return task("Enclosures", f"{url_of(campaign, 'check')}#enclosures", str(number) if number else "None", hint=hint)


def check_task(campaign, checked):
    """How many of the letters that have not gone yet are ready."""
    ready = sum(one.is_ready for one in checked)
    word = f"{ready} of {len(checked)} ready" if any(one.letter for one in checked) else "Not checked"
    return task("Check all letters", url_of(campaign, "check"), word, to_do=ready < len(checked))


def sign_off_task(campaign, checked, signed, changed):
    """Whether the letters that have not gone yet are signed off, and whether that still holds."""
    complete = bool(checked) and all(one.is_ready for one in checked)
    word, hint = "Not signed off", ""
    if signed:
        word = "No longer holds" if changed else "Signed off"
        hint = " ".join(changed[:3]) if changed else f"by {signed.signed_by}"
    to_do = bool(changed) if signed else complete
    return task("Sign off", url_of(campaign, "sign-off"), word, to_do=to_do, hint=hint)


def release_task(campaign, signed, changed):
    """Whether the letters were released, and when they go."""
    last = Release.objects.filter(sign_off__campaign=campaign, stopped_at=None).first()
    word = "Released" if last and not signed else "Not released"
    hint = f"by {last.released_by}, to go on {spell_moment(last.goes_at)}" if last and not signed else ""
    return task("Release", url_of(campaign, "release"), word, to_do=bool(signed) and not changed, hint=hint)


def sending_task(campaign):
    """How many letters are in which state, and whether a person has to do something."""
    rows = list(Dispatch.objects.for_people().standing().not_sent_again().filter(letter__campaign=campaign))
    counts = [(Dispatch.State(state), sum(row.state == state for row in rows)) for state in Dispatch.State]
    words = ", ".join(f"{number} {state.label.lower()}" for state, number in counts if number)
    to_do = any(can_be_marked(row) or row.state in NEEDS_A_PERSON for row in rows)
    return task("Sending", url_of(campaign, "sending"), words or "Nothing released", to_do=to_do)
