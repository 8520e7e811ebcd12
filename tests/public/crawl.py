"""Fetch everything a guest can reach: every public route with every key there is, and every link from there."""

import itertools
import re
import zlib
from html import unescape
from io import BytesIO
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import pikepdf
from django.urls import reverse

from letters.models import Campaign, Document, Letter, PublicCopy, Reply
from letters.urls.public import urlpatterns
from letters.views.public.data.crawlers import SECTIONS
from recipients.models import PoliceArea

LINK = re.compile(rb'(?:href|src|action)="([^"]+)"')
OURS = re.compile(r"^/(?!static/|staff/|accounts/)")


def seeds():
    """Every public route, with every key that the database knows, hidden or not."""
    copies = PublicCopy.objects.all()
    replies, references = every(Reply, "pk"), every(Letter, "reference")
    areas, campaigns = every(PoliceArea, "slug"), every(Campaign, "slug")
    pairs = [[one, other] for [one], [other] in itertools.pairwise([*campaigns, *campaigns[::-1], *campaigns[::2]])]
    keys = {
        "response": replies,
        "letter": references,
        "area": areas,
        "campaign": campaigns,
        "file": [[copy.pk, copy.file_name] for copy in copies] + [[pk, "sample"] for (pk,) in every(Document, "pk")],
        **{"api-response": replies, "api-letter": references, "api-area": areas, "api-campaign": campaigns},
        **{"api-document": every(PublicCopy, "pk"), "api-unknown": [["v1/nothing"]], "api-slashless": [["v1/letters"]]},
        **{"area-feed": areas, "campaign-feed": campaigns, "campaign-files": campaigns},
        **{"comparison": pairs, "comparison-csv": pairs, "sitemap-section": [[name] for name in SECTIONS]},
    }
    paths = {route.name: keys.get(route.name, [[]]) for route in urlpatterns}
    return [reverse(f"public:{name}", args=args) for name, all_args in paths.items() for args in all_args]


def every(model, field):
    """[value] of `field` for each row of `model`."""
    return [[value] for value in model.objects.values_list(field, flat=True)]


def filtered():
    """The list, the API and the feed with every filter value that the database knows, in pairs too, and odd pages."""
    areas = [f"area={slug}" for slug in PoliceArea.objects.values_list("slug", flat=True)]
    campaigns = [f"campaign={slug}" for slug in Campaign.objects.values_list("slug", flat=True)]
    kinds = [f"document={kind}" for kind in Document.Kind.values]
    alone = [*areas, *campaigns, *kinds]
    pages = [f"page={number}" for number in ("0", "1", "2", "999")]
    both = ["&".join(pair) for pair in [*zip(areas, campaigns, strict=False), *itertools.product(kinds[:2], pages)]]
    queries = [*alone, *pages, *both, *(f"{part}&document=letter" for part in areas)]
    lists = [f"/api/v1/{name}/" for name in ("letters", "responses", "documents")]
    in_api = [f"{path}?{query}" for path in lists for query in [*alone, *pages, "q=canary*", "q=sample"]]
    return [*(f"/responses/?{query}" for query in queries), *in_api, *(f"/feed/?{query}" for query in alone)]


def crawl(client, *, start=None):
    """{address: (status, headers, body)} of all that a guest reaches from `start` (default: everything)."""
    waiting = [*seeds(), *filtered()] if start is None else list(start)
    found = {}
    while waiting:
        path = waiting.pop()
        if path not in found:
            response = client.get(path)
            body = response.getvalue()
            found[path] = (response.status_code, repr(sorted(response.headers.items())), bytes_of(body))
            waiting += links_of(path, body)
    return found


def links_of(path, body):
    """Addresses of our own public pages that a page links to."""
    links = [urljoin(path, unescape(link.decode(errors="replace"))) for link in LINK.findall(body)]
    return [link.split("#")[0] for link in links if not urlsplit(link).netloc and OURS.match(link)]


def bytes_of(body):
    """The body, and of a ZIP or a real PDF also everything inside it, decompressed."""
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as archive:
            return b"\n".join([body, *(bytes_of(archive.read(name)) for name in archive.namelist())])
    if not body.startswith(b"%PDF-") or b"%%EOF" not in body:
        return body
    with pikepdf.open(BytesIO(body)) as pdf:
        inside = [repr(thing).encode() for thing in pdf.objects]
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and readable(thing)]
    return b"\n".join([body, *inside, *streams])


def readable(stream):
    """Whether pikepdf can undo the coding of `stream` (it leaves JPEG pictures as they are)."""
    try:
        stream.read_bytes()
    except (pikepdf.PdfError, zlib.error):
        return False
    return True
