"""Pages of a list of public copies that costs the same however much is published."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from letters.views.public.published import published

PER_PAGE = 20
MOST = 1_000


class BoundedPaginator(Paginator):
    """Pages of the first MOST `copies`: counting on, or looking at page 400, would read all there is."""

    def __init__(self, copies):
        self.found = copies
        super().__init__(copies.values_list("pk", flat=True), PER_PAGE)

    @cached_property
    def counted(self):
        """How many there are, or MOST and one when there are more."""
        return self.found.order_by().values("pk")[: MOST + 1].count()

    @cached_property
    def count(self):
        """How many there are, MOST at most."""
        return min(self.counted, MOST)

    @property
    def is_cut(self):
        """Whether there are more than the pages show."""
        return self.counted > MOST

    def get_page(self, number):
        """The page `number`, or the nearest that there is, with the copies of its keys."""
        page = super().get_page(number)
        rows = published().order_by().in_bulk(list(page.object_list))
        page.object_list = [rows[key] for key in page.object_list if key in rows]
        return page
