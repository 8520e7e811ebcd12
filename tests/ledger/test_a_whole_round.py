"""A whole round through real processes: 43 letters drafted, checked, signed, released and sent, each once (issue 3).

A worker is killed KILLS times at random moments, some while PDFs are made and some while letters are sent.
"""

import email
import time
from collections import Counter
from datetime import date
from email import policy
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connections

from letters.dispatch.batch import Batch
from letters.dispatch.releasing import AlreadyReleased, release
from letters.drafting.checking import check_letters
from letters.models import Dispatch, Letter, Release, Rendering
from letters.models.stored import sha256_of
from tests.checking.rounds import add_office, make_round
from tests.dispatching.conftest import sign
from tests.ledger.make import may_send
from tests.ledger.running import KILLS, RANDOM, Processes, wait_until
from tests.ledger.sink import Sink
from tests.ledger.test_kills import copies_are_right, installation, states, unsettled
from tests.make import make_officer, make_text, make_wording

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
LETTERS = 43
WELSH = 2
# The officers work on this day; the processes, which know no other clock, send today.
THE_DAY = "2020-11-20T12:00Z"
WELSH_BODY = "Ysgrifennaf.\n\n((interest))\n\n((ask)) ((contact))"


@pytest.fixture
def campaign(settings):
    """A round to 43 offices of 20 November 2020, two of them in Welsh and English, that goes without a hold."""
    settings.HOLD_MINUTES = 0
    may_send(settings)
    campaign = make_round(dated=date(2020, 11, 20), contact_cy="Ysgrifennwch at Sam.")
    make_text(campaign, WELSH_BODY, language="cy", number=1, opening="Annwyl ((salutation))", closing="Yn gywir")
    for number in range(LETTERS):
        office = add_office(campaign, f"Shire{number:02}", email=f"clerk{number:02}@pcc.example")
        if number < WELSH:
            office.language = office.Language.BOTH
            office.save(update_fields=["language"])
            make_wording(campaign, office, language="cy", interest="Darllenais.", ask="Gofynnaf am gopi.")
    return campaign


def kill_some(processes, count, done):
    """Kill a worker so many times at random moments, as long as there is work; how often it was done."""
    killed = 0
    for _ in range(count):
        time.sleep(RANDOM.uniform(0.4, 1.6))
        if done():
            break
        processes.kill_one()
        killed += 1
    return killed


def release_twice_at_once(signed):
    """Two officers press the button in the same moment; how many were told that it was done already."""
    together, told = Barrier(2), []
    officers = [make_officer("lead"), make_officer("publisher")]

    def press(by):
        together.wait()
        try:
            release(signed, by=by)
        except AlreadyReleased as refusal:
            told.append(refusal)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=[by]) for by in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(told)


def attached(data):
    """The SHA-256 of each file that a message carries, in order."""
    message = email.message_from_bytes(data, policy=policy.default)
    return [sha256_of(part.get_content()) for part in message.iter_attachments()]


def test_a_round_goes_from_words_to_the_server_once_each_whatever_is_killed(settings, tmp_path, campaign):
    with time_machine.travel(THE_DAY):
        assert check_letters(campaign, by=make_officer("lead")) == LETTERS + WELSH
    sink, done = Sink(pause=0.05), Rendering.objects.waiting().exists
    with sink.listening() as port, Processes(tmp_path, **installation(port)) as processes:
        processes.start_worker()
        processes.start_reconciler()
        kills = kill_some(processes, KILLS // 2, lambda: not done())
        assert wait_until(lambda: not done(), 180), Rendering.objects.waiting().count()
        assert set(Rendering.objects.values_list("state", flat=True)) == {"ready"}
        with time_machine.travel(THE_DAY):
            signed = sign(Batch(campaign=campaign), make_officer("signatory"))
            assert (release_twice_at_once(signed), Release.objects.count()) == (1, 1)
        kills += kill_some(processes, KILLS - kills, lambda: not unsettled())
        assert wait_until(lambda: not unsettled(), 180), states()
    copies_are_right(sink)
    assert Dispatch.objects.count() == Letter.objects.count() == LETTERS
    assert states()["failed"] == 0
    assert states()["unknown"] <= kills
    print(f"{kills} kills: {dict(states())}, {len(sink.taken)} messages taken")
    signed_files = {
        letter["to"]: [sha for _, sha in sorted(letter["files"].items())] for letter in signed.manifest.values()
    }
    assert Counter(map(len, signed_files.values())) == {1: LETTERS - WELSH, 2: WELSH}
    assert [attached(data) for _, _, data in sink.taken] == [signed_files[to] for to, _, _ in sink.taken]
