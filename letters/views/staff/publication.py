"""Publication: what is ready, looking at a copy, publishing it and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import PUBLISH, READ, may
from letters import publication
from letters.forms.publication import ViewingForm, WithdrawForm
from letters.models import Campaign, Letter, PublicCopy
from letters.opening.opened import CannotOpen
from letters.publication.files import whole_bytes
from letters.publication.handling import second_officer_obstacle
from letters.redacting.child import preview_in_child
from letters.rendering.markdown import public_html

SCREEN_DPI = 120
PER_PAGE = 50
TO_PREPARE = 20


def demand(request, *any_of):
    """Let the officer on if they may do one of `any_of`; PermissionDenied else."""
    if not any(request.user.may(what) for what in any_of):
        raise PermissionDenied(f"Your roles do not let you: {', or '.join(any_of)}.")


def all_copies():
    """Public copies with everything that a staff page says about them."""
    return PublicCopy.objects.select_related(
        "document__letter__office__area",
        "document__incoming__reply__letter__office__area",
        "made_by",
        "approved_by",
        "published_by",
        "withdrawn_by",
    )


@require_safe
@may(READ)
def publication_list(request):
    """What is ready to publish, what is published, and what was withdrawn."""
    at = clock.now()
    released = all_copies().released(at).order_by("-published_at", "-pk")
    unprepared = letters_to_prepare()
    page = {
        "prepared": prepared_copies(),
        "page_obj": Paginator(released, PER_PAGE).get_page(request.GET.get("page")),
        "public": set(PublicCopy.objects.published(at).values_list("pk", flat=True)),
        "withdrawn": all_copies().withdrawn(at).order_by("-withdrawn_at", "-pk"),
        "rounds": Campaign.objects.filter(letters__in=Letter.objects.sent()).distinct(),
        "unprepared": unprepared[:TO_PREPARE],
        "more_unprepared": max(0, unprepared.count() - TO_PREPARE),
        "may_publish": request.user.may(PUBLISH),
    }
    return render(request, "letters/publication_list.html", page)


def prepared_copies():
    """Copies made and not public, by office, each with `state`: ready, not looked at, or something in its way."""
    copies = list(all_copies().prepared().with_ready(clock.today()))
    for copy in copies:
        copy.state = "ready" if copy.is_ready else "waiting" if copy.was_looked_at else "unseen"
    return sorted(copies, key=by_office)


def by_office(copy):
    """What sorts copies by the office of their letters, oldest first."""
    letter = copy.document.answered_letter
    return (letter.recipient if letter else "", copy.made_at, copy.pk)


def letters_to_prepare():
    """Letters sent of which no public copy is open, oldest first."""
    open_copies = PublicCopy.objects.filter(document__letter=OuterRef("pk"), withdrawn_at=None)
    letters = Letter.objects.sent().filter(~Exists(open_copies)).select_related("office__area")
    return letters.order_by("sent_on", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def copy_look(request, pk):
    """Every page of a copy and its words; a publisher ticks each page that they looked at."""
    copy = get_object_or_404(all_copies(), pk=pk)
    form = ViewingForm(request.POST or None, copy=copy)
    if request.method == "POST":
        demand(request, PUBLISH)
        if form.is_valid() and record_viewing(request, form, copy):
            return redirect("staff:letter-publish", copy.document.answered_letter.pk)
    page = {
        "copy": copy,
        "letter": copy.document.answered_letter,
        "form": form,
        "html": public_html(copy.html_text, "text-", language=copy.language, first_heading=3),
        "is_whole": whole_bytes(copy) is not None,
        "may_not": why_not_to_look(request.user, copy),
    }
    return render(request, "letters/publication_look.html", page)


def record_viewing(request, form, copy):
    """Whether the viewing was stored; if not, the form says why."""
    seen = form.cleaned_data
    try:
        publication.record_viewing(copy, by=request.user, sha256=seen["sha256"], pages=seen["pages"])
    except CorrespondenceError as refusal:
        form.add_error("pages", refusal.sentences)
        return False
    messages.success(request, f"You have looked at every page of “{copy.title}”.")
    return True


def why_not_to_look(officer, copy):
    """Why the page has no ticks for this officer, in a sentence; "" when it has."""
    if copy.withdrawn_at or copy.published_at:
        return f"This copy was {'withdrawn or replaced' if copy.withdrawn_at else 'published'}."
    if not officer.may(PUBLISH):
        return "A publisher has to look at every page before this can be published."
    return second_officer_obstacle(copy, officer)


@require_safe
@may(READ)
def copy_page(request, pk, number):
    """One page of a copy as a picture."""
    return page_picture(whole_bytes(get_object_or_404(PublicCopy, pk=pk)), number)


def page_picture(data, number, **marks):
    """Page `number` of the PDF `data` as a picture, drawn in a child, for what is cleaned began with a stranger."""
    if data is None:
        raise Http404
    try:
        return HttpResponse(preview_in_child(data, number, dpi=SCREEN_DPI, **marks), content_type="image/png")
    except CannotOpen as error:
        raise Http404 from error


@require_http_methods(["GET", "HEAD", "POST"])
@may(PUBLISH)
def copy_withdraw(request, pk):
    """Ask why, then take the copy off every public page at once."""
    copy = get_object_or_404(all_copies(), pk=pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publication.withdraw(copy, by=request.user, reason=form.cleaned_data["reason"])
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, f"“{copy.title}” is withdrawn. Its public page says so, and why.")
            return redirect("staff:publication-list")
    is_open = copy.published_at is not None and copy.withdrawn_at is None
    obstacles = [] if is_open else ["This copy is not published, so there is nothing to withdraw."]
    page = {"copy": copy, "letter": copy.document.answered_letter, "form": form, "obstacles": obstacles}
    return render(request, "letters/publication_withdraw.html", page | {"consequences": consequences(copy)})


def consequences(copy):
    """What withdrawing `copy` does, in sentences."""
    sentences = [f"“{copy.title}” and its file disappear from the public site at once."]
    if copy.document.is_own_letter:
        sentences.append("Its published responses disappear with it.")
    sentences.append("A page stays that says what was withdrawn, when and why.")
    return [*sentences, "To publish it again, somebody has to prepare it anew."]
