"""Publishing the letters of a campaign and what came back together, and what is said before: meant to, held back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, PUBLISH, READ, may
from letters import publication
from letters.forms.rounds import HoldBackForm, IntentionForm, RoundForm
from letters.models import Campaign, Document, Letter
from letters.publication.checks import PAGES_LOOKED_AT
from letters.views.staff.campaign_tasks import crumbs
from letters.views.staff.letter_publish import publishable, row_of
from letters.views.staff.publication import all_copies, demand

INTENTION = (
    "Nothing goes public by it. It is kept with your name and this moment, as section 22 of the Freedom of Information "
    "Act asks: the intention must have been there before somebody asks for the documents."
)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def campaign_publish(request, pk):
    """What of a round can go public and what stands in the way, by office; publish all of it or a part."""
    campaign = get_object_or_404(Campaign, pk=pk)
    offices = [office_of(letter, request.user) for letter in sent_letters(campaign)]
    ready = [row["copy"] for office in offices for row in office["ready"]]
    form = RoundForm(request.POST if request.method == "POST" else None, ready=ready)
    if request.method == "POST":
        demand(request, PUBLISH)
        if form.is_valid() and published(request, form):
            return redirect("staff:campaign-publish", campaign.pk)
    page = {
        "campaign": campaign,
        "crumbs": crumbs(campaign, tasks=False),
        "offices": offices,
        "form": form,
        "ready": ready,
        "in_words": in_words(offices),
        "may_prepare": request.user.may(PUBLISH) or request.user.may(KEEP),
        "asks_reason": any(publication.needs_reason(copy) for copy in ready),
        "may_publish": request.user.may(PUBLISH),
    }
    return render(request, "letters/publication_round.html", page)


def sent_letters(campaign):
    """The letters of `campaign` that were sent, by area."""
    sent = Letter.objects.sent().filter(campaign=campaign).select_related("office__area")
    return sent.order_by("office__area__name", "pk")


def office_of(letter, officer):
    """What the page says of one letter: {letter, ready, unseen, waiting, published, unprepared}, lists of rows.

    No file is read for it: what goes public is read when it is published.
    """
    rows = [row_of(document, officer, reading=False) for document in publishable(letter)]
    waiting = [row | sentences_of(row) for row in rows if row["waiting"]]
    return {
        "letter": letter,
        "ready": [row for row in rows if row["state"] == "prepared" and not row["waiting"]],
        "unseen": [row for row in waiting if row["is_unseen"]],
        "waiting": [row for row in waiting if not row["is_unseen"]],
        "published": [row for row in rows if row["state"] == "published"],
        "unprepared": [row for row in rows if row["state"] == "none"],
    }


def sentences_of(row):
    """What stands in the way of a prepared copy: {is_unseen, sentences}, those besides that nobody looked at it."""
    open_tasks = [task for task in row["tasks"] if task["hint"]]
    seen = [task["hint"] for task in open_tasks if task["name"] != PAGES_LOOKED_AT]
    return {"is_unseen": len(seen) < len(open_tasks), "sentences": seen}


def in_words(offices):
    """How many copies are ready, and how many are not, in a sentence."""
    numbers = {state: sum(len(office[state]) for office in offices) for state in ("ready", "unseen", "waiting")}
    told = [f"{numbers['ready']} ready" if numbers["ready"] else "Nothing is ready to go public"]
    told += [f"{numbers['unseen']} prepared and not looked at"] if numbers["unseen"] else []
    told += [f"{numbers['waiting']} looked at with something in the way"] if numbers["waiting"] else []
    return f"{', '.join(told)}."


def published(request, form):
    """Whether the chosen copies were published; if not, the form says why."""
    chosen = list(form.cleaned_data["copies"])
    try:
        publication.publish(chosen, by=request.user, reasons=form.reasons())
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return False
    messages.success(request, f"{len(chosen)} {'document is' if len(chosen) == 1 else 'documents are'} published.")
    return True


@require_http_methods(["GET", "POST"])
@may(READ)
def campaign_intend(request, pk):
    """Record that everything of a round that may be published is meant to be."""
    campaign = get_object_or_404(Campaign, pk=pk)
    back = reverse("staff:campaign-publish", args=[campaign.pk])
    return intend(request, sent_letters(campaign), back, "of this round")


@require_http_methods(["GET", "POST"])
@may(READ)
def letter_intend(request, pk):
    """Record that a letter and what came back are meant to be published."""
    letter = get_object_or_404(Letter.objects.kept(), pk=pk)
    return intend(request, [letter], reverse("staff:letter-publish", args=[letter.pk]), f"of {letter.reference}")


def intend(request, letters, back, of):
    """Ask about when, and record the intention for every document of `letters` whose sender did not refuse it."""
    demand(request, KEEP, PUBLISH)
    documents = [document for letter in letters for document in publishable(letter)]
    documents = [document for document in documents if document.position != Document.Position.REFUSED]
    form = IntentionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publication.intend(documents, by=request.user, expected_on=form.cleaned_data["expected_on"])
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, "The intention to publish is recorded, with your name and this moment.")
            return redirect(back)
    number = f"{len(documents)} document{'' if len(documents) == 1 else 's'}"
    page = {
        "question": f"Record that what there is {of} is to be published?",
        "consequences": [
            INTENTION,
            f"{number}; those whose sender refused publication are left out.",
        ],
        "action": "Record the intention",
        "form": form,
        "cancel_url": back,
        "back": "Back to publishing",
    }
    return render(request, "letters/ask.html", page)


@require_http_methods(["GET", "POST"])
@may(PUBLISH)
def copy_hold(request, pk):
    """Keep a copy from being published before a day, or end that."""
    copy = get_object_or_404(all_copies(), pk=pk)
    back = reverse("staff:letter-publish", args=[copy.document.answered_letter.pk])
    form = HoldBackForm(request.POST or None, initial={"until": copy.embargo_until})
    if request.method == "POST" and form.is_valid() and held(request, copy, form):
        return redirect(back)
    page = {
        "question": f"Hold back “{copy.title}”?",
        "consequences": ["When the day comes nothing goes public by itself: a publisher publishes it then."],
        "action": "Save",
        "form": form,
        "cancel_url": back,
        "back": "Back to publishing",
    }
    return render(request, "letters/ask.html", page)


def held(request, copy, form):
    """Whether it was held back; if not, the form says why."""
    try:
        publication.hold_back(copy, by=request.user, **form.cleaned_data)
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return False
    messages.success(request, f"“{copy.title}”: saved.")
    return True
