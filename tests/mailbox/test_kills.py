"""A real fetcher killed anywhere, against a real Dovecot: every message exactly one record, and the counts agree.

KILLS (3; make test-long: 25) says how often it is killed; with 25 the mailbox holds 200 messages.
"""

import imaplib
import time
from collections import Counter

import pytest

from letters import mailbox
from letters.models import Incoming, MailboxMessage, Reply
from tests.ledger.running import KILLS, RANDOM, Processes, wait_until
from tests.mailbox.mails import mail
from tests.make import make_letter

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
MESSAGES = 200 if KILLS >= 25 else 40
FILED, AUTOMATIC, PLAIN, COPY = range(4)


def fill(box, letters):
    """So many messages, a quarter of each sort: the bytes of every one that is no copy."""
    first = []
    for number in range(MESSAGES):
        letter, sort = letters[number % len(letters)], number % 4
        headers = {"Message_ID": f"<{number}@sampleshire.example>"} if number % 8 else {}
        headers |= {
            FILED: {"To": f"replies+{letter.reference}@office.example"},
            AUTOMATIC: {"Auto_Submitted": "auto-replied"},
        }.get(sort, {})
        data = RANDOM.choice(first) if sort == COPY else mail(text=f"Message {number}.\n" * 400, **headers)
        if sort != COPY:
            first.append(data)
        box.put(data)
    return first


def on_server(box):
    """(messages, those of them marked as seen) as the server itself counts them."""
    with imaplib.IMAP4("127.0.0.1", box.server.port) as connection:
        connection.login(box.user, "secret")
        connection.select("INBOX", readonly=True)
        return tuple(len(connection.uid("SEARCH", key)[1][0].split()) for key in ("ALL", "SEEN"))


def kill_when(is_reached, processes, *command):
    """Start a fetch and kill it a moment after `is_reached`, or when it ends by itself; whether it was killed."""
    process = processes.start("fetch_mail", *command)
    assert wait_until(lambda: is_reached() or process.poll() is not None, 120)
    time.sleep(RANDOM.uniform(0, 0.02))
    was_running = process.poll() is None
    process.kill()
    process.wait()
    return was_running


def finish(processes, *command):
    """Let one fetch run to its end."""
    assert processes.start("fetch_mail", *command).wait(timeout=600) == 0


def test_a_fetcher_killed_anywhere_keeps_every_message_exactly_once(box, tmp_path):
    letters = [make_letter() for _ in range(5)]
    first = fill(box, letters)
    environment = {"IMAP_URL": box.url, "DEMONSTRATION_DAY": "", "VAR_DIR": str(tmp_path)}
    with Processes(tmp_path, **environment) as processes:
        killed = 0
        for number in range(KILLS):
            reached = number * MESSAGES // KILLS
            killed += kill_when(lambda n=reached: MailboxMessage.objects.count() >= n, processes, "--fetch-only")
        finish(processes, "--fetch-only")
        assert (Incoming.objects.count(), MailboxMessage.objects.count()) == (len(first), MESSAGES)
        # What nobody has sorted yet is killed over as well: no letter may get a reply twice.
        for number in range(min(KILLS, 5)):
            left = Incoming.objects.unsorted().count() - 1 - number
            killed += kill_when(lambda n=left: Incoming.objects.unsorted().count() <= n, processes)
        finish(processes)
    print(f"{killed} kills while it ran")
    assert killed >= KILLS // 2
    assert on_server(box) == (MESSAGES, MESSAGES)
    each_is_one_record(first)
    (counts,) = mailbox.mailbox_counts()
    assert (counts.server, counts.duplicates, counts.adds_up) == (MESSAGES, MESSAGES - len(first), True)
    assert (counts.filed, counts.rejected, counts.waiting) == (MESSAGES // 4,) * 3


def each_is_one_record(first):
    """Hold the records to the bytes that were put on the server, and the replies to the records."""
    kept = Counter(incoming.file.read().replace(b"\r\n", b"\n") for incoming in Incoming.objects.all())
    assert kept == Counter(first)
    filed = Incoming.objects.filter(state="filed")
    assert set(Reply.objects.values_list("incoming", flat=True)) == set(filed.values_list("pk", flat=True))


def test_two_fetchers_at_once_keep_every_message_exactly_once(box, tmp_path):
    first = fill(box, [make_letter()])
    with Processes(tmp_path, IMAP_URL=box.url, DEMONSTRATION_DAY="", VAR_DIR=str(tmp_path)) as processes:
        both = [processes.start("fetch_mail", "--fetch-only") for _ in range(2)]
        assert [process.wait(timeout=300) for process in both] == [0, 0]
    assert (Incoming.objects.count(), MailboxMessage.objects.count()) == (len(first), MESSAGES)
    assert on_server(box) == (MESSAGES, MESSAGES)
    assert mailbox.mailbox_counts()[0].adds_up
