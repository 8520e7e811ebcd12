"""The public page of one response: its words first, then its files and the letter that it answers."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render

from iasc_tracker.working_days import spell
from letters.views.public.asked import asked_of
from letters.views.public.letter import gone, html_of
from letters.views.public.published import REPLY_OF, citing, of_letter, public_page, published, withdrawn

AREA_OF = f"{REPLY_OF}__letter__office__area__name"


@public_page
def response(request, pk):
    """Everything public of one reply; a tombstone (410) when all of it was withdrawn; else 404."""
    copies = list(published().filter(document__incoming__reply=pk).order_by("document_id", "pk"))
    if not copies:
        return tombstone(request, pk)
    letter = copies[0].document.answered_letter
    around = list(published().filter(of_letter(pk=letter.pk)))
    page = {
        "letter": letter,
        "letter_copy": next(copy for copy in around if copy.document.is_own_letter),
        "reply": copies[0].document.incoming.reply,
        "incoming": copies[0].document.incoming,
        "copies": [(copy, html_of(copy, first_heading=3)) for copy in copies],
        "published_at": max(copy.published_at for copy in copies),
        "asked": asked_of([letter], around)[letter.pk],
        "withdrawn": withdrawn_since(pk, copies),
        **beside(letter, pk),
        **citing(request, cite(letter, copies[0].document.incoming)),
    }
    return render(request, "public/response.html", page)


def cite(letter, incoming):
    """The words by which the response `incoming` to `letter` is cited."""
    of = f"Response from the {letter.office.name}, received on {spell(incoming.received_on)}"
    return f"{of}, to letter {letter.reference} of the Independent Anti-Slavery Commissioner"


def tombstone(request, pk):
    """The page that a withdrawn response leaves, status 410; Http404 when it was never published."""
    copy = withdrawn().filter(document__incoming__reply=pk).first()
    if copy is None:
        raise Http404
    return gone(request, copy)


def withdrawn_since(pk, copies):
    """The withdrawn copies of the reply, but for documents that are published again."""
    again = {copy.document_id for copy in copies}
    return [copy for copy in withdrawn().filter(document__incoming__reply=pk) if copy.document_id not in again]


def beside(letter, pk):
    """{previous, next}: the responses before and after this one in its campaign, by area; each a copy or None."""
    if letter.campaign is None:
        return {"previous": None, "next": None}
    others = published().filter(**{f"{REPLY_OF}__letter__campaign": letter.campaign})
    area = letter.office.area.name
    return {"previous": nearest(others, area, pk, "lt", "-"), "next": nearest(others, area, pk, "gt", "")}


def nearest(copies, area, pk, beyond, way):
    """The first of `copies` that lies `beyond` ("lt" or "gt") the reply `pk` of `area` by area and reply, or None."""
    further = Q(**{f"{AREA_OF}__{beyond}": area}) | Q(**{AREA_OF: area, f"{REPLY_OF}__{beyond}": pk})
    return copies.filter(further).order_by(f"{way}{AREA_OF}", f"{way}{REPLY_OF}", f"{way}pk").first()
