"""Letters that follow another one: to a successor, or with thanks. They go by themselves, as corrections do."""

import re

from iasc_tracker import clock
from letters.composing.campaign_letters import languages_of
from letters.composing.checked import has_working_email
from letters.composing.signatory import name_on
from letters.models import Letter, ReferenceCounter, Rendering, RequestedDocument
from letters.rendering.letterhead import SENDER_ROLES

WELSH = "cy"
# What Markdown would read within a line, and at its beginning; less than `plain_markdown`, because officers edit it.
ACTIVE = re.compile(r"[\\`*_\[\]<>~&|]")
LEADING = re.compile(r"^(\d+(?=[.)])|(?=[#+\-=:]))")


def open_follower(letter, relation):
    """The letter of this relation to `letter` that is being written, or None."""
    return Letter.objects.drafts().filter(refers_to=letter, relation=relation).first()


def begin(letter, relation, *, by, office, holder, body):
    """A draft in English to `holder` (a Commissioner) at `office`, dated today, that follows `letter`.

    Where the office reads Welsh too, a Rendering waits for the Welsh words, which no machine writes here.
    """
    today = clock.today()
    made = Letter.objects.create(
        reference=ReferenceCounter.take(today.year),
        origin=Letter.Origin.WRITTEN,
        campaign=letter.campaign,
        office=office,
        commissioner=holder,
        vru=letter.vru if letter.vru and letter.vru.is_open_on(today) else None,
        dated=today,
        subject=letter.subject,
        body=body,
        signatory_name=name_on(today),
        signatory_role=SENDER_ROLES["en"],
        channel=Letter.Channel.EMAIL if has_working_email(office) else Letter.Channel.POST,
        owner=letter.owner,
        refers_to=letter,
        relation=relation,
        created_by=by,
        **addressee_of(office, holder),
    )
    if WELSH in languages_of(office):
        wait_for_welsh(made, by)
    return made


def addressee_of(office, holder):
    """The fields of a Letter that say to whom it goes; what is not on record stays empty, for the officer to write."""
    return {
        "addressee_name": holder.name,
        "addressee_style": holder.style,
        "addressee_organisation": office.name,
        "addressee_address": office.address,
        "addressee_postcode": office.postcode,
        "salutation": f"Dear {holder.salutation}" if holder.salutation else "",
    }


def wait_for_welsh(made, by):
    """The Rendering of `made` in Welsh, without words yet."""
    state, reasons = Rendering.State.FAILED, ["Its Welsh words have not been written yet."]
    Rendering.objects.create(
        letter=made, language=WELSH, asked_by=by, words_sha256="", state=state, reasons=reasons, closing="Yn gywir"
    )


def as_words(text):
    """`text` from the records as Markdown that prints it and that an officer can still read."""
    line = ACTIVE.sub(r"\\\g<0>", " ".join(text.split()))
    return LEADING.sub(r"\1\\", line)


def bullets(items):
    """Requested documents as a Markdown list."""
    parts = {item.pk: " (of which I have a part)" for item in items if item.state == "part_received"}
    return "\n".join(f"- {as_words(str(item))}{parts.get(item.pk, '')}" for item in items)


def ask_again(items, made):
    """Ask in `made` for the RequestedDocuments `items` of another letter."""
    RequestedDocument.objects.bulk_create(
        RequestedDocument(letter=made, kind_id=item.kind_id, wording=item.wording, is_optional=item.is_optional)
        for item in items
    )
