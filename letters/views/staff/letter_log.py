"""Logging a letter: by form, from its file, and confirming a draft."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, may
from letters import filing
from letters.drafting.changes import EditConflict
from letters.drafting.logging_letters import AlreadyLogged, add_other_copy, confirm_draft, log_letter
from letters.drafting.matching import read_held
from letters.forms.letter import LetterForm, initial_of_draft, initial_of_reading
from letters.forms.letter_file import LetterFileForm
from letters.models import Campaign, Letter
from letters.views.staff.letter_records import conflict_page


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_log_from_file(request):
    """Take the file of a letter, and go on to the form that is filled in from it."""
    form = LetterFileForm(request.POST or None, request.FILES or None, officer=request.user)
    if request.method == "POST" and form.is_valid():
        held = form.held_files[0]
        return redirect(f"{reverse('staff:letter-log')}?held={held.pk}")
    return render(request, "letters/letter_log_from_file.html", {"form": form})


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_log(request):
    """The form of a letter that was sent by other means, filled in from its file where there is one."""
    source = request.POST.getlist("held") if request.method == "POST" else request.GET.getlist("held")
    held = next(iter(filing.held_of(request.user, source)), None)
    reading = read_held(held) if held else None
    initial = initial_of_reading(reading) if reading else starting_values(request)
    form = LetterForm(
        request.POST or None,
        request.FILES or None,
        officer=request.user,
        held=[held] if held else [],
        initial=initial,
    )
    if request.method == "POST" and form.is_valid() and not form.warnings:
        outcome = save(request, form)
        if outcome:
            return outcome
    saved = logged_from(form, request.user) if form.is_bound else None
    if saved:
        return redirect(saved.get_staff_url())
    if held is None and form.held_files:  # chosen in this form: it may be another copy of a letter on record
        reading = read_held(form.held_files[0])
    return render(request, "letters/letter_log.html", {"form": form, "reading": reading})


def logged_from(form, officer):
    """The letter that this very page was saved as a moment ago, or None.

    A second click can find its held file filed already, so the form alone would only say that the file is missing.
    """
    token = form.cleaned_data.get("form_token")
    return Letter.objects.filter(form_token=token, created_by=officer).first() if token else None


def starting_values(request):
    """What the address says to begin with: the campaign, with what it asks for and by when, and the date."""
    values = {"dated": request.GET["dated"]} if request.GET.get("dated") else {}
    number = request.GET.get("campaign", "")
    campaign = Campaign.objects.filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
    if campaign:
        values |= {
            "campaign": campaign.pk,
            "documents": [kind.pk for kind in campaign.document_kinds.all()],
            "reply_within": campaign.reply_within,
        }
    return values


def save(request, form):
    """Log the letter of a valid form and go to its page; None, with the errors in the form, if it is refused."""
    held = next(iter(form.held_files), None)
    try:
        letter = log_letter(form.facts(), by=request.user, held=held, form_token=form.cleaned_data["form_token"])
    except AlreadyLogged as refusal:
        form.add_error("upload", refusal.sentences[0])
        form.already_logged = refusal.letter
        return None
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return None
    due = f" {letter.due_date.working}." if letter.due_date else ""
    messages.success(request, f"Letter {letter.reference} to {letter.recipient} logged.{due}")
    if "another" in request.POST:
        kept = f"campaign={letter.campaign_id or ''}&dated={letter.dated:%d/%m/%Y}"
        return redirect(f"{reverse('staff:letter-log')}?{kept}")
    return redirect(letter.get_staff_url())


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_confirm(request, pk):
    """The same form for a draft: what was read is there, what is doubtful is marked."""
    letter = get_object_or_404(Letter.objects.drafts(), pk=pk, origin=Letter.Origin.LOGGED)
    form = LetterForm(
        request.POST or None,
        request.FILES or None,
        officer=request.user,
        letter=letter,
        initial=initial_of_draft(letter),
    )
    if request.method == "POST" and form.is_valid() and not form.warnings:
        try:
            confirm_draft(letter, form.facts(), by=request.user, version=form.version(letter))
            messages.success(request, f"Letter {letter.reference} to {letter.recipient} confirmed.")
            return redirect(letter.get_staff_url())
        except EditConflict as conflict:
            return conflict_page(request, form, conflict.current)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    return render(request, "letters/letter_confirm.html", {"form": form, "letter": letter})


@require_POST
@may(KEEP)
def letter_add_copy(request, pk):
    """Keep a held file as another copy of a letter that is on record."""
    letter = get_object_or_404(Letter.objects.kept(), pk=pk)
    held = next(iter(filing.held_of(request.user, request.POST.getlist("held"))), None)
    try:
        if held is None:
            raise CorrespondenceError("The file is not kept any more. Choose it again.")
        add_other_copy(letter, held, by=request.user)
        messages.success(request, f"The file is kept as another copy of {letter.reference}.")
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    return redirect(letter.get_staff_url())
