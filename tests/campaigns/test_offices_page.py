"""Choosing the offices: /staff/campaigns/<pk>/offices/."""

from datetime import date

from iasc_tracker.models import Event
from tests.make import make_area, make_chosen, make_commissioner, make_office, make_officer


def url(campaign):
    return f"/staff/campaigns/{campaign.pk}/offices/"


def chosen(campaign):
    return [office.area.name for office in campaign.offices.order_by("area__name")]


def listed(response):
    return [row["facts"].office.area.name for row in response.context["rows"]]


def test_only_offices_open_on_the_date_of_the_letters_are_offered_and_who_was_in_post(client, campaign, lead):
    make_commissioner(office=make_office(area=make_area("Sampleshire")), name="Alex Sample")
    make_office(area=make_area("Goneshire"), closed_on=date(2020, 10, 12))
    make_office(area=make_area("Newshire"), opened_on=date(2020, 10, 14))
    make_commissioner(office=make_office(area=make_area("Actshire")), name="Robin Sample", is_acting=True)
    make_office(area=make_area("Emptyshire"))
    response = client.get(url(campaign))
    assert listed(response) == ["Actshire", "Emptyshire", "Sampleshire"]
    posts = [(row["facts"].in_post, row["facts"].post_needs_a_look) for row in response.context["rows"]]
    assert posts == [
        ("Robin Sample, acting", True),
        ("Vacant, or nobody on record", True),
        ("Alex Sample", False),
    ]
    assert "Robin Sample, acting" in response.text


def test_filters_narrow_the_list(client, campaign, lead):
    other = type(campaign).objects.create(title="Round one", slug="round-one")
    make_chosen(other, "Alphashire")
    make_chosen(campaign, "Betashire")
    make_office(area=make_area("Gammashire", vru_funded_2019=True, region="Far North"))
    for query, names in [
        ("", ["Alphashire", "Betashire", "Gammashire"]),
        ("?show=funded", ["Gammashire"]),
        ("?show=chosen", ["Betashire"]),
        ("?region=Far+North", ["Gammashire"]),
        ("?area=alpha", ["Alphashire"]),
        (f"?as_in={other.pk}", ["Alphashire"]),
        ("?show=nonsense", []),
        ("?as_in=x'%22", []),
    ]:
        assert listed(client.get(url(campaign) + query)) == names, query


def test_boxes_are_saved_and_only_those_that_were_shown_are_touched(client, campaign, lead):
    kept, gone = make_chosen(campaign, "Keptshire"), make_chosen(campaign, "Goneshire")
    hidden = make_chosen(campaign, "Hiddenshire")
    new = make_office(area=make_area("Newshire"))
    answers = {"office": [kept.pk, new.pk], "before": [kept.pk, gone.pk], "shown": [kept.pk, gone.pk, new.pk]}
    response = client.post(url(campaign) + "?show=", answers)
    assert (response.status_code, response.url) == (302, url(campaign) + "?show=")
    assert chosen(campaign) == ["Hiddenshire", "Keptshire", "Newshire"]
    assert hidden in campaign.offices.all()
    event = Event.objects.about(campaign).get()
    assert (event.verb, event.by) == ("offices chosen", lead)
    assert event.detail == {"added": ["Newshire"], "removed": ["Goneshire"]}
    assert campaign.chosen.get(office=new).chosen_by == lead


def test_what_another_lead_chose_meanwhile_stays(client, campaign, lead):
    first = make_office(area=make_area("Firstshire"))
    theirs = make_chosen(campaign, "Theirshire")
    client.post(url(campaign), {"office": [first.pk], "shown": [first.pk, theirs.pk]})
    assert chosen(campaign) == ["Firstshire", "Theirshire"]


def test_one_button_chooses_the_whole_list(client, campaign, lead):
    offices = [make_office(area=make_area(name)) for name in ("Oneshire", "Twoshire")]
    client.post(url(campaign), {"shown": [office.pk for office in offices], "every": "on"})
    assert chosen(campaign) == ["Oneshire", "Twoshire"]


def test_an_office_that_is_not_open_that_day_is_refused(client, campaign, lead):
    office = make_office(area=make_area("Goneshire"), closed_on=date(2020, 10, 12), name="The Gone Office")
    response = client.post(url(campaign), {"office": [office.pk], "shown": [office.pk]}, follow=True)
    assert "The Gone Office closed on 12 October 2020, before 13 October 2020." in response.text
    assert chosen(campaign) == []


def test_an_office_taken_away_and_chosen_again_keeps_its_wording(client, campaign, lead):
    office = make_chosen(campaign, "Sampleshire")
    campaign.wordings.create(office=office, interest="Schools.", written_by=lead)
    client.post(url(campaign), {"before": [office.pk], "shown": [office.pk]})
    client.post(url(campaign), {"office": [office.pk], "shown": [office.pk]})
    assert (chosen(campaign), campaign.wordings.get().interest) == (["Sampleshire"], "Schools.")


def test_a_box_that_is_no_office_changes_nothing(client, campaign, lead):
    make_chosen(campaign, "Sampleshire")
    assert client.post(url(campaign), {"office": ["999999", "x"]}).status_code == 200
    assert chosen(campaign) == ["Sampleshire"]


def test_only_leads_choose_and_wrong_methods_and_ids_fail(client, campaign):
    for role in ("officer", "signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert [client.get(url(campaign)).status_code, client.post(url(campaign)).status_code] == [403, 403]
    client.force_login(make_officer("lead"))
    assert client.put(url(campaign)).status_code == 405
    assert client.get("/staff/campaigns/999999/offices/").status_code == 404
