"""Headings of tables that sort on the server, by links that keep the filters in the address."""

from typing import NamedTuple

# Biggest or newest first is what one wants of these.
DOWN_FIRST = {"late", "event", "sent"}


class Heading(NamedTuple):
    """A column heading: its words, the link that sorts by it ("" if it cannot sort), how it is sorted now."""

    label: str
    url: str = ""
    aria_sort: str = ""
    is_number: bool = False


def heading(request, key, label, *, is_number=False):
    """The `Heading` of the column `key` on the page of `request`; a second click turns the order round."""
    now = request.GET.get("sort", "")
    first = f"-{key}" if key in DOWN_FIRST else key
    other = key if first.startswith("-") else f"-{key}"
    query = request.GET.copy()
    query.pop("page", None)
    query["sort"] = other if now == first else first
    aria_sort = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    return Heading(label, f"?{query.urlencode()}", aria_sort, is_number)


def query_without(request, *names):
    """The query string of `request` without the parameters `names`, to build links on; "" when nothing is left."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()
