"""/campaigns/<slug>/compared-with/<slug>/: two rounds side by side, of published things only and in neutral words."""

import pytest

from tests.make import make_campaign, make_office
from tests.open_data.world import rows
from tests.public.world import make_case, make_states, own_copy, reply_copy, settle_as, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def rounds():
    """Two campaigns, each with a public letter to one area (to two offices in turn); the first was answered."""
    first, second = make_campaign(), make_campaign()
    letters = [make_case() for _ in range(3)]
    successor = make_office(area=letters[0].office.area)
    for letter, campaign, office in zip(letters, (first, second, first), (None, successor, None), strict=True):
        letter.campaign, letter.office = campaign, office or letter.office
        letter.save(update_fields=["campaign", "office"])
        own_copy(letter)
    reply_copy(letters[0])
    settle_as(letters[1], "declined")
    return first, second, letters


def address(first, second, end=""):
    """The address of the comparison."""
    return f"/campaigns/{first.slug}/compared-with/{second.slug}/{end}"


def test_each_area_stands_once_with_what_each_campaign_asked_and_what_is_published(client, rounds):
    first, second, letters = rounds
    found = {row["area"]: row for row in rows(client, address(first, second, "comparison.csv"))}
    assert set(found) == {letters[0].office.area.slug, letters[2].office.area.slug}
    both = found[letters[0].office.area.slug]
    assert {name.removeprefix(f"{first.slug} "): both[name] for name in both if name.startswith(first.slug)} == {
        "letter": letters[0].reference,
        "letter_dated": "2020-10-13",
        "asked": "Response strategy",
        "published": "Response strategy: Published",
        "received_on": "2020-11-02",
    }
    asked, published = both[f"{second.slug} asked"], both[f"{second.slug} published"]
    assert (asked, published, both[f"{second.slug} received_on"]) == ("Response strategy", "", "")
    assert found[letters[2].office.area.slug][f"{second.slug} letter"] == ""


def test_the_page_says_how_many_in_neutral_words_and_is_linked_from_both_campaigns(client, rounds):
    first, second, _ = rounds
    page = client.get(address(first, second)).content.decode()
    assert "Letters of both campaigns to 1 area are published." in page
    assert f"{first.title}</a>: something is published in answer from 1 of 1" in page
    assert f"{second.title}</a>: something is published in answer from 0 of 1" in page
    assert ("No response published yet" in page, "No letter published" in page) == (True, True)
    assert [word for word in ("eclined", "verdue", "efused", "failed") if word in page] == []
    for one, other in ((first, second), (second, first)):
        assert f'href="{address(one, other)}"' in client.get(f"/campaigns/{one.slug}/").content.decode()


def test_campaigns_that_share_no_area_or_are_not_public_cannot_be_compared(client, rounds):
    first, second, letters = rounds
    elsewhere = own_copy(make_case()).document.letter.campaign
    hidden = make_states()["prepared"][0].campaign
    withdraw(letters[1].documents.get().public_copies.get())
    pairs = [(first, elsewhere), (first, hidden), (first, first), (first, second)]
    assert [client.get(address(*pair)).status_code for pair in pairs] == [404] * 4
    assert "Compare with" not in client.get(f"/campaigns/{first.slug}/").content.decode()


def test_it_costs_the_same_for_two_areas_and_for_four(client, rounds, django_assert_num_queries):
    first, second, _ = rounds
    for more in (0, 2):
        for _ in range(more):
            letter = make_case()
            letter.campaign = second
            letter.save(update_fields=["campaign"])
            own_copy(letter)
            reply_copy(letter)
        with django_assert_num_queries(5):
            client.get(address(first, second))
