"""Files that go with a campaign's letters: adding one, looking at it, taking it out."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, READ, may
from letters import filing
from letters.drafting.enclosures import add_enclosure, goes_with, remove_enclosure
from letters.forms.checking import EnclosureForm
from letters.models import Campaign, Enclosure
from letters.views.staff.campaign_tasks import crumbs
from letters.views.staff.documents import SANDBOX


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def enclosure_add(request, pk):
    """Choose a file, and whether it goes with every letter or with one."""
    campaign = get_object_or_404(Campaign, pk=pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EnclosureForm(*posted, officer=request.user, campaign=campaign)
    if form.is_valid():
        try:
            made = add_enclosure(
                form.held_files[0], by=request.user, campaign=campaign, office=form.cleaned_data["office"]
            )
        except CorrespondenceError as refusal:
            form.add_error("upload", refusal.sentences)
        else:
            messages.success(request, f"“{made.original_name}” goes {goes_with(made)}.")
            return redirect("staff:campaign-check", campaign.pk)
    context = {"campaign": campaign, "crumbs": crumbs(campaign), "form": form}
    return render(request, "letters/enclosure_add.html", context)


def enclosures():
    """Enclosures with everything that a page says about them."""
    return Enclosure.objects.select_related("campaign", "office__area", "letter__campaign")


@require_safe
@may(READ)
def enclosure_download(request, pk):
    """The file as an attachment, never as a page of ours (TRUST R-UPL-5); 404 when its bytes are gone or others."""
    enclosure = get_object_or_404(Enclosure, pk=pk)
    data = filing.whole_bytes(enclosure)
    if data is None:
        raise Http404
    kind = enclosure.media_type if filing.is_readable(enclosure.media_type) else filing.UNREADABLE
    name = filing.clean_name(enclosure.original_name)
    response = FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type=kind)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def enclosure_remove(request, pk):
    """Ask, then let the file no longer go with any letter."""
    enclosure = get_object_or_404(enclosures(), pk=pk, campaign__isnull=False)
    campaign, obstacles = enclosure.campaign, []
    if request.method == "POST":
        try:
            remove_enclosure(enclosure, by=request.user)
            messages.success(request, f"“{enclosure.original_name}” goes with no letter any more.")
            return redirect("staff:campaign-check", campaign.pk)
        except CorrespondenceError as refusal:
            obstacles = refusal.sentences
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "question": f"Take “{enclosure.original_name}” out?",
        "consequences": [f"It went {goes_with(enclosure)}. A sign-off of these letters no longer holds."],
        "obstacles": obstacles,
        "action": "Take it out",
        "destructive": True,
    }
    return render(request, "letters/enclosure_remove.html", context)
