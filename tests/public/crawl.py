"""Fetch everything a guest can reach: every public route with every key there is, and every link from there."""

import itertools
import re
import zlib
from html import unescape
from io import BytesIO
from urllib.parse import urljoin, urlsplit

import pikepdf
from django.urls import reverse

from letters.models import Campaign, Document, Letter, PublicCopy, Reply
from letters.urls.public import urlpatterns
from recipients.models import PoliceArea

LINK = re.compile(rb'(?:href|src|action)="([^"]+)"')
OURS = re.compile(r"^/(?!static/|staff/|accounts/)")


def seeds():
    """Every public route, with every key that the database knows, hidden or not."""
    copies = PublicCopy.objects.all()
    keys = {
        "response": [[pk] for pk in Reply.objects.values_list("pk", flat=True)],
        "letter": [[reference] for reference in Letter.objects.values_list("reference", flat=True)],
        "area": [[slug] for slug in PoliceArea.objects.values_list("slug", flat=True)],
        "campaign": [[slug] for slug in Campaign.objects.values_list("slug", flat=True)],
        "file": [[copy.pk, copy.file_name] for copy in copies]
        + [[pk, "sample"] for pk in Document.objects.values_list("pk", flat=True)],
    }
    paths = {route.name: keys.get(route.name, [[]]) for route in urlpatterns}
    return [reverse(f"public:{name}", args=args) for name, all_args in paths.items() for args in all_args]


def filtered():
    """The list with every filter value that the database knows, alone and in pairs, and with odd pages."""
    areas = [f"area={slug}" for slug in PoliceArea.objects.values_list("slug", flat=True)]
    campaigns = [f"campaign={slug}" for slug in Campaign.objects.values_list("slug", flat=True)]
    kinds = [f"document={kind}" for kind in Document.Kind.values]
    alone = [*areas, *campaigns, *kinds]
    pages = [f"page={number}" for number in ("0", "1", "2", "999")]
    both = ["&".join(pair) for pair in [*zip(areas, campaigns, strict=False), *itertools.product(kinds[:2], pages)]]
    return [f"/responses/?{query}" for query in [*alone, *pages, *both, *(f"{part}&document=letter" for part in areas)]]


def crawl(client, *, start=None):
    """{address: (status, headers, body)} of all that a guest reaches from `start` (default: everything)."""
    waiting = [*seeds(), *filtered(), "/robots.txt", "/sitemap.xml", "/feed/"] if start is None else list(start)
    found = {}
    while waiting:
        path = waiting.pop()
        if path not in found:
            response = client.get(path)
            found[path] = (response.status_code, repr(sorted(response.headers.items())), bytes_of(response))
            waiting += links_of(path, response)
    return found


def links_of(path, response):
    """Addresses of our own public pages that a page links to."""
    links = [urljoin(path, unescape(link.decode())) for link in LINK.findall(response.content)]
    return [link.split("#")[0] for link in links if not urlsplit(link).netloc and OURS.match(link)]


def bytes_of(response):
    """The body, and of a real PDF also everything inside it, decompressed."""
    body = response.content
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
