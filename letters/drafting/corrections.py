"""Correcting a letter sent from here: a new letter that refers to it; the first never changes (DESIGN rule 1).

The words of every letter that goes by itself are edited here, whatever it follows the first one for.
"""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from letters.composing.signatory import name_on
from letters.drafting.changes import EditConflict, apply, lock, save_if_unchanged
from letters.drafting.checking import not_changeable
from letters.drafting.rules import holder_named
from letters.models import Letter, ReferenceCounter, Rendering, RequestedDocument

COPIED = (
    "campaign",
    "office",
    "commissioner",
    "vru",
    "language",
    "subject",
    "closing",
    "signatory_role",
    "addressee_name",
    "addressee_style",
    "addressee_organisation",
    "addressee_address",
    "addressee_postcode",
    "salutation",
    "channel",
    "owner",
)
WELSH_WORDS = ("subject", "salutation", "body", "closing")
FIRST_WORDS = "This letter takes the place of my letter of {dated} ({reference})."


def correction_obstacles(letter):
    """Why no correction of `letter` can be written, as sentences; [] when one can."""
    return sentences_of(
        (
            letter.origin != Letter.Origin.WRITTEN,
            "Only a letter that was sent from here is corrected by another letter.",
        ),
        (letter.sent_on is None, "It has not been sent: change the letter itself."),
        (letter.voided_at is not None, "This record has been voided."),
    )


def open_correction(letter):
    """The correction of `letter` that is being written, or None."""
    followers = Letter.objects.drafts().filter(refers_to=letter, relation=Letter.Relation.CORRECTS)
    return followers.first()


@transaction.atomic
def write_correction(letter, *, by):
    """Begin a correction of a sent `letter` with its words, and return it; the one that is being written, if one is.

    Raises CorrespondenceError for a letter that cannot be corrected in this way.
    """
    lock(letter)
    refuse_if_any(correction_obstacles(letter))
    begun = open_correction(letter)
    if begun:
        return begun
    today = clock.today()
    first = FIRST_WORDS.format(dated=spell(letter.dated), reference=letter.reference)
    made = Letter.objects.create(
        **{name: getattr(letter, name) for name in COPIED},
        reference=ReferenceCounter.take(today.year),
        origin=Letter.Origin.WRITTEN,
        dated=today,
        signatory_name=name_on(today),
        body=f"{first}\n\n{letter.body}",
        refers_to=letter,
        relation=Letter.Relation.CORRECTS,
        created_by=by,
    )
    copy_asks(letter, made)
    copy_renderings(letter, made, by=by)
    record(made, "correction written", by=by, note=f"Corrects {letter.reference}.")
    record(letter, "correction begun", by=by, note=f"{made.reference} is to correct it.")
    return made


def copy_asks(letter, made):
    """Ask in `made` for what `letter` asked for and has not been settled."""
    items = letter.requested_documents.select_related("settlement")
    RequestedDocument.objects.bulk_create(
        RequestedDocument(letter=made, kind_id=item.kind_id, wording=item.wording, is_optional=item.is_optional)
        for item in items
        if not item.is_settled
    )


def copy_renderings(letter, made, *, by):
    """A Rendering of `made` for each language of `letter`, not asked for yet; words in Welsh begin as they were."""
    for rendering in letter.renderings.all():
        words = {name: getattr(rendering, name) for name in WELSH_WORDS}
        copy = Rendering(letter=made, language=rendering.language, asked_by=by, words_sha256="", **words)
        copy.state, copy.reasons = Rendering.State.FAILED, ["It has not been checked yet."]
        copy.save()


def welsh_of(letter):
    """The Welsh Rendering of a letter whose own language is another, or None."""
    return letter.renderings.exclude(language=letter.language).first()


@transaction.atomic
def edit_correction(letter, *, by, version, values, welsh=None):
    """Write the words of a letter that goes by itself; `values`: Letter field names, `welsh`: those of its Rendering.

    Raises EditConflict when somebody saved it since `version`, CorrespondenceError when it is on its way.
    """
    lock(letter)
    refuse_if(
        (not letter.goes_alone, "Only the words of a letter that goes by itself are written here."),
        not_changeable(letter),
        (letter.goes_alone and values["dated"] < letter.refers_to.dated, too_early(letter)),
    )
    if letter.version != version:
        raise EditConflict(letter)
    changed = apply(letter, values | {"signatory_name": name_on(values["dated"])})
    if "addressee_name" in changed:
        # A letter is never tied to another person than it names.
        changed |= apply(letter, {"commissioner": holder_named(letter.office, letter.dated, letter.addressee_name)})
    translation = welsh_of(letter) if welsh else None
    changed_welsh = apply(translation, welsh) if translation else {}
    if changed or changed_welsh:
        save_if_unchanged(letter, version, changed)
        if changed_welsh:
            translation.save(update_fields=list(changed_welsh))
        verb = "correction edited" if letter.relation == Letter.Relation.CORRECTS else "words edited"
        record(letter, verb, by=by, detail={"changed": changed | in_welsh(changed_welsh)})


def too_early(letter):
    """The refusal of a date before that of the letter which `letter` follows."""
    what = "it corrects" if letter.relation == Letter.Relation.CORRECTS else "it follows"
    return f"The date is before that of the letter {what}."


def in_welsh(changed):
    """What changed in the Welsh words, under names that say so."""
    return {f"{name}_in_welsh": values for name, values in changed.items()}
