"""/responses/<key>/: the words first, then the files, what was asked, and how to cite it."""

import pytest

from letters.models import Reply
from tests.public.world import make_states, published_case, reply_copy, withdraw

pytestmark = pytest.mark.django_db


def page_of(client, copy):
    """The page of the response that `copy` belongs to."""
    return client.get(f"/responses/{copy.document.incoming.reply.pk}/")


def test_the_words_come_before_the_file_and_the_letter(client):
    own, reply = published_case()
    page = page_of(client, reply).content.decode()
    places = [page.index(words) for words in ("<article", f"/files/{reply.pk}/", 'id="asked"', "Cite as")]
    assert places == sorted(places)
    assert own.document.letter.get_absolute_url() in page


def test_all_copies_of_a_reply_stand_on_its_page_and_no_others(client):
    own, first = published_case()
    letter = own.document.letter
    other = reply_copy(letter)
    shown = {copy.pk for copy, _ in page_of(client, first).context["copies"]}
    assert (shown, other.pk in shown) == ({first.pk}, False)


def test_every_state_gives_exactly_its_status(client):
    found = {}
    for state, (_, _, reply) in make_states().items():
        if reply:
            found[state] = page_of(client, reply).status_code
    assert set(found.values()) == {404}
    assert client.get("/responses/999999/").status_code == 404


def test_what_is_hidden_looks_the_same_as_what_never_was(client):
    reply = make_states()["prepared"][2]
    assert page_of(client, reply).content == client.get("/responses/999999/").content


def test_a_withdrawn_response_leaves_what_when_and_why(client):
    _, reply = published_case()
    withdraw(reply)
    response = page_of(client, reply)
    assert (response.status_code, "A wrong date." in response.content.decode()) == (410, True)
    assert "Sample words" not in response.content.decode()


def test_the_responses_before_and_after_are_those_of_the_campaign(client):
    cases = [published_case() for _ in range(3)]
    campaign = cases[0][0].document.letter.campaign
    for own, _ in cases:
        own.document.letter.campaign = campaign
        own.document.letter.save(update_fields=["campaign"])
    published_case()
    replies = sorted((reply for _, reply in cases), key=lambda copy: copy.document.answered_letter.office.area.name)
    context = page_of(client, replies[1]).context
    assert (context["previous"], context["next"]) == (replies[0], replies[2])
    assert page_of(client, replies[0]).context["previous"] is None


def test_a_page_costs_the_same_for_one_file_and_for_three(client, django_assert_num_queries):
    own, reply = published_case()
    with django_assert_num_queries(8):
        page_of(client, reply)
    extra = [reply_copy(own.document.letter) for _ in range(2)]
    for copy in extra:
        document = copy.document
        document.incoming = reply.document.incoming
        document.save(update_fields=["incoming"])
    with django_assert_num_queries(8):
        page_of(client, reply)
    assert Reply.objects.count() == 3


def test_a_browser_that_has_the_page_is_told_so_until_it_changes(client):
    own, reply = published_case()
    address = f"/responses/{reply.document.incoming.reply.pk}/"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    withdraw(reply)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 410


def test_readers_learn_where_to_write_when_the_office_has_said_it(client, settings):
    own, _ = published_case()
    letter = own.document.letter
    settings.PUBLIC_CONTACT = "letters@office.example"
    page = client.get(f"/letters/{letter.reference}/").content.decode()
    assert f"mailto:letters@office.example?subject=Problem%20with%20{letter.reference}" in page
    assert all("letters@office.example" in client.get(path).content.decode() for path in ("/about/", "/removals/"))
    assert 'href="/about/#contact">Report a problem' in page
