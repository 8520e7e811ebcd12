"""What every page that changes an office does alike: show, save, refuse in sentences, show both versions."""

from django.contrib import messages
from django.shortcuts import redirect, render

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from recipients.verbs import EditConflict


def edit_page(request, office, form, save, **words):
    """Show `form` of `office`; once it is filled right, call `save(form)` and lead back to the office.

    `words`: heading, button, done (the message), and saved, a function that gives the values now in the row
    under the form's names, for the comparison (absent when there is nothing to compare).
    """
    if form.is_bound and form.is_valid():
        try:
            save(form)
        except EditConflict as conflict:
            return conflict_page(request, conflict.office, form, words)
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, words["done"])
            return redirect(office.get_staff_url())
    return render(request, "recipients/edit.html", {"office": office, "form": form} | words)


def conflict_page(request, office, form, words):
    """Both versions (409): what is saved now beside what was typed, and the form with every word still in it."""
    saved = words.get("saved", dict)()
    again = request.POST.copy()
    again["version"] = office.version
    context = {
        "office": office,
        "form": form.again(again),
        "rows": form.rows(saved),
        "last": Event.objects.about(office).select_related("by").first(),
    }
    return render(request, "recipients/conflict.html", context | words, status=409)
