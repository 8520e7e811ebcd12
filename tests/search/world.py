"""A small correspondence to search: each thing has a name here, and `names` says which of them were found."""

from datetime import date

from iasc_tracker import clock
from letters import search
from letters.models import Document, Incoming
from letters.search.things import DOCUMENT, INCOMING, LETTER, number_of
from tests.make import (
    make_area,
    make_campaign,
    make_document,
    make_draft,
    make_incoming,
    make_letter,
    make_office,
    make_officer,
    make_reply,
)

PAGES = (
    "Serious violence in Sampleshire and the county lines of the region",
    "County lines and the safeguarding of children; lines in each county",
    "A multi-agency partnership shares data. Police Constable O’Brien wrote the chapter",
    "Recommendations for 2021/22: £1,500,000 and 12.5% more. Contact vru@sampleshire.example about Zoë’s naïve reports",
)
SPAM = {"state": Incoming.State.REJECTED, "rejected_as": Incoming.Rejection.SPAM, "rejected_reason": "Spam."}


def make_world():
    """{name: row} of two letters, a draft, a voided one, a reply, an arrival and five documents."""
    rows = make_letters()
    reply = make_reply(rows["ask"], internal_note="Their deputy was helpful; beware the embargo.")
    rows["reply"] = reply.incoming
    rows["waiting"] = make_incoming(note="A call about county lines", sender="B. Caller", received_on=date(2020, 11, 9))
    make_incoming(note="Spam about county lines", **SPAM)
    return rows | make_documents(reply.incoming, rows)


def make_letters():
    """A letter asking, a Welsh one, a draft, a voided one and a discarded draft."""
    officer = make_officer("officer")
    office = make_office(area=make_area("Sampleshire"), name="Sampleshire Commissioner", address="1 High Street")
    north = make_office(area=make_area("Gogledd"), name="Comisiynydd y Gogledd", address="Tŷ Gŵyn")
    make_draft(office=office, body="County lines, discarded", discarded_at=clock.now(), discarded_by=officer)
    return {
        "ask": make_letter(
            campaign=make_campaign(title="Violence 2020"),
            office=office,
            subject="Violence reduction units",
            body="I am grateful for your [Response Strategy](https://strategy.example/2020) and café “notes”.[^1]",
            addressee_postcode="SO23 8UJ",
            internal_notes="Ring the treasurer on Tuesday.",
        ),
        "welsh": make_letter(office=north, body="Diolch am eich llythyr am yr ŷd.", sent_on=date(2020, 10, 20)),
        "draft": make_draft(office=office, body="Policies and policy-making", dated=date(2020, 11, 12)),
        "void": make_letter(
            office=office, body="Safeguards", voided_at=clock.now(), voided_by=officer, voided_reason="Logged twice"
        ),
    }


def make_documents(incoming, rows):
    """A problem profile of four pages, a scan without text, our own letter, a text file, an unfiled arrival's file."""
    return {
        "profile": make_document(
            incoming=incoming,
            kind=Document.Kind.PROBLEM_PROFILE,
            original_name="Strategic needs assessment.pdf",
            text="\f".join(PAGES),
            pages=len(PAGES),
            position_words="Please do not publish the annex",
        ),
        "scan": make_document(incoming=incoming, original_name="IMG_0042 county.tiff", kind=Document.Kind.ENCLOSURE),
        "own": make_document(letter=rows["ask"], original_name="signed letter.pdf", text="I am grateful", pages=1),
        "words": make_document(incoming=incoming, original_name="cover.txt", text="lines of a county and " * 900),
        "unfiled": make_document(incoming=rows["waiting"], original_name="attachment.pdf", text="An embargoed list"),
    }


def numbers(rows):
    """{number of a thing: its name}."""
    kinds = {"Letter": LETTER, "Incoming": INCOMING, "Document": DOCUMENT}
    return {number_of(kinds[type(row).__name__], row.pk): name for name, row in rows.items()}


def names(rows, words, **filters):
    """The names of what `words` find, in order; the index is brought up to date first."""
    search.catch_up()
    named = numbers(rows)
    return [named[hit.thing] for hit in search.search(words, filters=search.Filters(**filters)).hits]
