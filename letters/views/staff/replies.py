"""Replies: choosing the letter, logging what arrived, and how each requested document stands."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, may
from letters import filing, intake
from letters.forms.inbox import HandedOverForm
from letters.forms.reply_page import ReplyPage
from letters.forms.settlement import SettleForm, UndoForm
from letters.models import Letter, RequestedDocument


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def reply_log(request, pk):
    """Log what arrived as a reply to letter `pk`; a page with new files comes back once to say what each is."""
    letter = get_object_or_404(Letter.objects.select_related("office__area"), pk=pk)
    obstacles = intake.letter_obstacles(letter)
    if obstacles:
        messages.error(request, "\n".join(obstacles))
        return redirect(letter.get_staff_url())
    page = reply_page(request, letter)
    if (page.is_valid() and logged(page, letter, by=request.user)) or logged_before(page, letter):
        messages.success(request, success_words(letter))
        return redirect(letter.get_staff_url())
    context = {"letter": letter, "page": page, "form": page.form, "formsets": page.forms[1:]}
    return render(request, "letters/reply_log.html", context)


def reply_page(request, letter):
    """The page as it was posted, or a fresh one with what the inbox hands over in its address."""
    if request.method == "POST":
        return ReplyPage(letter, request.user, request.POST, request.FILES)
    handed = HandedOverForm(request.GET)
    if not handed.is_valid():
        return ReplyPage(letter, request.user)
    held = filing.held_of(request.user, request.GET.getlist("held"))
    return ReplyPage(letter, request.user, held=held, **handed.cleaned_data)


def logged(page, letter, *, by):
    """Whether the reply of a valid `page` is logged; if not, the page's form says why."""
    try:
        intake.log_reply(letter, by=by, **page.facts())
    except CorrespondenceError as error:
        page.form.add_error(None, error.sentences)
        return False
    return True


def logged_before(page, letter):
    """Whether this very page was saved a moment ago: a second click can find its held files filed already."""
    token = page.form.cleaned_data.get("form_token") if page.form.is_bound else None
    return token is not None and letter.replies.filter(incoming__form_token=token).exists()


def success_words(letter):
    """What is said after a reply to `letter` was logged, a sentence on each line."""
    asked = letter.requested_documents.count()
    received = letter.requested_documents.filter(settlement__state="received").count()
    words = f"Reply to {letter} logged."
    if asked:
        words += f" {received} of {asked} {'document' if asked == 1 else 'documents'} received."
    return f"{words}\nThe letter was closed before and stays closed." if letter.closed_on else words


def requested_or_404(pk):
    """The requested document `pk` with what its pages show."""
    rows = RequestedDocument.objects.select_related("letter__office__area", "kind", "settlement__settled_by")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def requested_settle(request, pk):
    """Say how one requested document stands, outside any reply."""
    requested = requested_or_404(pk)
    form = SettleForm(request.POST or None, requested=requested, initial={"on": clock.today()})
    if form.is_valid():
        data = form.cleaned_data
        facts = {name: data[name] for name in ("state", "on", "promised_for", "link", "note")}
        done = attempted(form, intake.settle, requested, by=request.user, **facts)
        if done:
            words = f"{requested}: {done.get_state_display().lower()}."
            messages.success(request, f"{requested.letter} updated. {words}")
            return redirect(requested.letter.get_staff_url())
    context = {"requested": requested, "form": form, "obstacles": intake.letter_obstacles(requested.letter)}
    return render(request, "letters/reply_settle.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def requested_undo(request, pk):
    """Undo the newest settlement of one requested document, with a reason."""
    requested = requested_or_404(pk)
    form = UndoForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        done = attempted(form, intake.undo_settlement, requested, by=request.user, reason=reason)
        if done:
            words = f"{requested}: {done.get_state_display().lower()} again."
            messages.success(request, f"{requested.letter} updated. {words}")
            return redirect(requested.letter.get_staff_url())
    context = {
        "requested": requested,
        "form": form,
        "question": f"Undo what was said of “{requested}”?",
        "consequences": [f"{undo_words(requested)} The history keeps both."],
        "obstacles": intake.letter_obstacles(requested.letter) or intake.undo_obstacles(requested),
    }
    return render(request, "letters/reply_undo.html", context)


def undo_words(requested):
    """What undoing would do to `requested`, in a sentence; nothing when there is nothing to undo."""
    newest = requested.settlement
    if newest is None:
        return ""
    former = intake.former_settlement(requested)
    words = (former.get_state_display() if former else "awaited").lower()
    return f"It will be “{words}” again, not “{newest.get_state_display().lower()}” as {newest.settled_by} said."


def attempted(form, verb, *args, **facts):
    """What `verb` gives; or None, with the sentences of its refusal in `form`."""
    try:
        return verb(*args, **facts)
    except CorrespondenceError as error:
        form.add_error(None, error.sentences)
        return None
