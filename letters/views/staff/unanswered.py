"""Before a public page says that nothing was received: the switch of a campaign, notices and objections."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, PUBLISH, READ, may
from iasc_tracker.working_days import spell
from letters import publication
from letters.forms.unanswered import NamingForm, NoticeForm, ObjectionForm, TakeBackForm
from letters.models import Campaign, Letter, SilenceNotice
from letters.owing.surroundings import surroundings_of
from letters.views.staff.campaign_tasks import crumbs

WORDS = (
    "By e-mail: Our letter {reference} of {dated} asked for documents, and we have received no response. If we still "
    "have none on {from_on}, the public page of the letter will say: “As at that day, the Commissioner has received no "
    "response.” Answering is voluntary. If you have answered, or if you object, write to us before then."
)


@require_safe
@may(READ)
def campaign_unanswered(request, pk):
    """The letters of a campaign without a reply, and how far each is from being named."""
    campaign = get_object_or_404(Campaign, pk=pk)
    letters = Letter.objects.live().filter(campaign=campaign, replies=None).select_related("office__area", "campaign")
    rows = list(letters.prefetch_related("dispatches").order_by("office__area__name", "pk"))
    naming, around = SilenceNotice.objects.letters_named(clock.today()), surroundings_of(rows, clock.today())
    page = {
        "campaign": campaign,
        "crumbs": [*crumbs(campaign, tasks=False), {"name": "Publish the round", "url": round_of(campaign)}],
        "rows": [row_of(letter, naming, around) for letter in rows],
        "may_switch": request.user.may(PUBLISH),
        "may_tell": request.user.may(LEAD),
    }
    return render(request, "letters/unanswered.html", page)


def round_of(campaign):
    """The address of the page that publishes the round of `campaign`."""
    return reverse("staff:campaign-publish", args=[campaign.pk])


def row_of(letter, naming, around):
    """What the page says of one letter: its open notice, whether it is named, and what stands in the way."""
    notice = letter.silence_notices.filter(ended_at=None).first()
    obstacles = publication.notice_obstacles(letter, around)
    return {"letter": letter, "notice": notice, "is_named": letter.pk in naming, "obstacles": obstacles}


def answer(request, form, verb, back, done, **page):
    """Show one question, run `verb(values)` on its answer and go `back`; a refusal is shown in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            verb(form.cleaned_data)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, done)
            return redirect(back)
    return render(request, "letters/ask.html", {"form": form, "cancel_url": back, "back": "Back to the list", **page})


def list_of(campaign):
    """The address of the list of `campaign`."""
    return reverse("staff:campaign-unanswered", args=[campaign.pk])


@require_http_methods(["GET", "POST"])
@may(PUBLISH)
def campaign_naming(request, pk):
    """Switch on or off that public pages of a campaign say where nothing was received."""
    campaign = get_object_or_404(Campaign, pk=pk)
    now = {"names": campaign.names_unanswered, "notice_days": campaign.notice_days}
    return answer(
        request,
        NamingForm(request.POST or None, initial=now),
        lambda values: publication.name_unanswered(campaign, by=request.user, **values),
        list_of(campaign),
        "Saved.",
        question="Say on public pages where nothing was received?",
        consequences=[
            "Only for letters that arrived, after a notice, and while the inbox holds nothing of the office."
        ],
        action="Save",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def notice_new(request, pk):
    """Record the notice that an office was given."""
    letter = get_object_or_404(Letter.objects.live().select_related("campaign"), pk=pk, campaign__isnull=False)
    days = letter.campaign.notice_days
    from_on = spell(publication.notice_reckoning(letter, clock.today()).due_on)
    told = WORDS.format(reference=letter.reference, dated=spell(letter.dated), from_on=from_on)
    return answer(
        request,
        NoticeForm(request.POST or None, initial={"sent_on": clock.today(), "told": told}),
        lambda values: publication.give_notice(letter, by=request.user, **values),
        list_of(letter.campaign),
        f"The notice to {letter.recipient} is recorded.",
        question=f"Record the notice to {letter.recipient}",
        consequences=[f"After {days} working days the page of {letter.reference} may say that nothing was received."],
        obstacles=publication.notice_obstacles(letter),
        action="Record the notice",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def notice_objection(request, pk):
    """Record that an office objected: the page says nothing any more."""
    notice = get_object_or_404(SilenceNotice.objects.select_related("letter__campaign", "letter__office"), pk=pk)
    return answer(
        request,
        ObjectionForm(request.POST or None, initial={"on": clock.today()}),
        lambda values: publication.object_to(notice, by=request.user, **values),
        list_of(notice.letter.campaign),
        "The objection is recorded, and the public page does not say it.",
        question=f"Record the objection of {notice.letter.recipient}",
        consequences=["From now on the public page does not say that nothing was received."],
        action="Record the objection",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def notice_take_back(request, pk):
    """Take a notice back."""
    notice = get_object_or_404(SilenceNotice.objects.select_related("letter__campaign", "letter__office"), pk=pk)
    return answer(
        request,
        TakeBackForm(request.POST or None),
        lambda values: publication.take_back(notice, by=request.user, **values),
        list_of(notice.letter.campaign),
        "The notice is taken back.",
        question=f"Take back the notice to {notice.letter.recipient}?",
        consequences=["The public page does not say that nothing was received. Another notice can be given."],
        action="Take it back",
    )
