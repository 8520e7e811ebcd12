"""Put right what a crash left behind: dispatches, renderings and readings that wait and that nobody is at.

Source: TRUST R-MAIL-1, R-CRA-2, R-CRA-3. Safe to run at any time, and twice at once.
"""

from datetime import timedelta

from django.utils import timezone

from iasc_tracker import clock
from letters import digests, ledger, search
from letters.inspecting.registry import CHECKS
from letters.models import Digest, Dispatch, Document, HeldFile, Incoming, Inspection, PublicCopy, Redaction, Rendering
from letters.opening.child import sweep
from letters.tasks.digests import send_digest
from letters.tasks.held import read_held_file
from letters.tasks.inspecting import ask, inspect_file
from letters.tasks.mail import sort_message
from letters.tasks.reading import read_document
from letters.tasks.redacting import make_pictures, read_words
from letters.tasks.rendering import render_letter_pdf
from letters.tasks.sending import send_dispatch
from letters.upkeep.mail import enqueue_look
from letters.upkeep.queue import MOST_TRIES, enqueue_missing, return_tasks_of_dead_workers

LEFT_BEHIND = timedelta(hours=1)  # no reading takes three minutes
MOST_ASKED = 100  # a round: after an upgrade the worker has other work as well
SEARCHING_SECONDS = 2  # the rest of the round must not wait long for a large file's words


def reconcile():
    """Look through all that waits once; returns {what was done, in words: how often}, without the zeros."""
    now = clock.now()
    search.catch_up(SEARCHING_SECONDS)  # the index follows every change; that is no repair to tell of
    sweep(timezone.now() - LEFT_BEHIND)
    unread = Document.objects.filter(text_source="")
    done = {
        "dispatches of stopped workers settled": ledger.settle_lapsed(now),
        "tasks of stopped workers returned": return_tasks_of_dead_workers(),
        "dispatches handed to the worker again": enqueue_missing(send_dispatch, keys(Dispatch.objects.due(now))),
        # Once more than others: the task that finds five attempts behind it tells the officers, who can try again.
        "PDFs handed to the worker again": enqueue_missing(
            render_letter_pdf, keys(Rendering.objects.waiting()), tries=MOST_TRIES + 1
        ),
        "checks of files handed to the worker again": enqueue_missing(inspect_file, keys(Inspection.objects.waiting())),
        "files looked into for the first time": ask_for_missing_checks(),
        "files handed to the worker again": enqueue_missing(read_document, keys(unread)),
        "files in forms handed to the worker again": enqueue_missing(
            read_held_file, map(str, keys(HeldFile.objects.waiting_for_worker()))
        ),
        "messages handed to the worker again": enqueue_missing(sort_message, keys(Incoming.objects.unsorted())),
        "documents to hide parts of handed to the worker again": enqueue_missing(
            read_words, keys(Redaction.objects.unread())
        ),
        "pictures handed to the worker again": enqueue_missing(
            make_pictures, keys(Redaction.objects.waiting()), tries=MOST_TRIES + 1
        ),
        "looks at the mailbox": enqueue_look(),
        "lists of stopped workers settled": digests.settle_lapsed(now),
        "lists for officers made": digests.queue_due(),
        "lists handed to the worker": enqueue_missing(send_digest, keys(Digest.objects.due(clock.now()))),
    }
    return {words: number for words, number in done.items() if number}


def ask_for_missing_checks():
    """Ask for the checks of files that were read, or of copies that were made, before there were checks; how many."""
    arrived = Document.objects.exclude(text_source="").filter(incoming__isnull=False, media_type__in=CHECKS)
    for file in (missing := [*_unchecked(arrived), *_unchecked(PublicCopy.objects.prepared())]):
        ask(file)
    return len(missing)


def _unchecked(rows):
    return rows.filter(inspection=None).order_by("pk")[:MOST_ASKED]


def keys(rows):
    """The primary keys of a queryset."""
    return rows.values_list("pk", flat=True)
