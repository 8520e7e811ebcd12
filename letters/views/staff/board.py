"""The board of a campaign: the partnerships lead's one look; and the same as CSV."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.csv_files import csv_response
from iasc_tracker.roles import KEEP, LEAD, READ, may
from letters.forms.filters import BoardFilters
from letters.models import Campaign
from letters.reports.board import board_rows, kinds_on_board, letters_on_board, sort_by_kind
from letters.reports.csv_files import board_table
from letters.reports.listing import listed, rows_of, sort
from letters.reports.worklist import counts
from letters.views.staff.headings import heading, query_without

BOXES = [
    ("overdue", "Overdue"),
    ("due", "Due this week"),
    ("outstanding", "Outstanding"),
    ("settled", "Settled"),
    ("invited", "Invited only"),
    ("draft", "Drafts"),
    ("unsent", "Not sent yet"),
    ("stuck", "Sending needs a person"),
]


@dataclass
class Board:
    """The board as one address shows it on one day."""

    filters: BoardFilters
    kinds: list
    rows: list


def board_of(request, campaign, today):
    """The `Board` of `campaign` for the filters and the sort in the address of `request`."""
    filters = BoardFilters(request.GET, queryset=listed(letters_on_board(campaign), today), request=request)
    wanted, kinds = request.GET.get("sort", ""), kinds_on_board(campaign)
    rows = rows_of(list(sort(filters.qs, wanted)), today, request.user)
    return Board(filters, kinds, sort_by_kind(board_rows(rows, kinds, today), kinds, wanted))


def headings_of(request, kinds):
    """The headings of the board, every one with its sort."""
    return [
        heading(request, "recipient", "Recipient"),
        heading(request, "reference", "Reference"),
        *(heading(request, f"kind-{kind.pk}", kind.name) for kind in kinds),
        heading(request, "due", "Reply due"),
        heading(request, "late", "Working days late", is_number=True),
        heading(request, "event", "Last event"),
        heading(request, "action", "Next action"),
    ]


@require_safe
@may(READ)
def campaign_board(request, pk):
    """Offices down, requested documents across; 400 with sentences when a filter cannot be read."""
    campaign, today = get_object_or_404(Campaign, pk=pk), clock.today()
    board, url = board_of(request, campaign, today), campaign.get_staff_url()
    context = {
        "campaign": campaign,
        "board": board,
        "filters": board.filters,
        "form": board.filters.form,
        "headings": headings_of(request, board.kinds),
        "counts": counts(letters_on_board(campaign), BOXES, today, url),
        "total": letters_on_board(campaign).count(),
        "clear_url": url,
        "query": query_without(request, "page"),
        "crumbs": [{"name": "Campaigns", "url": reverse("staff:campaign-list")}],
        "may_keep": request.user.may(KEEP),
        "may_lead": request.user.may(LEAD),
    }
    return render(request, "letters/board.html", context, status=200 if board.filters.form.is_valid() else 400)


@require_safe
@may(READ)
def campaign_board_csv(request, pk):
    """The board as CSV with the same filters and sort; a filter that cannot be read leads to the page."""
    campaign, today = get_object_or_404(Campaign, pk=pk), clock.today()
    board = board_of(request, campaign, today)
    if not board.filters.form.is_valid():
        return campaign_board(request, pk)
    return csv_response(board_table(board.rows, board.kinds), f"{campaign.slug[:60]}-{today}")
