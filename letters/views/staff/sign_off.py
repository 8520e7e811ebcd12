"""Signing letters off: /staff/campaigns/<pk>/sign-off/ and /staff/letters/<pk>/sign-off/; who signs as a deputy."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import READ, SIGN, may
from letters.composing.signatory import name_on
from letters.dispatch.deputies import end_deputy, may_sign, name_deputy
from letters.dispatch.manifest import digest, manifest_of
from letters.dispatch.signing import changes_since, is_released, sign_off, signing_obstacles
from letters.forms.sending import DeputyForm, ShownForm
from letters.models import SigningDeputy
from letters.views.staff.batches import campaign_batch, letter_batch, place_of, url_of


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def campaign_sign_off(request, pk):
    """The letters of a campaign, for the signatory."""
    return sign_off_page(request, campaign_batch(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def letter_sign_off(request, pk):
    """A letter of its own, for the signatory."""
    return sign_off_page(request, letter_batch(pk))


def sign_off_page(request, batch):
    """What would be signed, what stands in the way, and the button; signs what the page showed."""
    if request.method == "POST":
        return signed(request, batch)
    checked = batch.checked()
    manifest, newest = manifest_of(checked), batch.newest_sign_off()
    standing = newest if newest and not is_released(newest) else None
    changed = changes_since(standing, checked) if standing else []
    holds = standing is not None and not changed
    context = place_of(batch) | {
        "rows": [{"one": one, "entry": manifest[str(one.office.pk)]} for one in checked],
        "form": ShownForm(initial={"sha256": digest(manifest), "shown": manifest}),
        "standing": standing,
        "newest": newest,
        "is_released": newest is not None and standing is None,
        "changed": changed,
        "holds": holds,
        "obstacles": [] if holds else signing_obstacles(batch, checked, request.user),
        "signatory": name_on(clock.today()),
        "may_sign": may_sign(request.user, clock.today()),
        "may_name_deputies": request.user.may(SIGN),
    }
    return render(request, "letters/sign_off.html", context)


def signed(request, batch):
    """Sign off what the page showed; a refusal leads back to the page as it is now."""
    if not may_sign(request.user, clock.today()):
        raise PermissionDenied("Only the signatory, or a deputy whom they named, signs letters off.")
    form = ShownForm(request.POST)
    if not form.is_valid():
        messages.error(request, "This page was not complete. Look at the letters again.")
        return redirect(url_of(batch, "sign-off"))
    try:
        made = sign_off(batch, by=request.user, **form.cleaned_data)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    else:
        number = len(made.manifest)
        messages.success(request, f"{number} letter{'' if number == 1 else 's'} signed off. Another officer releases.")
    return redirect(url_of(batch, "sign-off"))


@require_http_methods(["GET", "HEAD", "POST"])
@may(SIGN)
def deputy_list(request):
    """Who signs in the Commissioner's place, and naming another."""
    form = DeputyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = name_deputy(by=request.user, **form.cleaned_data)
            messages.success(request, f"{made.officer} may sign letters off.")
            return redirect("staff:deputy-list")
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    deputies = SigningDeputy.objects.select_related("officer", "named_by", "ended_by")
    context = {
        "form": form,
        "rows": [{"deputy": deputy, "is_active": deputy.is_active(clock.today())} for deputy in deputies],
    }
    return render(request, "letters/deputies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(SIGN)
def deputy_end(request, pk):
    """End a deputyship today."""
    deputy = get_object_or_404(SigningDeputy.objects.select_related("officer"), pk=pk)
    if request.method == "POST":
        try:
            end_deputy(deputy, by=request.user)
            messages.success(request, f"{deputy.officer} is no deputy any more.")
        except CorrespondenceError as refusal:
            messages.error(request, "\n".join(refusal.sentences))
        return redirect("staff:deputy-list")
    page = {
        "question": f"End the deputyship of {deputy.officer}?",
        "consequences": ["They cannot sign letters off any more. What they signed before stays signed."],
        "action": "End the deputyship",
        "destructive": True,
        "cancel_url": reverse("staff:deputy-list"),
    }
    return render(request, "letters/ask.html", page | {"back": "Deputies"})
