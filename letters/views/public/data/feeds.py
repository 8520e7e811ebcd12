"""What is newly published as Atom feeds (RFC 4287): everything, a campaign, an area, or what a search finds.

What is withdrawn is in no feed from that moment. No Last-Modified is sent: after a withdrawal it would go back in time
and let a reader keep what is gone; the ETag is that of the bytes.
"""

from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import escape

from letters.search import TooSlowError, copies_with, limited
from letters.views.public.data.answers import DataError, open_data, searched, too_many
from letters.views.public.data.api import base_of
from letters.views.public.data.items import KIND_WORDS, rights_of
from letters.views.public.limiting import limited as at_most
from letters.views.public.published import of_letter, public_areas, public_campaigns, published
from letters.views.public.question import QuestionForm

NEWEST = 50
COMMISSIONER = "Independent Anti-Slavery Commissioner"
NOTHING_YET = datetime(2015, 1, 1, tzinfo=UTC)  # a feed has to say when it changed, an empty one too


class Feed(Atom1Feed):
    """Atom that is the same bytes until something is published or withdrawn."""

    def latest_post_date(self):
        """When the newest entry was published."""
        return super().latest_post_date() if self.items else NOTHING_YET


@open_data
@at_most("searches", when=searched, refuse=too_many)
def everything(request):
    """The newest of all that is published, or of what the filters and words in the address leave."""
    form = QuestionForm(request.GET)
    if not form.is_valid():
        raise DataError(400, *(words for texts in form.errors.values() for words in texts))
    title = ", ".join(["Letters and responses", *([f"“{form.words}”"] if form.words else [])])
    title = ", ".join([title, *(chip.words for chip in form.chips)])
    page = f"/responses/{form.without()}" if request.GET else "/responses/"
    return answer(request, newest(form), title=title, page=page)


def newest(form):
    """The newest copies that `form` (a valid QuestionForm) finds; none where the words cannot be looked for."""
    copies = form.narrowed(published())
    if not form.words:
        return list(copies[:NEWEST])
    try:
        with limited(settings.SEARCH_SECONDS, looked_up=True):
            found, _ = copies_with(form.words, copies)
            return list(found[:NEWEST])
    except TooSlowError:
        return []


@open_data
def area(request, slug):
    """The newest published for one area."""
    place = get_object_or_404(public_areas(), slug=slug)
    copies = published().filter(of_letter(office__area=place.pk))[:NEWEST]
    return answer(request, copies, title=f"Letters and responses: {place.name}", page=place.get_absolute_url())


@open_data
def campaign(request, slug):
    """The newest published in one campaign."""
    one = get_object_or_404(public_campaigns(), slug=slug)
    copies = published().filter(of_letter(campaign=one.pk))[:NEWEST]
    return answer(request, copies, title=f"Letters and responses: {one.title}", page=one.get_absolute_url())


def answer(request, copies, *, title, page):
    """The feed of `copies`, newest first, called `title`; `page`: the address of the page that shows the same."""
    base = base_of(request)
    feed = Feed(
        title=printable(title),
        link=base + page,
        description=None,
        language="en-GB",
        author_name=COMMISSIONER,
        feed_url=base + request.get_full_path(),
        feed_guid=base + page,
        feed_copyright="Each entry states whose it is.",
    )
    for copy in copies:
        feed.add_item(**entry(copy, base))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def entry(copy, base):
    """What the feed says of one public copy. Its id holds for ever, also when the title or the host changes."""
    letter = copy.document.answered_letter
    place = letter.office.area.name
    author = COMMISSIONER if copy.document.is_own_letter else letter.office.name
    return {
        "title": printable(copy.title),
        "link": base + copy.reading_url,
        "description": escape(printable(f"{KIND_WORDS[copy.document.kind]}, {place}, {letter.reference}.")),
        "unique_id": uuid5(NAMESPACE_OID, f"{copy.pk} {copy.sha256}").urn,
        "author_name": printable(author),
        "pubdate": copy.published_at,
        "updateddate": copy.published_at,
        "categories": [printable(letter.campaign.title)] if letter.campaign else [],
        "item_copyright": rights_of(copy)["rights"],
        "enclosures": [Enclosure(base + copy.get_absolute_url(), str(copy.size), "application/pdf")],
    }


def printable(text):
    """`text` without characters that no XML may hold."""
    return "".join(letter for letter in text if letter.isprintable())
