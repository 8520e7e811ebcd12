"""The forms that choose the offices of a campaign."""

from django import forms
from django.db.models import Q

from iasc_tracker.fields import PlainErrors
from letters.models import Campaign, OfficeList
from recipients.models import Office, PoliceArea

SHOW = [("", "All offices"), ("funded", "Funded in 2019"), ("chosen", "Chosen already")]


class OfficeFilterForm(forms.Form):
    """Which offices the list shows; all of it lives in the address."""

    show = forms.ChoiceField(choices=SHOW, required=False, label="Show")
    region = forms.ChoiceField(required=False, label="Region")
    area = forms.CharField(required=False, max_length=100, label="Area or office")
    as_in = forms.ModelChoiceField(None, required=False, label="As chosen for", empty_label="Any campaign")
    in_list = forms.ModelChoiceField(
        OfficeList.objects.all(), required=False, label="As in the list", empty_label="Any list"
    )

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        regions = PoliceArea.objects.order_by("region").values_list("region", flat=True).distinct()
        self.fields["region"].choices = [("", "All regions"), *((one, one) for one in regions)]
        self.fields["as_in"].queryset = Campaign.objects.exclude(pk=campaign.pk).exclude(chosen=None)

    def narrow(self, offices, campaign):
        """Those of the queryset `offices` that the filters leave; none when a filter cannot be read."""
        if not self.is_valid():
            return offices.none()
        wanted = self.cleaned_data
        if wanted["show"] == "funded":
            offices = offices.filter(area__vru_funded_2019=True)
        if wanted["show"] == "chosen":
            offices = offices.filter(pk__in=campaign.offices.values("pk"))
        if wanted["region"]:
            offices = offices.filter(area__region=wanted["region"])
        if wanted["as_in"]:
            offices = offices.filter(pk__in=wanted["as_in"].offices.values("pk"))
        if wanted["in_list"]:
            offices = offices.filter(pk__in=wanted["in_list"].offices.values("pk"))
        words = wanted["area"]
        named = Q(area__name__icontains=words) | Q(name__icontains=words)
        return offices.filter(named) if words else offices


class OfficeChoiceForm(forms.Form):
    """The boxes: `office` ticked now, `before` ticked when the page was made, `shown` on the page; `every`: all."""

    office = forms.ModelMultipleChoiceField(Office.objects.select_related("area"), required=False)
    before = forms.ModelMultipleChoiceField(Office.objects.select_related("area"), required=False)
    shown = forms.ModelMultipleChoiceField(Office.objects.select_related("area"), required=False)
    every = forms.BooleanField(required=False)

    @property
    def change(self):
        """(Offices to add, Offices to take away) of the valid form."""
        before, ticked = set(self.cleaned_data["before"]), set(self.cleaned_data["office"])
        if self.cleaned_data["every"]:
            ticked = set(self.cleaned_data["shown"])
        return sorted_by_area(ticked - before), sorted_by_area(before - ticked)


def sorted_by_area(offices):
    """`offices` as a list, by area."""
    return sorted(offices, key=lambda office: (office.area.name, office.pk))


class OfficeListForm(PlainErrors, forms.Form):
    """The name of a list of offices; the verb checks that it is free."""

    name = forms.CharField(max_length=100, label="Name of the list")
