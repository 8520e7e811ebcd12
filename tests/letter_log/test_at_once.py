"""Requests that arrive in the same moment: one letter, one file, one verb; the others get an answer, not an error."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections, transaction
from django.test import Client

from iasc_tracker.models import Event
from letters import filing
from letters.models import Campaign, Document, DocumentKind, Letter, Reply
from tests.make import make_commissioner, make_draft, make_letter, make_office, make_officer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
TOKEN = "11111111-1111-4111-8111-111111111111"


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


def browser(officer):
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    return client


def at_once(*requests):
    """The status of each of `requests` (client, address, values), sent in the same moment; sorted."""
    together, found = Barrier(len(requests)), []

    def send(client, url, values):
        together.wait()
        found.append(client.post(url, values).status_code)
        connections.close_all()

    threads = [Thread(target=send, args=request) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def office_in_post():
    office = make_office()
    make_commissioner(office=office)
    return office


def form_of(office, officer, **fields):
    kind = DocumentKind.objects.get(slug="response_strategy")
    values = {"office": office.pk, "dated": "13/10/2020", "documents": [kind.pk], "reply_within": 20}
    return values | {"channel": "email", "language": "en", "owner": officer.pk} | fields


def hold(officer):
    return str(filing.hold(SimpleUploadedFile("letter.txt", b"Dear Alex, the same bytes"), by=officer).pk)


def test_a_page_sent_three_times_makes_one_letter(db):
    officer, office = make_officer("officer"), office_in_post()
    values = form_of(office, officer, held=[hold(officer)], form_token=TOKEN)
    assert at_once(*[(browser(officer), "/staff/letters/log/", values)] * 3) == [302, 302, 302]
    assert [event.verb for event in Event.objects.about(Letter.objects.get())] == ["logged"]
    assert Document.objects.count() == 1


def test_two_officers_with_the_same_file_make_one_letter(db):
    office, requests = office_in_post(), []
    for officer in (make_officer("officer"), make_officer("officer")):
        requests.append((browser(officer), "/staff/letters/log/", form_of(office, officer, held=[hold(officer)])))
    assert at_once(*requests) == [200, 302]
    assert (Letter.objects.count(), Document.objects.count()) == (1, 1)


def test_a_draft_is_confirmed_or_discarded_and_never_both(db):
    officer = make_officer("officer")
    with transaction.atomic():
        draft = make_draft(office=office_in_post())
    address = f"/staff/letters/{draft.pk}"
    confirm = (browser(officer), f"{address}/confirm/", form_of(draft.office, officer, version="1"))
    found = at_once(confirm, (browser(officer), f"{address}/discard/", {}))
    assert set(found) <= {200, 302, 404}
    assert len(Event.objects.about(draft)) == 1


def test_a_record_is_voided_once(db):
    officer = make_officer("officer")
    with transaction.atomic():
        letter = make_letter()
    requests = [(browser(officer), f"/staff/letters/{letter.pk}/void/", {"reason": "Mistake."})] * 3
    assert at_once(*requests) == [200, 200, 302]
    assert [event.verb for event in Event.objects.about(letter)] == ["voided"]


def test_a_reply_sent_three_times_is_logged_once(db):
    officer = make_officer("officer")
    with transaction.atomic():
        letter = make_letter()
    values = {"channel": "call", "received_on": "02/11/2020", "sender": "A. Clerk", "kind": "holding", "note": "Soon."}
    requests = [(browser(officer), f"/staff/letters/{letter.pk}/reply/", values | {"form_token": TOKEN})] * 3
    assert at_once(*requests) == [302, 302, 302]
    assert Reply.objects.count() == 1


def test_a_title_is_given_to_one_campaign(db):
    lead = make_officer("lead")
    kind = DocumentKind.objects.get(slug="response_strategy")
    values = {"title": "Sample round", "purpose": "To try.", "reply_within": 20, "document_kinds": [kind.pk]}
    assert at_once(*[(browser(lead), "/staff/campaigns/new/", values)] * 3) == [200, 200, 302]
    assert Campaign.objects.count() == 1
