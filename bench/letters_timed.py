"""The measurements of bench.letters, inside a throw-away tracker."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection, connections, transaction
from django.template.loader import render_to_string
from django_tasks_db.models import DBTaskResult

from bench.letters_world import make_campaign, make_officer
from bench.others import libreoffice, typst
from bench.rendering import bare
from letters.composing.campaign_letters import office_letters
from letters.drafting.checking import check_letters
from letters.drafting.renderings import UNMADE
from letters.models import Rendering
from letters.rendering.from_record import content_of_rendering
from letters.rendering.markdown import letter_html
from letters.rendering.pages import page_count, page_image
from letters.rendering.pdf import lay_out
from letters.rendering.validation import refuse_a_bad_file
from letters.tasks.rendering import THUMBNAIL_DPI, render_letter_pdf
from tests.ledger.running import database_url

COMPARED = 43


def main(asked):
    """Make the throw-away database, measure, and drop it."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"{settings.VAR_DIR}/bench.sqlite3"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(f"\n{asked.letters} letters on {connection.vendor}; load {os.getloadavg()[0]:.1f} as it begins")
        officer = make_officer()
        measure(make_campaign(asked.letters, officer), officer)
        for count in asked.memory:
            memory(count, officer)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


class Cost(NamedTuple):
    """Seconds a letter: by the clock on the wall, and of processor time (which others on the machine disturb less)."""

    wall: float
    cpu: float = 0

    def __sub__(self, other):
        return Cost(self.wall - other.wall, self.cpu - other.cpu)

    def __add__(self, other):
        return Cost(self.wall + other.wall, self.cpu + other.cpu)

    def of(self, other):
        """It as a part of another, both ways, in words."""
        return f"{self.wall / other.wall:.1%} by the clock, {self.cpu / other.cpu:.1%} of processor time"


def tell(name, cost, remark=""):
    """One line of the table."""
    print(f"{name:<46}{cost.wall * 1000:8.1f} ms {cost.cpu * 1000:8.1f} ms CPU a letter  {remark}", flush=True)


def timed(function, count):
    """(The `Cost` for each of `count` letters of one call of `function`, what it returned)."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = function()
    return Cost((time.perf_counter() - wall) / count, (time.process_time() - cpu) / count), found


def each(function, things):
    """(The `Cost` of one call of `function`, its results); the first call is to warm up."""
    function(things[0])
    return timed(lambda: [function(thing) for thing in things], len(things))


def measure(campaign, officer):
    """Everything but memory, on one campaign."""
    count = campaign.chosen.count()
    composing, _ = timed(lambda: office_letters(campaign), count)
    checking, _ = timed(lambda: check_letters(campaign, by=officer), count)
    queueing = checking - composing
    contents = [content_of_rendering(row) for row in waiting().select_related("letter__office__area")]
    alone, rest = in_one_process(contents[:COMPARED])
    one, peak = through_queue(1)
    tell("ours, through the queue, 1 worker", one, f"peak {peak} MiB a worker")
    refill_queue()
    two, peak = through_queue(2)
    rate = f"{one.wall / two.wall:.2f} times the rate of one"
    tell("ours, through the queue, 2 workers", two, f"{rate} (at least 1.6); peak {peak} MiB a worker")
    storing = one - alone - rest
    tell("composing the words of all letters", composing)
    tell("drafting and queueing", queueing, queueing.of(alone))
    tell("taking from the queue and storing", storing, storing.of(alone))
    print(f"queueing and storing over rendering alone: {(queueing + storing).of(alone)} (at most 15 %)")
    libreoffice(contents[:COMPARED], lambda name, wall, remark: tell(name, Cost(wall), remark))
    typst(contents[:COMPARED], lambda name, wall, remark="": tell(name, Cost(wall), remark))


def waiting():
    """The Renderings in the order they were asked for."""
    return Rendering.objects.waiting().order_by("pk")


def in_one_process(contents):
    """(The `Cost` of rendering alone, that of checks and thumbnail), with bare WeasyPrint beside them."""
    pages = [html(content) for content in contents]
    plain, _ = each(bare, pages)
    tell("bare WeasyPrint, one process, system fonts", plain)
    alone, pdfs = each(lay_out, contents)
    tell("ours, rendering alone, one process", alone, alone.of(plain))
    checks, _ = each(refuse_a_bad_file, pdfs)
    tell("  its checks (PDF/UA-1, PDF/A-3a, text)", checks)
    picture, _ = each(lambda pdf: (page_image(pdf, 1, THUMBNAIL_DPI), page_count(pdf)), pdfs)
    tell("  its thumbnail and page count", picture)
    return alone, checks + picture


def html(content):
    """The page of a letter as our renderer lays it out."""
    return render_to_string("letters/pdf/letter.html", {"letter": content, "body": letter_html(content.body).html})


def refill_queue():
    """Let every PDF be made anew, and forget the files and tasks of the last time."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    DBTaskResult.objects.all().delete()
    with transaction.atomic():
        Rendering.objects.update(**UNMADE)
        for pk in waiting().values_list("pk", flat=True):
            render_letter_pdf.enqueue(pk)


def through_queue(workers):
    """(The `Cost` of a letter, most MiB of a worker) of real worker processes that empty the queue.

    A worker that makes one letter goes first, so that what it takes to start does not count.
    """
    connections.close_all()
    (start,) = ended({worker("first", "--max-tasks", "1")})
    DBTaskResult.objects.successful().delete()
    left = DBTaskResult.objects.count()
    connections.close_all()
    used = ended({worker(str(number)) for number in range(workers)})
    states = set(Rendering.objects.values_list("state", flat=True))
    if states != {"ready"}:
        raise SystemExit(f"Some letters are not ready: {states}.")
    # Each worker warms up on a letter of its own, as the first one did.
    cpu = sum(one.cpu - start.cpu for one in used) / (left - workers)
    return Cost(wall_seconds(), cpu), max(one.peak for one in used)


class Used(NamedTuple):
    """What a process took: seconds of processor time, and MiB at its largest."""

    cpu: float
    peak: int


def ended(processes):
    """The `Used` of each of `processes` once all have ended.

    The kernel's own figure of a child's peak begins with its parent's, so the worker's memory is asked for meanwhile.
    """
    peaks, used = dict.fromkeys(processes, 0), {}
    while len(used) < len(processes):
        for process in processes - used.keys():
            peaks[process] = max(peaks[process], high_water(process.pid))
            pid, _, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                used[process] = Used(usage.ru_utime + usage.ru_stime, peaks[process])
        time.sleep(0.05)
    return list(used.values())


def high_water(pid):
    """The most MiB that a process has had so far; 0 once it has ended."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def worker(name, *more):
    """A worker process as deploy/worker.sh starts it, which ends when nothing is left to do."""
    own = {"DATABASE_URL": database_url(), "CONN_MAX_AGE": "60"}
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay", "--verbosity", "0"]
    return subprocess.Popen([*command, "--worker-id", name, *more], env=os.environ | own)  # noqa: S603 (ours)


def wall_seconds():
    """A letter, from when every worker had warmed up on its first until the first of them had nothing left."""
    ends = {}
    for result in DBTaskResult.objects.successful():
        ends.setdefault(result.worker_ids[-1], []).append(result.finished_at)
    begin, end = max(min(times) for times in ends.values()), min(max(times) for times in ends.values())
    done = sum(begin < moment <= end for times in ends.values() for moment in times)
    return (end - begin).total_seconds() / done


def memory(count, officer):
    """Print the most memory that one worker takes over `count` letters."""
    DBTaskResult.objects.all().delete()
    Rendering.objects.all().delete()
    check_letters(make_campaign(count, officer), by=officer)
    cost, peak = through_queue(1)
    tell(f"a worker over {count:,} letters", cost, f"{peak} MiB at most")
