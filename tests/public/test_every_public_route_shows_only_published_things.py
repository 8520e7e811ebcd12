"""R-PUB-2, first sweep: a canary in everything that is not published, and every public route fetched."""

import re
from datetime import timedelta

import pytest

from iasc_tracker import clock
from iasc_tracker.models import record
from letters import publication, search
from letters.models import (
    Campaign,
    FileCheck,
    HeldFile,
    Intention,
    ProtectedName,
    PublicCopy,
    Redaction,
    RedactionBox,
    SilenceNotice,
)
from letters.models.stored import keep
from recipients.models import Contact
from tests.make import make_commissioner, make_document, make_incoming, make_officer, make_passed_checks
from tests.public.crawl import crawl
from tests.public.world import canary, make_states, plant, published_case, settle_as
from tests.publication.states import make_prepared_letter, make_prepared_reply, make_reply_document, publish
from tests.redacting.carriers import pdf_of, text
from tests.redacting.states import hide, make_ready, make_redaction

pytestmark = pytest.mark.django_db
CANARY = re.compile(rb"canary\d{4}")

# What the public may read of a row that belongs to something published; every other field is planted.
PUBLIC = {
    "letter": {"reference"},
    "document": set(),
    "office": {"name"},
    "area": {"name", "slug"},
    "campaign": {"title", "slug", "purpose"},
    "copy": {"title", "html_text", "language", "withdrawn_reason", "hidden"},
    "requested": {"wording"},
    "holder": {"name"},
}
# What stays readable on the page that a withdrawn letter leaves, and what addresses need.
TOMBSTONE = {"title", "withdrawn_reason", "language"}


def plant_letter(letter, *, keep_fields):
    """Plant everything that hangs on `letter`, but for what `keep_fields` lists."""
    plant(letter, keep_fields["letter"])
    plant(letter.office, keep_fields["office"])
    plant(letter.office.area, keep_fields["area"])
    plant(letter.created_by)
    for requested in letter.requested_documents.all():
        plant(requested, keep_fields["requested"])
    for settlement in letter.requested_documents.first().settlements.all():
        plant(settlement)
    if letter.due_date:
        plant(letter.due_date)
    if letter.campaign:
        plant(letter.campaign, keep_fields["campaign"])


def plant_copy(copy, *, keep_fields):
    """Plant a copy, its document and, where it came back, the reply that brought it."""
    plant(copy, keep_fields)
    plant(copy.document)
    plant(Intention.objects.create(document=copy.document, recorded_by=copy.made_by))
    plant_gate(copy)
    if copy.document.incoming:
        plant(copy.document.incoming)
        plant(copy.document.incoming.reply)


def plant_gate(copy):
    """What hides parts of the document of `copy`, with its notes, and what the checks found in the copy."""
    document, by = copy.document, copy.made_by
    path, sha256 = keep(canary().encode())
    redaction = Redaction.objects.create(document=document, started_by=by, words=canary().encode())
    sides = {"left": 1, "top": 1, "right": 2, "bottom": 2}
    plant(RedactionBox.objects.create(redaction=redaction, page=1, reason="security", added_by=by, **sides))
    Redaction.objects.filter(pk=redaction.pk).update(
        state="ready",
        made_version=1,
        file=path,
        sha256=sha256,
        reasons=[canary()],
        findings={"hidden_words": [canary()]},
    )
    for answer in make_passed_checks(copy)[:2]:
        found = {"state": "found", "findings": [{"sentence": canary(), "read": canary()}], "accepted_reason": canary()}
        FileCheck.objects.filter(pk=answer.pk).update(**found, accepted_at=clock.now(), accepted_by=by)
    plant(ProtectedName.objects.create(name=canary(), reason="x", added_by=by))


def plant_surroundings(letter):
    """Things that only the office knows: contacts, holders, history, an unfiled e-mail, a file of an open form."""
    plant(make_commissioner(office=letter.office), PUBLIC["holder"])
    plant(Contact.objects.create(office=letter.office, name="x"))
    plant(record(letter, "amended", by=letter.created_by, note="x"))
    later = letter.dated + timedelta(days=1)
    notice = {"told": "x", "sent_on": letter.dated, "names_from": later, "recorded_by": letter.created_by}
    plant(SilenceNotice.objects.create(letter=letter, objection="x", **notice))
    plant(make_incoming(office=letter.office))
    path, sha256 = keep(canary().encode())
    plant(
        HeldFile.objects.create(
            file=path, sha256=sha256, size=10, media_type="text/plain", held_by=letter.created_by, held_at=clock.now()
        )
    )


def make_public_world():
    """A public letter with a public reply, everything else about them planted; return the two copies."""
    own, reply = published_case()
    letter = own.document.letter
    settle_as(letter, "declined")
    plant_letter(letter, keep_fields=PUBLIC)
    plant_surroundings(letter)
    for copy in (own, reply):
        plant_copy(copy, keep_fields=PUBLIC["copy"])
    return own, reply


def make_hidden_world():
    """Letters in every other state, with a canary in every field that takes words, and in every file."""
    nothing = dict.fromkeys(PUBLIC, frozenset())
    for state, (letter, own, reply) in make_states().items():
        if state == "reply published tomorrow":
            plant_copy(reply, keep_fields=set())
            continue
        plant_letter(letter, keep_fields=nothing | {"letter": {"reference"} if state == "letter withdrawn" else set()})
        plant_surroundings(letter)
        for copy in filter(None, (own, reply)):
            plant_copy(copy, keep_fields=TOMBSTONE if copy.withdrawn_at else set())
    plant(Campaign.objects.create(title="x", slug="x"))
    plant(make_officer("publisher"))


def leaks(found):
    """{address: the canaries in its headers or bytes}."""
    seen = {path: set(CANARY.findall(headers.encode() + body)) for path, (_, headers, body) in found.items()}
    return {path: words for path, words in seen.items() if words}


def test_no_canary_is_in_any_byte_that_a_guest_can_fetch(client):
    own, reply = make_public_world()
    make_hidden_world()
    found = crawl(client)
    shown = [path for path, (status, _, _) in found.items() if status == 200]
    assert leaks(found) == {}
    assert any(f"/files/{reply.pk}/" in path for path in shown)
    assert f"/letters/{own.document.letter.reference}/" in shown
    assert len(found) > 100


def test_what_is_hidden_changes_no_byte_and_no_count_of_what_is_shown(client):
    make_public_world()
    search.catch_up()
    parts = [f"/sitemap-{name}.xml" for name in ("pages", "letters", "responses", "areas", "campaigns")]
    start = ["/", "/responses/", "/sitemap.xml", *parts, "/feed/?q=letter", "/api/v1/documents/?q=letter"]
    before = crawl(client, start=start)
    hidden = make_states()
    hidden.pop("reply published tomorrow")[1].delete()
    search.catch_up()
    after = crawl(client, start=start)
    assert (after == before, len(before) > 8) == (True, True)


def test_a_real_copy_of_a_real_pdf_carries_nothing_of_the_file_or_the_record(client):
    letter_copy = make_prepared_letter()
    letter = letter_copy.document.letter
    data = b"%PDF-1.7\n%canary0001\n" + make_prepared_reply(letter).document.file.read()[9:]
    reply = make_prepared_reply(letter, data=data, original_name="canary0002.pdf", position_words="canary0003")
    publish(letter_copy, reply)
    plant(letter, {"reference"})
    assert leaks(crawl(client, start=["/"])) == {}
    assert PublicCopy.objects.published(clock.now()).count() == 2


def test_copies_with_parts_hidden_cleaned_and_made_elsewhere_carry_nothing_of_their_files(client):
    own = make_prepared_letter()
    letter, hidden = own.document.letter, "canary0008"
    source = pdf_of([text(f"Dear {hidden}")], change=attach)
    drawn = make_ready(hide(make_redaction(source, letter=letter), hidden))
    words = {"title": "A plan", "html_text": "Dear reader"}
    redacted = publication.prepare_redacted(drawn, by=drawn.started_by, sha256=drawn.sha256, **words)
    plain = pdf_of([text("Dear reader")], change=attach)
    kept, made = (make_reply_document(letter, data=plain, original_name="canary0009.pdf") for _ in range(2))
    cleaned = publication.prepare_clean(kept, by=kept.added_by, **words)
    elsewhere = publication.upload_copy(made, plain, by=made.added_by, name="canary0007.pdf", keep_text=False, **words)
    publish(own, redacted, cleaned, elsewhere)
    found = crawl(client, start=["/"])
    files = [path for path, (status, _, _) in found.items() if path.startswith("/files/") and status == 200]
    assert (leaks(found), len(files)) == ({}, 4)


def attach(pdf):
    """Hide canaries in a PDF."""
    pdf.attachments["canary0005.txt"] = b"canary0005"
    pdf.docinfo["/Author"] = "canary0006"


def test_the_sweep_would_see_a_leak(client):
    own, _ = make_public_world()
    plant(own, {"title"})
    assert f"/letters/{own.document.letter.reference}/" in leaks(crawl(client))


def test_originals_have_no_address(client):
    own, _ = published_case()
    document = make_document(letter=own.document.letter, data=b"original")
    paths = [document.file.name, f"media/{document.file.name}", f"originals/{document.file.name}", document.sha256]
    tried = [f"/{path}" for path in paths] + [f"/files/{document.pk}/sample.pdf", f"/files/{document.sha256}/"]
    assert {client.get(path).status_code for path in tried} == {404}
