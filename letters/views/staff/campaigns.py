"""Campaigns: the list, a new one, changing one."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, READ, may
from letters.drafting import campaigns
from letters.drafting.changes import EditConflict
from letters.forms.campaign import CampaignForm
from letters.models import Campaign, Letter
from letters.reports.questions import QUESTIONS

COUNTED = ("outstanding", "overdue", "draft")


@require_safe
@may(READ)
def campaign_list(request):
    """Every campaign with how its letters stand; the title leads to its board."""
    today, sent = clock.today(), per_campaign(Letter.objects.sent())
    numbers = {name: per_campaign(QUESTIONS[name].ask(Letter.objects.kept(), today)) for name in COUNTED}
    rows = [
        {"campaign": campaign, "sent": sent.get(campaign.pk, 0)}
        | {name: numbers[name].get(campaign.pk, 0) for name in COUNTED}
        for campaign in Campaign.objects.select_related("lead_officer")
    ]
    return render(request, "letters/campaign_list.html", {"rows": rows, "may_lead": request.user.may(LEAD)})


def per_campaign(letters):
    """How many of `letters` each campaign has: a mapping of its key to a number."""
    counted = letters.order_by().exclude(campaign=None).values("campaign").annotate(number=Count("pk"))
    return dict(counted.values_list("campaign", "number"))


@require_http_methods(["GET", "POST"])
@may(LEAD)
def campaign_new(request):
    """Make a campaign; its board is next."""
    form = CampaignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            campaign = campaigns.make_campaign(by=request.user, **form.values)
            messages.success(request, f"The campaign “{campaign.title}” is made. Log its letters next.")
            return redirect(campaign.get_staff_url())
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    context = {"form": form, "back_url": reverse("staff:campaign-list"), "heading": "New campaign"}
    return render(request, "letters/campaign_form.html", context)


@require_http_methods(["GET", "POST"])
@may(LEAD)
def campaign_edit(request, pk):
    """Change a campaign; who saves second sees both versions (DESIGN rule 11)."""
    campaign = get_object_or_404(Campaign, pk=pk)
    form = CampaignForm(request.POST or None, instance=campaign)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            saved = campaigns.edit_campaign(campaign, by=request.user, version=version, **form.values)
            messages.success(request, f"The campaign “{saved.title}” is saved.")
            return redirect(saved.get_staff_url())
        except EditConflict as conflict:
            return conflict_page(request, form, conflict.current)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    context = {"form": form, "back_url": campaign.get_staff_url(), "heading": "Edit the campaign"}
    return render(request, "letters/campaign_form.html", context)


def conflict_page(request, form, current):
    """Both versions side by side for the officer who saved second, who may save theirs after all."""
    rows = [row for row in both_versions(form, current) if row["typed"] != row["saved"]]
    context = {"form": form, "current": current, "rows": rows}
    return render(request, "letters/campaign_conflict.html", context, status=409)


def both_versions(form, current):
    """For each field that shows: its label, what the officer typed and what is saved now, as text."""
    shown = [name for name in form.values if name != "document_kinds"]
    kinds = form.cleaned_data["document_kinds"], current.document_kinds.all()
    typed, saved = (campaigns.kind_names(chosen) for chosen in kinds)
    return [
        *(
            {
                "label": form[name].label,
                "typed": str(form.cleaned_data[name] or ""),
                "saved": str(getattr(current, name) or ""),
            }
            for name in shown
        ),
        {"label": form["document_kinds"].label, "typed": typed, "saved": saved},
    ]
