"""Makers of rows: dull, and named for the state they make. Everything in them is fictional."""

import itertools
from datetime import date

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import slugify

from iasc_tracker import clock
from iasc_tracker.models import Officer
from letters.models import (
    Campaign,
    CampaignOffice,
    Document,
    DocumentKind,
    DueDate,
    ExtraHoliday,
    FileCheck,
    Incoming,
    Inspection,
    Letter,
    LetterText,
    OfficeList,
    OfficeWording,
    PublicCopy,
    ReferenceCounter,
    Reply,
    RequestedDocument,
    Settlement,
)
from letters.models.stored import keep
from letters.tasks.inspecting import basis_of, context_of, expected_checks
from recipients.models import Commissioner, Office, PoliceArea, ViolenceReductionUnit

PASSWORD = "a long enough pass phrase"
numbers = itertools.count(1)


def make_officer(*roles, **fields):
    """An officer with the named roles (of `iasc_tracker.roles.ROLES`) and no others."""
    number = next(numbers)
    defaults = {"email": f"officer{number}@office.example", "name": f"Officer {number}"}
    officer = Officer.objects.create_user(**(defaults | {"password": PASSWORD} | fields))
    officer.groups.set(Group.objects.filter(name__in=roles))
    assert officer.groups.count() == len(roles), "an unknown role"
    return officer


def make_area(name=None, **fields):
    """A fictional police area."""
    name = name or f"Sampleshire {next(numbers)}"
    defaults = {"slug": slugify(name), "ons_code": "E23999999", "nation": "England", "region": "Nowhere"}
    return PoliceArea.objects.create(name=name, **(defaults | {"is_fictional": True} | fields))


def make_office(**fields):
    """An office of a fictional area, with an address and no e-mail."""
    area = fields.pop("area", None) or make_area()
    defaults = {
        "key": f"office-{next(numbers)}",
        "kind": Office.Kind.PCC,
        "name": f"Office of the Police and Crime Commissioner for {area}",
        "address": "1 Sample Street\nSampletown",
        "postcode": "ZZ1 1ZZ",
    }
    return Office.objects.create(area=area, **(defaults | fields))


def make_commissioner(**fields):
    """A commissioner in post since 12 May 2016."""
    defaults = {
        "key": f"commissioner-{next(numbers)}",
        "name": "Alex Sample",
        "style": "Sampleshire Police and Crime Commissioner",
        "salutation": "Alex",
        "started_on": date(2016, 5, 12),
    }
    office = fields.pop("office", None) or make_office()
    return Commissioner.objects.create(office=office, **(defaults | fields))


def make_campaign(**fields):
    """A campaign that asks for the three usual documents within 20 working days."""
    number = next(numbers)
    defaults = {
        "title": f"Sample round {number}",
        "slug": f"sample-round-{number}",
        "purpose": "To try things.",
        "dated": date(2020, 10, 13),
        "contact": "Write to Sam Testing.",
    }
    campaign = Campaign.objects.create(**(defaults | fields))
    campaign.document_kinds.set(DocumentKind.objects.exclude(slug="other"))
    return campaign


def make_unit(*areas, **fields):
    """A violence reduction unit of these areas, without dates."""
    number = next(numbers)
    unit = ViolenceReductionUnit.objects.create(**({"key": f"unit-{number}", "name": f"Sample Unit {number}"} | fields))
    unit.areas.set(areas)
    return unit


def make_chosen(campaign, name, /, **holder):
    """An office of the area `name` that the campaign writes to, with a unit and a holder."""
    office = make_office(area=make_area(name))
    make_unit(office.area, name=f"{name} Network")
    make_commissioner(**({"office": office} | holder))
    CampaignOffice.objects.create(campaign=campaign, office=office, chosen_by=make_officer("lead"))
    return office


def make_office_list(name, *offices):
    """A saved list of offices."""
    saved = OfficeList.objects.create(name=name, saved_by=make_officer("lead"))
    saved.offices.set(offices)
    return saved


def make_text(campaign, body="How the ((vru)) works: ((interest))\n\n((ask)) ((contact))", **fields):
    """The next version of a campaign's letter text."""
    number = campaign.texts.count() + 1
    defaults = {"number": number, "opening": "Dear ((salutation))", "closing": "Yours sincerely"}
    author = fields.pop("written_by", None) or make_officer("officer")
    return LetterText.objects.create(campaign=campaign, body=body, written_by=author, **(defaults | fields))


def make_wording(campaign, office, **fields):
    """What a campaign's letter says to one office alone."""
    author = fields.pop("written_by", None) or make_officer("officer")
    defaults = {"interest": "I read of its schools."}
    return OfficeWording.objects.create(campaign=campaign, office=office, written_by=author, **(defaults | fields))


@transaction.atomic  # a reference is taken under a lock, which browser tests have no transaction around
def make_draft(**fields):
    """A letter that nobody has confirmed as sent."""
    office = fields.pop("office", None) or make_office()
    defaults = {
        "reference": ReferenceCounter.take(2020),
        "dated": date(2020, 10, 13),
        "body": "I would be grateful for a copy of your Response Strategy.",
        "addressee_name": "Alex Sample",
        "addressee_style": "Sampleshire Police and Crime Commissioner",
        "addressee_organisation": office.name,
        "addressee_address": office.address,
        "addressee_postcode": office.postcode,
        "salutation": "Dear Alex",
        "signatory_role": "Independent Anti-Slavery Commissioner",
    }
    created_by = fields.pop("created_by", None) or make_officer("officer")
    return Letter.objects.create(office=office, created_by=created_by, **(defaults | fields))


def make_letter(**fields):
    """A letter sent on 13 October 2020, a reply due on 10 November 2020, asking for nothing yet."""
    due_on = fields.pop("due_on", date(2020, 11, 10))
    officer = fields.pop("sent_by", None) or make_officer("officer")
    sent_on = fields.pop("sent_on", date(2020, 10, 13))
    letter = make_draft(created_by=fields.pop("created_by", officer), sent_on=sent_on, sent_by=officer, **fields)
    if due_on:
        letter.due_date = DueDate.objects.create(letter=letter, due_on=due_on, set_by=officer)
        letter.save(update_fields=["due_date"])
    return letter


def make_reckoned(start=date(2020, 10, 13), count=20, **fields):
    """A letter sent on the date `start` whose reply was reckoned, and that awaits a response strategy."""
    letter = make_letter(due_on=None, dated=start, sent_on=start, **fields)
    letter.due_date = DueDate.objects.reckon(letter, start, count, by=letter.sent_by)
    letter.save(update_fields=["due_date"])
    make_request(letter)
    return letter


def make_extra_holiday(day=date(2020, 10, 20), name="A sample holiday", **fields):
    """A bank holiday that was added here."""
    added_by = fields.pop("added_by", None) or make_officer("lead")
    return ExtraHoliday.objects.create(day=day, name=name, added_by=added_by, **({"reason": "In a notice."} | fields))


def make_request(letter=None, kind="response_strategy", **fields):
    """A requested document that is awaited."""
    letter = letter or make_letter()
    return RequestedDocument.objects.create(letter=letter, kind=DocumentKind.objects.get(slug=kind), **fields)


def make_settlement(requested, state="received", **fields):
    """The newest settlement of a requested document."""
    defaults = {"settled_on": date(2020, 11, 2), "settled_by": requested.letter.created_by}
    settlement = Settlement.objects.create(requested_document=requested, state=state, **(defaults | fields))
    requested.settlement = settlement
    requested.save(update_fields=["settlement"])
    return settlement


def make_incoming(**fields):
    """Something that arrived by e-mail on 2 November 2020 and waits to be filed."""
    defaults = {"channel": Incoming.Channel.EMAIL, "received_on": date(2020, 11, 2), "sender": "A. Clerk"}
    return Incoming.objects.create(**(defaults | fields))


def make_reply(letter=None, **fields):
    """A full reply filed to a letter."""
    letter = letter or make_letter()
    incoming = fields.pop("incoming", None) or make_incoming(
        office=letter.office,
        state=Incoming.State.FILED,
        received_on=fields.pop("received_on", date(2020, 11, 2)),
    )
    return Reply.objects.create(
        incoming=incoming,
        letter=letter,
        **({"kind": Reply.Kind.FULL, "filed_by": letter.created_by} | fields),
    )


def make_document(data=b"Sample bytes", **fields):
    """A file of a letter or of an incoming (pass one of the two), kept by its hash."""
    path, sha256 = keep(data)
    defaults = {
        "kind": Document.Kind.LETTER if fields.get("letter") else Document.Kind.COVERING_LETTER,
        "original_name": "sample.txt",
        "file": path,
        "sha256": sha256,
        "size": len(data),
        "media_type": "text/plain",
    }
    added_by = fields.pop("added_by", None) or make_officer("officer")
    return Document.objects.create(added_by=added_by, **(defaults | fields))


def make_public_copy(document, data=b"%PDF-1.7 sample", **fields):
    """A prepared copy that is not published."""
    path, sha256 = keep(data, alias="public_copies")
    defaults = {
        "title": "Sample copy",
        "file": path,
        "sha256": sha256,
        "source_sha256": document.sha256,
        "size": len(data),
        "pages": 1,
        "html_text": "Sample words",
        "how_made": PublicCopy.HowMade.PICTURES,
        "tool_version": "tests",
        "made_by": document.added_by,
    }
    return PublicCopy.objects.create(document=document, **(defaults | fields))


def make_passed_checks(file):
    """Every check of a PublicCopy or Document passed, as it is now; tests/publication/test_gate.py does real ones."""
    context = context_of(file)
    checks = expected_checks(context)
    owner = {"public_copy": file} if isinstance(file, PublicCopy) else {"document": file}
    values = {"sha256": file.sha256, "basis": basis_of(file, context), "finished_at": clock.now()}
    inspection, _ = Inspection.objects.update_or_create(**owner, defaults=values | {"expected": len(checks)})
    inspection.checks.all().delete()
    return [FileCheck.objects.create(inspection=inspection, check_name=name, state="passed") for name in checks]


def make_published_copy(document, **fields):
    """A copy published a moment ago by a publisher (public only if its letter's own copy is too)."""
    copy = make_public_copy(document, **fields)
    publisher, now = make_officer("publisher"), clock.now()
    copy.approved_at = copy.published_at = now
    copy.approved_by = copy.published_by = publisher
    copy.approved_sha256 = copy.sha256
    copy.save()
    return copy
