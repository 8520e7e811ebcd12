"""The worklist: the first page of staff."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.roles import KEEP, LEAD, READ, may
from letters.drafting.recalculating import moves
from letters.forms.reply import FilesFirstForm
from letters.models import Letter
from letters.reports.chasing import chase_boxes
from letters.reports.inbox import inbox_box, overlong
from letters.reports.listing import rows_of
from letters.reports.worklist import boxes_for, counts, handover_box, next_due, todo
from letters.upkeep.health import complaints_for_officers

SHOWN = 50
OVERLONG = 10


@require_safe
@may(READ)
def worklist(request):
    """What needs doing today, and counts that lead to the lists they count."""
    today, letters = clock.today(), todo(request.user, clock.today())
    rows = rows_of(list(letters[:SHOWN]), today, request.user)
    boxes = counts(Letter.objects.kept(), boxes_for(request.user), today, reverse("staff:letter-list"))
    context = {
        "counts": [
            *boxes,
            *chasing(request.user, today),
            *inbox_box(reverse("staff:inbox-list")),
            *handover_box(reverse("staff:handover-list"), today),
        ],
        "overlong": overlong(today)[:OVERLONG],
        "late": complaints_for_officers(),
        "rows": rows,
        "more": max(letters.count() - SHOWN, 0) if len(rows) == SHOWN else 0,
        "next_due": None if rows else next_due(today),
        "drop": FilesFirstForm(officer=request.user, auto_id="drop_%s"),
        "may_keep": request.user.may(KEEP),
        "moved_dates": len(moves()) if request.user.may(LEAD) else 0,
    }
    return render(request, "letters/worklist.html", context)


def chasing(officer, today):
    """The count boxes of chasing, for whoever may chase."""
    return chase_boxes(today, reverse("staff:chase-queue")) if officer.may(LEAD) else []
