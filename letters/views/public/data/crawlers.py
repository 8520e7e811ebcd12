"""What search engines are told: every public page in a sitemap, and robots.txt."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpResponse
from django.urls import reverse

from letters.models import Reply
from letters.views.public.data.api import base_of
from letters.views.public.published import public_areas, public_campaigns, public_page, published, reply_keys

PAGES = ("home", "response-list", "about", "data", "data-dictionary", "accessibility", "privacy", "removals")
ROBOTS = """User-agent: *
# A search can be asked in endless ways; what it finds is in the sitemap.
Disallow: /responses/?*q=
Disallow: /feed/?*q=

Sitemap: {sitemap}
"""


class Section(Sitemap):
    """A part of the sitemap, in pages of at most this many addresses."""

    limit = 1000

    def get_latest_lastmod(self):
        """None: to know it, every item would be fetched each time."""


class Pages(Section):
    """Pages that are always there."""

    def items(self):
        return PAGES

    def location(self, item):
        return reverse(f"public:{item}")


class Letters(Section):
    """The page of each public letter."""

    def items(self):
        return published().own_letters()

    def location(self, item):
        return item.document.letter.get_absolute_url()

    def lastmod(self, item):
        return item.published_at


class Responses(Section):
    """The page of each public response."""

    def items(self):
        return reply_keys(published())

    def location(self, item):
        return Reply(pk=item).get_absolute_url()


class Areas(Section):
    """The page of each area with a public letter."""

    def items(self):
        return public_areas()


class Campaigns(Section):
    """The page of each campaign with a public letter."""

    def items(self):
        return public_campaigns()


SECTIONS = {"pages": Pages, "letters": Letters, "responses": Responses, "areas": Areas, "campaigns": Campaigns}


@public_page
def sitemap_index(request):
    """Where the parts of the sitemap are."""
    return rendered(sitemaps.index(request, SECTIONS, sitemap_url_name="public:sitemap-section"))


@public_page
def sitemap_section(request, section):
    """One part of the sitemap; 404 for a part or a page of it that there is not."""
    return rendered(sitemaps.sitemap(request, SECTIONS, section=section))


def rendered(response):
    """`response` as it is sent: a sitemap may be read, and after a withdrawal Last-Modified would go back in time."""
    response.headers.pop("Last-Modified", None)
    response.headers.pop("X-Robots-Tag", None)
    return response.render()


@public_page
def robots(request):
    """What a crawler may fetch: everything but searches."""
    sitemap = base_of(request) + reverse("public:sitemap")
    return HttpResponse(ROBOTS.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")
