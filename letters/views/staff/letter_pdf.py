"""The PDF of a letter, made from its record."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from iasc_tracker.roles import READ, may
from letters.models import Letter
from letters.rendering.errors import RenderError
from letters.rendering.from_record import content_of, edition_of
from letters.rendering.pdf import render_letter


@require_safe
@may(READ)
def letter_pdf(request, pk):
    """The letter as an attachment, or a page (422) that says why it cannot be printed: never an empty PDF."""
    letter = get_object_or_404(Letter.objects.kept().select_related("office__area"), pk=pk)
    try:
        pdf = render_letter(content_of(letter, edition=edition_of(letter)))
    except RenderError as refusal:
        page = {"letter": letter, "sentences": refusal.sentences}
        return render(request, "letters/publication_no_pdf.html", page, status=422)
    name = content_disposition_header(True, f"{letter.reference}.pdf")
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})
