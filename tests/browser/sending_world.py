"""Letters on their way out, in every state, for the screens to be looked at with."""

from datetime import date

from letters.composing.checked import batch_letters
from letters.dispatch.batch import Batch
from letters.dispatch.deputies import name_deputy
from letters.drafting.checking import check_letters
from letters.drafting.corrections import write_correction
from letters.models import Campaign
from tests.make import make_area, make_campaign, make_commissioner, make_letter, make_office, make_officer, make_request
from tests.make_sending import DAY, finish_all, make_enclosure, make_released, make_sent, make_sign_off

ROUND = "SAMPLE: a round to check, sign off and release"
LONG = "The Sampleshire Fens and Testingham Wolds Metropolitan Combined Police Area"
STATES = ("queued", "held", "sending", "failed", "unknown")


def sending():
    """Rows by name: a checked and signed round, a campaign whose letters are in every state, a correction, deputies."""
    lead, signatory = make_officer("lead"), make_officer("signatory")
    ready = Campaign.objects.get(title=ROUND)
    make_enclosure(campaign=ready, original_name="A leaflet about strategies that were made up for this page.pdf")
    check_letters(ready, by=lead)
    finish_all(batch_letters(ready))
    make_sign_off(Batch(campaign=ready), signed_by=signatory)
    campaign = make_campaign(title=f"{LONG}: letters on their way")
    rows = {state: by_mail(campaign, state) for state in STATES}
    sent = make_sent(make_office(area=make_area(LONG)), "post", campaign=campaign)
    bounced = {"bounced_on": DAY, "bounced_by": lead, "bounced_reason": "550 5.1.1 No such mailbox here, try another"}
    back = make_sent(office(), "email", campaign=campaign, dispatch={"state": "sent"} | bounced)
    posted = make_released(campaign=campaign)
    deputy = name_deputy(make_officer("officer", name="Dr Dee Puty-Featherstonehaugh"), by=signatory, until=DAY)
    return rows | {
        "round": ready,
        "sending_campaign": campaign,
        "sent_here": sent,
        "sent_dispatch": back.dispatches.get(),
        "came_back": back,
        "posted": posted.letter,
        "release": posted.release,
        "correction": write_correction(sent, by=make_officer("officer")),
        "deputy": deputy,
        "changed": changed_hands(),
    }


def changed_hands():
    """A letter to an office whose holder has changed since, both with names that are too long."""
    long = make_office(area=make_area(f"{LONG} (of the East)"))
    old = make_commissioner(office=long, name=f"Dr Alexandra Sample of {LONG}", ended_on=date(2020, 11, 1))
    make_commissioner(office=long, name=f"Bartholomew Newholder of {LONG}", started_on=date(2020, 11, 2))
    letter = make_letter(office=long, commissioner=old, addressee_name=old.name)
    make_request(letter, wording=f"A strategy of {LONG}")
    return letter


def office():
    """An office with an e-mail address."""
    return make_office(email="office.of.the.commissioner@sampleshire-and-testingham.example")


def by_mail(campaign, state):
    """A Dispatch by e-mail in a state."""
    reason = "The server closed the connection before it answered: nobody knows whether it took the message."
    fields = {"state": state, "reason": reason, "lease_until": f"{DAY}T12:30Z"}
    return make_released(office(), "email", campaign=campaign, dispatch=fields)
