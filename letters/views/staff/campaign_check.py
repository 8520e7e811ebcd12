"""Checking all letters of a campaign: asking for their PDFs, watching them come, and looking at each."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, READ, may
from letters.composing.checked import already_sent, checked_letters, has_working_email
from letters.drafting.checking import check_letters, choose_channel, retry_rendering
from letters.forms.checking import ChannelForm
from letters.models import Campaign, Enclosure, Letter, Rendering
from letters.reports.written_letters import failures_of, progress_of
from letters.views.staff.campaign_tasks import crumbs, may_keep


@require_safe
@may(READ)
def campaign_check(request, pk):
    """Every letter as it would go: its first page, its PDF's verdict, what is its own, to whom and how it goes."""
    campaign = get_object_or_404(Campaign, pk=pk)
    checked = checked_letters(campaign)
    sent = Letter.objects.filter(pk__in=[letter.pk for letter in already_sent(campaign).values()])
    enclosures = Enclosure.objects.filter(campaign=campaign).select_related("office__area")
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "rows": [row_of(one) for one in checked],
        "ready": sum(one.is_ready for one in checked),
        "made": sum(one.letter is not None for one in checked),
        "sent": sent.select_related("office__area").order_by("office__area__name", "pk"),
        "progress": progress_of(campaign),
        "enclosures": enclosures,
        "may_keep": may_keep(request),
    }
    return render(request, "letters/campaign_check.html", context)


def row_of(one):
    """A `CheckedLetter` for the page, with what to look at in its address."""
    return {"one": one, "letter": one.letter, "doubts": address_doubts(one.office, one.letter)}


def address_doubts(office, letter):
    """What an officer should know of where a letter goes, as (words, colour) pairs; [] where all is well."""
    if letter is None:
        return []
    if letter.channel == Letter.Channel.POST:
        rules = [(office.address_checked_on is None, "Address not checked", "yellow")]
    else:
        bounced = office.email_failed_on is not None
        rules = [
            (bounced, "Address bounced", "red"),
            (not office.email, "No e-mail address", "red"),
            (has_working_email(office) and office.email_checked_on is None, "Address not checked", "yellow"),
        ]
    return [(words, colour) for broken, words, colour in rules if broken]


@require_POST
@may(KEEP)
def campaign_check_start(request, pk):
    """Ask for the PDFs of all letters and go to where they can be watched."""
    campaign = get_object_or_404(Campaign, pk=pk)
    try:
        queued = check_letters(campaign, by=request.user)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
        return redirect("staff:campaign-check", campaign.pk)
    if not queued:
        messages.info(request, "Nothing changed since the last check: every PDF that was made stays.")
    return redirect("staff:campaign-check-progress", campaign.pk)


@require_safe
@may(READ)
def campaign_check_progress(request, pk):
    """How many letters are ready, and which could not be made; one can leave and come back."""
    campaign = get_object_or_404(Campaign, pk=pk)
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "progress": progress_of(campaign),
        "failures": failures_of(campaign),
        "may_keep": may_keep(request),
    }
    return render(request, "letters/campaign_check_progress.html", context)


@require_safe
@may(READ)
def campaign_check_progress_json(request, pk):
    """The same in figures, for the page that asks every second.

    Asking is no sign that anybody sits there: it does not move the end of the session (TRUST R-AUT-9).
    """
    progress = progress_of(get_object_or_404(Campaign, pk=pk))
    request.session.modified = False
    figures = {"total": progress.total, "ready": progress.ready, "done": progress.done}
    return JsonResponse(figures | {"words": progress.words, "is_over": progress.is_over})


@require_POST
@may(KEEP)
def rendering_retry(request, pk):
    """Ask once more for a PDF that could not be made, and go back to its campaign's progress."""
    renderings = Rendering.objects.select_related("letter__campaign", "letter__office__area")
    rendering = get_object_or_404(renderings, pk=pk)
    try:
        retry_rendering(rendering, by=request.user)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    if rendering.letter.campaign and not rendering.letter.refers_to_id:
        return redirect("staff:campaign-check-progress", rendering.letter.campaign_id)
    return redirect(rendering.letter.get_staff_url())


@require_POST
@may(KEEP)
def campaign_channels(request, pk):
    """Let the letters ticked, or all, go by e-mail or by post."""
    campaign = get_object_or_404(Campaign, pk=pk)
    form = ChannelForm(request.POST, campaign=campaign)
    if not form.is_valid() or not form.letters:
        messages.error(request, "Tick the letters to change, or change all.")
        return redirect("staff:campaign-check", campaign.pk)
    channel = form.cleaned_data["channel"]
    try:
        changed = choose_channel(form.letters, channel, by=request.user)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    else:
        way = Letter.Channel(channel).label.lower()
        messages.success(request, f"{changed} letter{'' if changed == 1 else 's'} changed to go by {way}.")
    return redirect("staff:campaign-check", campaign.pk)
