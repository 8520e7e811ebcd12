"""Signing letters off: by the signatory of the day or a named deputy, bound to what the page showed."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.roles import SIGN
from iasc_tracker.working_days import spell
from letters.dispatch.batch import batch_of
from letters.dispatch.deputies import deputyship_of, may_sign
from letters.dispatch.manifest import differences, digest, manifest_of
from letters.models import SignOff
from recipients.signatories import in_post, possibly_in_post

TITLE = "Independent Anti-Slavery Commissioner"
CHANGED = "The letters changed since you opened this page. Look at them again."


@transaction.atomic
def sign_off(batch, *, by, sha256, shown=None):
    """Sign off the letters of a `Batch` as they were shown, and return the SignOff.

    `sha256`: the digest of the manifest that the page showed; `shown`: that manifest, to say what changed.
    Raises CorrespondenceError with everything that stands in the way (DESIGN rules 1 and 12).
    """
    batch.lock()
    checked = batch.checked()
    manifest = manifest_of(checked)
    changed = [] if digest(manifest) == sha256 else [CHANGED, *differences(shown or manifest, manifest)]
    refuse_if_any([*signing_obstacles(batch, checked, by), *changed])
    today = clock.today()
    signed = SignOff.objects.create(
        **batch.fields,
        manifest=manifest,
        sha256=sha256,
        signatory_name=in_post(today).style,
        deputyship=None if by.may(SIGN) else deputyship_of(by, today),
        signed_by=by,
    )
    note_signed(signed, batch, checked)
    return signed


def note_signed(signed, batch, checked):
    """Write the event on the campaign and on each of its letters."""
    place = f" as deputy for {signed.signatory_name}" if signed.deputyship else ""
    many = len(checked)
    detail = {"sign_off": signed.pk, "sha256": signed.sha256}
    note = f"{many} letter{'' if many == 1 else 's'}, signed off by {signed.signed_by}{place}."
    record(batch.about, "signed off", by=signed.signed_by, note=note, detail=detail)
    for one in checked if batch.campaign else ():
        note = f"Signed off by {signed.signed_by}{place}."
        record(one.letter, "signed off", by=signed.signed_by, note=note, detail=detail)


def signing_obstacles(batch, checked, by):
    """Why `by` cannot sign off the `checked` letters of `batch` now, as sentences; [] when nothing is in the way."""
    return [
        *signer_obstacles(batch, by),
        *readiness_obstacles(checked),
        *(post_obstacles(checked) if checked else []),
        *standing_obstacles(batch, checked),
    ]


def signer_obstacles(batch, by):
    """Why `by` may not sign these letters at all."""
    return sentences_of(
        (not may_sign(by, clock.today()), "Only the signatory, or a deputy whom they named, signs letters off."),
        (is_author(batch, by), "You wrote words of these letters. Another signatory or deputy has to sign them off."),
    )


def is_author(batch, by):
    """Whether rule 12 keeps `by` from signing or releasing: they wrote words of the letters."""
    return settings.SECOND_OFFICER_REQUIRED and by.pk in batch.authors()


def readiness_obstacles(checked):
    """What is missing, office by office."""
    if not checked:
        return ["There are no letters to sign off."]
    end = "Complete it, check it again, or take the office out." if len(checked) > 1 else "Put it right first."
    return [f"{one.name}: {', '.join(one.problems)}. {end}" for one in checked if not one.is_ready]


def post_obstacles(checked):
    """What is wrong with the Commissioner's post: on its letters stands who holds it today."""
    today = clock.today()
    dates = {one.letter.dated for one in checked if one.letter and one.letter.dated}
    found = [vacancy(day) for day in sorted({today, *dates})]
    if any(found):
        return [sentence for sentence in found if sentence]
    now = in_post(today)
    others = [
        f"The letters are dated {spell(day)}, when {in_post(day).style} was {TITLE}; today it is {now.style}. "
        "Give them another date."
        for day in sorted(dates)
        if in_post(day) != now
    ]
    return others or [
        f"{one.name}: the letter bears the name of {one.letter.signatory_name or 'nobody'}, not of {now.style}. "
        "Check it again."
        for one in checked
        if one.letter and one.letter.signatory_name != now.style
    ]


def vacancy(day):
    """Why nobody can sign a letter of the date `day`; "" when somebody certainly holds the post."""
    if in_post(day):
        return ""
    if possibly_in_post(day):
        return f"It is not certain who was {TITLE} on {spell(day)}, so nothing can be signed."
    return f"The post of {TITLE} is vacant on {spell(day)}, so nothing can be signed."


def standing_obstacles(batch, checked):
    """Whether these very letters are signed off already."""
    newest = batch.newest_sign_off()
    if newest is None or is_released(newest) or changes_since(newest, checked):
        return []
    day = spell(timezone.localdate(newest.signed_at))
    return [f"These letters were signed off already, by {newest.signed_by} on {day}."]


def is_released(signed):
    """Whether a release of the SignOff stands."""
    return signed.releases.filter(stopped_at=None).exists()


def changes_since(signed, checked=None):
    """What changed since a SignOff, as sentences; [] while it holds. `checked`: the batch's letters, if at hand."""
    checked = batch_of(signed).checked() if checked is None else checked
    found = differences(signed.manifest, manifest_of(checked))
    unready = [one for one in checked if not one.is_ready]
    return found + [f"{one.name}: {', '.join(one.problems)}." for one in unready if not is_told(one.name, found)]


def is_told(name, sentences):
    """Whether one of `sentences` is about the office called `name`."""
    return any(sentence.startswith((f"{name}:", f"{name} was ")) for sentence in sentences)
