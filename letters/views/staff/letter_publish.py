"""Publishing a letter and what came back: preparing the copies, and the page before they go public."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, PUBLISH, READ, may
from letters import publication
from letters.forms.publication import EditionForm, PrepareForm, PublishForm, SetOutForm
from letters.models import Document, Letter, PublicCopy
from letters.views.staff.file_checks import task_of
from letters.views.staff.publication import demand


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def document_prepare(request, pk):
    """Make the public copy: our letter from its record, a PDF of a reply as pictures, all else from its words."""
    documents = Document.objects.select_related("letter__office__area", "incoming__reply__letter__office__area")
    document = get_object_or_404(documents, pk=pk)
    demand(request, KEEP, PUBLISH)
    obstacles = publication.filing_obstacles(document)
    form = form_for(document, request.POST if request.method == "POST" else None, fill=not obstacles)
    if request.method == "POST" and form.is_valid():
        try:
            copy = make_copy(document, request.user, form)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, f"The public copy “{copy.title}” is made. Now every page has to be looked at.")
            return redirect("staff:copy-look", copy.pk)
    page = {"document": document, "letter": document.answered_letter, "form": form, "obstacles": obstacles}
    page["sets_out"] = publication.is_set_out(document)
    return render(request, "letters/publication_prepare.html", page)


def form_for(document, data, *, fill):
    """The form of a reply's document, with its own text in it if `fill`; for our own letter what to leave out."""
    if document.is_own_letter:
        return EditionForm(data, details=publication.details_in(document.letter))
    sets_out = publication.is_set_out(document)
    initial = {"title": f"{document.get_kind_display()}: {document.answered_letter.recipient}"} if fill else {}
    if fill and data is None:
        initial["html_text"] = publication.suggested_markdown(document.text) if sets_out else document.text
    return (SetOutForm if sets_out else PrepareForm)(data, initial=initial)


def make_copy(document, officer, form):
    """Make the copy that `document` calls for and return it."""
    if document.is_own_letter:
        return publication.prepare_letter(document.letter, by=officer, **form.wanted())
    prepare = publication.prepare_words if publication.is_set_out(document) else publication.prepare_document
    return prepare(document, by=officer, **form.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def letter_publish(request, pk):
    """What stands in the way of publishing a letter and each thing that came back; publish what is chosen."""
    letter = get_object_or_404(Letter.objects.kept().select_related("office__area"), pk=pk)
    rows = [row_of(document, request.user) for document in publishable(letter)]
    ready = {f"copy_{row['copy'].pk}": not row["waiting"] for row in rows if row["state"] == "prepared"}
    copies = [row["copy"] for row in rows if row["state"] == "prepared"]
    form = PublishForm(request.POST if request.method == "POST" else None, copies=copies, initial=ready)
    if request.method == "POST":
        demand(request, PUBLISH)
        if form.is_valid() and publish(request, form):
            return redirect("staff:letter-publish", letter.pk)
    for row in rows:
        if row["state"] == "prepared":
            row["choice"], row["reason"] = form.fields_of(row["copy"])
    page = {"letter": letter, "rows": rows, "form": form, "waiting": sum(row["waiting"] for row in rows)}
    page |= {"can_publish": request.user.may(PUBLISH) and any(ready.values())}
    page |= {"comes_back": comes_back(letter), "may_publish": request.user.may(PUBLISH)}
    page |= {"may_prepare": request.user.may(KEEP) or request.user.may(PUBLISH)}
    page["public_url"] = letter.get_absolute_url() if is_public(letter) else ""
    return render(request, "letters/publication_letter.html", page)


def publish(request, form):
    """Whether the chosen copies were published; if not, the form says why."""
    try:
        published = publication.publish(form.chosen(), by=request.user, reasons=form.reasons())
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return False
    messages.success(request, "\n".join(f"“{copy.title}” is published." for copy in published))
    return True


def publishable(letter):
    """The letter's own document first, then what came back, oldest first."""
    ours = Q(letter=letter, kind=Document.Kind.LETTER)
    documents = Document.objects.filter(ours | Q(incoming__reply__letter=letter)).select_related(
        "letter__office__area", "incoming__reply__letter__office__area"
    )
    return sorted(documents, key=lambda document: (not document.is_own_letter, document.pk))


def row_of(document, officer, *, reading=True):
    """What the page says of one document: its open copy, how that stands and what stands in the way.

    `reading`: as for `publication.checks`.
    """
    copy = document.public_copies.filter(withdrawn_at=None).select_related("made_by", "approved_by").first()
    row = {
        "intention": document.intention,
        "document": document,
        "copy": copy,
        "waiting": 0,
        "prefix": f"check-{document.pk}",
    }
    if copy is None:
        return row | {"state": "none", "obstacles": publication.filing_obstacles(document)}
    copy.document = document
    if copy.published_at is not None:
        return row | {"state": "published"}
    found = publication.checks(copy, by=officer, at=clock.now(), reading=reading)
    waiting = [check for check in found if check.obstacle]
    return row | {"state": "prepared", "tasks": [task_of(copy, check) for check in found], "waiting": len(waiting)}


def comes_back(letter):
    """Titles of responses that were published and become public again together with the letter."""
    at = clock.now()
    released = PublicCopy.objects.released(at).filter(document__incoming__reply__letter=letter)
    return [] if is_public(letter) else list(released.values_list("title", flat=True))


def is_public(letter):
    """Whether the public can see `letter` now."""
    return PublicCopy.objects.published(clock.now()).filter(letter_id=letter.pk).exists()
