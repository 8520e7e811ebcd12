"""The PDF of a letter: made from its record, or the file that was made when a letter written here was checked."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from iasc_tracker.roles import READ, may
from letters.models import Letter
from letters.rendering.errors import RenderError
from letters.rendering.from_record import content_of, edition_of
from letters.rendering.pdf import render_letter

NOT_MADE = "Its PDF has not been made yet. Check the letter first."


@require_safe
@may(READ)
def letter_pdf(request, pk):
    """The letter as an attachment, or a page (422) that says why it cannot be printed: never an empty PDF."""
    letter = get_object_or_404(Letter.objects.kept().select_related("office__area"), pk=pk)
    if letter.origin == Letter.Origin.WRITTEN:  # the bytes that are signed and sent, and no others (DESIGN rule 1)
        made = letter.renderings.ready().filter(language=letter.language).first()
        return redirect("staff:rendering-pdf", made.pk) if made else no_pdf(request, letter, [NOT_MADE])
    try:
        pdf = render_letter(content_of(letter, edition=edition_of(letter)))
    except RenderError as refusal:
        return no_pdf(request, letter, refusal.sentences)
    name = content_disposition_header(True, f"{letter.reference}.pdf")
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


def no_pdf(request, letter, sentences):
    """The page that says why there is no PDF (422)."""
    page = {"letter": letter, "sentences": sentences}
    return render(request, "letters/publication_no_pdf.html", page, status=422)
