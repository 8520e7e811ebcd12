"""The list of everything published."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse

from letters.models import Document
from letters.views.public.published import distinct, of_letter, public_letters, public_page, published

PER_PAGE = 20
OURS = {Document.Kind.LETTER: "Letter of the Commissioner"}  # staff pages say "Our letter"


@dataclass(frozen=True)
class Filter:
    """One way to narrow the list: its name in the address, its label, [(value, words)] on offer, the value in use."""

    name: str
    label: str
    choices: list
    value: str

    @property
    def is_known(self):
        """Whether the value in use is on offer: only then does it reach the database."""
        return any(value == self.value for value, _ in self.choices)

    @property
    def words(self):
        """The value in use in words."""
        return next((words for value, words in self.choices if value == self.value), "not published")

    @property
    def condition(self):
        """The Q of the value in use."""
        lookups = {
            "campaign": lambda slug: of_letter(campaign__slug=slug),
            "area": lambda slug: of_letter(office__area__slug=slug),
            "document": lambda kind: Q(document__kind=kind),
        }
        return lookups[self.name](self.value)


@public_page
def letter_list(request):
    """Every published letter and response, newest first; campaign, area and kind of document are in the address."""
    filters = filters_of(request.GET)
    used = [part for part in filters if part.value]
    copies = published()
    for part in used:
        copies = copies.filter(part.condition) if part.is_known else copies.none()
    page = {
        "page_obj": Paginator(copies, PER_PAGE).get_page(request.GET.get("page")),
        "filters": filters,
        "chips": [{"words": f"{part.label}: {part.words}", "url": address_without(part, used)} for part in used],
    }
    return render(request, "public/letter_list.html", page)


def filters_of(query):
    """The three filters with the values in `query`; they offer only what is published, so they give nothing away."""
    letters = public_letters()
    campaigns = [(campaign.slug, campaign.title) for campaign in distinct(letter.campaign for letter in letters)]
    areas = [(area.slug, area.name) for area in distinct(letter.office.area for letter in letters)]
    seen = set(published().order_by().values_list("document__kind", flat=True))
    kinds = [(kind, OURS.get(kind, words)) for kind, words in Document.Kind.choices if kind in seen]
    offered = [("campaign", "Campaign", campaigns), ("area", "Area", areas), ("document", "Document", kinds)]
    return [Filter(name, label, choices, query.get(name, "")) for name, label, choices in offered]


def address_without(part, used):
    """The address of the list with every filter of `used` but `part`."""
    rest = {other.name: other.value for other in used if other is not part and other.is_known}
    address = reverse("public:letter-list")
    return f"{address}?{urlencode(rest)}" if rest else address
