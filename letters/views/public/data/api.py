"""The API, version 1: letters, responses, documents, areas and campaigns, to be read by programs."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from letters.views.public.data import asking, items
from letters.views.public.data.answers import DataError, json_answer, open_data, searched, too_many, withdrawn_error
from letters.views.public.data.fields import ITEMS
from letters.views.public.data.openapi import description
from letters.views.public.limiting import limited
from letters.views.public.published import of_letter, published, reply_keys, withdrawn

NO_SUCH = "There is nothing at this address. /api/v1/openapi.json says what there is."


def base_of(request):
    """What stands before every address here: "https://tracker.example"."""
    return f"{request.scheme}://{request.get_host()}"


def listed(request, page, found, why=""):
    """The answer with the items `found`, which are those of `page`, and where the pages beside it are."""
    number = page.number
    data = {
        "items": found,
        "count": page.paginator.count,
        "page": number,
        "pages": page.paginator.num_pages,
        "next": beside(request, number + 1) if page.has_next() else None,
        "previous": beside(request, number - 1) if page.has_previous() else None,
        "note": why or None,
    }
    return json_answer(data)


def beside(request, number):
    """The address of page `number` of the list that was asked for."""
    query = request.GET.copy()
    query["page"] = number
    return f"{base_of(request)}{request.path}?{query.urlencode()}"


@open_data
def index(request):
    """What there is in the API, and where."""
    base = base_of(request)
    data = {name: base + reverse(f"public:api-{name}") for name in ITEMS}
    return json_answer(
        data | {"openapi": base + reverse("public:api-openapi"), "documentation": base + reverse("public:data")}
    )


@open_data
def openapi(request):
    """The description of the API (OpenAPI 3.1)."""
    return json_answer(description(base_of(request)), content_type="application/vnd.oai.openapi+json;version=3.1")


@open_data
@limited("searches", when=searched, refuse=too_many)
def letters(request):
    """The published letters, newest first."""
    page, why = asking.found(lambda copies: copies.own_letters(), asking.read(asking.ItemsForm, request.GET))
    return listed(request, page, items.letters(page.object_list, base_of(request)), why)


@open_data
def letter(request, reference):
    """One published letter; 410 when it was withdrawn."""
    is_it = of_letter(reference=reference)
    copy = published().own_letters().filter(is_it).first()
    if copy is None:
        raise missing(withdrawn().own_letters().filter(is_it))
    return json_answer(items.letters([copy], base_of(request))[0])


@open_data
@limited("searches", when=searched, refuse=too_many)
def responses(request):
    """The published responses, newest first."""
    page, why = asking.found(reply_keys, asking.read(asking.ItemsForm, request.GET))
    return listed(request, page, items.responses(page.object_list, base_of(request)), why)


@open_data
def response(request, pk):
    """One published response; 410 when all of it was withdrawn."""
    found = items.responses([pk], base_of(request))
    if not found:
        raise missing(withdrawn().filter(document__incoming__reply=pk))
    return json_answer(found[0])


@open_data
@limited("searches", when=searched, refuse=too_many)
def documents(request):
    """The published documents, letters among them, newest first, without their words."""
    page, why = asking.found(lambda copies: copies, asking.read(asking.ItemsForm, request.GET))
    return listed(request, page, items.documents(page.object_list, base_of(request)), why)


@open_data
def document(request, pk):
    """One published document with its words; 410 when it was withdrawn."""
    copy = published().filter(pk=pk).first()
    if copy is None:
        raise missing(withdrawn().filter(pk=pk))
    return json_answer(items.document_with_text(copy, base_of(request)))


@open_data
def areas(request):
    """The police areas with a published letter, by name."""
    return places(request, items.areas(base_of(request)))


@open_data
def area(request, slug):
    """One police area with a published letter."""
    return place(items.areas(base_of(request)), slug)


@open_data
def campaigns(request):
    """The campaigns with a published letter, by title."""
    return places(request, items.campaigns(base_of(request)))


@open_data
def campaign(request, slug):
    """One campaign with a published letter."""
    return place(items.campaigns(base_of(request)), slug)


@open_data
def unknown(request, rest):
    """Every other address under /api/."""
    raise DataError(404, NO_SUCH)


@open_data
def slashless(request, rest):
    """An address under /api/ without the slash at its end leads to the one with it, for pages of any site too."""
    return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))


def places(request, found):
    """The page asked for of the items `found`."""
    page = asking.page_of(found, asking.read(asking.PlacesForm, request.GET)["page"])
    return listed(request, page, list(page.object_list))


def place(found, slug):
    """The one of the items `found` that is called `slug`; Http404 when none is."""
    one = next((item for item in found if item["id"] == slug), None)
    if one is None:
        raise Http404
    return json_answer(one)


def missing(gone):
    """The error for what is not published: 410 when one of the withdrawn copies `gone` was it, else 404."""
    copy = gone.first()
    return withdrawn_error(copy) if copy else Http404()
