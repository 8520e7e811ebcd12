"""What the page of a letter written here says of its way out: PDFs, next steps, sendings, corrections."""

from django.urls import reverse

from iasc_tracker.roles import KEEP, RELEASE
from letters.dispatch.deputies import may_sign
from letters.models import Letter
from letters.views.staff.sending import row_of, sent_again


def way_out(letter, officer, today):
    """What letters/_letter_way_out.html shows of `letter` to `officer`; nothing for a letter that was logged."""
    if letter.origin != Letter.Origin.WRITTEN:
        return {}
    dispatches = letter.dispatches.for_people().standing().select_related("letter__office__area", "sent_by", "release")
    again = sent_again(dispatches)
    rows = [row_of(dispatch, officer, again) for dispatch in dispatches]
    return {
        "pdfs": list(letter.renderings.all()),
        "dispatches": rows,
        "steps": steps_of(letter, officer, today) if letter.is_draft and not rows else [],
        "corrections": letter.followed_by.kept().filter(relation=Letter.Relation.CORRECTS),
        "enclosures": list(letter.enclosures.all()),
    }


def steps_of(letter, officer, today):
    """Where the next step of a letter that is not released is taken: (words, url) of each page."""
    if not letter.relation:
        return [("Go to the letters of the campaign", reverse("staff:campaign-tasks", args=[letter.campaign_id]))]
    pages = [
        ("Change the words", "letter-words", officer.may(KEEP)),
        ("Sign off", "letter-sign-off", may_sign(officer, today)),
        ("Release", "letter-release", officer.may(RELEASE)),
    ]
    return [(words, reverse(f"staff:{name}", args=[letter.pk])) for words, name, allowed in pages if allowed]
