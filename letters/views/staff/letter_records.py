"""What officers do to one letter's record: each verb is a page with one question."""

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, LEAD, may
from iasc_tracker.working_days import spell
from letters.drafting import records
from letters.drafting.changes import EditConflict
from letters.forms.letter import initial_of_draft
from letters.forms.records import AmendForm, CloseForm, NotesForm, OwnerForm, ReasonForm
from letters.models import Letter


def ask(request, letter, form, verb, *, done, **page):
    """Show one question about `letter`, run `verb(values)` on its answer, and go back to the letter's page.

    `page`: what components/_confirm.html takes. A refusal is shown in the form; nothing typed is lost.
    """
    if request.method == "POST" and form.is_valid():
        try:
            verb(form.cleaned_data)
            messages.success(request, done)
            return redirect(letter.get_staff_url())
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    context = {"letter": letter, "form": form, "cancel_url": letter.get_staff_url(), **page}
    return render(request, "letters/letter_ask.html", context)


def kept(pk):
    """The letter with this key, unless it is a discarded draft (404)."""
    return get_object_or_404(Letter.objects.kept().select_related("office", "due_date"), pk=pk)


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_void(request, pk):
    """Void a record that should never have been made."""
    letter = kept(pk)
    return ask(
        request,
        letter,
        ReasonForm(request.POST or None),
        lambda values: records.void(letter, by=request.user, reason=values["reason"]),
        done=f"The record {letter.reference} is voided.",
        question=f"Void the record {letter.reference}?",
        consequences=["It stays readable, is counted nowhere, and its reference is never used again."],
        action="Void the record",
        destructive=True,
    )


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_discard(request, pk):
    """Discard a draft."""
    letter = get_object_or_404(Letter.objects.drafts(), pk=pk)
    if request.method == "POST":
        try:
            records.discard(letter, by=request.user)
            messages.success(request, f"The draft {letter.reference} is discarded.")
            return redirect("staff:worklist")
        except CorrespondenceError as refusal:
            messages.error(request, "\n".join(refusal.sentences))
            return redirect(letter.get_staff_url())
    page = {
        "question": f"Discard the draft {letter.reference}?",
        "consequences": ["It leaves every list. Its file and history are kept; its reference is never used again."],
        "action": "Discard the draft",
        "destructive": True,
        "cancel_url": letter.get_staff_url(),
    }
    return render(request, "letters/letter_ask.html", {"letter": letter, **page})


@require_http_methods(["GET", "POST"])
@may(LEAD)
def letter_close(request, pk):
    """Close a letter: nothing in it is outstanding any more."""
    letter = kept(pk)
    return ask(
        request,
        letter,
        CloseForm(request.POST or None, initial={"reason": request.GET.get("reason", "")}),
        lambda values: records.close(letter, by=request.user, **values),
        done=f"{letter.reference} is closed.",
        question=f"Close {letter.reference}?",
        consequences=["What is not settled is no longer expected. The letter can be reopened."],
        action="Close the letter",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def letter_reopen(request, pk):
    """Open a closed letter again."""
    letter = kept(pk)
    return ask(
        request,
        letter,
        ReasonForm(request.POST or None),
        lambda values: records.reopen(letter, by=request.user, note=values["reason"]),
        done=f"{letter.reference} is open again.",
        question=f"Reopen {letter.reference}?",
        consequences=["What is not settled is expected again."],
        action="Reopen the letter",
    )


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_owner(request, pk):
    """Change who looks after the letter."""
    letter = kept(pk)
    return ask(
        request,
        letter,
        OwnerForm(request.POST or None, initial={"owner": letter.owner}),
        lambda values: records.assign(letter, by=request.user, **values),
        done=f"{letter.reference} has a new owner.",
        question="Change the owner",
        action="Save the owner",
    )


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_notes(request, pk):
    """Write the internal notes; two officers at once see both versions."""
    letter = kept(pk)
    initial = {"notes": letter.internal_notes, "version": letter.version}
    form = NotesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            records.write_notes(letter, by=request.user, **form.cleaned_data)
            messages.success(request, f"The notes on {letter.reference} are saved.")
            return redirect(letter.get_staff_url())
        except EditConflict as conflict:
            return conflict_page(request, form, conflict.current)
    return render(request, "letters/letter_notes.html", {"letter": letter, "form": form})


@require_http_methods(["GET", "POST"])
@may(KEEP)
def letter_amend(request, pk):
    """Amend the record of a logged letter with a reason; before and after are kept in its history."""
    letter = get_object_or_404(Letter.objects.sent(), pk=pk)
    initial = initial_of_draft(letter)
    form = AmendForm(request.POST or None, officer=request.user, letter=letter, initial=initial)
    if request.method == "POST" and form.is_valid() and not form.warnings:
        reason = form.cleaned_data["reason"]
        try:
            records.amend(
                letter,
                by=request.user,
                version=form.version(letter),
                reason=reason,
                values=form.letter_fields(),
                asks=form.asks(),
            )
            messages.success(request, f"The record {letter.reference} is amended.")
            return redirect(letter.get_staff_url())
        except EditConflict as conflict:
            return conflict_page(request, form, conflict.current)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    return render(request, "letters/letter_amend.html", {"letter": letter, "form": form})


def conflict_page(request, form, current):
    """Both versions side by side, for the officer who saved second; nothing typed is lost."""
    page = {"form": form, "current": current, "rows": differing(form, current)}
    return render(request, "letters/letter_conflict.html", page, status=409)


def differing(form, current):
    """(label, what this officer typed, what is saved now) for each field where the two differ.

    What has no place in the record, as the reason for the change, is shown as typed.
    """
    rows = []
    for name, typed in form.cleaned_data.items():
        if name in form.fields and name != "confirmed" and not form[name].is_hidden:
            mine, saved = in_words(typed), in_words(saved_value(current, name))
            if mine != saved:
                rows.append((form.fields[name].label, mine, saved))
    return rows


def saved_value(current, name):
    """What the record `current` holds for the form field `name`; None where it has no place for it."""
    asked = {"documents": False, "invited": True}
    if name in asked:
        items = current.requested_documents.select_related("kind").filter(is_optional=asked[name])
        return [item.kind for item in items]
    fields = {field.name for field in Letter._meta.concrete_fields}
    name = {"notes": "internal_notes"}.get(name, name)
    return getattr(current, name) if name in fields else None


def in_words(value):
    """A value of a form or a record as a person reads it; "" for none."""
    if isinstance(value, date):
        return spell(value)
    if isinstance(value, list | QuerySet):
        return ", ".join(dict.fromkeys(str(one) for one in value))
    return str(value or "")
