"""The box and the filters of the list of responses: all in the address, each offering only what is published."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Q, Subquery
from django.utils.timezone import localtime

from iasc_tracker.chips import Chip
from iasc_tracker.fields import EXAMPLE, DayField, LongSelect, WordsField
from iasc_tracker.working_days import spell
from letters.models import Document
from letters.search import BEST, NEWEST, OLDEST
from letters.views.public.paging import PlaceField
from letters.views.public.published import of_letter, public_areas, public_campaigns, public_documents, published

OURS = {  # staff pages say "Our letter"
    Document.Kind.LETTER: "Letter of the Commissioner",
    Document.Kind.TRANSLATION: "Letter of the Commissioner in its other language",
    Document.Kind.OTHER_COPY: "Another copy of a letter of the Commissioner",
}
SORTS = [(NEWEST, "Newest first"), (OLDEST, "Oldest first")]
FOUND_SORTS = [(BEST, "Best match first"), *SORTS]
CONDITIONS = {
    "campaign": lambda slug: of_letter(campaign__slug=slug),
    "area": lambda slug: of_letter(office__area__slug=slug),
    "document": lambda kind: Q(document__kind=kind),
    "year": lambda year: Q(published_at__year=year),
    "since": lambda day: Q(published_at__date__gte=day),
    "until": lambda day: Q(published_at__date__lte=day),
}
DAYS = f"Like {EXAMPLE}"
NOTHING_PUBLISHED = "Nothing is published for that. Choose from the list, or clear the filters"


class QuestionForm(forms.Form):
    """What a reader looks for. It offers only what is published, so it gives nothing away."""

    q = WordsField(label="Search the words of letters and responses", required=False)
    campaign = forms.ChoiceField(label="Campaign", required=False, widget=LongSelect)
    area = forms.ChoiceField(label="Area", required=False, widget=LongSelect)
    document = forms.ChoiceField(label="Kind of document", required=False)
    year = forms.ChoiceField(label="Year published", required=False, widget=LongSelect)
    since = DayField(label="Published from", help_text=DAYS, required=False)
    until = DayField(label="Published up to", help_text=DAYS, required=False)
    sort = forms.ChoiceField(label="Order", required=False)
    after = PlaceField(label="Where the list goes on", required=False)

    def __init__(self, query):
        super().__init__(query)
        choices = {"campaign": campaigns(), "area": areas(), "document": kinds(), "year": years()}
        for name, offered in choices.items():
            self.fields[name].choices = [("", "All"), *offered]
            self.fields[name].error_messages["invalid_choice"] = NOTHING_PUBLISHED
        self.fields["sort"].choices = FOUND_SORTS if self.words else SORTS
        self.fields["sort"].error_messages["invalid_choice"] = "Choose an order from the list"

    @property
    def words(self):
        """What was typed into the box, without blanks around it."""
        return self.data.get("q", "").strip()

    @property
    def order(self):
        """The order that was chosen, or the usual one."""
        chosen = self.cleaned_data.get("sort") if self.is_valid() else ""
        return chosen or (BEST if self.words else NEWEST)

    def clean(self):
        """Two dates the wrong way round find nothing, so they are said to be wrong."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", "The second date is before the first. Enter a later one")
        return self.cleaned_data

    def narrowed(self, copies):
        """Those of `copies` that the filters leave; none while a filter cannot be read."""
        if not self.is_valid():
            return copies.none()
        for name, value in self._used().items():
            copies = copies.filter(CONDITIONS[name](value))
        return copies

    @property
    def place(self):
        """(moment, key) of the copy after which the list goes on; None from its beginning."""
        return self.cleaned_data.get("after") if self.is_valid() else None

    @property
    def is_narrowed(self):
        """Whether a filter is in force."""
        return not self.is_valid() or bool(self._used())

    @property
    def chips(self):
        """A `Chip` for each filter in force."""
        if not self.is_valid():
            return []
        return [Chip(f"{self.fields[name].label}: {self._words(name)}", self.without(name)) for name in self._used()]

    @property
    def is_dated(self):
        """Whether days or a year of publication narrow the list."""
        return any(name in self._used() for name in ("year", "since", "until"))

    def without(self, *names):
        """The address of this list, from its beginning, without the filters `names`."""
        gone = {"after", *names}
        kept = {name: self.data[name] for name in self.fields if name not in gone and self.data.get(name)}
        return f"?{urlencode(kept)}"

    @property
    def unfiltered_url(self):
        """The address with the words alone."""
        return self.without(*CONDITIONS, "sort")

    @property
    def start_url(self):
        """The address of the first page of this list."""
        return self.without()

    @property
    def data_query(self):
        """The same question as the feed and the API take it: "" or "?area=sampleshire&since=2020-10-13"."""
        asked = {name: str(value) for name, value in self._used().items()} if self.is_valid() else {}
        asked = {"q": self.words, **asked} if self.words else asked
        return f"?{urlencode(asked)}" if asked else ""

    def _used(self):
        return {name: value for name in CONDITIONS if (value := self.cleaned_data.get(name))}

    def _words(self, name):
        value = self.cleaned_data[name]
        return spell(value) if name in ("since", "until") else dict(self.fields[name].choices)[value]


def campaigns():
    """(slug, title) of each campaign with a public letter."""
    return public_campaigns().values_list("slug", "title")


def areas():
    """(slug, name) of each area with a public letter."""
    return public_areas().values_list("slug", "name")


def kinds():
    """(kind, words) of each kind of document that is published."""
    found = public_documents().values("pk")
    answers = {f"any_{kind}": Subquery(found.filter(kind=kind)[:1]) for kind in Document.Kind.values}
    seen = published().annotate(**answers).values(*answers).first() or {}
    return [(kind, OURS.get(kind, words)) for kind, words in Document.Kind.choices if seen.get(f"any_{kind}")]


def years():
    """The years from the newest to the oldest publication that is public now."""
    days = published().values_list("published_at", flat=True)
    newest, oldest = days.first(), days.order_by("published_at").first()
    if newest is None or oldest is None:
        return []
    return [(str(year), str(year)) for year in range(localtime(newest).year, localtime(oldest).year - 1, -1)]
