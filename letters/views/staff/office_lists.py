"""Saved lists of offices: saving the choice of a campaign as one, and deleting one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, may
from letters.drafting.office_lists import delete_list, save_list
from letters.forms.campaign_offices import OfficeListForm
from letters.models import Campaign, OfficeList
from letters.views.staff.campaign_offices import offices_page


@require_POST
@may(LEAD)
def office_list_save(request, pk):
    """Save the offices that a campaign has chosen under a name, and go back to them."""
    campaign = get_object_or_404(Campaign, pk=pk)
    form = OfficeListForm(request.POST)
    if form.is_valid():
        try:
            saved = save_list(form.cleaned_data["name"], campaign.offices.select_related("area"), by=request.user)
        except CorrespondenceError as refusal:
            form.add_error("name", refusal.sentences)
        else:
            messages.success(request, f"The list “{saved.name}” is saved.")
            return redirect("staff:campaign-offices", campaign.pk)
    return offices_page(request, campaign, list_form=form)


@require_http_methods(["GET", "POST"])
@may(LEAD)
def office_list_delete(request, campaign, pk):
    """Ask whether to delete a list, and do it on a word; the way back is the campaign one came from."""
    campaign = get_object_or_404(Campaign, pk=campaign)
    office_list = get_object_or_404(OfficeList.objects.select_related("saved_by"), pk=pk)
    back = reverse("staff:campaign-offices", args=[campaign.pk])
    if request.method == "POST":
        delete_list(office_list, by=request.user)
        messages.success(request, f"The list “{office_list.name}” is deleted.")
        return redirect(back)
    context = {"office_list": office_list, "names": names_of(office_list), "back_url": back}
    return render(request, "letters/office_list_delete.html", context)


def names_of(office_list):
    """The areas of a list as one text."""
    return ", ".join(office_list.offices.order_by("area__name", "pk").values_list("area__name", flat=True))
