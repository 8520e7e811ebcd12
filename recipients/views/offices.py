"""The list of recipients, the page of one office, and what is done to the office itself."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from iasc_tracker.roles import READ, RECIPIENTS, may
from recipients import listing, verbs
from recipients.forms import ClosingForm, OfficeFilterForm, OfficeForm, VersionForm
from recipients.models import Commissioner, Office
from recipients.verbs.offices import EDITABLE
from recipients.views.saving import edit_page

PER_PAGE = 50
HISTORY = 20


@require_safe
@may(READ)
def office_list(request):
    """The recipients that the address asks for; a filter that cannot be read gives a sentence and 400."""
    today = clock.today()
    form = OfficeFilterForm(request.GET)
    offices = listing.filtered(form.chosen(), today) if form.is_valid() else Office.objects.none()
    holders = Commissioner.objects.possibly_in_post(today)
    offices = offices.select_related("area").prefetch_related(
        Prefetch("commissioners", queryset=holders, to_attr="holders_today")
    )
    context = {
        "form": form,
        "page_obj": Paginator(offices, PER_PAGE).get_page(request.GET.get("page")),
        "chips": listing.chips(form, request.GET),
        "today": today,
    }
    return render(request, "recipients/office_list.html", context, status=200 if form.is_valid() else 400)


@require_safe
@may(READ)
def office_detail(request, pk):
    """One office: who holds it, its address, its contacts, and what was done to it."""
    office = get_object_or_404(Office.objects.select_related("area", "succeeded_by", "address_checked_by"), pk=pk)
    today = clock.today()
    context = {
        "office": office,
        "is_open": office.is_open_on(today),
        "certain": list(office.commissioners.in_post(today)),
        "possible": list(office.commissioners.possibly_in_post(today)),
        "terms": office.commissioners.newest_first(),
        "units": office.area.units.select_related("succeeded_by").order_by(F("opened_on").asc(nulls_first=True), "pk"),
        "predecessors": office.predecessors.all(),
        "contacts": office.contacts.all(),
        "events": Event.objects.about(office).select_related("by")[:HISTORY],
        "may_edit": request.user.may(RECIPIENTS),
        "today": today,
    }
    return render(request, "recipients/office_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(RECIPIENTS)
def office_edit(request, pk):
    """Correct name, address, e-mail, website and language."""
    office = get_object_or_404(Office, pk=pk)

    def saved():
        return {name: getattr(Office.objects.get(pk=pk), name) for name in EDITABLE}

    form = OfficeForm(request.POST if request.method == "POST" else None, initial=saved() | {"version": office.version})
    return edit_page(
        request,
        office,
        form,
        lambda form: verbs.edit_office(office, by=request.user, **form.cleaned_data),
        heading="Edit the office",
        button="Save the office",
        done=f"{office} saved.",
        saved=saved,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(RECIPIENTS)
def office_closing(request, pk):
    """Record when the office closes, and which office has its work after that."""
    office = get_object_or_404(Office.objects.select_related("succeeded_by"), pk=pk)

    def saved():
        return ClosingForm.initial_for(Office.objects.select_related("succeeded_by").get(pk=pk))

    data = request.POST if request.method == "POST" else None
    return edit_page(
        request,
        office,
        ClosingForm(data, office=office, initial=saved() | {"version": office.version}),
        lambda form: verbs.close_office(office, by=request.user, **form.values()),
        heading="Record when the office closes",
        button="Save",
        done=f"The closing of {office} is recorded.",
        saved=saved,
    )


@require_POST
@may(RECIPIENTS)
def office_address_checked(request, pk):
    """Record that the address was checked today."""
    return checked(request, pk, verbs.mark_address_checked, "The address is recorded as checked today.")


@require_POST
@may(RECIPIENTS)
def office_email_checked(request, pk):
    """Record that the e-mail address was checked today."""
    return checked(request, pk, verbs.mark_email_checked, "The e-mail address is recorded as checked today.")


def checked(request, pk, verb, done):
    """Run one of the two "checked today" verbs and lead back to the office, with its refusal if there is one."""
    office, form = get_object_or_404(Office, pk=pk), VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else None
    try:
        verb(office, by=request.user, version=version)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join([*refusal.sentences, "Look at the page below before you try again."]))
    else:
        messages.success(request, done)
    return redirect(office.get_staff_url())
