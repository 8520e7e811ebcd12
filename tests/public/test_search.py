"""/responses/?q=: the words of what is public, marked where they stand, and nothing of what is not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters import search
from letters.models import SearchEntry
from tests.public.world import canary, make_case, make_states, own_copy, plant, postpone, published_case, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def patience(settings):
    """A busy machine must not cut a search short."""
    settings.SEARCH_SECONDS = 60


def found(client, query):
    """The keys of the copies found, in order."""
    search.catch_up()
    return [hit.copy.pk for hit in client.get(f"/responses/?q={query}").context["results"].hits]


def say(copy, words):
    """Give `copy` these words."""
    copy.html_text = words
    copy.save(update_fields=["html_text"])
    return copy


def test_words_phrases_and_beginnings_are_found_and_marked(client):
    own, reply = published_case()
    say(reply, "Youth hubs and **county lines** in [the north](https://hubs.example/)")
    assert found(client, "hub") == [reply.pk]
    assert found(client, '"county lines"') == found(client, "count*") == [reply.pk]
    assert found(client, '"lines county"') == []
    assert found(client, own.document.letter.reference) == [reply.pk, own.pk]
    assert "<mark>county lines</mark>" in client.get('/responses/?q="county lines"').content.decode().replace(
        "</mark> <mark>", " "
    )


def test_the_words_shown_are_those_a_reader_sees_without_marks_of_markdown(client):
    _, reply = published_case()
    say(reply, "Alex Sample\\\nSampleshire\n\nDear Alex\\,\n\nthe mentors \\[all of them\\] came")
    assert found(client, '"sample sampleshire dear alex"') == [reply.pk]
    (hit,) = client.get("/responses/?q=mentors").context["results"].hits
    shown = "".join(part.text for part in hit.snippet)
    assert shown == "Alex Sample Sampleshire Dear Alex, the mentors [all of them] came"


def test_what_was_asked_and_how_much_was_found_stand_in_the_title(client):
    _, reply = published_case()
    say(reply, "mentors")
    search.catch_up()
    assert "<title>mentors: 1 found – " in client.get("/responses/?q=mentors").content.decode()
    assert "<title>nothinglikeit: 0 found – " in client.get("/responses/?q=nothinglikeit").content.decode()
    assert "found – " not in client.get("/responses/").content.decode()


def test_an_area_and_a_campaign_find_what_belongs_to_them(client):
    own, reply = published_case()
    letter = own.document.letter
    other, _ = published_case()
    assert set(found(client, f'"{letter.office.area.name}"')) == {own.pk, reply.pk}
    assert other.pk not in found(client, f'"{letter.campaign.title}"')


def test_filters_and_orders_hold_for_what_is_found(client):
    own, reply = published_case()
    for copy in (own, reply):
        say(copy, "mentors")
    assert found(client, "mentors&document=letter") == [own.pk]
    assert found(client, "mentors&sort=oldest") == [own.pk, reply.pk]
    assert found(client, "mentors&sort=newest") == [reply.pk, own.pk]


def test_nothing_hidden_is_found_counted_or_ranked(client):
    own, reply = published_case()
    words = canary()
    for copy in (own, reply):
        say(copy, f"{words} hubs")
    assert found(client, f"{words} hubs") == [reply.pk, own.pk]
    hidden = make_states()
    del hidden["reply published tomorrow"]
    for letter, *copies in hidden.values():
        for copy in filter(None, copies):
            say(copy, f"{words} hubs {words} hubs")
        plant(letter, {"reference"})
    assert found(client, f"{words} hubs") == [reply.pk, own.pk]
    assert SearchEntry.objects.filter(public_copy__isnull=False, text__contains=words).count() > 2


def test_what_is_withdrawn_or_postponed_is_not_found_from_that_moment(client, time_machine):
    own, reply = published_case()
    say(reply, "mentors")
    assert found(client, "mentors") == [reply.pk]
    postpone(reply)
    assert found(client, "mentors") == []
    time_machine.move_to(reply.published_at)
    assert found(client, "mentors") == [reply.pk]
    withdraw(reply)
    assert client.get("/responses/?q=mentors").context["results"].hits == []
    assert found(client, "mentors") == []


def test_a_letter_that_falls_takes_its_replies_out_of_the_search(client):
    own, reply = published_case()
    say(reply, "mentors")
    assert found(client, "mentors") == [reply.pk]
    withdraw(own)
    assert found(client, "mentors") == []


def test_words_that_many_hold_find_the_newest_and_say_that_there_are_more(client, settings):
    settings.SEARCH_WEIGHED = 2
    copies = [say(own_copy(make_case()), "mentors in hubs") for _ in range(3)]
    keys = [copy.pk for copy in copies]
    assert found(client, "mentors") == found(client, "mentors hubs") == [keys[2], keys[1]]
    assert found(client, "mentors&sort=oldest") == [keys[0], keys[1]]
    assert found(client, f"mentors&area={copies[0].document.letter.office.area.slug}") == [keys[0]]
    assert "More than 2 hold “mentors”" in client.get("/responses/?q=mentors").content.decode()
    withdraw(copies[0])
    assert found(client, "mentors") == [keys[2], keys[1]]
    assert "2 found" in client.get("/responses/?q=mentors").content.decode()


def test_a_search_costs_the_same_for_one_and_for_three(client):
    say(own_copy(make_case()), "mentors")
    search.catch_up()
    with CaptureQueriesContext(connection) as one:
        client.get("/responses/?q=mentors")
    for _ in range(2):
        say(own_copy(make_case()), "mentors")
    search.catch_up()
    with CaptureQueriesContext(connection) as three:
        assert len(client.get("/responses/?q=mentors").context["results"].hits) == 3
    assert len(three) == len(one)
