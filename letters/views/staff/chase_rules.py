"""The chase rules of a campaign."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, may
from letters import chasing, owing
from letters.chasing.rules import digest
from letters.forms.chasing import RulesForm
from letters.models import Campaign


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def chase_rules(request, pk):
    """Show the steps and save them; who saves second is told what the first saved."""
    campaign = get_object_or_404(Campaign, pk=pk)
    rules = owing.rules_of(campaign)
    data = request.POST if request.method == "POST" else None
    form = RulesForm(data, rules=rules, initial={"shown": digest(rules)})
    if form.is_bound and form.is_valid():
        try:
            chasing.write_rules(campaign, by=request.user, rules=form.rules, shown=form.cleaned_data["shown"])
            messages.success(request, f"The chase rules of “{campaign.title}” are saved.")
            return redirect(campaign.get_staff_url())
        except CorrespondenceError as refusal:
            form = renewed(request.POST, owing.rules_of(campaign), refusal)
    page = {
        "campaign": campaign,
        "form": form,
        "are_usual": not campaign.chase_rules.exists(),
        "back_url": campaign.get_staff_url(),
        "queue_url": reverse("staff:chase-queue"),
    }
    return render(request, "letters/chase_rules.html", page)


def renewed(data, rules, refusal):
    """What was typed, with the sentences of a refusal and the mark of the rules as they are now: to save it again."""
    data = data.copy()
    data["shown"] = digest(rules)
    form = RulesForm(data, rules=rules)
    form.is_valid()
    form.add_error(None, refusal.sentences)
    return form
