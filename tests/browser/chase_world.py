"""Late letters in every place of the chase queue, for the screens to be looked at with."""

from letters import chasing as room
from letters.models import Chaser, Dispatch, Letter
from recipients.models import Contact
from tests.chasing.make import confirm, make_late
from tests.make import make_office, make_officer, make_request


def chasing(title, unbroken):
    """Rows by name: a chaser that is held, one that failed, a call; a snoozed letter; addresses of previews."""
    lead = make_officer("lead", name="Dr Chase Featherstonehaugh-Cholmondeley")
    held, failed, ready = make_late(), make_late(), make_late(kinds=("problem_profile", "progress_update"))
    make_request(ready, "other", wording=f"{title} {unbroken}")
    Contact.objects.create(office=ready.office, name=title[:80], email="somebody.with.a.long.name@sampleshire.example")
    unreachable = make_late(office=make_office())
    chaser, lost = confirm(held, by=lead), confirm(failed, by=lead)
    reason = f"550 {title} {unbroken}"
    Dispatch.objects.filter(letter=failed).update(state="failed", reason=reason)
    words = {
        "way": Chaser.Way.CALL,
        "happened_on": ready.sent_on,
        "to_name": title[:150],
        "note": f"{title} {unbroken}",
    }
    call = room.log_contact(ready, by=lead, **words)
    snoozed = Letter.objects.get(snoozes__isnull=False)
    keys = [ready.pk, unreachable.pk, held.pk, snoozed.pk]
    return {
        "chaser": chaser,
        "failed_chaser": lost,
        "call": call,
        "snoozed": snoozed,
        "chased": ready,
        "previews": ["?" + "&".join(f"letter={key}" for key in keys), f"?letter={unreachable.pk}"],
    }
