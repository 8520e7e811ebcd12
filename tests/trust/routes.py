"""Every route of the tracker, with arguments that fit its pattern."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse

CANDIDATES = (1, "sample", "IASC-2020-0001", "2020-10-13")


@dataclass(frozen=True)
class Route:
    """One pattern: its full name ("staff:letter-detail"), an address that it matches, and its view."""

    name: str
    url: str
    view: object

    def __str__(self):
        return self.name

    @property
    def is_public(self):
        """Whether the view says that it needs no log-in."""
        return not getattr(self.view, "login_required", True)


def routes():
    """A `Route` for every pattern, in order; an AssertionError for one without a name."""
    return list(walk(get_resolver(), ""))


def walk(resolver, namespace):
    """The routes below `resolver`, whose names start with `namespace` ("staff:")."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            assert entry.name, f"a route without a name: {entry}"
            name = namespace + entry.name
            yield Route(name, reverse(name, kwargs=dummies(name)), entry.callback)
        else:
            yield from walk(entry, namespace + (f"{entry.namespace}:" if entry.namespace else ""))


def dummies(name):
    """Arguments that fit the pattern called `name`."""
    namespace, _, own_name = name.rpartition(":")
    resolver = get_resolver()
    for part in filter(None, namespace.split(":")):
        resolver = resolver.namespace_dict[part][1]
    _possibilities, _pattern, _defaults, converters = resolver.reverse_dict.getlist(own_name)[0]
    return {key: fitting(converter) for key, converter in converters.items()}


def fitting(converter):
    """The first candidate that `converter` takes."""
    return next(value for value in CANDIDATES if re.fullmatch(converter.regex, str(value)))
