"""Check all letters: each office's letter is made a draft, and its PDF is asked for in the background."""

from django.db import transaction

from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from letters.composing.campaign_letters import office_letters
from letters.composing.checked import already_sent, batch_letters, has_working_email, ordered
from letters.drafting.changes import lock
from letters.drafting.records import discard
from letters.drafting.renderings import ask_again, asked, renewed, store
from letters.drafting.word_counts import said
from letters.drafting.written_letters import make_letters, renew_letter
from letters.models import Campaign, Letter, Rendering
from letters.rendering.from_record import content_of_rendering


@transaction.atomic
def check_letters(campaign, *, by):
    """Make or renew the draft of every complete letter of `campaign`, ask for the PDFs, and return how many.

    What was sent, or is on its way, is left alone; what is the same as at the last check keeps its PDF; the draft to
    an office that was taken out is discarded. Pressed twice at once, the second waits and finds nothing to do
    (TRUST R-CON-3). Raises CorrespondenceError when no letter is complete.
    """
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    sent = already_sent(campaign)
    wanted = {one.office.pk: one for one in office_letters(campaign) if one.office.pk not in sent}
    complete = {pk: one for pk, one in wanted.items() if one.is_ready}
    drafts = drafts_of(campaign)
    discard_all([letter for pk, letter in drafts.items() if pk not in wanted], by=by)
    refuse_if_any(checking_obstacles(wanted, complete, drafts))
    missing = [one for pk, one in complete.items() if pk not in drafts]
    kept = {pk: letter for pk, letter in drafts.items() if pk in complete}
    before = {pk: rendered(letter) for pk, letter in kept.items()}
    for pk, letter in kept.items():
        renew_letter(letter, complete[pk], by=by)
    letters = kept | {letter.office_id: letter for letter in make_letters(campaign, missing, by=by)}
    queued = ask_for_pdfs(complete, letters, before, by=by)
    record(campaign, "letters checked", by=by, note=f"{len(letters)} letters, {queued} PDFs to make.")
    return queued


def checking_obstacles(wanted, complete, drafts):
    """Why nothing can be checked; nothing stands in the way where only drafts had to be discarded."""
    return sentences_of(
        (not wanted and not drafts, "There is nobody to write to: choose offices that have not been written to."),
        (wanted and not complete, "No letter is complete yet. See what each lacks in the preview."),
    )


def drafts_of(campaign):
    """{key of an office: its draft}, locked until the transaction ends."""
    drafts = batch_letters(campaign).select_for_update(of=("self",)).select_related("office__area")
    drafts = drafts.prefetch_related("renderings", "requested_documents").order_by("pk")
    return {letter.office_id: letter for letter in drafts}


def discard_all(letters, *, by):
    """Discard the drafts to offices that get no letter any more."""
    for letter in letters:
        discard(letter, by=by)


def rendered(letter):
    """{language: (its Rendering, what its letter says)} of a draft as it was checked the last time."""
    return {one.language: (one, said(content_of_rendering(one))) for one in ordered(letter)}


def ask_for_pdfs(complete, letters, before, *, by):
    """Make or renew the Renderings of `letters`, {key of an office: Letter}; how many PDFs were asked for."""
    rows = []
    for pk, letter in letters.items():
        known, contents = before.get(pk, {}), complete[pk].by_language
        drop([one for language, (one, _) in known.items() if language not in contents])
        for language, wanted in contents.items():
            rendering, old = known.get(language) or (Rendering(letter=letter, language=language), None)
            rendering.letter = letter
            rows.append(renewed(rendering, wanted.content, old, by=by))
    if any(row.is_asked for row in rows):
        store(rows)
    return sum(row.is_asked for row in rows)


def drop(renderings):
    """Delete the PDFs of languages that an office's letter is no longer written in."""
    for rendering in renderings:
        rendering.delete()


@transaction.atomic
def check_letter(letter, *, by):
    """Ask for the PDFs of one letter by itself, as its row and its Renderings say; return how many.

    A letter without a Rendering in its own language gets one.
    """
    lock(letter)
    refuse_if(not_changeable(letter))
    renderings = list(ordered(letter))
    if letter.language not in {one.language for one in renderings}:
        renderings.append(Rendering(letter=letter, language=letter.language))
    rows = [asked(one, by=by) for one in renderings]
    store([row for row in rows if row.is_asked])
    return sum(row.is_asked for row in rows)


@transaction.atomic
def retry_rendering(rendering, *, by):
    """Ask once more for a PDF that could not be made. Raises CorrespondenceError for any other."""
    lock(rendering.letter)
    current = Rendering.objects.select_for_update().get(pk=rendering.pk)
    refuse_if(
        not_changeable(rendering.letter),
        (current.state != Rendering.State.FAILED, "This PDF did not fail; there is nothing to try again."),
    )
    ask_again(current, by=by)
    record(rendering.letter, "PDF asked for again", by=by)


@transaction.atomic
def choose_channel(letters, channel, *, by):
    """Let `letters` (a list) go by `channel`, a `Letter.Channel`; return how many changed.

    Raises CorrespondenceError, and changes none, for a letter on its way or an office without a working address.
    """
    rows = Letter.objects.select_for_update(of=("self",)).select_related("office__area").order_by("pk")
    rows = [row for row in rows.filter(pk__in=[letter.pk for letter in letters]) if row.channel != channel]
    leaving = set(
        Letter.objects.awaiting_release().filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True)
    )
    refuse_if_any(sentences_of(*(not_changeable(row, row.pk in leaving) for row in rows)))
    by_mail = channel == Letter.Channel.EMAIL
    without = [row.office.area.name for row in rows if by_mail and not has_working_email(row.office)]
    refuse_if((without, f"No e-mail address that works is on record for {', '.join(without)}."))
    for row in rows:
        before, row.channel = row.get_channel_display(), channel
        row.save(update_fields=["channel"])
        record(row, "channel chosen", by=by, note=f"By {row.get_channel_display().lower()}, before {before.lower()}.")
    return len(rows)


def not_changeable(letter, may_change=None):
    """The rule, as (broken, sentence), that a letter sent or on its way never changes (DESIGN rule 1)."""
    if may_change is None:
        may_change = Letter.objects.awaiting_release().filter(pk=letter.pk).exists()
    return (not may_change, f"{letter} is sent or on its way, so it no longer changes.")
