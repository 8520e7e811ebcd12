"""What must be so before a copy goes public: shown by the page, enforced by the verb (DESIGN rule 3)."""

from dataclasses import dataclass

from django.utils.timezone import localdate

from iasc_tracker.working_days import spell
from letters.models import Document
from letters.models.stored import sha256_of
from letters.publication.files import whole_bytes
from letters.publication.gate import groups_of, waiting_obstacle
from letters.publication.handling import second_officer_obstacle
from letters.publication.preparing import letter_obstacles

POSITION = Document.Position
PAGES_LOOKED_AT = "Every page looked at"


@dataclass(frozen=True)
class Check:
    """One thing to look at: its name, how it stands, and what stands in the way ("" when it is passed).

    `group` is the slug of the checks of the file that it sums up; `failed` says that they could not all be done.
    """

    name: str
    passed: str
    obstacle: str = ""
    group: str = ""
    failed: bool = False


def checks(copy, *, by, at, reading=True):
    """Every Check of `copy` for officer `by` at the moment `at`, in the order of the page.

    Without `reading` its file is not read again, as pages of many copies want it: publishing always reads it.
    A position that the sender did not state is no obstacle here: `needs_reason` says that a reason is wanted.
    """
    return [
        _letter_check(copy),
        _open_check(copy, at),
        *_embargo_check(copy, at),
        *([_file_check(copy)] if reading else []),
        *_gate_checks(copy),
        _viewing_check(copy),
        _second_officer_check(copy, by),
        _position_check(copy),
    ]


def obstacles(copy, *, by, at):
    """The sentences that stand in the way of publishing `copy`; [] when nothing does."""
    return [check.obstacle for check in checks(copy, by=by, at=at) if check.obstacle]


def needs_reason(copy):
    """Whether the publisher must say why the copy may be public although its sender did not agree."""
    return not copy.document.is_own_letter and copy.document.position == POSITION.NOT_STATED


def _letter_check(copy):
    letter = copy.document.answered_letter
    sentences = letter_obstacles(letter) if letter else ["The document is not filed to a letter any more."]
    return Check("Letter sent", "Sent", " ".join(sentences))


def _open_check(copy, at):
    sentence = ""
    if copy.withdrawn_at is not None:
        sentence = "This copy was withdrawn or replaced. Prepare a new one."
    elif copy.published_at is not None and copy.published_at <= at:
        sentence = "This copy is published already."
    return Check("Not published yet", "Not published", sentence)


def _embargo_check(copy, at):
    """A row for a copy that is or was held back until a day."""
    if copy.embargo_until is None:
        return []
    held = copy.embargo_until > localdate(at)
    sentence = f"It is held back until {spell(copy.embargo_until)}." if held else ""
    return [Check("Held back", f"Until {spell(copy.embargo_until)}", sentence)]


def _file_check(copy):
    """Read the bytes again: what goes public is what was approved, not what a row remembers."""
    text = sha256_of(copy.html_text.encode())
    whole = whole_bytes(copy) is not None and copy.findings.get("text_sha256", text) == text
    sentence = "" if whole else "The stored copy is missing or has changed since it was made. Prepare it again."
    return Check("File and text unchanged since they were made", "Unchanged", sentence)


def _gate_checks(copy):
    """The checks of the file itself, a row for each group; one row while they are not done."""
    waiting = waiting_obstacle(copy)
    if waiting:
        return [Check("Checks of the file", "", waiting)]
    return [Check(one.name, one.passed, one.obstacle, one.slug, one.could_not) for one in groups_of(copy)]


def _viewing_check(copy):
    viewed = copy.findings.get("viewed", {})
    if copy.approved_at is None or not copy.approved_sha256 or viewed.get("sha256") != copy.sha256:
        return Check(PAGES_LOOKED_AT, "", "No publisher has looked at every page of this copy yet.")
    if copy.approved_sha256 != copy.sha256:
        return Check(PAGES_LOOKED_AT, "", "The file is not the one that was looked at. Look at it again.")
    return Check(PAGES_LOOKED_AT, f"By {copy.approved_by}")


def _second_officer_check(copy, by):
    return Check("Prepared by somebody else", f"By {copy.made_by}", second_officer_obstacle(copy, by))


def _position_check(copy):
    name, document = "Permission to publish", copy.document
    if document.is_own_letter:
        return Check(name, "Our own letter")
    if document.position == POSITION.REFUSED:
        return Check(name, "", "The sender refused publication of this document.")
    return Check(name, "Agreed" if document.position == POSITION.AGREED else "Not stated: a reason is needed")
