"""The public page of one letter and what came back, or of what was withdrawn."""

from django.http import Http404
from django.shortcuts import render

from letters.rendering.markdown import public_html
from letters.views.public.asked import asked_of
from letters.views.public.published import citing, of_letter, public_page, published, withdrawn


@public_page
def letter(request, reference):
    """One public letter; a tombstone (410) when it was withdrawn; else 404, as for any reference."""
    copies = list(published().filter(of_letter(reference=reference)).order_by("document_id", "pk"))
    own = next((copy for copy in copies if copy.document.is_own_letter), None)
    if own is None:
        return tombstone(request, reference)
    came_back = [copy for copy in copies if copy is not own]
    page = {
        "copy": own,
        "letter": own.document.letter,
        "html": html_of(own, first_heading=3),
        "asked": asked_of([own.document.letter], came_back)[own.letter_id],
        "responses": responses_of(came_back),
        "withdrawn": withdrawn_since(reference, came_back),
        **citing(request, f"Independent Anti-Slavery Commissioner, {own.title} ({reference})"),
    }
    return render(request, "public/letter.html", page)


def responses_of(copies):
    """[(reply, its copies)] of the public `copies` that came back, by the day they were received."""
    found = {}
    for copy in copies:
        found.setdefault(copy.document.incoming.reply, []).append(copy)
    return sorted(found.items(), key=lambda pair: (pair[0].incoming.received_on, pair[0].pk))


def tombstone(request, reference):
    """The page that a withdrawn letter leaves, status 410; Http404 when it was never published."""
    copy = withdrawn().own_letters().filter(of_letter(reference=reference)).first()
    if copy is None:
        raise Http404
    return gone(request, copy)


def gone(request, copy):
    """What was withdrawn, when and why."""
    return render(request, "public/withdrawn.html", {"copy": copy}, status=410)


def html_of(copy, *, first_heading):
    """The words of a copy as HTML; its ids begin with its key, so that several share a page."""
    return public_html(copy.html_text, f"copy-{copy.pk}-", language=copy.language, first_heading=first_heading)


def withdrawn_since(reference, came_back):
    """Withdrawn copies of what came back, but for documents that are published again."""
    again = {copy.document_id for copy in came_back}
    copies = withdrawn().filter(of_letter(reference=reference), document__incoming__isnull=False)
    return [copy for copy in copies if copy.document_id not in again]
