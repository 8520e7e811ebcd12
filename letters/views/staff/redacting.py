"""Hiding parts of a document: its pages, words found, boxes drawn or entered, and what is hidden so far."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, PUBLISH, READ, may
from letters import publication
from letters.forms.redacting import BoxesForm, FindForm, VersionForm
from letters.models import Document, Redaction
from letters.publication.files import whole_bytes
from letters.publication.redacting import RedactionChanged, place_of
from letters.views.staff.publication import demand, page_picture
from letters.views.staff.redacting_rows import box_rows, found_rows, overlay

CHANGED = "Somebody else changed what is hidden while you had this page open, so nothing was removed. Look again."


def documents():
    """Documents with the letters they answer."""
    return Document.objects.select_related("letter__office__area", "incoming__reply__letter__office__area")


def redaction_of(pk):
    """The Redaction of the document `pk`; 404 when it was not begun."""
    return get_object_or_404(Redaction.objects.select_related("document"), document=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def document_redact(request, pk):
    """The page of one document; posting begins it."""
    document = get_object_or_404(documents(), pk=pk)
    demand(request, KEEP, PUBLISH)
    if request.method == "POST":
        try:
            publication.start_redaction(document, by=request.user)
        except CorrespondenceError as refusal:
            messages.error(request, "\n".join(refusal.sentences))
        return redirect("staff:document-redact", document.pk)
    redaction = Redaction.objects.filter(document=document).first()
    if redaction is None or (obstacles := publication.redacting_obstacles(document)):
        obstacles = publication.redacting_obstacles(document)
        page = {"document": document, "letter": document.answered_letter, "obstacles": obstacles}
        return render(request, "letters/redact_start.html", page)
    return redact_page(request, redaction, BoxesForm(initial={"version": redaction.version}))


def redact_page(request, redaction, form):
    """The page with its picture, what was found and what is hidden; `form` holds what was just posted, if anything."""
    document, pages = redaction.document, publication.pages_read(redaction)
    boxes = list(redaction.boxes.select_related("added_by"))
    total = document.pages or len(pages) or 1
    shown = Paginator(range(1, total + 1), 1).get_page(request.GET.get("page"))
    find = FindForm(request.GET if "q" in request.GET else None)
    words = find.cleaned_data["q"] if find.is_valid() else ""
    wants_details = "details" in request.GET
    rows = found_rows(pages, boxes, query=words, details=wants_details)
    page = {
        "document": document,
        "letter": document.answered_letter,
        "redaction": redaction,
        "form": form,
        "find": find,
        "page_obj": shown,
        "number": shown.number,
        "total": total,
        "preview": "preview" in request.GET,
        "overlay": overlay(boxes, shown.number),
        "rows": box_rows(pages, boxes),
        "found": rows,
        "asked": words or ("personal details" if wants_details else ""),
        "details": wants_details,
    }
    return render(request, "letters/redact.html", page)


@require_POST
@may(READ)
def redact_add(request, pk):
    """Hide what was ticked, drawn or entered; who comes second sees what the other changed (DESIGN rule 11)."""
    redaction = redaction_of(pk)
    demand(request, KEEP, PUBLISH)
    form = BoxesForm(request.POST)
    if not form.is_valid():
        return redact_page(request, redaction, form)
    values = form.cleaned_data
    chosen = {"version": values["version"], "reason": values["reason"], "note": values["note"]}
    before = redaction.boxes.count()
    try:
        redaction = publication.add_boxes(redaction, values["places"], by=request.user, **chosen)
    except RedactionChanged:
        return conflict_page(request, redaction, form)
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return redact_page(request, redaction, form)
    added = redaction.boxes.count() - before
    messages.success(request, f"{added} place{'' if added == 1 else 's'} will be hidden.")
    return redirect(back_to(request, pk, values["places"][0].page))


def conflict_page(request, redaction, form):
    """What the officer wanted to hide beside what is hidden now (409); they may add theirs to it."""
    pages = publication.pages_read(redaction)
    page = {
        "document": redaction.document,
        "current": redaction,
        "form": form,
        "posted": [(name, value) for name in request.POST for value in request.POST.getlist(name) if name in KEPT],
        "yours": box_rows(pages, [], places=form.cleaned_data["places"]),
        "rows": box_rows(pages, list(redaction.boxes.select_related("added_by"))),
    }
    return render(request, "letters/redact_conflict.html", page, status=409)


KEPT = {"places", "page", "left", "top", "width", "height", "reason", "note"}


def back_to(request, pk, number):
    """The address of the page `number` of the document `pk`."""
    return f"{reverse('staff:document-redact', args=[pk])}?page={number}"


@require_POST
@may(READ)
def redact_remove(request, pk, box):
    """Show again what one box hides."""
    redaction = redaction_of(pk)
    demand(request, KEEP, PUBLISH)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Http404
    found = redaction.boxes.filter(pk=box).first()
    try:
        publication.remove_boxes(redaction, [box], by=request.user, version=form.cleaned_data["version"])
    except RedactionChanged:
        messages.error(request, CHANGED)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    else:
        messages.success(request, f"The place on page {found.page} is shown again.")
    return redirect(back_to(request, pk, found.page if found else 1))


@require_safe
@may(READ)
def redact_picture(request, pk, number):
    """One page of the document as a picture, drawn in a child; with `?hidden=1` as its copy will show it."""
    redaction = redaction_of(pk)
    places = [place_of(box) for box in redaction.boxes.filter(page=number)] if "hidden" in request.GET else []
    return page_picture(whole_bytes(redaction.document), number, places=places)
