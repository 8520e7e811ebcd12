"""Correcting a letter that was sent from here; the words and the PDF of every letter that follows another one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, may
from letters.drafting.changes import EditConflict
from letters.drafting.checking import check_letter
from letters.drafting.corrections import (
    WELSH_WORDS,
    correction_obstacles,
    edit_correction,
    open_correction,
    welsh_of,
    write_correction,
)
from letters.forms.sending import CorrectionForm, WelshWordsForm
from letters.models import Letter
from letters.views.staff.letter_way_out import FOLLOWS

ADDRESSEE = ("name", "style", "organisation", "address", "postcode")
WORDS = ("dated", "channel", *(f"addressee_{part}" for part in ADDRESSEE), "subject", "salutation", "body", "closing")


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def letter_correct(request, pk):
    """Begin a correction of a letter that was sent from here, or go on with the one that was begun."""
    letter = get_object_or_404(Letter.objects.kept().select_related("office__area"), pk=pk)
    obstacles = correction_obstacles(letter)
    begun = open_correction(letter)
    if begun and not obstacles:
        return redirect("staff:letter-words", begun.pk)
    if request.method == "POST" and not obstacles:
        try:
            made = write_correction(letter, by=request.user)
            return redirect("staff:letter-words", made.pk)
        except CorrespondenceError as refusal:
            obstacles = refusal.sentences
    page = {
        "letter": letter,
        "question": f"Write a correction of {letter.reference}?",
        "consequences": [
            "The letter that was sent stays as it is. The correction is a new letter with a reference of its own, "
            "which is checked, signed off and released like any other.",
            "When it is sent, the first letter is closed: the answer belongs to the correction.",
        ],
        "obstacles": obstacles,
        "action": "Write a correction",
        "cancel_url": letter.get_staff_url(),
    }
    return render(request, "letters/letter_ask.html", page)


def follower(pk):
    """The letter that follows another one, with this key, that is kept (404 for any other letter)."""
    letters = Letter.objects.kept().select_related("office__area", "refers_to")
    return get_object_or_404(letters, pk=pk, refers_to__isnull=False, origin=Letter.Origin.WRITTEN)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def letter_words(request, pk):
    """Write the words of a letter that goes by itself, in each of its languages."""
    letter = follower(pk)
    if not Letter.objects.awaiting_release().filter(pk=pk).exists():
        messages.info(request, f"{letter.reference} is sent or on its way, so its words no longer change.")
        return redirect(letter.get_staff_url())
    translation, data = welsh_of(letter), request.POST if request.method == "POST" else None
    form = CorrectionForm(data, initial=initial_of(letter, WORDS) | {"version": letter.version})
    welsh = WelshWordsForm(data, prefix="cy", initial=initial_of(translation, WELSH_WORDS)) if translation else None
    if data is not None and all(one.is_valid() for one in (form, welsh) if one):
        try:
            return saved(request, letter, form, welsh)
        except EditConflict as conflict:
            return conflict_page(request, letter, welsh, conflict.current)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    page = {"letter": letter, "form": form, "welsh": welsh, "formset": welsh, "follows": FOLLOWS[letter.relation][0]}
    return render(request, "letters/letter_words.html", page)


def initial_of(row, names):
    """{name: its value in `row`}."""
    return {name: getattr(row, name) for name in names}


def conflict_page(request, letter, welsh, current):
    """What was typed beside what somebody else saved (409): saving again replaces theirs."""
    again = request.POST.copy()
    again["version"] = current.version
    page = {"form": CorrectionForm(again), "welsh": welsh, "formset": welsh, "letter": letter, "current": current}
    page["follows"] = FOLLOWS[letter.relation][0]
    return render(request, "letters/letter_words.html", page, status=409)


def saved(request, letter, form, welsh):
    """Save the words and have the PDF made of them; lead to the letter."""
    values = {name: form.cleaned_data[name] for name in WORDS}
    edit_correction(
        letter,
        by=request.user,
        version=form.cleaned_data["version"],
        values=values,
        welsh=welsh.cleaned_data if welsh else None,
    )
    check_letter(letter, by=request.user)
    messages.success(request, f"The words of {letter.reference} are saved, and its PDF is being made.")
    return redirect(letter.get_staff_url())


@require_POST
@may(KEEP)
def letter_check(request, pk):
    """Have the PDF of such a letter made anew: after a failure, or for words that were never printed."""
    letter = follower(pk)
    try:
        number = check_letter(letter, by=request.user)
        words = "The PDF is being made." if number else "The PDF is made already of these words."
        messages.success(request, words)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
    return redirect(reverse("staff:letter-detail", args=[pk]))
