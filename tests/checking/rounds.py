"""Rounds of complete letters, and the worker that makes their PDFs here and now."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from letters.models import Letter, Rendering
from tests.make import make_campaign, make_chosen, make_text, make_wording

BODY = """I write about the ((vru)).

((interest))

((ask)) ((contact))"""


def make_round(*names, **fields):
    """A campaign that writes to a fictional office of each of the areas `names`, every letter complete."""
    campaign = make_campaign(**fields)
    make_text(campaign, BODY)
    for name in names:
        add_office(campaign, name)
    return campaign


def add_office(campaign, name, /, **fields):
    """One more office of the round, with an e-mail address and its own interest paragraph."""
    office = make_chosen(campaign, name)
    values = {"email": f"office@{name.lower()}.example"} | fields
    for field, value in values.items():
        setattr(office, field, value)
    office.save(update_fields=list(values))
    make_wording(campaign, office, interest=f"In {name} I read of its schools.")
    return office


def work(most=None):
    """Do every task that waits, or so many, as the worker would, whose own loop closes the connection of a test."""
    names = {"queue_names": ["*"], "excluded_queue_names": [], "backend_name": "default", "worker_id": "tests"}
    worker = Worker(interval=0, batch=True, startup_delay=False, max_tasks=None, **names)
    for task in DBTaskResult.objects.ready()[:most]:
        task.claim("tests")
        worker.run_task(task)


def drafts(campaign):
    """The drafts of the round that are not discarded, by area."""
    return list(Letter.objects.drafts().filter(campaign=campaign).order_by("office__area__name"))


def renderings(campaign):
    """The PDFs of those drafts, by area and language."""
    found = Rendering.objects.filter(letter__in=drafts(campaign))
    return list(found.select_related("letter__office__area").order_by("letter__office__area__name", "language"))
