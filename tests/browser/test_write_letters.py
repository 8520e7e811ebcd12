"""The journey of a lead who writes the letters of a campaign: offices, text, wording, preview."""

import pytest

from letters.models import OfficeWording
from tests.browser.pages import axe, too_wide
from tests.browser.people import Pointer
from tests.make import (
    make_area,
    make_campaign,
    make_chosen,
    make_commissioner,
    make_office,
    make_office_list,
    make_officer,
    make_text,
    make_wording,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_write_the_letters_of_a_campaign(person):
    campaign = make_campaign(title="Sample round")
    make_commissioner(office=make_office(area=make_area("Sampleshire")), name="Alex Sample", salutation="Alex")
    lead = make_officer("lead")
    someone = person()
    someone.log_in(lead)
    someone.open(campaign.get_staff_url())
    someone.follow("Write the letters")
    someone.follow("Choose the offices")
    someone.tick("Sampleshire")
    someone.press("Save the boxes ticked")
    someone.sees("1 added, 0 taken away. 1 chosen.")
    someone.follow("Write the letters")
    someone.follow("Letter text")
    someone.write("Text", "About ((area)): ((interest)) ((ask)) ((contact))")
    someone.press("Preview without saving")
    someone.sees("Sampleshire: no interest paragraph")
    someone.press("Save as version 1")
    someone.sees("Version 1 of the letter text is saved.")
    someone.follow("Write the letters")
    someone.follow("Wording for each office")
    someone.write("Interest paragraph", "its schools.")
    someone.press("Save the wording, as for Sampleshire")
    someone.sees("Saved for Sampleshire.")
    someone.follow("Preview the letter to Sampleshire")
    someone.reads("Preview: the letter to Sampleshire")
    someone.sees("Dear Alex,")
    someone.sees("About Sampleshire: its schools.")
    assert [(one.office.area.name, one.interest) for one in OfficeWording.objects.all()] == [
        ("Sampleshire", "its schools.")
    ]


@pytest.mark.parametrize("width", [1280, 375])
def test_every_page_is_clean_and_fits(new_page, width):
    campaign = make_campaign(title="Sample round")
    office = make_chosen(campaign, "Sampleshire", is_acting=True)
    make_chosen(campaign, "Testingham", salutation="")
    make_wording(campaign, office)
    type(office).objects.filter(pk=office.pk).update(language="cy+en")
    make_text(campaign, "Helo.", language="cy", number=1)
    saved = make_office_list("Round one", office)
    text = make_text(campaign, "The ((interest)) one[^1].\n\n[^1]: A note.")
    other = make_text(campaign, "The ((interest)) two.\n\nMore.")
    watched, lead = new_page(width=width), make_officer("lead")
    page = watched.page
    Pointer(page, javascript=True).log_in(lead)
    campaign_pages = ["tasks/", "offices/", "text/", "text/history/", "wording/", "wording/import/", "preview/"]
    paths = [f"/staff/campaigns/{campaign.pk}/{path}" for path in [*campaign_pages, f"preview/{office.pk}/"]]
    paths += [f"/staff/campaigns/{campaign.pk}/{path}" for path in ["text/welsh/", f"preview/{office.pk}/welsh/"]]
    paths += [f"/staff/campaigns/{campaign.pk}/office-lists/{saved.pk}/delete/"]
    paths += [f"/staff/letter-texts/{text.pk}/", f"/staff/letter-texts/difference/?old={text.pk}&new={other.pk}"]
    found = {}
    for path in paths:
        watched.visit(path)
        found[path] = axe(page) + too_wide(page)
    assert {path: faults for path, faults in found.items() if faults} == {}
