"""People at an office: add, edit, remove."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker.roles import RECIPIENTS, may
from recipients import verbs
from recipients.forms import ContactForm, VersionForm
from recipients.models import Contact, Office
from recipients.verbs.contacts import EDITABLE
from recipients.views.saving import edit_page


@require_http_methods(["GET", "HEAD", "POST"])
@may(RECIPIENTS)
def contact_add(request, pk):
    """A new contact of an office."""
    office = get_object_or_404(Office, pk=pk)
    return edit_page(
        request,
        office,
        ContactForm(request.POST if request.method == "POST" else None, initial={"version": office.version}),
        lambda form: verbs.add_contact(office, by=request.user, **form.cleaned_data),
        heading="Add a contact",
        button="Save the contact",
        done="Contact saved.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(RECIPIENTS)
def contact_edit(request, pk):
    """Correct a contact."""
    contact = get_object_or_404(Contact.objects.select_related("office"), pk=pk)

    def saved():
        now = Contact.objects.filter(pk=pk).first()
        return {name: getattr(now, name) for name in EDITABLE} if now else {}

    form = ContactForm(
        request.POST if request.method == "POST" else None, initial=saved() | {"version": contact.office.version}
    )
    return edit_page(
        request,
        contact.office,
        form,
        lambda form: verbs.edit_contact(contact, by=request.user, **form.cleaned_data),
        heading=f"Edit {contact}",
        button="Save the contact",
        done="Contact saved.",
        saved=saved,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(RECIPIENTS)
def contact_remove(request, pk):
    """Ask first, then remove a contact."""
    contact = get_object_or_404(Contact.objects.select_related("office"), pk=pk)
    form = VersionForm(request.POST if request.method == "POST" else None, initial={"version": contact.office.version})
    if form.is_bound and form.is_valid():
        try:
            verbs.remove_contact(contact, by=request.user, **form.cleaned_data)
        except verbs.EditConflict as conflict:
            messages.error(request, "\n".join([*conflict.sentences, "Look at the contact again before you remove it."]))
        else:
            messages.success(request, f"{contact} removed from the contacts.")
        return redirect(contact.office.get_staff_url())
    return render(request, "recipients/contact_remove.html", {"contact": contact, "form": form})
