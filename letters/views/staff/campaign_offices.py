"""Which offices the letters of a campaign go to."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, may
from letters.composing.office_facts import facts_of
from letters.drafting.campaign_offices import choose_offices
from letters.forms.campaign_offices import OfficeChoiceForm, OfficeFilterForm, OfficeListForm
from letters.models import Campaign, OfficeList
from letters.views.staff.campaign_tasks import crumbs
from recipients.models import Office


@require_http_methods(["GET", "POST"])
@may(LEAD)
def campaign_offices(request, pk):
    """Choose the offices: those open on the date of the letters, and any chosen before that are not."""
    campaign = get_object_or_404(Campaign, pk=pk)
    form = OfficeChoiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return offices_chosen(request, campaign, form)
        except CorrespondenceError as refusal:
            messages.error(request, "\n".join(refusal.sentences))
            return redirect(request.get_full_path())
    return offices_page(request, campaign)


def offices_page(request, campaign, *, list_form=None):
    """The page; `list_form`: one with errors, when the choice could not be saved as a list."""
    filters = OfficeFilterForm(request.GET, campaign=campaign)
    chosen = set(campaign.chosen.values_list("office_id", flat=True))
    facts = facts_of(filters.narrow(offered(campaign), campaign), campaign.letters_dated)
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "filters": filters,
        "rows": [{"facts": one, "chosen": one.office.pk in chosen} for one in facts],
        "count": len(chosen),
        "form": filters if list_form is None else list_form,
        "here": request.get_full_path() if list_form is None else reverse("staff:campaign-offices", args=[campaign.pk]),
        "list_form": list_form or OfficeListForm(),
        "lists": OfficeList.objects.select_related("saved_by").annotate(number=Count("offices")),
    }
    return render(request, "letters/campaign_offices.html", context)


def offered(campaign):
    """Offices open on the date of the letters, and those chosen already, by area."""
    open_then = Office.objects.open_on(campaign.letters_dated).values("pk")
    chosen = campaign.offices.values("pk")
    offices = Office.objects.filter(Q(pk__in=open_then) | Q(pk__in=chosen))
    return offices.select_related("area").order_by("area__name", "pk")


def offices_chosen(request, campaign, form):
    """Save the boxes and say what changed."""
    add, remove = form.change
    added, removed = choose_offices(campaign, by=request.user, add=add, remove=remove)
    total = campaign.chosen.count()
    messages.success(request, f"{added} added, {removed} taken away. {total} chosen.")
    return redirect(request.get_full_path())
