"""/staff/letters/<pk>/publish/: what stands in the way, and publishing what is chosen."""

import pytest

from iasc_tracker import clock
from letters import publication
from letters.models import Document, PublicCopy
from tests.make import make_draft, make_letter, make_officer
from tests.publication.states import look_at, make_logged_letter, make_prepared_letter, make_prepared_reply, publish

pytestmark = pytest.mark.django_db


def public():
    """What is public now."""
    return set(PublicCopy.objects.published(clock.now()))


def address(letter):
    """The page of `letter`."""
    return f"/staff/letters/{letter.pk}/publish/"


@pytest.fixture
def copy():
    """A letter's copy that a publisher has looked at."""
    copy = make_prepared_letter()
    look_at(copy)
    return copy


@pytest.mark.parametrize(
    ("role", "status"),
    [("publisher", 302), ("officer", 403), ("lead", 403), ("signatory", 403), ("auditor", 403), ("administrator", 403)],
)
def test_only_a_publisher_publishes(client, copy, role, status):
    client.force_login(make_officer(role))
    response = client.post(address(copy.document.letter), {f"copy_{copy.pk}": "on"})
    assert (response.status_code, public()) == (status, {copy} if status == 302 else set())


def test_everybody_on_the_staff_reads_the_page_but_nobody_else(client, copy):
    page = address(copy.document.letter)
    assert client.get(page).url == f"/accounts/login/?next={page}"
    client.force_login(make_officer("auditor"))
    content = client.get(page).content.decode()
    assert ("Every page looked at" in content, ">Publish</button>" in content) == (True, False)
    assert client.put(page).status_code == 405


def test_an_unknown_or_discarded_letter_is_not_found(client):
    client.force_login(make_officer("publisher"))
    officer = make_officer("officer")
    gone = make_draft(discarded_at=clock.now(), discarded_by=officer)
    assert [client.get(page).status_code for page in ("/staff/letters/999999/publish/", address(gone))] == [404, 404]


def test_a_copy_that_nobody_looked_at_is_counted_and_has_no_tick(client):
    copy = make_prepared_letter()
    client.force_login(make_officer("publisher"))
    page = client.get(address(copy.document.letter)).content.decode()
    assert "2 things to look at before this goes public." in page
    assert (f'name="copy_{copy.pk}"' in page, ">Publish</button>" in page) == (False, False)


def test_posting_a_copy_that_nobody_looked_at_is_refused(client):
    copy = make_prepared_letter()
    client.force_login(make_officer("publisher"))
    response = client.post(address(copy.document.letter), {f"copy_{copy.pk}": "on"})
    assert (b"No publisher has looked" in response.content, public()) == (True, set())


def test_a_copy_of_another_letter_cannot_be_slipped_in(client, copy):
    other = make_prepared_letter()
    look_at(other)
    client.force_login(make_officer("publisher"))
    client.post(address(copy.document.letter), {f"copy_{copy.pk}": "on", f"copy_{other.pk}": "on"})
    assert public() == {copy}


def test_letter_and_response_go_together_with_a_reason(client, copy):
    reply = make_prepared_reply(copy.document.letter)
    publisher = look_at(reply)
    client.force_login(publisher)
    chosen = {f"copy_{copy.pk}": "on", f"copy_{reply.pk}": "on"}
    refused = client.post(address(copy.document.letter), chosen)
    assert ("Give a reason why “Response strategy" in refused.content.decode(), public()) == (True, set())
    client.post(address(copy.document.letter), chosen | {f"reason_{reply.pk}": "The e-mail says so."})
    assert public() == {copy, reply}


def test_the_reason_typed_stays_after_an_error(client, copy):
    reply = make_prepared_reply(copy.document.letter)
    client.force_login(look_at(reply))
    data = {f"copy_{reply.pk}": "on", f"reason_{reply.pk}": "Typed reason"}
    response = client.post(address(copy.document.letter), data)
    assert b"The letter itself is not public" in response.content
    assert (b"Typed reason" in response.content, public()) == (True, set())


def test_a_refused_document_has_no_tick(client, copy):
    reply = make_prepared_reply(copy.document.letter)
    publisher = look_at(reply)
    Document.objects.filter(pk=reply.document_id).update(position=Document.Position.REFUSED)
    client.force_login(publisher)
    page = client.get(address(copy.document.letter)).content.decode()
    assert ("The sender refused publication" in page, f'name="copy_{reply.pk}"' in page) == (True, False)


def test_nothing_chosen_says_so(client, copy):
    client.force_login(make_officer("publisher"))
    response = client.post(address(copy.document.letter), {})
    assert b"Choose what to publish." in response.content


def test_what_comes_back_with_a_letter_is_named_before_it_does(client):
    letter_copy = make_prepared_letter()
    reply = make_prepared_reply(letter_copy.document.letter)
    publish(letter_copy, reply)
    publication.withdraw(letter_copy, by=make_officer("publisher"), reason="A wrong date")
    look_at(publication.prepare_letter(letter_copy.document.letter, by=make_officer("officer")))
    client.force_login(make_officer("publisher"))
    page = client.get(address(letter_copy.document.letter)).content.decode()
    assert "With the letter these become public again" in page


def test_a_letter_without_its_file_says_what_to_do(client):
    client.force_login(make_officer("publisher"))
    assert b"No file of the letter itself was logged." in client.get(address(make_letter())).content


def test_a_letter_not_prepared_offers_to_prepare_it(client):
    letter = make_logged_letter()
    client.force_login(make_officer("officer"))
    link = f'href="/staff/documents/{letter.documents.get().pk}/prepare/"'
    assert link in client.get(address(letter)).content.decode()
