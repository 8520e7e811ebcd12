"""Change of holder, and correcting one."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.roles import RECIPIENTS, may
from recipients import verbs
from recipients.forms import ChangeHolderForm, HolderForm
from recipients.models import Commissioner, Office
from recipients.views.saving import edit_page


@require_http_methods(["GET", "HEAD", "POST"])
@may(RECIPIENTS)
def holder_change(request, pk):
    """Record who left and who took over."""
    office = get_object_or_404(Office, pk=pk)
    present = list(office.commissioners.possibly_in_post(clock.today()))
    initial = {"version": office.version, "role": Commissioner.Role.HEAD}
    return edit_page(
        request,
        office,
        ChangeHolderForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda form: verbs.change_holder(office, by=request.user, **form.cleaned_data),
        heading="Record a change of holder",
        button="Save the change",
        done=f"Change of holder recorded for {office}.",
        present=present,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(RECIPIENTS)
def holder_edit(request, pk):
    """Correct what is known of a holder."""
    holder = get_object_or_404(Commissioner.objects.select_related("office"), pk=pk, is_vacancy=False)

    def saved():
        return HolderForm.initial_for(Commissioner.objects.get(pk=pk))

    form = HolderForm(
        request.POST if request.method == "POST" else None, initial=saved() | {"version": holder.office.version}
    )
    return edit_page(
        request,
        holder.office,
        form,
        lambda form: verbs.edit_holder(holder, by=request.user, **form.values()),
        heading=f"Edit {holder}",
        button="Save the holder",
        done=f"{holder} saved.",
        saved=saved,
    )
