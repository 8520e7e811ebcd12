"""The letters of a campaign as a task list."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from iasc_tracker.roles import KEEP, LEAD, READ, may
from iasc_tracker.working_days import spell
from letters.composing.campaign_letters import languages_of, office_letters
from letters.composing.read_texts import newest_text, read_text
from letters.models import Campaign
from letters.views.staff.sending_tasks import sending_tasks
from letters.views.staff.task_lines import task


def crumbs(campaign, *, tasks=True):
    """The way to a page of a campaign's letters."""
    found = [
        {"name": "Campaigns", "url": reverse("staff:campaign-list")},
        {"name": campaign.title, "url": campaign.get_staff_url()},
    ]
    return [*found, {"name": "Write the letters", "url": reverse("staff:campaign-tasks", args=[campaign.pk])}][
        : 3 if tasks else 2
    ]


@require_safe
@may(READ)
def campaign_tasks(request, pk):
    """What there is to do, from the choice of the offices to what became of the letters."""
    campaign = get_object_or_404(Campaign, pk=pk)
    wanted = office_letters(campaign)
    letters = [one.main for one in wanted]
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign, tasks=False),
        "tasks": [
            offices_task(campaign, letters, request.user),
            text_task(campaign, request.user),
            *welsh_text_task(campaign, letters, request.user),
            wording_task(campaign, letters, request.user),
            *terms_tasks(campaign, request.user),
            letters_task(campaign, wanted),
            *sending_tasks(campaign),
        ],
    }
    return render(request, "letters/campaign_tasks.html", context)


def offices_task(campaign, letters, officer):
    """How many offices are chosen, and whether a post needs a look."""
    doubtful = sum(letter.facts.post_needs_a_look for letter in letters)
    hint = f"{doubtful} with a post that is vacant, acting or not certain" if doubtful else ""
    url = reverse("staff:campaign-offices", args=[campaign.pk]) if officer.may(LEAD) else ""
    word = f"{len(letters)} chosen" if letters else "None chosen"
    return task("Choose the offices", url, word, to_do=not letters, hint=hint)


def text_task(campaign, officer):
    """Which version the text is at, and whether it has flaws; who may not write it can read its versions."""
    text = newest_text(campaign)
    flaws = read_text(text).flaws
    word = "Not written" if text is None else "Needs mending" if flaws else f"Version {text.number}"
    page = "staff:campaign-text" if officer.may(KEEP) else "staff:campaign-text-history"
    return task("Letter text", reverse(page, args=[campaign.pk]), word, to_do=bool(flaws))


def welsh_text_task(campaign, letters, officer):
    """The same of the Welsh text, where a letter goes to an office that reads both."""
    if not any("cy" in languages_of(letter.office) for letter in letters):
        return []
    text = newest_text(campaign, "cy")
    flaws = read_text(text, "cy").flaws if text else ()
    word = "Not written" if text is None else "Needs mending" if flaws else f"Version {text.number}"
    url = reverse("staff:campaign-text-welsh", args=[campaign.pk]) if officer.may(KEEP) else ""
    return [task("Letter text in Welsh", url, word, to_do=text is None or bool(flaws))]


def wording_task(campaign, letters, officer):
    """For how many offices an interest paragraph is written."""
    written = sum(bool(letter.wording and letter.wording.interest) for letter in letters)
    word = f"{written} of {len(letters)} written"
    url = reverse("staff:campaign-wording", args=[campaign.pk]) if officer.may(KEEP) else ""
    return task("Wording for each office", url, word, to_do=written < len(letters))


def terms_tasks(campaign, officer):
    """What is asked for, by when, and whom to contact."""
    url = reverse("staff:campaign-edit", args=[campaign.pk]) if officer.may(LEAD) else ""
    kinds = ", ".join(kind.name for kind in campaign.document_kinds.all())
    count = campaign.document_kinds.count()
    dated = f"Letters dated {spell(campaign.dated)}" if campaign.dated else "No date set: the letters take today’s"
    within = f"{campaign.reply_within} working days"
    return [
        task("Documents asked for", url, str(count) if count else "None", to_do=not count, hint=kinds),
        task("Date and reply date", url, within, to_do=campaign.dated is None, hint=dated),
        task("Whom to contact", url, "Written" if campaign.contact else "Not written", to_do=not campaign.contact),
    ]


def letters_task(campaign, wanted):
    """How many letters have all they need, in each of their languages."""
    ready = sum(one.is_ready for one in wanted)
    url = reverse("staff:campaign-preview", args=[campaign.pk])
    return task("Preview the letters", url, f"{ready} of {len(wanted)} complete", to_do=ready < len(wanted))


def may_keep(request):
    """Whether the officer may write texts and wording."""
    return request.user.may(KEEP)
