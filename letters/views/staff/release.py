"""Releasing signed letters, and stopping that: /staff/campaigns/<pk>/release/, /staff/releases/<pk>/stop/."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import READ, RELEASE, may
from letters.dispatch.batch import batch_of
from letters.dispatch.releasing import AlreadyReleased, release, release_obstacles, stop
from letters.dispatch.signing import is_released
from letters.dispatch.times import spell_moment
from letters.forms.records import ReasonForm
from letters.ledger import obstacles_to_mail
from letters.models import Letter, Release, SignOff
from letters.views.staff.batches import campaign_batch, letter_batch, place_of, url_of


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def campaign_release(request, pk):
    """The signed letters of a campaign, for a second officer."""
    return release_page(request, campaign_batch(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def letter_release(request, pk):
    """A signed letter of its own, for a second officer."""
    return release_page(request, letter_batch(pk))


def release_page(request, batch):
    """What was signed and by whom, what stands in the way, what was released, and the button."""
    newest = batch.newest_sign_off()
    if request.method == "POST":
        return released(request, batch, newest)
    waiting = newest if newest and not is_released(newest) else None
    checked = batch.checked() if waiting else []
    context = place_of(batch) | {
        "sign_off": waiting,
        "obstacles": release_obstacles(waiting, checked, request.user) if waiting else [],
        "letters": list(waiting.manifest.values()) if waiting else [],
        "mail_obstacles": mail_obstacles(checked),
        "hold": settings.HOLD_MINUTES,
        "releases": [row_of(made) for made in releases_of(batch)],
        "may_release": request.user.may(RELEASE),
    }
    return render(request, "letters/release.html", context)


def mail_obstacles(checked):
    """Why e-mails among the letters would not go from here, each sentence once."""
    addresses = [
        one.letter.office.email for one in checked if one.letter and one.letter.channel == Letter.Channel.EMAIL
    ]
    return list(dict.fromkeys(sentence for address in addresses for sentence in obstacles_to_mail(address)))


def releases_of(batch):
    """The Releases of a batch, newest first."""
    made = Release.objects.filter(sign_off__in=SignOff.objects.filter(**batch.fields))
    return made.select_related("released_by", "stopped_by", "sign_off__signed_by").prefetch_related("dispatches")


def row_of(made):
    """What the page says of one Release."""
    dispatches = list(made.dispatches.all())
    waiting = made.stopped_at is None and all(one.state in ("queued", "held") for one in dispatches)
    return {
        "release": made,
        "number": len(dispatches),
        "held": sum(one.state == "held" for one in dispatches),
        "goes": spell_moment(made.goes_at),
        "goes_at": made.goes_at,
        "is_held_back": made.goes_at > clock.now(),
        "can_stop": waiting,
    }


def released(request, batch, newest):
    """Release what was signed; pressed twice, the second time says that it is done."""
    if not request.user.may(RELEASE):
        raise PermissionDenied("Only a lead or a publisher releases letters.")
    try:
        made = release(signed_of(request, newest), by=request.user)
    except AlreadyReleased as done:
        messages.info(request, "\n".join(done.sentences))
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    else:
        messages.success(request, f"Released. The letters go on {spell_moment(made.goes_at)}; stop before then.")
    return redirect(url_of(batch, "release"))


def signed_of(request, newest):
    """The SignOff that the page showed; CorrespondenceError when there is none, or a newer one by now."""
    if newest is None or request.POST.get("sign_off") != str(newest.pk):
        raise CorrespondenceError("The letters were not signed off as this page showed them. Look at them again.")
    return newest


@require_http_methods(["GET", "HEAD", "POST"])
@may(RELEASE)
def release_stop(request, pk):
    """Stop a release, with a reason, while nothing of it has left."""
    made = get_object_or_404(Release.objects.select_related("sign_off__campaign", "sign_off__letter"), pk=pk)
    batch = batch_of(made.sign_off)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            stop(made, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, "The release is stopped. Nothing was sent, and the letters can be changed again.")
            return redirect(url_of(batch, "release"))
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    page = {
        "question": "Stop the release?",
        "consequences": ["None of its letters is sent. They can be changed, and released again."],
        "action": "Stop the release",
        "destructive": True,
        "cancel_url": url_of(batch, "release"),
        "form": form,
        "back": "Release",
    }
    return render(request, "letters/ask.html", page)
