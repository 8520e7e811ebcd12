"""Makers of what lies between a campaign's words and its sent letters. Everything in them is fictional."""

from datetime import date

from django.utils import timezone

from iasc_tracker import clock
from letters.composing.signatory import name_on
from letters.dispatch.batch import Batch
from letters.dispatch.manifest import digest, manifest_of
from letters.models import Dispatch, Document, Enclosure, Letter, Release, Rendering, SignOff
from letters.models.stored import keep
from letters.rendering.from_record import content_of_rendering, words_sha256
from tests.make import make_chosen, make_document, make_draft, make_officer, make_text, make_wording

DAY = date(2020, 11, 20)
PDF = b"%PDF-1.7 sample of "


def make_complete(campaign, name, /, *, email="", language="en", **holder):
    """An office of the area `name` to which the campaign has everything to say; a text is made if there is none."""
    office = make_chosen(campaign, name, **holder)
    office.email, office.language = email, language
    office.save(update_fields=["email", "language"])
    make_wording(campaign, office)
    if not campaign.texts.exists():
        make_text(campaign)
    return office


def make_written(office=None, **fields):
    """A draft written here that awaits its release, with its PDF."""
    defaults = {"origin": Letter.Origin.WRITTEN, "dated": DAY, "signatory_name": name_on(DAY), "channel": "post"}
    letter = make_draft(office=office, **(defaults | {"closing": "Yours sincerely"} | fields))
    make_rendering(letter)
    return letter


def make_rendering(letter, language="en", **fields):
    """A PDF of a letter, made of the words that it has now."""
    rendering = Rendering(letter=letter, language=language, asked_by=letter.created_by)
    for name, value in fields.items():
        setattr(rendering, name, value)
    rendering.words_sha256 = words_sha256(content_of_rendering(rendering))
    return finish(rendering)


def finish(rendering):
    """Give a Rendering stored bytes, as the worker does; a few bytes of its own serve as the PDF."""
    data = PDF + f"{rendering.letter.reference} {rendering.language} {rendering.words_sha256}".encode()
    rendering.file, rendering.sha256 = keep(data)
    rendering.size, rendering.pages = len(data), 1
    rendering.state, rendering.reasons = Rendering.State.READY, []
    rendering.save()
    return rendering


def finish_all(letters):
    """Give every Rendering of `letters` (a queryset) its bytes."""
    for rendering in Rendering.objects.filter(letter__in=letters).select_related("letter__office__area"):
        finish(rendering)


def make_enclosure(data=b"An invented leaflet", **fields):
    """A file that goes with letters: pass campaign (and perhaps office) or letter."""
    path, sha256 = keep(data)
    defaults = {"original_name": "leaflet.txt", "file": path, "sha256": sha256, "size": len(data)}
    added_by = fields.pop("added_by", None) or make_officer("officer")
    return Enclosure.objects.create(**(defaults | {"media_type": "text/plain", "added_by": added_by} | fields))


def make_sign_off(batch, **fields):
    """A signature for the letters of a `Batch` (or of a letter) as they are now."""
    batch = Batch(letter=batch) if isinstance(batch, Letter) else batch
    manifest = manifest_of(batch.checked())
    signed_by = fields.pop("signed_by", None) or make_officer("signatory")
    defaults = {"manifest": manifest, "sha256": digest(manifest), "signatory_name": name_on(clock.today())}
    return SignOff.objects.create(**batch.fields, signed_by=signed_by, **(defaults | fields))


def make_release(sign_off, **fields):
    """A release of a SignOff, its hold just over; nothing of it is in the ledger yet."""
    released_by = fields.pop("released_by", None) or make_officer("lead")
    return Release.objects.create(sign_off=sign_off, released_by=released_by, **({"goes_at": clock.now()} | fields))


def make_dispatch(letter, channel="post", **fields):
    """A line of the ledger that waits: post by default."""
    asked_by = fields.pop("asked_by", None) or make_officer("lead")
    defaults = {"state": Dispatch.State.QUEUED, "subject": f"Letter ({letter.reference})", "text": "Please find."}
    if channel != "post":
        defaults |= {"to_address": "office@sampleshire.example", "message_id": f"<{letter.reference}.0@mail.example>"}
    if fields.get("state") == "sent":
        defaults |= {"sent_on": clock.today(), "sent_by": asked_by, "settled_at": timezone.now()}
    return Dispatch.objects.create(letter=letter, channel=channel, asked_by=asked_by, **(defaults | fields))


def make_released(office=None, channel="post", **fields):
    """A letter that was signed off and released, with its dispatch; returns the Dispatch."""
    dispatch = fields.pop("dispatch", {})
    letter = make_written(office, channel=channel, **fields)
    released = make_release(make_sign_off(letter))
    pdf = letter.renderings.get()
    make_document(letter=letter, kind=Document.Kind.LETTER, file=pdf.file.name, sha256=pdf.sha256, size=pdf.size)
    return make_dispatch(letter, channel, release=released, **dispatch)


def make_sent(office=None, channel="post", **fields):
    """A letter that was sent from here, with its dispatch; returns the Letter."""
    dispatch = make_released(office, channel, **({"dispatch": {"state": "sent"}} | fields))
    letter = dispatch.letter
    letter.sent_on, letter.sent_by = dispatch.sent_on, dispatch.asked_by
    letter.save(update_fields=["sent_on", "sent_by"])
    return letter
