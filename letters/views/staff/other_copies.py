"""Public copies made in other ways than by hiding parts: cleaned, or made elsewhere."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, PUBLISH, READ, may
from letters import publication
from letters.forms.publication import PrepareForm
from letters.forms.redacting import UploadForm
from letters.views.staff.publication import demand
from letters.views.staff.redacting import documents


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def document_clean(request, pk):
    """Make a copy that keeps the text of a document in which nothing has to be hidden."""
    document = get_object_or_404(documents(), pk=pk)
    demand(request, KEEP, PUBLISH)
    obstacles = publication.redacting_obstacles(document)
    initial = initial_of(document, obstacles)
    if initial and request.method != "POST":
        initial["html_text"] = document.text
    form = PrepareForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, lambda: publication.prepare_clean(document, by=request.user, **form.cleaned_data))
        if done:
            return done
    page = {"document": document, "letter": document.answered_letter, "form": form, "obstacles": obstacles}
    return render(request, "letters/document_clean.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def document_upload_copy(request, pk):
    """Take a PDF made elsewhere and build the copy anew from it."""
    document = get_object_or_404(documents(), pk=pk)
    demand(request, KEEP, PUBLISH)
    obstacles = publication.uploading_obstacles(document)
    form = UploadForm(request.POST or None, request.FILES or None, initial=initial_of(document, obstacles))
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, lambda: uploaded(document, request.user, form.cleaned_data))
        if done:
            return done
    page = {"document": document, "letter": document.answered_letter, "form": form, "obstacles": obstacles}
    return render(request, "letters/document_upload_copy.html", page)


def uploaded(document, officer, values):
    """The copy made of the file in a valid form."""
    values = dict(values)
    file, keeps = values.pop("file"), values.pop("keep_text") == "yes"
    return publication.upload_copy(document, file.read(), by=officer, name=file.name, keep_text=keeps, **values)


def initial_of(document, obstacles):
    """What a form begins with: the kind of document and whose."""
    letter = document.answered_letter
    if obstacles or letter is None:
        return {}
    return {
        "title": f"{document.get_kind_display()}: {letter.recipient}"[:300],
        "language": letter.language,
    }


def attempt(request, form, make):
    """The way to the copy that `make` gives, or None when it was refused: the form then says why."""
    try:
        copy = make()
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return None
    messages.success(request, f"The public copy “{copy.title}” is made. Now every page has to be looked at.")
    return redirect("staff:copy-look", copy.pk)
