"""Reading held files that a page does not wait for: large ones, and the pages of scans, a step at a time."""

from django.db.models import F
from django_tasks import task

from letters import filing
from letters.models import HeldFile
from letters.models.reading import ATTEMPTS


@task()
def read_held_file(pk):
    """Do the next step of reading the HeldFile `pk` (text): open it, or recognise a page; nothing when it is gone.

    Each step hands the next one on, so that other work has its turn between the pages of a long scan.
    """
    held = HeldFile.objects.filter(pk=pk, read_at=None).first()
    if held is None:
        return
    if held.attempts >= ATTEMPTS:
        filing.give_up_held(held)
    else:
        _step(held)
    if held.next_page is not None:
        read_held_file.enqueue(pk)


def _step(held):
    # Counted before the work: a file that kills its worker must not kill workers for ever.
    HeldFile.objects.filter(pk=held.pk).update(attempts=F("attempts") + 1)
    if held.found:
        filing.recognise_held(held)
    else:
        filing.open_held(held)
