"""What the page of a letter written here says of its way out: PDFs, next steps, sendings; and who follows it."""

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
        "enclosures": list(letter.enclosures.all()),
    }


def steps_of(letter, officer, today):
    """Where the next step of a letter that is not released is taken: (words, url) of each page."""
    if not letter.goes_alone:
        return [("Go to the letters of the campaign", reverse("staff:campaign-tasks", args=[letter.campaign_id]))]
    pages = [
        ("Change the words", "letter-words", officer.may(KEEP)),
        ("Sign off", "letter-sign-off", may_sign(officer, today)),
        ("Release", "letter-release", officer.may(RELEASE)),
    ]
    return [(words, reverse(f"staff:{name}", args=[letter.pk])) for words, name, allowed in pages if allowed]


FOLLOWS = {
    Letter.Relation.CORRECTS: ("This letter corrects", "Corrected by"),
    Letter.Relation.CHASES: ("This letter follows up", "Followed up by"),
    Letter.Relation.SUCCEEDS: ("This letter takes up with the successor what is outstanding from", "Taken up by"),
    Letter.Relation.THANKS: ("This letter thanks for the answer to", "Thanked for in"),
}


def relations(letter):
    """What the letter follows and what follows it: {words, letter, recipient ("" for its own)} of each."""
    found = [{"words": FOLLOWS[letter.relation][0], "letter": letter.refers_to}] if letter.refers_to else []
    for other in letter.followed_by.kept().select_related("office").order_by("pk"):
        found.append({"words": FOLLOWS[other.relation][1], "letter": other})
    for one in found:
        one["recipient"] = one["letter"].recipient if one["letter"].office_id != letter.office_id else ""
    return found
