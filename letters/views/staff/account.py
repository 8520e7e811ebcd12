"""An officer's own account: who they are here, their password, and which lists come by e-mail."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import READ, may
from letters import digests
from letters.forms.account import DigestsForm
from letters.ledger import obstacles_to_mail
from letters.upkeep.own_digests import choose_digests

SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def account(request):
    """Show it, and save which lists are wanted."""
    officer, is_reader = request.user, digests.is_reader(request.user)
    form = DigestsForm(
        request.POST if request.method == "POST" else None, initial={"kinds": digests.wanted_by(officer)}
    )
    if form.is_valid():
        try:
            choose_digests(by=officer, kinds=form.cleaned_data["kinds"])
            messages.success(request, "Your choice of lists is saved.")
            return redirect("staff:account")
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    context = {
        "form": form,
        "is_reader": is_reader,
        "hour": f"{settings.DIGEST_HOUR}:00",
        "obstacles": obstacles_to_mail(officer.email) if is_reader else [],
        "lists": officer.digests.all()[:SHOWN],
    }
    return render(request, "letters/account.html", context)
