"""The samples: the five real letters and invented ones in every state, through the verbs that the screens use."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from iasc_tracker import clock
from letters import owing
from letters.models import Document, Incoming, Letter, PublicCopy
from letters.rendering.pages import extract_text
from letters.reports.states import status_word
from recipients.models import Office
from tests.letter_log.conftest import HOLDERS, offices  # noqa: F401 - the fixture of the five real offices
from tests.make import make_officer


@pytest.fixture
def demonstration(settings, offices):  # noqa: F811 - pytest finds the fixture by this name
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    for roles in (["officer"], ["lead"], ["signatory", "publisher"]):
        make_officer(*roles)


def load():
    out = StringIO()
    call_command("load_samples", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_every_state_can_be_seen_and_a_second_run_adds_nothing(demonstration):
    load()
    words = Counter(status_word(letter, clock.today())[0] for letter in Letter.objects.kept())
    assert words == {
        "Overdue": 9,
        "Promised": 1,
        "Due this week": 1,
        "Invited": 2,
        "Answered": 4,
        "Closed": 1,
        "Draft: needs checking": 1,
    }
    places = Counter(now.place.name for now in owing.standings(owing.late_letters(clock.today()), clock.today()))
    assert places == {"QUEUE": 3, "HELD": 6}
    assert load() == "The samples are there already.\n"
    assert Letter.objects.count() == 19


def test_the_inbox_has_a_message_of_each_sort_and_a_second_run_adds_none(demonstration):
    load()
    load()
    assert Counter(Incoming.objects.mail().values_list("state", "mail_kind")) == {
        ("filed", "message"): 1,
        ("waiting", "message"): 1,
        ("rejected", "auto_reply"): 1,
    }
    waiting = Incoming.objects.waiting().get()
    assert waiting.office.area.is_fictional
    assert waiting.guesses


def test_nothing_invented_is_attached_to_a_real_office(demonstration):
    load()
    real = Office.objects.filter(area__is_fictional=False)
    assert set(Letter.objects.filter(office__in=real).values_list("office__area__name", flat=True)) == set(HOLDERS)
    assert not Document.objects.filter(incoming__office__in=real).exists()
    assert not PublicCopy.objects.filter(document__letter__office__in=real).exists()
    assert {office.email.rpartition(".")[2] for office in Office.objects.exclude(email="")} == {"example"}


def test_every_page_of_every_invented_letter_says_sample(demonstration):
    load()
    copies = PublicCopy.objects.filter(document__letter__isnull=False)
    assert copies.count() == 5
    for copy in copies:
        assert all("SAMPLE" in page for page in extract_text(storages["public_copies"].open(copy.file.name).read()))


def test_outside_a_demonstration_it_refuses(db, settings):
    settings.DEMONSTRATION_DAY = None
    with pytest.raises(CommandError, match="Samples are for a demonstration only"):
        load()
    assert not Letter.objects.exists()


def test_without_accounts_it_says_what_to_do(settings, offices):  # noqa: F811 - pytest finds the fixture by this name
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    with pytest.raises(CommandError, match="Run manage.py demonstration_accounts first"):
        load()
    assert not Letter.objects.exists()
