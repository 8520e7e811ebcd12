"""The wording and the previews of an office that is written to in Welsh and English."""

import pytest

from iasc_tracker.models import Event
from tests.make import make_chosen, make_text, make_wording

FIELDS = ("interest", "asks_for", "ask", "version", "opened")


def url(campaign, page):
    return f"/staff/campaigns/{campaign.pk}/{page}"


@pytest.fixture
def office(campaign):
    """An office of both languages whose English letter is complete, beside one of English alone."""
    make_text(campaign)
    make_wording(campaign, make_chosen(campaign, "Testingham"))
    office = make_chosen(campaign, "Sampleshire", salutation="Alex")
    type(office).objects.filter(pk=office.pk).update(language="cy+en")
    make_wording(campaign, office, interest="Its schools.", asks_for="updates")
    return office


def opened(client, campaign):
    """The grid as a browser would post it back unchanged."""
    filled = {}
    for row in client.get(url(campaign, "wording/")).context["rows"]:
        names = [name for name in FIELDS if name in row.form.fields]
        filled |= {row.form.add_prefix(name): row.form[name].value() or "" for name in names}
    return filled


def typed(office, **words):
    return {f"office-{office.pk}-cy-{name}": value for name, value in words.items()}


def test_only_an_office_of_both_languages_has_boxes_for_welsh(client, campaign, office, officer):
    rows = client.get(url(campaign, "wording/")).context["rows"]
    assert [row.name for row in rows] == ["Sampleshire", "Sampleshire (Welsh)", "Testingham"]
    assert [list(row.form.fields)[:4] for row in rows[:2]] == [
        ["interest", "asks_for", "ask", "ask_names_contact"],
        ["interest", "ask", "ask_names_contact", "version"],
    ]


def test_welsh_words_are_saved_beside_the_english_ones_with_their_event(client, campaign, office, officer):
    filled = opened(client, campaign) | typed(office, interest="Ei hysgolion.", ask="Anfonwch ddogfen.")
    response = client.post(url(campaign, "wording/"), filled | {"save": f"office-{office.pk}-cy"})
    assert response.url == url(campaign, f"wording/#office-{office.pk}-cy")
    rows = campaign.wordings.filter(office=office).order_by("language")
    assert [(row.language, row.interest, row.ask, row.asks_for) for row in rows] == [
        ("cy", "Ei hysgolion.", "Anfonwch ddogfen.", "wanted"),
        ("en", "Its schools.", "", "updates"),
    ]
    assert [event.note for event in Event.objects.about(campaign)] == ["Sampleshire (Welsh)"]


def test_who_saves_the_same_welsh_words_second_sees_both(client, campaign, office, officer):
    page = opened(client, campaign)
    client.post(url(campaign, "wording/"), page | typed(office, interest="Yn gyntaf."))
    response = client.post(url(campaign, "wording/"), page | typed(office, interest="Yn ail."))
    assert response.status_code == 409
    assert "Yn gyntaf." in response.text
    assert "Yn ail." in response.text
    assert campaign.wordings.get(office=office, language="cy").interest == "Yn gyntaf."


def test_the_list_of_letters_says_what_is_missing_in_welsh_and_counts_it(client, campaign, office, officer):
    page = client.get(url(campaign, "preview/"))
    assert "1 of 2 letters are complete." in page.text
    assert "Sampleshire: no letter text in Welsh" in page.text
    make_text(campaign, body="Helo. ((interest))", language="cy", number=1)
    page = client.get(url(campaign, "preview/")).text
    assert "Sampleshire: no Welsh interest paragraph" in page
    assert f'href="{url(campaign, f"preview/{office.pk}/welsh/")}"' in page


def test_a_welsh_letter_can_be_looked_at_and_made_into_a_draft_pdf(client, campaign, office, officer):
    make_text(campaign, body="Helo.", language="cy", number=1, opening="Annwyl ((salutation))", closing="Yn gywir")
    page = client.get(url(campaign, f"preview/{office.pk}/welsh/")).text
    assert all(words in page for words in ("Annwyl Alex,", '<div class="tracker-paper tracker-prose" lang="cy">'))
    assert '<strong aria-current="page">Welsh</strong>' in page
    assert f'<a class="govuk-link" href="{url(campaign, f"preview/{office.pk}/")}">English</a>' in page
    response = client.get(url(campaign, f"preview/{office.pk}/welsh/pdf/"))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == 'attachment; filename="draft-sampleshire-cy.pdf"'


def test_a_welsh_letter_that_lacks_something_says_what(client, campaign, office, officer):
    assert "Sampleshire: no letter text in Welsh" in client.get(url(campaign, f"preview/{office.pk}/welsh/")).text
    response = client.get(url(campaign, f"preview/{office.pk}/welsh/pdf/"))
    assert response.status_code == 422
    assert "no letter text in Welsh" in response.text
    make_text(campaign, body="((lle))", language="cy", number=1)
    page = client.get(url(campaign, f"preview/{office.pk}/welsh/")).text
    assert "<li>In the Welsh text: “lle” is no field." in page


def test_an_office_of_english_alone_has_no_welsh_letter(client, campaign, office, officer):
    other = campaign.offices.exclude(pk=office.pk).get()
    for page in ("welsh/", "welsh/pdf/"):
        assert client.get(url(campaign, f"preview/{other.pk}/{page}")).status_code == 404
    assert "in each language" not in client.get(url(campaign, f"preview/{other.pk}/")).text


def test_whom_to_contact_in_welsh_is_written_on_the_campaign(client, campaign, lead):
    page = client.get(url(campaign, "edit/"))
    filled = {name: field.value() or "" for name, field in ((one.name, one) for one in page.context["form"])}
    filled |= {"contact_cy": "Ysgrifennwch at Sam Testing.", "dated_0": "13", "dated_1": "10", "dated_2": "2020"}
    filled |= {"document_kinds": [kind.pk for kind in campaign.document_kinds.all()]}
    filled.pop("dated", None)
    assert client.post(url(campaign, "edit/"), filled).status_code == 302
    campaign.refresh_from_db()
    assert (campaign.contact_cy, campaign.contact) == ("Ysgrifennwch at Sam Testing.", "Write to Sam Testing.")
