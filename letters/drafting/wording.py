"""Writing what one letter of a campaign says to its office alone."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from letters.drafting.changes import apply, save_if_unchanged
from letters.models import Campaign, LetterText, OfficeWording
from recipients.models import Office

ENGLISH, WELSH = LetterText.Language.ENGLISH, LetterText.Language.WELSH
LONGEST = 5_000
TOO_LONG = f"is longer than {LONGEST:,} characters; shorten it."
WORDS = ("interest", "asks_for", "ask", "ask_names_contact")


def wording_obstacles(words):
    """What is wrong with `words` ({interest, asks_for, ask, ask_names_contact}), as sentences."""
    return sentences_of(
        (len(words["interest"]) > LONGEST, f"The interest paragraph {TOO_LONG}"),
        (len(words["ask"]) > LONGEST, f"The ask {TOO_LONG}"),
        (words["asks_for"] not in OfficeWording.AsksFor.values, "Choose what the office is asked for."),
        (
            words["ask_names_contact"] and not words["ask"].strip(),
            "Write an ask that says whom to contact, or untick that it does.",
        ),
    )


def language_obstacles(office, language, words):
    """What is wrong with writing `words` for an office in a language, as sentences.

    What is asked for is said once, in English: both languages are one letter.
    """
    in_welsh = language == WELSH
    return sentences_of(
        (
            in_welsh and office.language != Office.Language.BOTH,
            f"{office} is not marked “Welsh and English”, so its letter has no Welsh words.",
        ),
        (
            in_welsh and words["asks_for"] != OfficeWording.AsksFor.WANTED,
            "What the office is asked for is chosen beside its English words.",
        ),
    )


@transaction.atomic
def write_wording(campaign, office, *, by, version, language=ENGLISH, **words):
    """Save `words` (interest, asks_for, ask, ask_names_contact) for an office of a campaign; return the OfficeWording.

    `version`: of the row in `language` that the officer started from, 0 where there was none. Raises EditConflict
    with the row as it is now, or CorrespondenceError.
    """
    refuse_if((not campaign.chosen.filter(office=office).exists(), f"{office} is not in this campaign any more."))
    refuse_if_any([*wording_obstacles(words), *language_obstacles(office, language, words)])
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    row = campaign.wordings.filter(office=office, language=language).first()
    if row is None:
        row = OfficeWording.objects.create(campaign=campaign, office=office, language=language, written_by=by, **words)
        note_wording(row, by, {name: [None, value] for name, value in words.items() if value})
        return row
    changed = apply(row, words)
    if changed:
        row.written_by, row.written_at = by, clock.now()
        save_if_unchanged(row, version, [*changed, "written_by", "written_at"])
        note_wording(row, by, changed)
    return row


def note_wording(row, by, changed):
    """Write the event of an office's wording on its campaign, with before and after.

    The row names its last writer only; by these events all are known who wrote it (dispatch.batch, DESIGN rule 12).
    """
    note = f"{row.office.area.name} (Welsh)" if row.language == WELSH else row.office.area.name
    record(row.campaign, "wording written", by=by, note=note, detail={"changed": changed, "office": row.office_id})
