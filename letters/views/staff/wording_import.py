"""Bringing in the wording for each office from a spreadsheet."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, may
from letters import filing
from letters.drafting.wording_files import COLUMNS
from letters.drafting.wording_import import ChangedSince, import_wording, plan_import
from letters.filing.originals import whole_bytes
from letters.forms.wording import WordingFileForm
from letters.models import Campaign
from letters.views.staff.campaign_tasks import crumbs


@require_http_methods(["GET", "POST"])
@may(KEEP)
def wording_import(request, pk):
    """Take a spreadsheet, show row by row what it would do, and do it on a word."""
    campaign = get_object_or_404(Campaign, pk=pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WordingFileForm(*posted, officer=request.user)
    plan = None
    if form.is_valid():
        held = form.held_files[0]
        try:
            if form.cleaned_data["fingerprint"]:
                return imported(request, campaign, held, form.cleaned_data["fingerprint"])
        except ChangedSince as refusal:
            messages.warning(request, refusal.sentences[0])
        plan = planned(campaign, held, form)
    context = {"campaign": campaign, "crumbs": crumbs(campaign), "form": form, "plan": plan, "columns": COLUMNS}
    return render(request, "letters/wording_import.html", context)


def bytes_of(held):
    """The bytes of a HeldFile; CorrespondenceError when they are gone."""
    data = whole_bytes(held)
    if data is None:
        raise CorrespondenceError(f"“{held.original_name}” is not kept any more. Choose the file again.")
    return data


def planned(campaign, held, form):
    """The `Plan` of the held file, or None with the reason in the form; a file that will not do is let go."""
    try:
        return plan_import(campaign, bytes_of(held))
    except CorrespondenceError as refusal:
        form.add_error("upload", refusal.sentences)
        form.let_go(held)
        return None


def imported(request, campaign, held, fingerprint):
    """Carry out what was shown, let go of the file, and go to the grid."""
    plan = import_wording(campaign, bytes_of(held), by=request.user, fingerprint=fingerprint)
    filing.discard(held)
    new, changed = len(plan.of("new")), len(plan.of("changed"))
    messages.success(request, f"Wording saved for {new + changed} offices: {new} new, {changed} changed.")
    return redirect("staff:campaign-wording", campaign.pk)
