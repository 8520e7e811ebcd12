"""Files of the letters that a campaign writes here: each PDF, all of them as ZIP, CSV and one file to print."""

from io import BytesIO
from tempfile import SpooledTemporaryFile

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.csv_files import csv_response
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import READ, may
from letters.composing.checked import checked_letters
from letters.models import Campaign, Letter, Rendering
from letters.reports.letter_files import file_name, letters_to_print, pdf_bytes, thumbnail_bytes, write_zip
from letters.reports.written_letters import checked_table, written_letters

IN_MEMORY = 8 * 1024 * 1024


@require_safe
@may(READ)
def rendering_pdf(request, pk):
    """The PDF of one language of a letter, shown in the browser; 404 before it is made."""
    rendering = get_object_or_404(Rendering.objects.select_related("letter__office__area").ready(), pk=pk)
    data = pdf_bytes(rendering)
    if data is None:
        raise Http404
    name = content_disposition_header(False, file_name(rendering.letter, rendering))
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": name})


@require_safe
@may(READ)
def rendering_thumbnail(request, pk):
    """The picture of its first page."""
    data = thumbnail_bytes(get_object_or_404(Rendering, pk=pk))
    if data is None:
        raise Http404
    return HttpResponse(data, content_type="image/png")


def name_of(campaign, what):
    """The name of a file about a campaign, without its ending."""
    return f"{what}-{campaign.slug[:60]}-{clock.today()}"


@require_safe
@may(READ)
def campaign_letters_zip(request, pk):
    """Every PDF that is made, in one ZIP; names of ours, one folder."""
    campaign = get_object_or_404(Campaign, pk=pk)
    target = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the response closes it)
    try:
        write_zip(written_letters(campaign), target)
    except CorrespondenceError as refusal:
        target.close()
        return back(request, campaign, refusal)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{name_of(campaign, 'letters')}.zip")


@require_safe
@may(READ)
def campaign_letters_csv(request, pk):
    """The letters as CSV: to whom and how each goes, what was checked, and what stands in the way."""
    campaign = get_object_or_404(Campaign, pk=pk)
    checked = checked_letters(campaign)
    drafts = {one.letter.pk for one in checked if one.letter}
    sent = [letter for letter in written_letters(campaign) if letter.pk not in drafts]
    return csv_response(checked_table(checked, sent), name_of(campaign, "letters"))


@require_safe
@may(READ)
def campaign_print_file(request, pk):
    """All letters, or with `?by=post` those that go by post, as one PDF to print on both sides, enclosures too."""
    campaign = get_object_or_404(Campaign, pk=pk)
    letters = written_letters(campaign)
    if request.GET.get("by") == Letter.Channel.POST:
        letters = letters.filter(channel=Letter.Channel.POST)
    try:
        data = letters_to_print(list(letters.prefetch_related("documents")))
    except CorrespondenceError as refusal:
        return back(request, campaign, refusal)
    name = f"{name_of(campaign, 'print')}.pdf"
    return FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type="application/pdf")


def back(request, campaign, refusal):
    """To the page of the letters, which says why there is no file."""
    messages.error(request, "\n".join(refusal.sentences))
    return redirect("staff:campaign-check", campaign.pk)
