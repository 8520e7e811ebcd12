"""The chase queue: who is late, by how much, what was promised, and what comes next."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.roles import LEAD, READ, may
from letters import owing
from letters.chasing.rules import in_words
from letters.models import Campaign
from letters.reports.chasing import not_late, queue
from letters.reports.worklist import next_due


@require_safe
@may(READ)
def chase_queue(request):
    """Everybody who is late, in four places; those whose step has come are ticked already."""
    today = clock.today()
    found = queue(today)
    tick = request.GET.get("tick", "")
    ticked = {row.letter.pk for row in found.ready if tick == "all" or (tick != "none" and row.now.is_due)}
    context = {
        "queue": found,
        "ticked": {pk for pk in ticked if pk in {row.letter.pk for row in found.ready if row.now.step.by_mail}},
        "choosable": sum(row.now.step.by_mail for row in found.ready),
        "not_late": not_late(today),
        "next_due": None if found.number else next_due(today),
        "rules": rules_of(found),
        "today": today,
        "may_lead": request.user.may(LEAD),
    }
    return render(request, "letters/chase_queue.html", context)


def rules_of(found):
    """The rules that the queue goes by: (campaign or None, its rules in words) for each campaign that is late."""
    letters = [row.letter for rows in found for row in rows]
    campaigns = {letter.campaign_id: letter.campaign for letter in letters} or {
        campaign.pk: campaign for campaign in Campaign.objects.prefetch_related("chase_rules")[:1]
    }
    by_title = sorted(campaigns.values(), key=lambda campaign: campaign.title if campaign else "")
    return [(campaign, in_words(owing.rules_of(campaign))) for campaign in by_title]
