"""Which offices a list shows, and how it says what it was narrowed to."""

from django.db.models import Q
from django.urls import reverse

from recipients.models import Commissioner, Office


def filtered(chosen, today):
    """The offices that the filters `chosen` ({name: value}, see OfficeFilterForm) leave, as of `today`."""
    offices = Office.objects.all() if chosen.get("show") == "all" else Office.objects.open_on(today)
    if chosen.get("show") == "funded":
        offices = offices.filter(area__vru_funded_2019=True)
    if chosen.get("show") == "unit":
        offices = offices.exclude(area__units=None)
    if "missing" in chosen:
        offices = lacking(offices, chosen["missing"], today)
    return offices.filter(named(chosen["q"], today)) if "q" in chosen else offices


def lacking(offices, what, today):
    """Those of `offices` where `what` is not known: address, email, holder or the salutation of one."""
    if what in ("address", "email"):
        return offices.filter(**{what: ""})
    holders = Commissioner.objects.possibly_in_post(today).order_by()
    if what == "holder":
        return offices.exclude(pk__in=holders.values("office"))
    return offices.filter(pk__in=holders.filter(salutation="").values("office"))


def named(words, today):
    """A condition: the area, the office or somebody who holds it today has `words` in the name."""
    holders = Commissioner.objects.possibly_in_post(today).filter(name__icontains=words).order_by()
    return Q(area__name__icontains=words) | Q(name__icontains=words) | Q(pk__in=holders.values("office"))


def chips(form, query):
    """[{words, url}] for each filter in use; `url` is the list without that one."""
    found = []
    for name, value in form.chosen().items():
        rest = query.copy()
        for gone in (name, "page"):
            rest.pop(gone, None)
        found.append({"words": form.chip_words(name, value), "url": address(rest)})
    return found


def address(query):
    """The list of recipients narrowed by the QueryDict `query`."""
    path = reverse("recipients:office-list")
    return f"{path}?{query.urlencode()}" if query else path
