"""Files that go with a campaign's letters: adding one, looking at it, taking it out."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, READ, may
from letters import filing
from letters.drafting.enclosures import add_enclosure, goes_with, remove_enclosure
from letters.forms.checking import EnclosureForm, LetterEnclosureForm
from letters.models import Campaign, Enclosure, Letter
from letters.views.staff.campaign_tasks import crumbs
from letters.views.staff.corrections import follower
from letters.views.staff.documents import SANDBOX


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def enclosure_add(request, pk):
    """Choose a file, and whether it goes with every letter of a campaign or with one."""
    campaign = get_object_or_404(Campaign, pk=pk)
    form = EnclosureForm(*posted(request), officer=request.user, campaign=campaign)
    return add_page(request, form, way_of(campaign), campaign=campaign)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def letter_enclosure_add(request, pk):
    """Choose a file that goes with a correction; none goes with it by itself, whatever went with the first letter."""
    letter = follower(pk)
    if not Letter.objects.awaiting_release().filter(pk=pk).exists():
        messages.info(request, f"{letter.reference} is sent or on its way, so its enclosures no longer change.")
        return redirect(letter.get_staff_url())
    form = LetterEnclosureForm(*posted(request), officer=request.user)
    return add_page(request, form, way_of(letter), letter=letter)


def posted(request):
    """What a form takes of a request that sends it; nothing for any other."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def way_of(about):
    """Where the pages of a Campaign's or a Letter's enclosures stand: their crumbs, and where they lead back to."""
    if isinstance(about, Campaign):
        return {"crumbs": crumbs(about), "cancel_url": reverse("staff:campaign-check", args=[about.pk])}
    way = [
        {"name": "Letters", "url": reverse("staff:letter-list")},
        {"name": about.reference, "url": about.get_staff_url()},
    ]
    return {"crumbs": way, "cancel_url": about.get_staff_url()}


def add_page(request, form, way, *, campaign=None, letter=None):
    """The page with `form`; encloses what a valid one holds and leads back."""
    if form.is_valid():
        place = {"campaign": campaign, "letter": letter, "office": form.cleaned_data.get("office")}
        try:
            made = add_enclosure(form.held_files[0], by=request.user, **place)
        except CorrespondenceError as refusal:
            form.add_error("upload", refusal.sentences)
        else:
            messages.success(request, f"“{made.original_name}” goes {goes_with(made)}.")
            return redirect(way["cancel_url"])
    return render(request, "letters/enclosure_add.html", {"form": form, **way})


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
    enclosure = get_object_or_404(enclosures(), pk=pk)
    way, obstacles = way_of(enclosure.campaign or enclosure.letter), []
    if request.method == "POST":
        try:
            remove_enclosure(enclosure, by=request.user)
            messages.success(request, f"“{enclosure.original_name}” goes with no letter any more.")
            return redirect(way["cancel_url"])
        except CorrespondenceError as refusal:
            obstacles = refusal.sentences
    context = {
        **way,
        "question": f"Take “{enclosure.original_name}” out?",
        "consequences": [f"It went {goes_with(enclosure)}. A sign-off of these letters no longer holds."],
        "obstacles": obstacles,
        "action": "Take it out",
        "destructive": True,
    }
    return render(request, "letters/enclosure_remove.html", context)
