"""One line of the ledger: send it again, say what became of it, that it came back, try it again, its .eml file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, READ, RELEASE, may
from letters.dispatch.posting import record_bounce, resolve_unknown, try_again
from letters.dispatch.resending import resend, resend_obstacles
from letters.forms.sending import BounceForm, ResendForm, SettleForm
from letters.ledger import eml_of, obstacles_to_mail
from letters.models import Dispatch
from letters.views.staff.sending import IN_A_FILE

# Sent from one's own mail program as well, what goes by itself would arrive twice; what was stopped has no files.
GOES_BY_ITSELF = "It goes by itself or was stopped, so there is no file to send. Stop the release to send it otherwise."


def found(pk):
    """The Dispatch with this key that officers follow (404 for an archive copy that went)."""
    rows = Dispatch.objects.for_people() | Dispatch.objects.of_chasers()
    return get_object_or_404(rows.select_related("letter__office__area", "letter__campaign"), pk=pk)


def sending_url(dispatch):
    """The page that the dispatch stands on: of its chaser, or of the letter's dispatches."""
    chaser = dispatch.letter.chasers.filter(step=dispatch.step).last() if dispatch.step else None
    if chaser:
        return chaser.get_staff_url()
    return reverse("staff:letter-sending", args=[dispatch.letter.pk])


def ask(request, dispatch, form, verb, *, done, **page):
    """Show one question about `dispatch`, run `verb(values)` on its answer; a refusal is shown in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            verb(form.cleaned_data)
            messages.success(request, done)
            return redirect(sending_url(dispatch))
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    back = "the chaser" if dispatch.step else "Sending"
    context = {"form": form, "cancel_url": sending_url(dispatch), "back": back, **page}
    return render(request, "letters/ask.html", context)


def posted(request):
    """The data of a form that was sent, or None."""
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "HEAD", "POST"])
@may(RELEASE)
def dispatch_resend(request, pk):
    """Send a letter once more, with a reason."""
    dispatch = found(pk)
    letter = dispatch.letter
    return ask(
        request,
        dispatch,
        ResendForm(posted(request), initial={"channel": dispatch.channel}),
        lambda values: resend(dispatch, by=request.user, **values),
        done=f"{letter.reference} is to go once more.",
        question=f"Send {letter.reference} to {letter.office.area} again?",
        consequences=resend_consequences(dispatch),
        obstacles=[sentence for broken, sentence in resend_obstacles(dispatch, dispatch.channel)[:5] if broken],
        action="Send it again",
    )


def resend_consequences(dispatch):
    """What a person should know before a letter goes once more."""
    office, found = dispatch.letter.office, ["The same letter goes once more. Nobody can call it back."]
    if dispatch.state == Dispatch.State.UNKNOWN:
        found.append("Nobody knows whether it went the first time: the office may get it twice.")
    if office.email:
        failed = " A message to it came back." if office.email_failed_on else ""
        found.append(f"By e-mail it goes to {office.email}.{failed}")
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def dispatch_settle(request, pk):
    """Say whether an e-mail arrived of which nobody knows."""
    dispatch = found(pk)
    return ask(
        request,
        dispatch,
        SettleForm(posted(request)),
        lambda values: resolve_unknown(
            dispatch, by=request.user, arrived=values["arrived"] == "yes", note=values["note"]
        ),
        done="What became of it is kept.",
        question=f"Did {dispatch.letter.reference} reach {dispatch.letter.office.area}?",
        consequences=[dispatch.reason, "Ask the office, or look into the mail server’s log."],
        action="Save",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def dispatch_bounced(request, pk):
    """Record that an e-mail came back."""
    dispatch = found(pk)
    return ask(
        request,
        dispatch,
        BounceForm(posted(request)),
        lambda values: record_bounce(dispatch, by=request.user, **values),
        done="Recorded. The office’s page shows that its e-mail address failed.",
        question=f"The e-mail with {dispatch.letter.reference} came back",
        consequences=[f"It went to {dispatch.to_address}. The address is marked as failed until it is mended."],
        action="Save",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def dispatch_retry(request, pk):
    """Put a held e-mail back into the queue."""
    dispatch = found(pk)
    if request.method == "POST":
        try:
            try_again(dispatch, by=request.user)
            messages.success(request, f"{dispatch.letter.reference} is waiting to go.")
        except CorrespondenceError as refusal:
            messages.error(request, "\n".join(refusal.sentences))
        return redirect(sending_url(dispatch))
    page = {
        "question": f"Try again to send {dispatch.letter.reference}?",
        "consequences": [f"It goes to {dispatch.to_address}."],
        "obstacles": obstacles_to_mail(dispatch.to_address),
        "action": "Try again",
        "cancel_url": sending_url(dispatch),
        "back": "Sending",
    }
    return render(request, "letters/ask.html", page)


@require_safe
@may(READ)
def dispatch_eml(request, pk):
    """The e-mail as a file, to send from one's own mail program, or as it was sent; a damaged file leads back."""
    dispatch = get_object_or_404(Dispatch.objects.filter(channel=Dispatch.Channel.EMAIL), pk=pk)
    if dispatch.state not in IN_A_FILE:
        messages.error(request, GOES_BY_ITSELF)
        return redirect(sending_url(dispatch))
    try:
        data = eml_of(dispatch)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
        return redirect(sending_url(dispatch))
    name = content_disposition_header(True, f"{dispatch.letter.reference}.eml")
    return HttpResponse(data, content_type="message/rfc822", headers={"Content-Disposition": name})
