"""Every message before it goes: look, edit one or all, untick, confirm. Looking alone changes nothing: a dry run."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, may
from letters import chasing, owing
from letters.forms.chasing import ChosenForm, ForAllForm, MessageForm
from letters.models import Dispatch, Letter

HELD = Dispatch.State.HELD


@dataclass(frozen=True)
class Item:
    """One letter on the page: its `Standing`, its form (None while it is held), and why it did not go, if it did not.

    `typed`: the words that were typed for a message that has to be looked at again.
    """

    now: owing.Standing
    form: MessageForm | None
    problems: tuple = ()
    typed: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def chase_preview(request):
    """The messages to the letters that were chosen, and what holds those that cannot go."""
    data = request.POST if request.method == "POST" else request.GET
    chosen = ChosenForm(data)
    if not chosen.is_valid():
        messages.error(request, "Choose at least one letter that is still open.")
        return redirect("staff:chase-queue")
    letters, contact = chosen.cleaned_data["letter"], chosen.cleaned_data["contact"]
    for_all = ForAllForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return page(request, [item_of(now) for now in looked_up(letters, contact)], ForAllForm(), contact)
    items = [typed_item(now, request.POST) for now in looked_up(letters, contact)]
    if not for_all.is_valid() or for_all.cleaned_data["action"] == "add":
        return page(request, added(items, for_all), for_all, contact)
    return sent(request, items, for_all, contact)


def looked_up(letters, contact):
    """The `Standing`s of the chosen letters; one letter alone may be written to a contact of its office."""
    today = clock.today()
    if contact and len(letters) == 1 and letters[0].office_id == contact.office_id:
        return [owing.standing_of(letters[0], today, contact=contact)]
    keys = [letter.pk for letter in letters]
    return owing.standings(Letter.objects.filter(pk__in=keys).order_by("office__area__name", "pk"), today)


def item_of(now, problems=(), typed=""):
    """The `Item` of a letter as it would go now."""
    if now.holds or not now.late:
        return Item(now, None, problems, typed)
    message = chasing.message_of(now)
    initial = {"go": True, "subject": message.subject, "text": message.text, "sha256": message.sha256}
    return Item(now, MessageForm(initial=initial, prefix=f"letter-{now.letter.pk}"), problems, typed)


def typed_item(now, data):
    """The `Item` of a letter with what was typed."""
    return Item(now, MessageForm(data, prefix=f"letter-{now.letter.pk}"))


def added(items, for_all):
    """`items` with the paragraph in each text; as they were when there is none."""
    paragraph = for_all.cleaned_data.get("paragraph", "").strip() if for_all.is_valid() else ""
    return [Item(item.now, item.form.with_paragraph(paragraph)) for item in items] if paragraph else items


def sent(request, items, for_all, contact):
    """Confirm each message that is ticked; those that did not go stay on the page with the reason."""
    wanted = [item for item in items if item.form["go"].value()]
    if not wanted:
        messages.error(request, "Nothing is ticked, so nothing was sent.")
        return page(request, items, for_all, contact)
    done, left = [], [item for item in wanted if not item.form.is_valid()]
    for item in wanted:
        if item.form.is_valid():
            try:
                done.append(confirmed(item, contact, by=request.user))
            except CorrespondenceError as refusal:
                left.append(again(item, refusal, contact))
    tell(request, done)
    if not left:
        return redirect("staff:chase-queue")
    status = 409 if any(item.problems for item in left) else 200
    return page(request, left, for_all, contact, status=status)


def confirmed(item, contact, *, by):
    """Confirm one message; returns the Chaser."""
    values = item.form.cleaned_data
    words = {name: values[name] for name in ("sha256", "subject", "text")}
    return chasing.confirm(item.now.letter, by=by, contact=contact, **words)


def again(item, refusal, contact):
    """The `Item` of a message that did not go, as it would go now, with the reason and what was typed."""
    (now,) = looked_up([item.now.letter], contact)
    return item_of(now, tuple(refusal.sentences), item.form.cleaned_data["text"])


def tell(request, done):
    """Say which chasers were confirmed, and which of them do not go from here by themselves."""
    if not done:
        return
    places = ", ".join(chaser.letter.office.area.name for chaser in done)
    steps = [row.reason for chaser in done for row in chaser.letter.dispatches.filter(step=chaser.step, state=HELD)]
    number = f"{len(done)} chaser{'' if len(done) == 1 else 's'}"
    if not steps:
        messages.success(request, f"{number} confirmed and on {'its' if len(done) == 1 else 'their'} way: {places}.")
        return
    how = "Open each one to download it or to copy its text."
    messages.warning(request, f"{number} confirmed: {places}. {steps[0]} {how}")


def page(request, items, for_all, contact, status=200):
    """The page with the messages that can go, and those that are held."""
    context = {
        "ready": [item for item in items if item.form],
        "held": [item for item in items if not item.form],
        "formset": [item.form for item in items if item.form],
        "for_all": for_all,
        "contact": contact,
    }
    return render(request, "letters/chase_preview.html", context, status=status)
