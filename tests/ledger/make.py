"""Letters ready to go, and an installation that may send them."""

from datetime import date

from iasc_tracker import clock
from letters import ledger
from letters.models import Document, Letter
from tests.make import make_document, make_draft, make_office, make_officer

PDF = b"%PDF-1.7\r\nSample \xff bytes of a letter\r\n"


def may_send(settings, port=25, **more):
    """Settings of an installation that may write to addresses at pcc.example, through a server on loopback."""
    settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": port}
    settings.MAIL_FROM = "Office of the Commissioner <letters@iasc.example>"
    settings.MAIL_ALLOW = ["pcc.example"]
    for name, value in more.items():
        setattr(settings, name, value)


def make_ready(address="clerk@pcc.example", **fields):
    """A letter written here with its signed PDF, to an office with this address; nothing of it is queued."""
    office = fields.pop("office", None) or make_office(email=address)
    letter = make_draft(office=office, origin=Letter.Origin.WRITTEN, **fields)
    make_document(PDF, letter=letter, original_name=f"{letter.reference}.pdf", media_type="application/pdf")
    return letter


def queue(letter, **fields):
    """Its dispatch, due now, ordered by a lead."""
    defaults = {
        "release": None,
        "by": fields.pop("by", None) or make_officer("lead"),
        "not_before": clock.now(),
        "subject": f"Violence reduction units ({letter.reference})",
        "text": "Dear Alex\n\nA letter is attached. Mae llythyr â'r neges hon ŵŷ.\n",
    }
    return ledger.queue(letter, **(defaults | fields))


SENT_ON = date(2020, 10, 14)
TRANSLATION, ENCLOSURE = Document.Kind.TRANSLATION, Document.Kind.ENCLOSURE
