"""A campaign to any number of offices that do not exist, with the text of October 2020."""

from datetime import date
from pathlib import Path

from django.contrib.auth.models import Group

from iasc_tracker.models import Officer
from letters.models import Campaign, CampaignOffice, DocumentKind, LetterText, OfficeWording
from recipients.models import Commissioner, Office, PoliceArea, ViolenceReductionUnit

DATED = date(2020, 10, 13)
SAMPLES = Path(__file__).parents[1] / "samples" / "campaign"
INTEREST = (
    "the ((vru)) of {name} supports work to develop trauma informed schools. Your website is very comprehensive and it "
    "was helpful to review your Progress Report for 2019-20, which also outlined some of your work with young people."
)


def make_officer():
    """Somebody who may do it."""
    officer = Officer.objects.create_user("bench@office.example", name="Bench")
    officer.groups.set(Group.objects.filter(name="lead"))
    return officer


def make_campaign(count, officer):
    """A campaign of `count` complete letters."""
    number = Campaign.objects.count()
    campaign = Campaign.objects.create(
        title=f"Bench {number}", slug=f"bench-{number}", dated=DATED, contact=(SAMPLES / "contact.md").read_text()
    )
    campaign.document_kinds.set(DocumentKind.objects.exclude(slug="other"))
    words = {"opening": "Dear ((salutation))", "body": (SAMPLES / "letter_text.md").read_text()}
    LetterText.objects.create(campaign=campaign, number=1, closing="Yours sincerely", written_by=officer, **words)
    for place in range(count):
        add_office(campaign, f"Benchshire {number} {place}", officer)
    return campaign


def add_office(campaign, name, officer):
    """One more office, complete."""
    key = name.lower().replace(" ", "-")
    area = PoliceArea.objects.create(name=name, slug=key, nation="England", region="Nowhere", is_fictional=True)
    office = Office.objects.create(
        area=area,
        key=key,
        kind=Office.Kind.PCC,
        name=f"Office of the Police and Crime Commissioner for {name}",
        address="1 Sample Street\nSampletown",
        postcode="ZZ1 1ZZ",
    )
    person = {"name": "Alex Sample", "style": f"{name} Police and Crime Commissioner", "salutation": "Alex"}
    Commissioner.objects.create(key=key, office=office, started_on=date(2016, 5, 12), **person)
    ViolenceReductionUnit.objects.create(key=key, name=f"{name} Network").areas.set([area])
    CampaignOffice.objects.create(campaign=campaign, office=office, chosen_by=officer)
    interest = INTEREST.format(name=name)
    OfficeWording.objects.create(campaign=campaign, office=office, interest=interest, written_by=officer)
