"""The wording for each office: the grid at /staff/campaigns/<pk>/wording/."""

import pytest

from iasc_tracker.models import Event
from tests.make import make_campaign, make_chosen, make_letter, make_officer, make_request, make_settlement, make_text

FIELDS = ("interest", "asks_for", "ask", "version", "opened")


def url(campaign):
    return f"/staff/campaigns/{campaign.pk}/wording/"


def opened(client, campaign):
    """The grid as a browser would post it back unchanged."""
    filled = {}
    for row in client.get(url(campaign)).context["rows"]:
        filled |= {row.form.add_prefix(name): row.form[name].value() or "" for name in FIELDS}
        filled |= {row.form.add_prefix("ask_names_contact"): "on"} if row.form["ask_names_contact"].value() else {}
    return filled


def typed(office, **words):
    return {f"office-{office.pk}-{name}": value for name, value in words.items()}


def saved(campaign):
    """{area: (interest, ask)} of what is saved."""
    return {one.office.area.name: (one.interest, one.ask) for one in campaign.wordings.all()}


def test_what_is_written_is_saved_office_by_office_with_its_event(client, campaign, officer):
    first, second = make_chosen(campaign, "Sampleshire"), make_chosen(campaign, "Testingham")
    make_chosen(campaign, "Mockford")
    filled = opened(client, campaign) | typed(first, interest="Its schools.\r\nAnd more.", ask_names_contact="")
    filled |= typed(second, interest="Its police.", ask="Please send it.", asks_for="updates")
    response = client.post(url(campaign), filled | {"save": f"office-{second.pk}"})
    assert (response.status_code, response.url) == (302, f"{url(campaign)}#office-{second.pk}")
    assert saved(campaign) == {
        "Sampleshire": ("Its schools.\nAnd more.", ""),
        "Testingham": ("Its police.", "Please send it."),
    }
    assert campaign.wordings.get(office=second).asks_for == "updates"
    events = Event.objects.about(campaign)
    assert sorted((event.verb, event.note, event.by) for event in events) == [
        ("wording written", "Sampleshire", officer),
        ("wording written", "Testingham", officer),
    ]


def test_a_grid_sent_back_as_it_was_saves_nothing(client, campaign, officer):
    make_chosen(campaign, "Sampleshire")
    page = client.post(url(campaign), opened(client, campaign), follow=True).text
    assert "Nothing was changed." in page
    assert saved(campaign) == {}


def test_a_change_keeps_before_and_after(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire")
    client.post(url(campaign), opened(client, campaign) | typed(office, interest="One."))
    client.post(url(campaign), opened(client, campaign) | typed(office, interest="Two."))
    row = campaign.wordings.get()
    assert (row.interest, row.version, row.written_by) == ("Two.", 2, officer)
    assert Event.objects.about(campaign).order_by("-pk")[0].detail == {
        "changed": {"interest": ["One.", "Two."]},
        "office": office.pk,
    }


def test_two_officers_at_different_offices_do_not_disturb_each_other(client, campaign, officer):
    mine, theirs = make_chosen(campaign, "Sampleshire"), make_chosen(campaign, "Testingham")
    page = opened(client, campaign)
    client.post(url(campaign), page | typed(theirs, interest="Theirs."))
    response = client.post(url(campaign), page | typed(mine, interest="Mine."))
    assert response.status_code == 302
    assert saved(campaign) == {"Sampleshire": ("Mine.", ""), "Testingham": ("Theirs.", "")}


def test_who_saves_the_same_office_second_sees_both_and_may_save_theirs_after_all(client, campaign, officer):
    office, other = make_chosen(campaign, "Sampleshire"), make_chosen(campaign, "Testingham")
    page = opened(client, campaign)
    client.post(url(campaign), page | typed(office, interest="Saved first."))
    second = page | typed(office, interest="Saved second.") | typed(other, interest="No conflict here.")
    response = client.post(url(campaign), second)
    assert response.status_code == 409
    assert "Saved first." in response.text
    assert "Saved second." in response.text
    assert saved(campaign) == {"Sampleshire": ("Saved first.", ""), "Testingham": ("No conflict here.", "")}
    (conflict,) = response.context["conflicts"]
    again = {name: conflict.form.data[name] for name in second if name.startswith(f"office-{office.pk}-")}
    assert client.post(url(campaign), again).status_code == 302
    assert saved(campaign)["Sampleshire"] == ("Saved second.", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"interest": "x" * 5_001}, "The interest paragraph is longer than 5,000 characters; shorten it."),
        ({"ask": "x" * 5_001}, "The ask is longer than 5,000 characters; shorten it."),
        ({"ask_names_contact": "on"}, "Write an ask that says whom to contact, or untick that it does."),
        ({"asks_for": "nonsense"}, "Select a valid choice."),
        ({"version": "x", "interest": "New."}, "Enter a whole number."),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_saved(client, campaign, officer, words, sentence):
    office, other = make_chosen(campaign, "Sampleshire"), make_chosen(campaign, "Testingham")
    filled = opened(client, campaign) | typed(office, **words) | typed(other, interest="Good.")
    response = client.post(url(campaign), filled)
    assert (response.status_code, sentence in response.text) == (200, True)
    assert saved(campaign) == {"Testingham": ("Good.", "")}


def test_the_facts_stand_beside_the_words(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire", name="Alex Sample")
    earlier = make_letter(office=office, campaign=make_campaign(title="Round one"))
    make_settlement(make_request(earlier), "already_public", link="https://strategy.example/plan")
    make_request(earlier, "progress_update")
    make_text(campaign)
    page = client.get(url(campaign)).text
    for words in (
        "Alex Sample",
        "Sampleshire Network",
        'href="https://strategy.example/plan"',
        f"{earlier.reference}</a>, 13 October 2020, Round one<br>Response strategy: already public",
        "Updates on progress: no answer on record",
        "I note that your Response Strategy is published online",
        "no interest paragraph",
    ):
        assert words in page, words


def test_an_office_taken_away_meanwhile_is_left_out(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire")
    page = opened(client, campaign) | typed(office, interest="New.")
    campaign.chosen.all().delete()
    client.post(url(campaign), page)
    assert saved(campaign) == {}
    assert "No offices are chosen yet." in client.get(url(campaign)).text


def test_more_offices_cost_no_more_queries(client, campaign, officer, django_assert_num_queries):
    for name in ("Sampleshire", "Testingham", "Mockford"):
        make_chosen(campaign, name)
        with django_assert_num_queries(16):
            client.get(url(campaign))


def test_who_may_write_wrong_method_and_unknown_id(client, campaign):
    for role in ("signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert [client.get(url(campaign)).status_code, client.post(url(campaign)).status_code] == [403, 403]
    client.force_login(make_officer("lead"))
    assert client.put(url(campaign)).status_code == 405
    assert client.get("/staff/campaigns/999999/wording/").status_code == 404
