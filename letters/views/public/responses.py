"""The list of everything published, to search and to narrow."""

from django.shortcuts import redirect, render
from django.urls import reverse

from letters.search import OLDEST, search_public
from letters.views.public.limiting import limited
from letters.views.public.paging import BoundedPaginator, ordered
from letters.views.public.published import public_page, published
from letters.views.public.question import QuestionForm


@public_page
@limited("searches", when=lambda request: "q" in request.GET)
def response_list(request):
    """Every published letter and response; words, filters, order and page are in the address.

    400 with sentences when a filter cannot be read, or names what is not published.
    """
    form = QuestionForm(request.GET)
    page = {"form": form, "all_url": reverse("public:response-list")}
    copies = form.narrowed(published())
    if form.is_valid() and form.words:
        asked = {"order": form.order, "page": request.GET.get("page"), "is_narrowed": form.is_narrowed}
        results = search_public(form.words, copies, **asked)
        page |= {"results": results, "page_obj": results.page}
    else:
        rows = ordered(copies, form.place, oldest_first=form.order == OLDEST)
        page["page_obj"] = BoundedPaginator(rows).get_page(request.GET.get("page"))
    return render(request, "public/response_list.html", page, status=200 if form.is_valid() else 400)


@public_page
def old_list(request):
    """The list lived here before: its filters are the same ones at the new address, for ever."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse("public:response-list") + (f"?{query}" if query else ""), permanent=True)
