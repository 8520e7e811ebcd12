"""How data is handed out: to everybody and to pages of any site, whole or not at all, refusals as sentences.

Errors are `application/problem+json` (RFC 9457).
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.timezone import localtime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page

from iasc_tracker.working_days import spell

METHODS = "GET, HEAD, OPTIONS"
TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
TITLES = {
    400: "Bad request",
    404: "Not found",
    405: "Method not allowed",
    410: "Withdrawn",
    429: "Too many requests",
    500: "Something went wrong",
}
NOT_HERE = "There is nothing published at this address."
ONLY_READ = f"Data can only be read here: use {METHODS}."


class DataError(Exception):
    """A question that has no answer: its status, and sentences that the one who asked can act on."""

    def __init__(self, status, *sentences):
        super().__init__(*sentences)
        self.status, self.sentences = status, sentences


def open_data(view):
    """Mark a view as open to everybody and to the pages of any site: it is only read and knows no cookie.

    The ETag is made of the bytes themselves, so that a withdrawal ends it (R-PUB-5); what is streamed has none.
    """
    conditional = conditional_page(view)

    @login_not_required
    @csrf_exempt  # a POST is told that it is not allowed, whoever sends it
    @wraps(view)
    def answer(request, *args, **kwargs):
        return opened(_answer(conditional, request, *args, **kwargs))

    answer.is_open_data = True
    return answer


def opened(response):
    """`response` with the headers that let pages of any site read it."""
    for name, value in TO_ALL.items():
        response.headers.setdefault(name, value)
    return response


def _answer(view, request, *args, **kwargs):
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS, **_preflight()})
    if request.method not in ("GET", "HEAD"):
        return problem(405, ONLY_READ, headers={"Allow": METHODS})
    try:
        response = view(request, *args, **kwargs)
    except Http404:
        return problem(404, NOT_HERE)
    except DataError as error:
        return problem(error.status, *error.sentences)
    return without_body(response) if request.method == "HEAD" else response


def _preflight():
    """What a browser asks before it sends If-None-Match for the page of another site."""
    return {
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "Accept, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }


def without_body(response):
    """`response` as the answer to HEAD: what would be streamed is not even made."""
    if not response.streaming:
        return response
    response.close()
    return HttpResponse(headers=dict(response.headers))


def json_answer(data, *, status=200, content_type="application/json", headers=None):
    """`data` as JSON that a person can read too."""
    style = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(data, status=status, content_type=content_type, headers=headers, json_dumps_params=style)


def problem(status, *sentences, headers=None):
    """A refusal in sentences (RFC 9457); no cache keeps it longer than the thing itself."""
    data = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": " ".join(sentences)}
    return json_answer(data, status=status, content_type="application/problem+json", headers=headers)


def too_many(request, wait):
    """The answer to an address that asked too often (R-LOAD-4), for programs: in how many seconds to come back."""
    headers = {"Retry-After": str(wait), "Cache-Control": "no-store"}
    return problem(429, f"Too many requests. Ask again in {wait} seconds.", headers=headers)


def searched(request):
    """Whether a request is a search."""
    return "q" in request.GET


def download(chunks, name, content_type, headers=None):
    """`chunks` streamed as the attachment `name` (ASCII letters, digits, hyphens and a dot)."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(chunks, content_type=content_type, headers=disposition | (headers or {}))


def withdrawn_error(copy):
    """The DataError (410) for a withdrawn `copy`: what its tombstone says."""
    published_on, withdrawn_on = (localtime(at).date() for at in (copy.published_at, copy.withdrawn_at))
    when = f"was published on {spell(published_on)} and withdrawn on {spell(withdrawn_on)}"
    return DataError(410, f"“{copy.title}” {when}. Reason: {copy.withdrawn_reason}")
