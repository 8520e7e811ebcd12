"""The Welsh letter text: /staff/campaigns/<pk>/text/welsh/, with versions of its own."""

import pytest

from iasc_tracker.models import Event
from tests.make import make_chosen, make_officer, make_text


def url(campaign, page="welsh/"):
    return f"/staff/campaigns/{campaign.pk}/text/{page}"


def answers(**changes):
    """What an officer fills in."""
    return {"opening": "Annwyl ((salutation))", "body": "Helo.", "closing": "Yn gywir", "based_on": "0"} | changes


def test_a_welsh_text_begins_with_a_welsh_opening_and_closing_in_boxes_marked_as_welsh(client, campaign, officer):
    make_text(campaign, "The English words.")
    page = client.get(url(campaign)).text
    assert "No text yet." in page
    assert "The English words." not in page
    assert all(words in page for words in ('value="Annwyl ((salutation))"', 'value="Yn gywir"', 'lang="cy"'))


def test_the_languages_are_numbered_apart_and_neither_touches_the_other(client, campaign, officer):
    make_text(campaign, "Hello.")
    response = client.post(url(campaign), answers())
    client.post(url(campaign), answers(body="Helo eto.", based_on="1"))
    assert (response.status_code, response.url) == (302, url(campaign))
    versions = campaign.texts.order_by("language", "number").values_list("language", "number", "body")
    assert list(versions) == [("cy", 1, "Helo."), ("cy", 2, "Helo eto."), ("en", 1, "Hello.")]
    notes = [event.note for event in Event.objects.about(campaign)]
    assert sorted(notes) == ["Welsh version 1.", "Welsh version 2."]


def test_who_saves_a_welsh_text_second_sees_the_difference_in_welsh(client, campaign, officer):
    make_text(campaign, "Hello.", number=1)
    make_text(campaign, "Helo yno.", language="cy", number=1)
    response = client.post(url(campaign), answers(body="Helo yma."))
    assert response.status_code == 409
    assert f'action="{url(campaign)}"' in response.text
    assert 'class="tracker-paper tracker-difference" lang="cy"' in response.text


def test_a_preview_is_in_welsh_and_only_for_offices_of_both_languages(client, campaign, officer):
    make_chosen(campaign, "Testingham")
    page = client.post(url(campaign), answers(preview="on")).text
    assert "None that is chosen is marked “Welsh and English”." in page
    office = make_chosen(campaign, "Sampleshire", salutation="Alex")
    type(office).objects.filter(pk=office.pk).update(language="cy+en")
    page = client.post(url(campaign), answers(preview="on", office=office.pk))
    assert "Annwyl Alex," in page.text
    assert '<div class="tracker-paper tracker-prose" lang="cy">' in page.text
    assert list(page.context["form"].fields["office"].queryset) == [office]


def test_the_history_has_a_table_for_each_language_and_each_version_leads_to_its_own_page(client, campaign, officer):
    make_text(campaign, "Hello.")
    first = make_text(campaign, "Helo.", language="cy", number=1)
    second = make_text(campaign, "Helo eto.", language="cy", number=2)
    page = client.get(url(campaign, "history/"))
    assert [(table["language"], len(table["rows"])) for table in page.context["tables"]] == [
        ("English", 1),
        ("Welsh", 2),
    ]
    assert f"?old={first.pk}&amp;new={second.pk}" in page.text
    page = client.get(f"/staff/letter-texts/{second.pk}/").text
    assert f'href="{url(campaign)}?from={second.pk}"' in page
    assert "Welsh version 2 of the letter text" in page


@pytest.mark.parametrize("role", ["signatory", "publisher", "auditor", "administrator"])
def test_who_may_not_write_a_text_may_not_write_a_welsh_one(client, campaign, role):
    client.force_login(make_officer(role))
    assert [client.get(url(campaign)).status_code, client.post(url(campaign)).status_code] == [403, 403]


def test_wrong_method_and_unknown_id(client, campaign, officer):
    assert client.put(url(campaign)).status_code == 405
    assert client.get("/staff/campaigns/999999/text/welsh/").status_code == 404
