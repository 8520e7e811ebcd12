"""Pages about officers, for administrators only."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event, Officer
from iasc_tracker.officers import verbs
from iasc_tracker.officers.forms import OfficerForm
from iasc_tracker.roles import ADMINISTER, may


@may(ADMINISTER)
@require_safe
def officer_list(request):
    """Everybody, those who can sign in first."""
    officers = Officer.objects.prefetch_related("groups").order_by("-is_active", "name", "pk")
    return render(request, "officers/officer_list.html", {"officers": officers})


@may(ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("password")
def officer_new(request):
    """Add an officer and show the password to hand over, this once."""
    form = OfficerForm(request.POST or None)
    if form.is_valid():
        try:
            officer, password = verbs.add(**form.cleaned_data, by=request.user)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
        else:
            return show_password(request, officer, password)
    return render(request, "officers/officer_form.html", {"form": form})


@may(ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def officer_detail(request, pk):
    """One officer: name, address and roles to change, and what else can be done."""
    officer = get_object_or_404(Officer, pk=pk)
    initial = verbs.facts(officer)
    form = OfficerForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            verbs.change(officer, **form.cleaned_data, by=request.user)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, f"{officer} was changed.")
            return redirect("officers:officer-list")
    events = Event.objects.about(officer).select_related("by")
    return render(
        request,
        "officers/officer_form.html",
        {"form": form, "officer": officer, "was_called": initial["name"], "events": events},
    )


@may(ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def officer_deactivate(request, pk):
    """Ask, then close the account."""
    officer = get_object_or_404(Officer, pk=pk)
    if request.method == "POST":
        try:
            verbs.deactivate(officer, by=request.user)
        except CorrespondenceError as refusal:
            messages.error(request, "\n".join(refusal.sentences))
            return redirect("officers:officer-detail", pk=pk)
        messages.success(request, f"{officer} can no longer sign in.")
        return redirect("officers:officer-list")
    obstacles = verbs.obstacles_to_deactivating(officer)
    return render(request, "officers/officer_deactivate.html", {"officer": officer, "obstacles": obstacles})


@may(ADMINISTER)
@require_POST
@sensitive_variables("password")
def officer_reactivate(request, pk):
    """Open the account again and show the new password, this once."""
    return with_new_password(request, pk, verbs.reactivate)


@may(ADMINISTER)
@require_POST
@sensitive_variables("password")
def officer_reset_password(request, pk):
    """Give another password and show it, this once."""
    return with_new_password(request, pk, verbs.reset_password)


@sensitive_variables("password")
def with_new_password(request, pk, verb):
    """Do `verb` (which returns a password) to the officer and show the password, or say why not."""
    officer = get_object_or_404(Officer, pk=pk)
    try:
        password = verb(officer, by=request.user)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
        return redirect("officers:officer-detail", pk=pk)
    return show_password(request, officer, password)


@sensitive_variables("password")
def show_password(request, officer, password):
    """The password on the answer itself: it is stored nowhere in clear, so no other page can show it."""
    return render(request, "officers/officer_password.html", {"officer": officer, "password": password})
