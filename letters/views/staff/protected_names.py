"""The names that are looked for in every file before it goes public."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, PUBLISH, READ, may
from letters import publication
from letters.forms.publication import ProtectedNameForm
from letters.models import ProtectedName


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def protected_name_list(request):
    """The list; publishers and leads can add to it."""
    form = ProtectedNameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        demand_keeper(request)
        if form.is_valid() and protect(request, form):
            return redirect("staff:protected-name-list")
    names = ProtectedName.objects.kept().select_related("added_by")
    page = {"names": names, "form": form, "may_keep": keeps(request)}
    return render(request, "letters/protected_name_list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def protected_name_remove(request, pk):
    """Ask whether to take a name off the list, and do it."""
    demand_keeper(request)
    name = get_object_or_404(ProtectedName.objects.kept(), pk=pk)
    if request.method == "POST":
        publication.release_name(name, by=request.user)
        messages.success(request, f"“{name}” is off the list.")
        return redirect("staff:protected-name-list")
    return render(request, "letters/protected_name_remove.html", {"name": name})


def keeps(request):
    """Whether the officer may change the list."""
    return request.user.may(PUBLISH) or request.user.may(LEAD)


def demand_keeper(request):
    """Let publishers and leads on; PermissionDenied for others."""
    if not keeps(request):
        raise PermissionDenied("Publishers and leads keep the list of protected names.")


def protect(request, form):
    """Whether the name was put on the list; if not, the form says why."""
    try:
        row = publication.protect_name(form.cleaned_data["name"], by=request.user, reason=form.cleaned_data["reason"])
    except CorrespondenceError as refusal:
        form.add_error("name", refusal.sentences)
        return False
    messages.success(request, f"“{row}” is on the list. Copies that are not public yet have to be checked again.")
    return True
