"""Guest × {page, file} × state: exactly the published is shown, whatever a row pretends."""

import pytest

from tests.public.world import (
    address,
    make_case,
    make_states,
    own_copy,
    postpone,
    public_keys,
    published_case,
    reply_copy,
    settle_as,
    withdraw,
)

pytestmark = pytest.mark.django_db
# state: (status of the page, of the letter's file, of the reply's file)
EXPECTED = {
    "draft with a published copy": (404, 404, None),
    "discarded": (404, 404, None),
    "voided with a published copy": (404, 404, 404),
    "not prepared": (404, None, 404),
    "prepared": (404, 404, 404),
    "published tomorrow": (404, 404, 404),
    "reply published tomorrow": (200, 200, 404),
    "letter withdrawn": (410, 410, 404),
}


def status(client, path):
    """The status of `path`, or None for no path."""
    return path and client.get(path).status_code


def test_every_state_gives_exactly_its_statuses(client):
    found = {}
    for state, (letter, own, reply) in make_states().items():
        files = [status(client, copy and address(copy)) for copy in (own, reply)]
        found[state] = (status(client, f"/letters/{letter.reference}/"), *files)
    assert found == EXPECTED


def test_what_is_published_is_there(client):
    own, reply = published_case()
    paths = [f"/letters/{own.document.letter.reference}/", address(own), address(reply)]
    assert [status(client, path) for path in paths] == [200, 200, 200]


def test_the_list_and_home_show_exactly_what_is_published(client):
    own, reply = published_case()
    half = make_states()["reply published tomorrow"][1]
    assert public_keys() == {own.pk, reply.pk, half.pk}
    assert {copy.pk for copy in client.get("/responses/").context["page_obj"]} == {own.pk, reply.pk, half.pk}
    home = client.get("/").context
    assert home["newest"] == [(reply.document.incoming.reply, [reply])]
    letters = {own.document.letter, half.document.letter}
    assert {copy.pk for copy in home["letter_copies"]} == {own.pk, half.pk}
    shown = {tile.name for tile in [*home["map"].tiles, *home["map"].others] if tile.url}
    assert shown == {letter.office.area.name for letter in letters}
    assert set(home["campaigns"]) == {letter.campaign for letter in letters}


def test_areas_and_campaigns_without_a_public_letter_are_not_found(client):
    own, _ = published_case()
    letters = [case[0] for state, case in make_states().items() if state != "reply published tomorrow"]
    hidden = [f"/areas/{letter.office.area.slug}/" for letter in letters]
    hidden += [f"/campaigns/{letter.campaign.slug}/" for letter in letters]
    shown = [f"/areas/{own.document.letter.office.area.slug}/", f"/campaigns/{own.document.letter.campaign.slug}/"]
    assert {status(client, path) for path in hidden} == {404}
    assert {status(client, path) for path in shown} == {200}


def test_what_is_hidden_looks_the_same_as_what_never_was(client):
    letter, own, _ = make_states()["prepared"]
    unknown_page, unknown_file = client.get("/letters/IASC-2020-9999/"), client.get("/files/999999/nothing.pdf")
    assert client.get(f"/letters/{letter.reference}/").content == unknown_page.content
    assert client.get(address(own)).content == unknown_file.content
    assert dict(client.get(address(own)).headers) == dict(unknown_file.headers)


def test_a_public_file_under_an_old_name_leads_to_the_file_and_a_hidden_one_nowhere(client):
    own, _ = published_case()
    hidden = make_states()["prepared"][1]
    found = client.get(f"/files/{own.pk}/another-name.pdf")
    assert (found.status_code, found["Location"]) == (301, address(own))
    assert status(client, f"/files/{hidden.pk}/another-name.pdf") == 404


@pytest.mark.parametrize("state", ["awaited", "promised", "declined", "not_held", "not_pursued", "received"])
def test_whatever_the_office_knows_the_public_reads_no_response_published_yet(client, state):
    letter = make_case()
    own_copy(letter)
    settle_as(letter, state, promised_for=letter.dated)
    page = client.get(f"/letters/{letter.reference}/").content.decode()
    cells = page[page.index('id="asked"') : page.index('id="came-back"')]
    assert "No response published yet" in cells
    for word in ("eclined", "romised", "not held", "Not held", "verdue", "pursued", "efused", "waited", "due"):
        assert word not in page


def test_already_public_is_a_link_once_the_letter_is_public(client):
    letter = make_case()
    settle_as(letter, "already_public", link="https://strategy.example/plan")
    assert b"strategy.example" not in client.get(f"/letters/{letter.reference}/").content
    own_copy(letter)
    assert b'href="https://strategy.example/plan"' in client.get(f"/letters/{letter.reference}/").content


def test_a_published_answer_is_linked_from_what_was_asked(client):
    own, reply = published_case()
    page = client.get(f"/letters/{own.document.letter.reference}/").content.decode()
    answer = reply.document.incoming.reply.pk
    assert f'href="/responses/{answer}/#copy-{reply.pk}">Published: {reply.title}' in page
    assert "No response published yet" not in page


def test_a_withdrawn_answer_leaves_its_sentence_on_the_page_and_a_gone_file(client):
    own, reply = published_case()
    withdraw(reply)
    page = client.get(f"/letters/{own.document.letter.reference}/").content.decode()
    assert ("A wrong date." in page, "Sample words" in page.split('id="letter"')[0]) == (True, False)
    assert status(client, address(reply)) == 410


def test_a_withdrawn_letter_leaves_a_page_that_says_what_when_and_why(client):
    own, _ = published_case()
    withdraw(own)
    response = client.get(f"/letters/{own.document.letter.reference}/")
    page = response.content.decode()
    assert (response.status_code, own.title in page, "A wrong date." in page) == (410, True, True)
    assert "Sample words" not in page


def test_a_letter_published_again_is_its_page_again(client):
    letter = make_case()
    withdraw(own_copy(letter))
    again = own_copy(letter)
    assert (status(client, f"/letters/{letter.reference}/"), status(client, address(again))) == (200, 200)


def test_a_reply_published_tomorrow_appears_tomorrow(client, time_machine):
    letter = make_case()
    own_copy(letter)
    copy = postpone(reply_copy(letter))
    assert status(client, address(copy)) == 404
    time_machine.move_to(copy.published_at)
    assert status(client, address(copy)) == 200
