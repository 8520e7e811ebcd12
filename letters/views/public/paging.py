"""Pages of a list of public copies that costs the same however much is published.

Counting on, or looking at page 400, would read all there is. So there are numbered pages of the first
`settings.LISTED_AT_ONCE`, and on the last of them a link to as many more, which begin after a place in the order: the
moment of publication and the key of the last copy. A place holds whatever is published or withdrawn meanwhile.
"""

import re
from datetime import UTC, datetime

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from letters.views.public.published import published

PER_PAGE = 20
MOMENT = "%Y%m%dT%H%M%S%f"
PLACE = re.compile(r"(20[0-9]{6}T[0-9]{12})-([0-9]{1,18})")
NO_PLACE = "The address is not complete. Start from the first page"


class PlaceField(forms.Field):
    """A place in the list as addresses write it: 20201201T093000000000-123."""

    def to_python(self, value):
        """(moment, key), or None when none was given; a ValidationError for what is none."""
        if not value:
            return None
        found = PLACE.fullmatch(value)
        try:
            return found and (datetime.strptime(found[1], MOMENT).replace(tzinfo=UTC), int(found[2])) or self._refuse()
        except ValueError:
            return self._refuse()

    def _refuse(self):
        raise ValidationError(NO_PLACE, code="invalid")


def ordered(copies, place, *, oldest_first):
    """`copies` by the moment of publication; from `place`, (moment, key), on if there is one."""
    if place:
        moment, key = place
        way, inside = ("gt", "gte") if oldest_first else ("lt", "lte")
        beyond = Q(**{f"published_at__{way}": moment}) | Q(**{f"pk__{way}": key})
        copies = copies.filter(beyond, **{f"published_at__{inside}": moment})
    return copies.order_by("published_at", "pk") if oldest_first else copies.order_by("-published_at", "-pk")


class BoundedPaginator(Paginator):
    """Numbered pages of the first `settings.LISTED_AT_ONCE` of `copies`."""

    def __init__(self, copies):
        self.found, self.most = copies, settings.LISTED_AT_ONCE
        super().__init__(copies.values_list("pk", flat=True), PER_PAGE)

    @cached_property
    def counted(self):
        """How many there are, or one more than are listed when there are more."""
        return self.found.order_by().values("pk")[: self.most + 1].count()

    @cached_property
    def count(self):
        """How many there are, those listed at most."""
        return min(self.counted, self.most)

    @property
    def is_cut(self):
        """Whether there are more than the pages show."""
        return self.counted > self.most

    def get_page(self, number):
        """The page `number`, or the nearest that there is, with the copies of its keys.

        Its `place` is where the list goes on: "" but on the last page of a list that is cut.
        """
        page = super().get_page(number)
        rows = published().order_by().in_bulk(list(page.object_list))
        page.object_list = [rows[key] for key in page.object_list if key in rows]
        goes_on = self.is_cut and not page.has_next() and page.object_list
        page.place = place_of(page.object_list[-1]) if goes_on else ""
        return page


def place_of(copy):
    """The place of a public copy, as `PlaceField` reads it."""
    return f"{copy.published_at.astimezone(UTC).strftime(MOMENT)}-{copy.pk}"
