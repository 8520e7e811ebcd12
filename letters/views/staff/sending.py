"""What became of released letters: a table with what a person can do, and marking as sent."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, READ, RELEASE, may
from letters.dispatch.batch import Batch
from letters.dispatch.posting import can_be_marked, mark_sent
from letters.dispatch.resending import MAY_GO_AGAIN
from letters.dispatch.times import spell_moment
from letters.forms.sending import MarkSentForm
from letters.ledger import obstacles_to_mail
from letters.models import Dispatch, Letter
from letters.views.staff.batches import campaign_batch, place_of, url_of

State, Channel = Dispatch.State, Dispatch.Channel
IN_A_FILE = (State.HELD, State.FAILED, State.UNKNOWN, State.SENT)
COLOURS = {State.FAILED: "red", State.UNKNOWN: "red", State.HELD: "yellow"}


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def campaign_sending(request, pk):
    """The released letters of a campaign."""
    batch = campaign_batch(pk)
    return sending_page(request, batch, Dispatch.objects.filter(letter__campaign=batch.campaign))


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def letter_sending(request, pk):
    """One letter that was released, alone or in its campaign."""
    letters = Letter.objects.kept().select_related("office__area", "campaign")
    letter = get_object_or_404(letters, pk=pk, origin=Letter.Origin.WRITTEN)
    return sending_page(request, Batch(letter=letter), letter.dispatches.all())


def sending_page(request, batch, dispatches):
    """The table, and the form that marks some or all as sent."""
    dispatches = (
        dispatches.for_people().standing().select_related("letter__office__area", "sent_by", "bounced_by", "release")
    )
    dispatches = list(dispatches.order_by("letter__office__area__name", "letter__pk", "resend"))
    again = sent_again(dispatches)
    markable = [one for one in dispatches if can_be_marked(one) and one.pk not in again]
    data = request.POST if request.method == "POST" else None
    form = MarkSentForm(data, dispatches=Dispatch.objects.filter(pk__in=[one.pk for one in markable]))
    if request.method == "POST" and marked(request, form):
        return redirect(url_of(batch, "sending"))
    context = place_of(batch) | {
        "rows": [row_of(one, request.user, again) for one in dispatches],
        "form": form,
        "markable": len(markable),
        "ticked": form.ticked,
        "mail_obstacles": mail_obstacles(dispatches),
        "counts": counts_of(dispatches),
        "archive": settings.MAIL_ARCHIVE,
        "may_keep": request.user.may(KEEP),
    }
    return render(request, "letters/sending.html", context)


def marked(request, form):
    """Whether the chosen letters were marked as sent; if not, the form says why."""
    if not request.user.may(KEEP):
        raise PermissionDenied("Only an officer or a lead marks letters as sent.")
    if not form.is_valid():
        return False
    try:
        rows = mark_sent(form.chosen(), by=request.user, on=form.cleaned_data["sent_on"], how=form.cleaned_data["how"])
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return False
    messages.success(request, f"{len(rows)} letter{'' if len(rows) == 1 else 's'} marked as sent.")
    return True


def mail_obstacles(dispatches):
    """Why the e-mails that wait or are held do not go from here, each sentence once."""
    waiting = [one.to_address for one in dispatches if one.channel != Channel.POST and one.state in ("queued", "held")]
    return list(dict.fromkeys(sentence for address in waiting for sentence in obstacles_to_mail(address)))


def counts_of(dispatches):
    """ "2 sent", "1 held" …: how many are in each state, in the order of the states."""
    numbers = {state: sum(one.state == state for one in dispatches) for state in State}
    return [f"{number} {State(state).label.lower()}" for state, number in numbers.items() if number]


def sent_again(dispatches):
    """The keys of those after which the same letter was sent once more."""
    newest = {}
    for one in dispatches:
        newest[one.letter_id] = max(one.resend, newest.get(one.letter_id, 0))
    return {one.pk for one in dispatches if one.resend < newest[one.letter_id]}


def row_of(dispatch, officer, again=frozenset()):
    """What a page says of one Dispatch to `officer`; `again`: the keys of those that were sent once more."""
    return {
        "dispatch": dispatch,
        "name": dispatch.letter.office.area.name,
        "colour": "red" if dispatch.bounced_on else COLOURS.get(dispatch.state, ""),
        "word": f"{dispatch.get_state_display()}, came back" if dispatch.bounced_on else dispatch.get_state_display(),
        "goes": spell_moment(dispatch.not_before) if dispatch.state == State.QUEUED else "",
        "can_be_marked": can_be_marked(dispatch) and dispatch.pk not in again and officer.may(KEEP),
        "actions": actions_of(dispatch, officer),
    }


def actions_of(dispatch, officer):
    """What `officer` can do about a Dispatch, as a list of {words, url}."""
    by_mail, state = dispatch.channel == Channel.EMAIL, dispatch.state
    went = by_mail and state == State.SENT and dispatch.bounced_on is None
    offers = [
        (by_mail and state in IN_A_FILE, READ, "Download as an e-mail (.eml)", "dispatch-eml"),
        (state == State.UNKNOWN, KEEP, "Say what became of it", "dispatch-settle"),
        (went, KEEP, "It came back", "dispatch-bounced"),
        (
            state == State.HELD and not obstacles_to_mail(dispatch.to_address),
            KEEP,
            "Try again",
            "dispatch-retry",
        ),
        (
            not dispatch.step and state in MAY_GO_AGAIN and dispatch.channel != Channel.ARCHIVE,
            RELEASE,
            "Send again",
            "dispatch-resend",
        ),
    ]
    return [
        {"words": words, "url": reverse(f"staff:{name}", args=[dispatch.pk])}
        for wanted, needs, words, name in offers
        if wanted and officer.may(needs)
    ]
