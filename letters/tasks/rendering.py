"""Making the PDFs of letters written here: each is stored whole in one short statement, or not at all.

The Rendering row is the truth (TRUST, Queues). The task may run twice, at once, or die anywhere (R-CRA-1): it counts
its attempt first, works outside any transaction, and stores only for the words that it read.
"""

from django.db.models import F
from django_tasks import task

from iasc_tracker import clock
from letters.models import Rendering
from letters.models.stored import keep
from letters.rendering.errors import RenderError
from letters.rendering.from_record import content_of_rendering, words_sha256
from letters.rendering.pages import page_count, page_image
from letters.rendering.pdf import render_letter

MOST_ATTEMPTS = 5  # R-CRA-2
THUMBNAIL_DPI = 40
GAVE_UP = f"Gave up after {MOST_ATTEMPTS} attempts: the worker died or failed each time. Tell the administrator."
CHANGED = "The letter changed after its PDF was asked for. Check the letters again."


@task()
def render_letter_pdf(pk):
    """Make the PDF of Rendering `pk` that waits for it; do nothing for any other."""
    rendering = begun(pk)
    if rendering is None:
        return
    try:
        settle(rendering, made(rendering))
    except RenderError as error:
        settle(rendering, failed(error.sentences))


def begun(pk):
    """The waiting Rendering `pk` with this attempt counted, before anything can kill it; None when none waits."""
    if not Rendering.objects.waiting().filter(pk=pk).update(attempts=F("attempts") + 1):
        return None
    return Rendering.objects.select_related("letter__office__area").filter(pk=pk).first()


def made(rendering):
    """The fields of a `rendering` that is ready; raises RenderError when it cannot be."""
    if rendering.attempts > MOST_ATTEMPTS:
        raise RenderError(GAVE_UP)
    content = content_of_rendering(rendering)
    if words_sha256(content) != rendering.words_sha256:
        raise RenderError(CHANGED)
    pdf = render_letter(content)
    file, sha256 = keep(pdf)
    thumbnail, _ = keep(page_image(pdf, 1, THUMBNAIL_DPI))
    found = {"state": Rendering.State.READY, "reasons": [], "file": file, "sha256": sha256, "size": len(pdf)}
    return found | {"pages": page_count(pdf), "thumbnail": thumbnail}


def failed(sentences):
    """The fields of a rendering that could not be made, and why."""
    return {"state": Rendering.State.FAILED, "reasons": list(sentences)}


def settle(rendering, found):
    """Store the fields `found`, unless it no longer waits or its words are others than those that were printed.

    One statement that compares and sets: nobody can come between, and nothing is stored by halves.
    """
    same = Rendering.objects.waiting().filter(pk=rendering.pk, words_sha256=rendering.words_sha256)
    same.update(**found, finished_at=clock.now())
