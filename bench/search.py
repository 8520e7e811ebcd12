"""How long a search takes over 2,000 replies of 300 words, beside LIKE on the same rows in the same run.

Run `.venv/bin/python -m bench.search [replies]`; DATABASE_URL names the database, SQLite without it. It makes and drops
a database of its own, as tests do.
"""

import os
import random
import sys
import time
from datetime import date, timedelta

import django
from django.conf import settings
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.test.utils import get_runner, setup_test_environment, teardown_test_environment
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iasc_tracker.settings")
django.setup()

from letters import search  # noqa: E402 (models need Django to be set up)
from letters.models import Document, SearchMark  # noqa: E402 (as above)
from tests.make import make_document, make_letter, make_reply  # noqa: E402 (as above)

REPLIES, WORDS, ROUNDS, SEED = 2_000, 300, 15, 20201013
COMMON = ["the", "of", "and", "to", "in", "violence", "reduction", "unit", "police", "county", "lines", "area"]
RARE = ["safeguarding", "exploitation", "neighbourhood", "hospital", "navigators", "trauma", "mediation", "outreach"]
QUESTIONS = {
    "a rare word": "trauma",
    "a phrase": '"county lines"',
    "a stem": "safeguard",
    "a beginning": "navig*",
    "a common word": "the",
    "two common words": "violence reduction",
    "eight common words": " ".join(COMMON[:8]),
    "eight short beginnings": " ".join(f"{word[:2]}*" for word in RARE),
    "a phrase of common words": '"of the"',
    "nothing": "nonesuch",
}


def main(replies):
    """Make the database, fill it, print a table, drop it."""
    setup_test_environment()
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        fill(replies)
        measure()
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()


@transaction.atomic
def fill(replies):
    """Make the replies with a document each, and say what reading them into the index costs."""
    chance = random.Random(SEED)  # noqa: S311 (made-up text)
    letter = make_letter()
    others = [f"word{number}" for number in range(20_000)]
    for number in range(replies):
        words = chance.choices(COMMON, k=WORDS // 2) + chance.choices(others, k=WORDS // 2 - 1) + [chance.choice(RARE)]
        chance.shuffle(words)
        reply = make_reply(letter, received_on=date(2020, 11, 1) + timedelta(days=number % 300))
        file = {"text": " ".join(words), "original_name": f"{number}.pdf", "added_by": letter.created_by}
        make_document(b"%d" % number, incoming=reply.incoming, **file)
    marks, start = SearchMark.objects.count(), time.perf_counter()
    search.catch_up()
    each = 1000 * (time.perf_counter() - start) / replies
    print(f"{connection.vendor}: {replies:,} replies of {WORDS} words; {marks:,} marks read, {each:.2f} ms a reply")


def measure():
    """Print the median and the worst time of each question, ours beside LIKE."""
    search.search("warm up")
    reverse("staff:worklist")
    print(f"{'':26}{'ours: found':>12}{'database ms':>13}{'all ms':>8}{'worst ms':>10}{'LIKE: found':>13}{'all ms':>8}")
    for name, words in QUESTIONS.items():
        inside, ours, found = times(lambda words=words: search.search(words))
        _, naive, matched = times(lambda words=words: like(words))
        count = found.page.paginator.count if found.is_answered else found.sentence[:10]
        row = f"{count:>12}{inside[ROUNDS // 2]:>13.1f}{ours[ROUNDS // 2]:>8.1f}{ours[-1]:>10.1f}"
        print(f"{name:26}{row}{matched:>13}{naive[ROUNDS // 2]:>8.1f}")


class Stopwatch:
    """Counts the milliseconds that questions to the database take."""

    def __init__(self):
        self.spent = 0

    def __call__(self, execute, *question):
        start = time.perf_counter()
        try:
            return execute(*question)
        finally:
            self.spent += 1000 * (time.perf_counter() - start)


def times(work):
    """The sorted milliseconds that the database takes and that `work()` takes in all, and what it returned."""
    inside, ours, result = [], [], None
    for _ in range(ROUNDS):
        watch, start = Stopwatch(), time.perf_counter()
        with connection.execute_wrapper(watch):
            result = work()
        ours.append(1000 * (time.perf_counter() - start))
        inside.append(watch.spent)
    return sorted(inside), sorted(ours), result


def like(words):
    """What a plain filter finds: every document whose text holds each word somewhere; its first page is fetched."""
    documents = Document.objects.order_by("-pk")
    for word in [words.strip('"')] if words.startswith('"') else words.split():
        documents = documents.filter(text__icontains=word.strip("*"))
    page = Paginator(documents, 20).get_page(1)
    return page.paginator.count if list(page) else 0


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REPLIES)
