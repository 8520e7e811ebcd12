"""What must be so before a copy goes public: shown by the page, enforced by the verb (DESIGN rule 3)."""

from dataclasses import dataclass

from django.conf import settings

from letters.models import Document
from letters.models.stored import sha256_of
from letters.publication.files import whole_bytes
from letters.publication.preparing import letter_obstacles

POSITION = Document.Position


@dataclass(frozen=True)
class Check:
    """One thing to look at: its name, how it stands, and what stands in the way ("" when it is passed)."""

    name: str
    passed: str
    obstacle: str = ""


def checks(copy, *, by, at):
    """Every Check of `copy` for officer `by` at the moment `at`, in the order of the page.

    A position that the sender did not state is no obstacle here: `needs_reason` says that a reason is wanted.
    """
    return [
        _letter_check(copy),
        _open_check(copy, at),
        _file_check(copy),
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


def handled_by(copy):
    """The officers who prepared `copy`, hid parts of it or logged what it shows: they may not release it (rule 12)."""
    letter = copy.document.answered_letter
    redacted_by = copy.findings.get("redacted_by", ())
    return {copy.made_by_id, copy.document.added_by_id, *redacted_by, *((letter.created_by_id,) if letter else ())}


def second_officer_obstacle(copy, by):
    """The sentence for an officer who may not approve `copy` because it is their own work; "" for others."""
    if settings.SECOND_OFFICER_REQUIRED and by.pk in handled_by(copy):
        return "You logged or prepared this, so another publisher has to look at it and publish it."
    return ""


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


def _file_check(copy):
    """Read the bytes again: what goes public is what was approved, not what a row remembers."""
    text = sha256_of(copy.html_text.encode())
    whole = whole_bytes(copy) is not None and copy.findings.get("text_sha256", text) == text
    sentence = "" if whole else "The stored copy is missing or has changed since it was made. Prepare it again."
    return Check("File and text unchanged since they were made", "Unchanged", sentence)


def _viewing_check(copy):
    viewed = copy.findings.get("viewed", {})
    if copy.approved_at is None or not copy.approved_sha256 or viewed.get("sha256") != copy.sha256:
        return Check("Every page looked at", "", "No publisher has looked at every page of this copy yet.")
    if copy.approved_sha256 != copy.sha256:
        return Check("Every page looked at", "", "The file is not the one that was looked at. Look at it again.")
    return Check("Every page looked at", f"By {copy.approved_by}")


def _second_officer_check(copy, by):
    return Check("Prepared by somebody else", f"By {copy.made_by}", second_officer_obstacle(copy, by))


def _position_check(copy):
    name, document = "Permission to publish", copy.document
    if document.is_own_letter:
        return Check(name, "Our own letter")
    if document.position == POSITION.REFUSED:
        return Check(name, "", "The sender refused publication of this document.")
    return Check(name, "Agreed" if document.position == POSITION.AGREED else "Not stated: give a reason below")
