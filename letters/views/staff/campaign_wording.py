"""What each letter says to its office alone: the grid, and the same as CSV."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker import clock
from iasc_tracker.csv_files import csv_response
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, READ, may
from letters.composing.campaign_letters import CampaignLetter, office_letters
from letters.composing.read_texts import WELSH
from letters.drafting.changes import EditConflict
from letters.drafting.wording import write_wording
from letters.drafting.wording_files import wording_table
from letters.forms.wording import WelshWordingForm, WordingForm
from letters.models import Campaign, OfficeWording
from letters.views.staff.campaign_tasks import crumbs


@dataclass
class Row:
    """One office of the grid in one language: its letter with the facts, its form, and what was saved meanwhile."""

    letter: CampaignLetter
    form: WordingForm
    current: OfficeWording | None = None
    saved: bool = False

    @property
    def is_welsh(self):
        """Whether it is about the words in Welsh."""
        return self.letter.language == WELSH

    @property
    def name(self):
        """What the row is called."""
        return f"{self.letter.name} (Welsh)" if self.is_welsh else self.letter.name

    @property
    def no_ask(self):
        """What an empty ask means."""
        return "No ask" if self.is_welsh else "The suggested ask"


def rows_of(campaign):
    """The `Row`s of a campaign by area: an office of both languages has two, English first."""
    letters = [one for letter in office_letters(campaign) for one in reversed(letter.editions)]
    return [row_of(campaign, letter) for letter in letters]


def row_of(campaign, letter, data=None):
    """The `Row` of a CampaignLetter; `data`: what was posted."""
    new = OfficeWording(campaign=campaign, office=letter.office, language=letter.language)
    form = WelshWordingForm if letter.language == WELSH else WordingForm
    return Row(letter, form(data, instance=letter.wording or new))


@require_http_methods(["GET", "POST"])
@may(KEEP)
def campaign_wording(request, pk):
    """The grid: whatever was edited is saved office by office; a conflict or an error keeps what was typed."""
    campaign = get_object_or_404(Campaign, pk=pk)
    rows = rows_of(campaign)
    status = 200
    if request.method == "POST":
        rows = [save_row(request, campaign, row) for row in rows]
        if not any(row.form.errors or row.current for row in rows):
            return saved_all(request, campaign, rows)
        rows = fresh_where_saved(campaign, rows)
        status = 409 if any(row.current for row in rows) else 200
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "rows": rows,
        "formsets": [row.form for row in rows if row.form.is_bound],
        "conflicts": [row for row in rows if row.current],
    }
    return render(request, "letters/campaign_wording.html", context, status=status)


def save_row(request, campaign, row):
    """Save what the officer edited in one row, and return the `Row` as it stands after."""
    letter = row.letter
    if row.form.add_prefix("version") not in request.POST:
        return row  # chosen since the page was made
    row = row_of(campaign, letter, request.POST)
    if not row.form.is_valid() or not row.form.is_edited:
        return row
    try:
        start = {"version": row.form.cleaned_data["version"], "language": letter.language}
        write_wording(campaign, letter.office, by=request.user, **start, **row.form.words)
        row.saved = True
    except EditConflict as conflict:
        row.form.keep_against(conflict.current)
        row.current = conflict.current
    except CorrespondenceError as refusal:
        row.form.add_error(None, refusal.sentences)
    return row


def saved_all(request, campaign, rows):
    """Say for which offices something was saved, and go back to the row whose button was pressed."""
    names = [row.name for row in rows if row.saved]
    if names:
        messages.success(request, f"Saved for {', '.join(names)}.")
    else:
        messages.info(request, "Nothing was changed.")
    pressed = request.POST.get("save", "")
    anchor = f"#{pressed}" if any(row.form.prefix == pressed for row in rows) else ""
    return redirect(reverse("staff:campaign-wording", args=[campaign.pk]) + anchor)


def fresh_where_saved(campaign, rows):
    """The rows with those that need nothing read anew, so that their forms start from what is saved now."""
    fresh = {row.form.prefix: row for row in rows_of(campaign)}
    return [
        row if row.form.errors or row.current else fresh[row.form.prefix] for row in rows if row.form.prefix in fresh
    ]


@require_safe
@may(READ)
def campaign_wording_csv(request, pk):
    """The wording as CSV, to be filled in and brought back."""
    campaign = get_object_or_404(Campaign, pk=pk)
    return csv_response(wording_table(office_letters(campaign)), f"wording-{campaign.slug[:60]}-{clock.today()}")
