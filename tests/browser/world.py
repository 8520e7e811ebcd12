"""What the screens are looked at with: every state, names that are too long, and many rows."""

from datetime import date, timedelta

from django.core.management import call_command

from iasc_tracker import clock
from iasc_tracker.models import Officer
from letters.demonstration.loading import REAL_CAMPAIGN, load_samples
from letters.drafting.deadlines import agree_later_date, stop_clock
from letters.models import Campaign, Document, Enclosure, Letter, ProtectedName, PublicCopy, Redaction, SilenceNotice
from letters.models.stored import keep
from letters.publication import add_boxes, withdraw
from letters.redacting.finding import find
from letters.redacting.painting import redact
from letters.redacting.places import Place
from letters.redacting.storing import packed_pages
from letters.redacting.words import words_of
from recipients.models import Contact, Office
from tests.browser.chase_world import chasing
from tests.browser.mail_world import mail
from tests.browser.sending_world import sending
from tests.make import (
    make_area,
    make_campaign,
    make_commissioner,
    make_document,
    make_extra_holiday,
    make_letter,
    make_office,
    make_office_list,
    make_officer,
    make_passed_checks,
    make_published_copy,
    make_reckoned,
    make_request,
)

LONG_NAME = "Dr Aleksandra-Wilhelmina Featherstonehaugh-Cholmondeley of Sampleshire-upon-Water"
LONG_TITLE = "Letters about documents of violence reduction partnerships and their many strategic needs assessments"
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
MANY = 60


def build():
    """The samples, a long-named office with its published letter, and a campaign of many letters: rows by name."""
    call_command("load_recipients", verbosity=0)
    for role in ("officer", "lead", "publisher"):
        make_officer(role)
    load_samples()
    officer = Officer.objects.get(groups__name="officer")
    long = make_long(officer)
    many(officer, long.office)
    enclosure = make_enclosure(officer)
    return (
        {"enclosure": enclosure, "lead": Officer.objects.get(groups__name="lead"), "long": long}
        | dates()
        | letters()
        | chasing(LONG_TITLE, UNBROKEN)
        | mail(LONG_TITLE, UNBROKEN)
        | sending()
        | copies()
        | offices(long)
    )


def dates():
    """A letter whose clock is stopped, one with a later date, and a holiday that moves the dates of the samples."""
    lead = Officer.objects.get(groups__name="lead")
    stopped, extended = make_reckoned(sent_by=lead), make_reckoned(sent_by=lead)
    stop_clock(stopped, by=lead, on=stopped.sent_on, reason=f"{LONG_TITLE} {UNBROKEN}")
    agree_later_date(extended, by=lead, due_on=date(2028, 12, 25), reason=f"{LONG_TITLE} {UNBROKEN}")
    make_reckoned(date(2028, 12, 8), sent_by=lead)
    return {"stopped": stopped, "extended": extended, "holiday": make_extra_holiday(name=UNBROKEN)}


def make_enclosure(officer):
    """A file with a name that is too long, which goes with every letter of the real campaign."""
    path, sha256 = keep(b"Sample words")
    campaign = Campaign.objects.get(title=REAL_CAMPAIGN)
    kept = {"file": path, "sha256": sha256, "size": 12, "media_type": "text/plain", "added_by": officer}
    return Enclosure.objects.create(campaign=campaign, original_name=f"{UNBROKEN}.txt", **kept)


def make_long(officer):
    """A letter of a campaign, an office and a commissioner with names that fill two lines, published."""
    area = make_area("The Sampleshire Valleys and Testingham Metropolitan Combined Police Area")
    office = make_office(
        area=area, name=f"Office of the Police, Fire and Crime Commissioner for {area} {UNBROKEN}"[:200]
    )
    make_commissioner(office=office, name=LONG_NAME, style=f"{area} Police, Fire and Crime Commissioner")
    letter = make_letter(
        office=office,
        campaign=make_campaign(title=LONG_TITLE),
        sent_by=officer,
        addressee_name=LONG_NAME,
        subject=UNBROKEN,
        internal_notes=f"{LONG_TITLE} {UNBROKEN}",
        body=f"{LONG_TITLE}: {UNBROKEN}",
        owner=officer,
    )
    make_request(letter, wording=f"{LONG_TITLE} {UNBROKEN}")
    own = make_document(letter=letter, original_name=f"{UNBROKEN}.pdf")
    make_published_copy(own, title=f"Letter to {LONG_NAME}, {UNBROKEN}", html_text=f"{LONG_TITLE}\n\n{UNBROKEN}")
    return letter


def many(officer, office):
    """A campaign with more letters than a page shows, each published, the first to `office`."""
    campaign = make_campaign(title="Many letters", slug="many-letters")
    for number in range(MANY):
        dated = date(2020, 10, 13) - timedelta(days=number)
        letter = make_letter(campaign=campaign, sent_by=officer, dated=dated, office=None if number else office)
        make_request(letter)
        make_published_copy(make_document(f"{number}".encode(), letter=letter, added_by=officer))


def letters():
    """A letter in each state."""
    sent = Letter.objects.sent()
    answered = sent.live().filter(requested_documents__settlement__isnull=False)
    gone = sent.filter(office__area__name="Closeham").get()
    voided = make_letter(voided_at=clock.now(), voided_by=gone.created_by, voided_reason="Logged twice.")
    make_request(voided)
    return {
        "draft": Letter.objects.drafts().get(origin="logged"),
        "open": sent.get(office__area__name="Hampshire"),
        "closed": gone,
        "settled": answered.first(),
        "public": sent.get(office__area__name="Sampleshire"),
        "withdrawn_letter": with_own_copy_withdrawn(sent.get(office__area__name="Demoport")),
        "voided": voided,
    }


def with_own_copy_withdrawn(letter):
    """The letter, its own public copy withdrawn."""
    publisher = Officer.objects.filter(groups__name="publisher").first()
    for copy in PublicCopy.objects.own_letters().filter(document__letter=letter, withdrawn_at=None):
        withdraw(copy, by=publisher, reason=f"A name had to go. {UNBROKEN}")
    return letter


def copies():
    """A public copy in each state."""
    every = PublicCopy.objects.order_by("pk")
    waiting = every.prepared().filter(document__letter__isnull=False).first()
    published = every.filter(withdrawn_at=None, document__incoming__isnull=False).exclude(published_at=None)
    make_found(waiting)
    files = Document.objects.filter(incoming__isnull=False, media_type="application/pdf", public_copies=None)
    begun, ready, *_ = files.order_by("-pk")
    return {
        "waiting": waiting,
        "waiting_letter": waiting.document.letter,
        "published": published.first(),
        "protected_name": ProtectedName.objects.create(
            name=UNBROKEN, reason=LONG_TITLE, added_by=Officer.objects.filter(groups__name="publisher").first()
        ),
        "withdrawn": every.exclude(withdrawn_at=None).first(),
        "reply_document": files.first(),
        "redacted": make_redacted(begun),
        "pictures_made": make_redacted(ready, is_ready=True),
    }


def make_notice(letter):
    """A notice to an office with a name that is too long."""
    lead = Officer.objects.filter(groups__name="lead").first()
    return SilenceNotice.objects.create(
        letter=letter,
        sent_on=letter.sent_on,
        names_from=letter.sent_on + timedelta(days=14),
        told=UNBROKEN,
        recorded_by=lead,
    )


def make_redacted(document, *, is_ready=False):
    """A document of which every "the" is hidden, and a corner with a long note; with its pictures if `is_ready`."""
    with document.file.open() as file:
        data = file.read()
    pages, officer = words_of(data), document.added_by
    redaction = Redaction.objects.create(
        document=document, started_by=officer, words=packed_pages(pages), words_state=Redaction.Words.FOUND
    )
    places = [place for found in find(pages, "the") for place in found.places]
    redaction = add_boxes(redaction, places, by=officer, version=1, reason="personal")
    corner = [Place(1, 0.5, 0.8, 0.9, 0.95)]
    redaction = add_boxes(redaction, corner, by=officer, version=2, reason="other", note=UNBROKEN)
    if is_ready:
        file, sha256 = keep(redact(data, places))
        made = {"state": "ready", "file": file, "sha256": sha256, "made_version": 3, "made_by": officer}
        Redaction.objects.filter(pk=redaction.pk).update(pages=len(pages), **made)
    return document


def make_found(copy):
    """The checks of `copy` are done: one found something, one could not be done, the others passed."""
    make_passed_checks(copy)
    finding = {"sentence": f"An e-mail address in 2 places: {LONG_TITLE}.", "page": 1, "box": [0.2, 0.2, 0.4, 0.25]}
    found = {
        "state": "found",
        "findings": [finding | {"seen": UNBROKEN, "read": UNBROKEN}],
        "findings_sha256": "f" * 64,
    }
    copy.inspection.checks.filter(check_name="personal").update(**found)
    copy.inspection.checks.filter(check_name="forms").update(state="could_not", reason=LONG_TITLE)


def offices(long):
    """Offices and the people at them."""
    hampshire = Office.objects.get(area__name="Hampshire")
    return {
        "hampshire": hampshire,
        "cleveland": Office.objects.get(area__name="Cleveland"),
        "long_office": long.office,
        "long_document": long.documents.get(),
        "holder": hampshire.commissioners.first(),
        "office_list": make_office_list(LONG_NAME, hampshire),
        "contact": Contact.objects.create(office=hampshire, name=LONG_NAME, email="a@sampleshire.example"),
        "notice": make_notice(long),
        "campaigns": list(Campaign.objects.all()),
        "public_campaigns": list(
            Campaign.objects.filter(letters__documents__public_copies__published_at__isnull=False).distinct()
        ),
    }
