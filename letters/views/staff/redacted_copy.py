"""The pictures of a document with parts hidden: asked for, being made, looked at, and made its public copy."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, PUBLISH, READ, may
from letters import publication
from letters.forms.redacting import MakeForm, VersionForm
from letters.models import Redaction
from letters.models.stored import read_whole
from letters.publication.redacting import RedactionChanged
from letters.views.staff.publication import demand, page_picture
from letters.views.staff.redacting import redaction_of


@require_POST
@may(READ)
def redact_make(request, pk):
    """Have the pictures made, and go to where they can be watched."""
    redaction = redaction_of(pk)
    demand(request, KEEP, PUBLISH)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        publication.ask_for_pictures(redaction, by=request.user, version=form.cleaned_data["version"])
    except RedactionChanged as refusal:
        messages.error(request, f"{refusal} Look at it again, then make the pictures.")
        return redirect("staff:document-redact", pk)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
        return redirect("staff:document-redact", pk)
    return redirect("staff:redact-result", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def redact_result(request, pk):
    """How far the pictures are; once made, every page of them and the words that go beside them."""
    redaction = redaction_of(pk)
    demand(request, KEEP, PUBLISH)
    is_ready = redaction.state == Redaction.State.READY
    form = form_of(request, redaction) if is_ready else None
    if request.method == "POST":
        if form is None:
            messages.error(request, "The boxes were changed meanwhile. Make the pictures once more.")
            return redirect("staff:document-redact", pk)
        if form.is_valid() and (copy := made(request, redaction, form)):
            messages.success(request, f"The public copy “{copy.title}” is made. Now every page has to be looked at.")
            return redirect("staff:copy-look", copy.pk)
    page = {"redaction": redaction, "document": redaction.document, "form": form, "is_ready": is_ready}
    page |= {"letter": redaction.document.answered_letter, "numbers": range(1, (redaction.pages or 0) + 1)}
    page |= {"is_waiting": redaction.state == Redaction.State.WAITING, "boxes": redaction.boxes.count()}
    return render(request, "letters/redact_result.html", page)


def form_of(request, redaction):
    """The form of a copy that can be made now; its words begin as those that stay visible."""
    if request.method == "POST":
        return MakeForm(request.POST)
    document = redaction.document
    initial = {
        "sha256": redaction.sha256,
        "title": f"{document.get_kind_display()}: {document.answered_letter.recipient}"[:300],
        "html_text": publication.suggested_words(redaction),
        "language": document.answered_letter.language,
    }
    return MakeForm(initial=initial)


def made(request, redaction, form):
    """The public copy, or None when it was refused: the form then says why."""
    try:
        return publication.prepare_redacted(redaction, by=request.user, **form.cleaned_data)
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return None


@require_safe
@may(READ)
def redact_progress(request, pk):
    """How far the pictures are in figures, for the page that asks every second; it keeps no session alive (R-AUT-9)."""
    redaction = redaction_of(pk)
    request.session.modified = False
    figures = {"total": redaction.pages or 1, "done": redaction.pages_done, "words": redaction.progress}
    return JsonResponse(figures | {"is_over": redaction.state != Redaction.State.WAITING})


@require_safe
@may(READ)
def redact_result_page(request, pk, number):
    """One page of the pictures that were made."""
    redaction = get_object_or_404(Redaction.objects.exclude(file=""), document=pk)
    return page_picture(read_whole(redaction.file.name, redaction.sha256), number)
