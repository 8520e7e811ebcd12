"""Looking at the letters of a campaign as they would be now; nothing is saved or sent."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from iasc_tracker.roles import READ, may
from letters.composing.campaign_letters import languages_of, letters_of, office_letters
from letters.composing.read_texts import ENGLISH, WELSH, newest_text, read_text
from letters.models import Campaign, LetterText
from letters.rendering.errors import RenderError
from letters.rendering.from_record import markdown_of
from letters.rendering.markdown import public_html
from letters.rendering.pdf import render_letter
from letters.views.staff.campaign_tasks import crumbs, may_keep

PAGES = {"en": "staff:letter-preview", "cy": "staff:letter-preview-welsh"}


def shown(letter, *, first_heading=2):
    """A CampaignLetter for a template: the letter, its HTML ("" where it cannot be made), and its language."""
    content = letter.content
    html = ""
    if content:
        html = public_html(markdown_of(content), "preview-", language=content.language, first_heading=first_heading)
    return {"letter": letter, "html": html, "language": content.language if content else "en"}


def letter_to_office(campaign, office, language):
    """The `CampaignLetter` in a language to one office of the campaign, by its key; 404 for any other."""
    get_object_or_404(campaign.chosen, office=office)
    letter = letters_of(campaign, offices=campaign.offices.filter(pk=office), language=language)[0]
    if language not in languages_of(letter.office):
        raise Http404("The office has no letter in this language.")
    return letter


def preview_url(campaign, office, language=ENGLISH):
    """The preview of the letter to an office in a language."""
    return reverse(PAGES[language], args=[campaign.pk, office.pk])


def language_links(campaign, letter):
    """The previews of the letter in each language, for `letters/_languages.html`; [] where there is only one."""
    languages = languages_of(letter.office)
    names = dict(LetterText.Language.choices)
    return [
        {"name": names[one], "url": preview_url(campaign, letter.office, one), "current": one == letter.language}
        for one in (languages if len(languages) > 1 else ())
    ]


@require_safe
@may(READ)
def campaign_preview(request, pk):
    """Every letter: complete, or what it lacks, by office."""
    campaign = get_object_or_404(Campaign, pk=pk)
    letters = office_letters(campaign)
    in_english = read_text(newest_text(campaign)).flaws
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "letters": letters,
        "flaws": list(dict.fromkeys((*in_english, *(flaw for letter in letters for flaw in letter.flaws)))),
        "ready": sum(letter.is_ready for letter in letters),
    }
    return render(request, "letters/campaign_preview.html", context)


@require_safe
@may(READ)
def letter_preview(request, pk, office, language=ENGLISH):
    """The letter to one office in one language, or what it lacks."""
    campaign = get_object_or_404(Campaign, pk=pk)
    letter = letter_to_office(campaign, office, language)
    names = list(campaign.offices.select_related("area").order_by("area__name", "pk"))
    place = [one.pk for one in names].index(office)
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "letter": letter,
        "is_welsh": letter.language == WELSH,
        "languages": language_links(campaign, letter),
        "shown": shown(letter),
        "before": names[place - 1] if place else None,
        "after": names[place + 1] if place + 1 < len(names) else None,
        "may_keep": may_keep(request),
    }
    return render(request, "letters/letter_preview.html", context)


@require_safe
@may(READ)
def letter_preview_pdf(request, pk, office, language=ENGLISH):
    """The letter to one office as a PDF that calls itself a draft, or a page (422) that says what it lacks."""
    campaign = get_object_or_404(Campaign, pk=pk)
    letter = letter_to_office(campaign, office, language)
    sentences = [*letter.flaws, *letter.problems]
    if letter.content:
        try:
            pdf = render_letter(letter.content)
        except RenderError as refusal:
            sentences = refusal.sentences
        else:
            ending = "-cy" if language == WELSH else ""
            name = content_disposition_header(True, f"draft-{letter.office.area.slug}{ending}.pdf")
            return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})
    page = {"crumbs": crumbs(campaign), "letter": letter, "sentences": sentences}
    page["url"] = preview_url(campaign, letter.office, language)
    return render(request, "letters/letter_preview_no_pdf.html", page, status=422)
