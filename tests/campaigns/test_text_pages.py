"""The letter text: /staff/campaigns/<pk>/text/, its versions, and the difference between any two."""

import pytest

from iasc_tracker.models import Event
from letters.drafting.letter_texts import Piece, difference
from letters.models import LetterText
from tests.make import make_campaign, make_chosen, make_officer, make_text, make_wording


def url(campaign, page=""):
    return f"/staff/campaigns/{campaign.pk}/text/{page}"


def answers(**changes):
    """What an officer fills in."""
    return {"opening": "Dear ((salutation))", "body": "Hello.", "closing": "Yours sincerely", "based_on": "0"} | changes


def test_the_first_version_is_saved_with_its_event(client, campaign, officer):
    assert "No text yet." in client.get(url(campaign)).text
    response = client.post(url(campaign), answers(body="One\r\ntwo"))
    text = campaign.texts.get()
    assert (response.status_code, response.url) == (302, url(campaign))
    assert (text.number, text.language, text.body, text.written_by) == (1, "en", "One\ntwo", officer)
    assert [(event.verb, event.note) for event in Event.objects.about(campaign)] == [
        ("letter text written", "Version 1.")
    ]


def test_each_save_is_a_new_version_and_the_old_ones_stay(client, campaign, officer):
    make_text(campaign, "First.")
    client.post(url(campaign), answers(body="Second.", based_on="1"))
    assert list(campaign.texts.values_list("number", "body")) == [(2, "Second."), (1, "First.")]
    client.post(url(campaign), answers(body="Second.", based_on="2"))
    assert campaign.texts.count() == 2


def test_who_saves_second_sees_what_theirs_would_change_and_may_save_it_after_all(client, campaign, officer):
    make_text(campaign, "Hello there.")
    response = client.post(url(campaign), answers(body="Hello here.", based_on="0"))
    assert response.status_code == 409
    assert [Piece("same", "Hello"), Piece("out", "there."), Piece("in", "here.")] in response.context["rows"]
    assert '<input type="hidden" name="based_on" value="1">' in response.text
    assert "Hello here." in response.text
    assert campaign.texts.count() == 1
    client.post(url(campaign), answers(body="Hello here.", based_on="1"))
    assert campaign.texts.first().body == "Hello here."


def test_a_form_without_its_version_is_a_conflict(client, campaign, officer):
    make_text(campaign, "Hello there.")
    assert client.post(url(campaign), answers(based_on="")).status_code == 409


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body": " "}, "Enter text"),
        ({"opening": ""}, "Enter opening"),
        ({"body": "x" * 30_001}, "The text is longer than 30,000 characters; shorten it,"),
        ({"body": "x" * 30_001, "preview": "on"}, "The text is longer than 30,000 characters; shorten it,"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, campaign, officer, changes, sentence):
    response = client.post(url(campaign), answers(subject="What I typed", **changes))
    assert (response.status_code, sentence in response.text, "What I typed" in response.text) == (200, True, True)
    assert not campaign.texts.exists()


def test_a_text_with_faults_is_kept_and_says_what_they_are(client, campaign, officer):
    client.post(url(campaign), answers(body="((nope)) ((vru"))
    page = client.get(url(campaign)).text
    assert "This version cannot make letters yet" in page
    assert "“nope” is no field." in page
    assert "“((vru” is not closed" in page


def test_a_preview_shows_the_unsaved_text_for_one_office_and_saves_nothing(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire", salutation="Alex")
    lacking = make_chosen(campaign, "Kentshire", salutation="")
    make_wording(campaign, office, interest="Its *schools*.")
    filled = answers(body="About ((area)): ((interest)) <b>", preview="on")
    page = client.post(url(campaign), filled | {"office": office.pk}).text
    assert "Dear Alex," in page
    assert "About Sampleshire: Its <em>schools</em>. &lt;b&gt;" in page
    page = client.post(url(campaign), filled | {"office": lacking.pk}).text
    assert "Kentshire: no salutation" in page
    assert "Kentshire: no interest paragraph" in page
    assert not campaign.texts.exists()


def test_a_preview_without_offices_says_what_to_do(client, campaign, officer):
    page = client.post(url(campaign), answers(preview="on")).text
    assert "There is no office to preview the letter for." in page


def test_a_text_can_start_from_a_version_of_another_campaign(client, campaign, officer):
    text = make_text(make_campaign(), "The words of last year.")
    page = client.get(url(campaign), {"from": text.pk})
    assert "The words of last year." in page.text
    assert page.context["form"].initial["based_on"] == 0
    assert client.get(url(campaign), {"from": "9" * 30}).status_code == 200


def test_the_history_lists_every_version_and_offers_comparisons(client, campaign, officer):
    first, second = make_text(campaign, "One."), make_text(campaign, "Two words.")
    page = client.get(url(campaign, "history/"))
    assert [row["text"] for row in page.context["tables"][0]["rows"]] == [second, first]
    assert f"/staff/letter-texts/difference/?old={first.pk}&amp;new={second.pk}" in page.text
    assert "No text yet." in client.get(url(make_campaign(), "history/")).text


def test_one_version_can_be_read_as_it_was_typed(client, campaign, officer):
    text = make_text(campaign, "About ((vru)) & <b>.")
    page = client.get(f"/staff/letter-texts/{text.pk}/").text
    assert "About ((vru)) &amp; &lt;b&gt;." in page


def test_any_two_texts_can_be_compared(client, campaign, officer):
    old, new = make_text(make_campaign(), "Hello old friend."), make_text(campaign, "Hello new friend.")
    page = client.get("/staff/letter-texts/difference/", {"old": old.pk, "new": new.pk}).text
    assert "Taken out: </span>old" in page
    assert "Put in: </span>new" in page
    assert "The two say the same." in client.get(f"/staff/letter-texts/difference/?old={old.pk}&new={old.pk}").text
    for query in ("", "?old=1&new=999999", "?old=x&new=y"):
        assert client.get(f"/staff/letter-texts/difference/{query}").status_code == 400, query


def test_a_difference_shows_paragraphs_taken_out_and_put_in_and_words_within():
    old, new = "Same one.\n\nChanged here now.\n\nGone.", "Same one.\n\nChanged there now.\n\nMore.\n\nLast."
    assert difference(old, new) == [
        [Piece("same", "Same one.")],
        [Piece("same", "Changed"), Piece("out", "here"), Piece("in", "there"), Piece("same", "now.")],
        [Piece("out", "Gone."), Piece("in", "More.")],
        [Piece("in", "Last.")],
    ]
    many = "a\n\n" * 200
    assert difference(many, f"{many}b") == [[Piece("out", many)], [Piece("in", f"{many}b")]]
    assert difference(many, many) == [[Piece("same", many)]]
    long = "word " * 3_000
    assert difference(long, f"{long} end") == [[Piece("out", long.strip()), Piece("in", f"{long} end")]]


def test_who_may_write_and_who_may_read(client, campaign):
    text = make_text(campaign)
    readable = [url(campaign, "history/"), f"/staff/letter-texts/{text.pk}/"]
    for role in ("signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert [client.get(url(campaign)).status_code, client.post(url(campaign)).status_code] == [403, 403]
        assert [client.get(page).status_code for page in readable] == [200, 200]
        assert "Start a new version" not in client.get(readable[1]).text
    assert LetterText.objects.count() == 1


def test_wrong_method_and_unknown_id(client, campaign, officer):
    assert client.put(url(campaign)).status_code == 405
    assert client.post(url(campaign, "history/")).status_code == 405
    for path in ("campaigns/999999/text/", "campaigns/999999/text/history/", "letter-texts/999999/"):
        assert client.get(f"/staff/{path}").status_code == 404
