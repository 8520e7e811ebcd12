"""What has to be looked at before a copy goes public, and what is inside a file that arrived."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, PUBLISH, READ, may
from letters import publication
from letters.forms.publication import AcceptForm
from letters.inspecting import TITLES
from letters.models import Document, Inspection, PublicCopy
from letters.publication.checks import PAGES_LOOKED_AT
from letters.publication.files import whole_bytes
from letters.publication.gate import groups_of, may_be_accepted, waiting_obstacle
from letters.publication.handling import second_officer_obstacle
from letters.views.staff.publication import all_copies, demand, page_picture


@require_safe
@may(READ)
def copy_checks(request, pk):
    """Everything to look at before a copy goes public, as a task list; how far the checks are while they run."""
    copy = get_object_or_404(all_copies(), pk=pk)
    found = publication.checks(copy, by=request.user, at=clock.now())
    page = {
        "copy": copy,
        "letter": copy.document.answered_letter,
        "tasks": [task_of(copy, check) for check in found],
        "waiting": sum(1 for check in found if check.obstacle),
        "inspection": Inspection.objects.filter(public_copy=copy).first(),
        "may_check": copy.withdrawn_at is None and (request.user.may(KEEP) or request.user.may(PUBLISH)),
    }
    return render(request, "letters/copy_checks.html", page)


def task_of(copy, check):
    """One check as a line of components/_task_list.html: colour only where something is to be done."""
    word, colour = ("To do", "blue") if check.obstacle else (check.passed, "")
    if check.failed:
        word, colour = "Could not check", "red"
    url = reverse("staff:copy-check", args=[copy.pk, check.group]) if check.group else ""
    if check.name == PAGES_LOOKED_AT:
        url = reverse("staff:copy-look", args=[copy.pk])
    return {"name": check.name, "hint": check.obstacle, "word": word, "colour": colour, "url": url}


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def copy_check(request, pk, group):
    """The page beside what a computer can read there, for each finding of a group of checks; and the ways out."""
    copy = get_object_or_404(all_copies(), pk=pk)
    shown = group_or_404(copy, group)
    data = request.POST if request.method == "POST" else None
    rows = [row_of(answer, data, request.user, copy) for answer in shown.answers]
    if request.method == "POST":
        demand(request, PUBLISH)
        if any(row["form"] and row["form"].is_sent and accepted(request, row) for row in rows):
            return redirect("staff:copy-check", copy.pk, group)
    page = {
        "copy": copy,
        "letter": copy.document.answered_letter,
        "group": shown,
        "rows": rows,
        "missing": [TITLES.get(name, name) for name in shown.missing],
        "waiting": waiting_obstacle(copy),
        "may_not": second_officer_obstacle(copy, request.user) if request.user.may(PUBLISH) else "",
        "is_whole": whole_bytes(copy) is not None,
    }
    return render(request, "letters/copy_check.html", page)


def group_or_404(copy, slug):
    """The group of checks of `copy` with this slug; Http404 when it has none."""
    for group in groups_of(copy):
        if group.slug == slug:
            return group
    raise Http404


def row_of(answer, data, officer, copy):
    """One check on the page: its findings, and the form to accept them if this officer may."""
    is_open = may_be_accepted(answer) and not answer.is_settled and copy.withdrawn_at is None
    may_accept = is_open and officer.may(PUBLISH) and not second_officer_obstacle(copy, officer)
    form = AcceptForm(data, answer=answer) if may_accept else None
    return {"answer": answer, "title": TITLES.get(answer.check_name, answer.check_name), "form": form}


def accepted(request, row):
    """Whether what one check found was accepted; if not, its form says why."""
    form = row["form"]
    if not form.is_valid():
        return False
    try:
        publication.accept(row["answer"], by=request.user, **form.cleaned_data)
    except CorrespondenceError as refusal:
        form.add_error("reason", refusal.sentences)
        return False
    messages.success(request, f"{row['title']}: accepted, with your reason.")
    return True


@require_safe
@may(READ)
def copy_check_page(request, pk, group, number):
    """A page of a copy as a picture, with a frame around each place that a group of checks found."""
    copy = get_object_or_404(PublicCopy.objects.select_related("document"), pk=pk)
    found = [finding for answer in group_or_404(copy, group).answers for finding in answer.findings]
    boxes = [finding["box"] for finding in found if finding.get("page") == number and finding.get("box")]
    return page_picture(whole_bytes(copy), number, frames=boxes)


@require_POST
@may(READ)
def copy_check_again(request, pk):
    """Have every check of a copy done again."""
    demand(request, KEEP, PUBLISH)
    copy = get_object_or_404(PublicCopy, pk=pk)
    try:
        publication.check_again(copy, by=request.user)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    else:
        messages.success(request, f"“{copy.title}” is being checked again.")
    return redirect("staff:copy-checks", copy.pk)


@require_safe
@may(READ)
def document_checks(request, pk):
    """What is inside a file that arrived and is not seen; it is never published itself."""
    document = get_object_or_404(Document, pk=pk)
    inspection = Inspection.objects.filter(document=document).first()
    answers = inspection.checks.exclude(state="passed") if inspection else []
    rows = [{"answer": one, "title": TITLES.get(one.check_name, one.check_name)} for one in answers]
    page = {"document": document, "letter": document.answered_letter, "inspection": inspection, "rows": rows}
    return render(request, "letters/document_checks.html", page)
