"""The text of a campaign's letters: writing it, its versions, and the difference between any two."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, READ, may
from letters.composing.campaign_letters import letters_of
from letters.composing.read_texts import CONDITIONS, FIELDS, newest_text, read_text
from letters.drafting.letter_texts import PARTS, TextConflict, difference, whole, write_text
from letters.forms.letter_text import DifferenceForm, TextForm
from letters.models import Campaign, LetterText
from letters.views.staff.campaign_preview import shown
from letters.views.staff.campaign_tasks import crumbs, may_keep

LANGUAGES = LetterText.Language.choices
PAGES = {"en": "staff:campaign-text", "cy": "staff:campaign-text-welsh"}


def text_url(campaign, language):
    """The page that writes the letter text of a campaign in a language."""
    return reverse(PAGES[language], args=[campaign.pk])


def language_links(campaign, language):
    """The text pages of a campaign in each language, the present one marked, for `letters/_languages.html`."""
    return [{"name": label, "url": text_url(campaign, code), "current": code == language} for code, label in LANGUAGES]


@require_http_methods(["GET", "POST"])
@may(KEEP)
def campaign_text(request, pk, language="en"):
    """Write the letter: each save is a new version; a preview of any office's letter saves nothing."""
    campaign = get_object_or_404(Campaign, pk=pk)
    newest = newest_text(campaign, language)
    initial = starting_text(request, newest)
    form = TextForm(request.POST or None, campaign=campaign, language=language, initial=initial)
    letter = None
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            letter = previewed(campaign, form)
        else:
            outcome = save_text(request, campaign, form)
            if outcome:
                return outcome
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "languages": language_links(campaign, language),
        "is_welsh": language == LetterText.Language.WELSH,
        "url": text_url(campaign, language),
        "form": form,
        "newest": newest,
        "fields": FIELDS,
        "conditions": CONDITIONS,
        "shown": letter and shown(letter, first_heading=3),
        "flaws": read_text(newest).flaws if newest and request.method == "GET" else (),
    }
    return render(request, "letters/campaign_text.html", context)


def starting_text(request, newest):
    """What the form begins with: the newest version, or the words of the version in the address (`?from=`)."""
    number = request.GET.get("from", "")
    chosen = LetterText.objects.filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
    source = chosen or newest
    words = {name: getattr(source, name) for name in PARTS} if source else {}
    return words | {"based_on": newest.number if newest else 0}


def previewed(campaign, form):
    """The letter of the unsaved text to the office chosen in the form, or None where there is no office."""
    office = form.cleaned_data["office"] or form.fields["office"].queryset.first()
    if office is None:
        return None
    return letters_of(campaign, text=form.text, offices=campaign.offices.filter(pk=office.pk))[0]


def save_text(request, campaign, form):
    """Save a new version and go back to it; None, with the errors in the form, if it is refused."""
    based_on = form.cleaned_data["based_on"]
    try:
        text = write_text(campaign, by=request.user, based_on=based_on, language=form.language, **form.parts)
    except TextConflict as conflict:
        return conflict_page(request, campaign, form, conflict.current)
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return None
    messages.success(request, f"{text.version_name.capitalize()} of the letter text is saved.")
    return redirect(text_url(campaign, form.language))


def conflict_page(request, campaign, form, current):
    """What was typed against the newer version, for the officer who saved second and may save theirs after all."""
    context = {
        "campaign": campaign,
        "form": form,
        "current": current,
        "rows": difference(whole(current), whole(form.text)) if current else [],
        "url": text_url(campaign, form.language),
        "language": form.language,
    }
    return render(request, "letters/campaign_text_conflict.html", context, status=409)


@require_safe
@may(READ)
def campaign_text_history(request, pk):
    """Every version of the text in each language, newest first, and the question which two to compare."""
    campaign = get_object_or_404(Campaign, pk=pk)
    texts = list(campaign.texts.select_related("written_by").order_by("-language", "-number"))
    tables = [table_of(label, [one for one in texts if one.language == code]) for code, label in LANGUAGES]
    initial = {"new": texts[0].pk, "old": texts[min(1, len(texts) - 1)].pk} if texts else {}
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "tables": [table for table in tables if table["rows"]],
        "may_keep": may_keep(request),
        "compare": DifferenceForm(initial=initial),
    }
    return render(request, "letters/campaign_text_history.html", context)


def table_of(label, texts):
    """The versions in one language, newest first, each with the one before it."""
    rows = [{"text": text, "before": before} for text, before in zip(texts, [*texts, None][1:], strict=True)]
    return {"language": label, "rows": rows if texts else []}


@require_safe
@may(READ)
def letter_text(request, pk):
    """One version as it was typed."""
    text = get_object_or_404(LetterText.objects.select_related("campaign", "written_by"), pk=pk)
    url = text_url(text.campaign, text.language)
    context = {"text": text, "url": url, "crumbs": crumbs(text.campaign), "may_keep": may_keep(request)}
    return render(request, "letters/letter_text.html", context)


@require_safe
@may(READ)
def letter_text_difference(request):
    """What changed between any two texts (`?old=`, `?new=`); 400 with sentences when there is no such text."""
    form = DifferenceForm(request.GET)
    if not form.is_valid():
        return render(request, "letters/letter_text_difference.html", {"form": form}, status=400)
    old, new = form.cleaned_data["old"], form.cleaned_data["new"]
    rows = difference(whole(old), whole(new))
    same = all(piece.kind == "same" for row in rows for piece in row)
    context = {"form": form, "old": old, "new": new, "rows": rows, "same": same, "crumbs": crumbs(new.campaign)}
    return render(request, "letters/letter_text_difference.html", context)
