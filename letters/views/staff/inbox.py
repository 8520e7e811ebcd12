"""The inbox: mail that matched no letter by itself, or that nobody has looked at; and what was decided of the rest."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from iasc_tracker.roles import KEEP, READ, may
from letters import filing, intake
from letters.forms.inbox import FileForm, MoveForm, PutBackForm, ReferForm
from letters.models import Incoming, Reply
from letters.reports.inbox import SHOWN, listed, old_after, tabs
from letters.views.staff.documents import download

PER_PAGE = 50


@require_safe
@may(READ)
def inbox_list(request):
    """Mail that needs a person; with ?show= what was filed or set aside."""
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    page = Paginator(listed(show), PER_PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    context = {"show": show, "tabs": tabs(reverse("staff:inbox-list"), show), "page_obj": page, "old": old_after(today)}
    return render(request, "letters/inbox_list.html", context)


def arrival_or_404(pk):
    """What arrived as `pk`, by mail or by hand, with what its pages show."""
    rows = Incoming.objects.of_inbox().select_related("office", "reply__letter__office__area", "decided_by")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def inbox_detail(request, pk):
    """One message: what it says, what it may answer; filing it leads on to the form that logs a reply."""
    incoming = arrival_or_404(pk)
    may_file = request.user.may(KEEP) and not intake.mail_obstacles(incoming)
    form = FileForm(request.POST or None, incoming=incoming) if may_file else None
    if form and form.is_valid():
        leads_on = handed_over(request, incoming, form)
        if leads_on:
            return redirect(leads_on)
    context = {
        "incoming": incoming,
        "form": form,
        "files": incoming.files.all(),
        "copies": incoming.mailbox_messages.filter(is_duplicate=True),
        "parts": incoming.split_into.select_related("reply__letter"),
        "entries": timeline(incoming),
        "may_undo": request.user.may(KEEP) and not intake.put_back_obstacles(incoming),
    }
    return render(request, "letters/inbox_detail.html", context)


def handed_over(request, incoming, form):
    """The address of the form that logs the reply, its files held; or "" with the reason in `form`."""
    data = form.cleaned_data
    try:
        held = intake.hand_over(incoming, files=data["files"], by=request.user, with_message=data.get("with_message"))
    except CorrespondenceError as error:
        form.add_error(None, error.sentences)
        return ""
    query = {"incoming": incoming.pk, "held": [one.pk for one in held]}
    if data["rest"] == "keep":
        query["keep_rest"] = "on"
    return f"{reverse('staff:reply-log', args=[data['letter'].pk])}?{urlencode(query, doseq=True)}"


def timeline(incoming):
    """What was done about the mail, newest first, as entries of components/_timeline.html."""
    events = Event.objects.about(incoming).select_related("by")
    return [
        {"title": one.verb.capitalize(), "who": one.by or "the tracker", "on": one.happened_on, "text": one.note}
        for one in events
    ]


@require_safe
@may(READ)
def inbox_message(request, pk):
    """The message as it came, as a .eml file."""
    incoming = get_object_or_404(Incoming.objects.mail(), pk=pk)
    return download(request, incoming, filing.clean_name(incoming.original_name), filing.EML)


@require_safe
@may(READ)
def inbox_file(request, pk, number):
    """One file of the message."""
    file = get_object_or_404(arrival_or_404(pk).files, pk=number)
    return download(request, file, file.original_name, file.media_type)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def inbox_refer(request, pk):
    """Not for us: say to whom it was referred."""
    context = {
        "question": "Is this not for us?",
        "consequences": ["The message is kept and leaves the inbox. This can be undone."],
        "action": "Refer it on",
    }
    return decided(request, pk, ReferForm, intake.refer_on, intake.mail_obstacles, context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def inbox_spam(request, pk):
    """Say that it is spam."""
    context = {
        "question": "Is this spam?",
        "consequences": ["The message is kept and leaves the inbox. This can be undone."],
        "action": "It is spam",
    }
    return decided(request, pk, None, intake.mark_spam, intake.mail_obstacles, context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def inbox_undo(request, pk):
    """Put it back into the inbox."""
    consequences = ["Everything that was said of documents with it is undone by new lines; the history keeps both."]
    context = {
        "question": "Put this message back into the inbox?",
        "consequences": consequences,
        "action": "Put it back",
    }
    return decided(request, pk, PutBackForm, intake.put_back, intake.put_back_obstacles, context)


def decided(request, pk, form_class, verb, obstacles, context):
    """A confirm page that calls `verb` with what its form says, then leads to the inbox."""
    incoming = get_object_or_404(Incoming.objects.of_inbox_and_parts().select_related("split_from"), pk=pk)
    whole = incoming.split_from or incoming
    form = form_class(request.POST or None) if form_class else None
    valid = form.is_valid() if form else request.method == "POST"
    if request.method == "POST" and valid:
        try:
            verb(incoming, by=request.user, **(form.cleaned_data if form else {}))
        except CorrespondenceError as error:
            messages.error(request, "\n".join(error.sentences))
            return redirect(whole.get_staff_url())
        messages.success(request, f"“{incoming.subject or 'The message'}”: {Event.objects.about(whole)[0].verb}.")
        return redirect("staff:inbox-list")
    page = {
        "incoming": incoming,
        "form": form,
        "obstacles": obstacles(incoming),
        "cancel_url": incoming.get_staff_url(),
    }
    return render(request, "letters/inbox_decide.html", page | context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def reply_move(request, pk):
    """Move a reply, with its documents, to the letter that it answers."""
    rows = Reply.objects.select_related("letter__office__area", "incoming")
    reply = get_object_or_404(rows, pk=pk)
    form = MoveForm(request.POST or None)
    if form.is_valid():
        former, to = reply.letter, form.cleaned_data["letter"]
        try:
            intake.move_reply(reply, to=to, by=request.user, reason=form.cleaned_data["reason"])
        except CorrespondenceError as error:
            form.add_error(None, error.sentences)
        else:
            messages.success(request, f"The reply was moved from {former} to {to}. Now say what it settles of {to}.")
            return redirect(to.get_staff_url())
    return render(request, "letters/reply_move.html", {"reply": reply, "letter": reply.letter, "form": form})
