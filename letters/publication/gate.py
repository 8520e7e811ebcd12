"""The checks of a file before it goes public: passed, or found and accepted by a second officer with a reason.

Source: DESIGN rule 3, issue 6 Build 1. It fails closed: no answer, an old one and "could not check" stand in the way.
"""

from dataclasses import dataclass

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if_any, sentences_of
from iasc_tracker.models import record
from letters.inspecting import TITLES
from letters.models import FileCheck, Inspection, PublicCopy
from letters.publication.handling import second_officer_obstacle
from letters.tasks.inspecting import ask, basis_of, context_of, expected_checks

HIDDEN = ("hidden_text", "other_readers", "drawings", "layers", "pictures", "surfaces")
# One row of the task list for each: what officers call it, and the checks in it.
GROUPS = {
    "hidden": ("Text and pictures that people cannot see", HIDDEN),
    "inside": (
        "Comments, form fields, attachments, scripts",
        ("comments", "forms", "attachments", "scripts", "instructions"),
    ),
    "properties": (
        "File properties and traces of earlier versions",
        ("properties", "inner_words", "leftovers", "versions"),
    ),
    "personal": ("Personal details", ("personal",)),
    "words": ("The words to hide are gone", ("leak",)),
    "accessible": ("Readable by everybody", ("accessible",)),
    "kind": ("A kind of file that can be published", ("kind", "locked")),
}
OTHER = ("Other checks", ())
# No reason makes these harmless: the copy has to be made anew.
NEVER_ACCEPTED = {"kind", "locked", "leak"}
State = FileCheck.State


@dataclass(frozen=True)
class Group:
    """Some checks of one copy that stand together: their FileChecks, and the names of those without an answer."""

    slug: str
    name: str
    answers: tuple
    missing: tuple

    @property
    def unsettled(self):
        """The answers that still stand in the way."""
        return [answer for answer in self.answers if not answer.is_settled]

    @property
    def could_not(self):
        """Whether some check of the group was not done."""
        return bool(self.missing) or any(answer.state == State.COULD_NOT for answer in self.answers)

    @property
    def obstacle(self):
        """What stands in the way, in a sentence; "" when all passed or was accepted."""
        if self.could_not:
            failed = [TITLES.get(answer.check_name, answer.check_name) for answer in self.unsettled if answer.reason]
            names = [*failed, *(TITLES.get(name, name) for name in self.missing)]
            return f"{self.name}: could not check ({', '.join(names)}). It cannot go public unchecked; check it again."
        found = sum(len(answer.findings) for answer in self.unsettled)
        things = "1 thing was" if found == 1 else f"{found} things were"
        return f"{self.name}: {things} found. Look, and mend or accept it." if found else ""

    @property
    def passed(self):
        """How the group stands when nothing is in the way."""
        accepted = {str(answer.accepted_by) for answer in self.answers if answer.accepted_at}
        return f"Accepted by {', '.join(sorted(accepted))}" if accepted else "Passed"


def waiting_obstacle(copy):
    """The sentence for a copy whose checks are not done, or were done for something else; "" when they are fresh."""
    inspection = Inspection.objects.filter(public_copy=copy).first()
    if inspection is None:
        return "The file has not been checked yet. Check it now."
    if inspection.finished_at is None:
        return f"The file is being checked: {inspection.progress}."
    if inspection.sha256 != copy.sha256 or inspection.basis != basis_of(copy):
        return "The file was checked before it, its words, the protected names or the checks changed. Check it again."
    return ""


def groups_of(copy):
    """Every `Group` of the checks of `copy` in the order of the page, but those that its file does not have."""
    expected = set(expected_checks(context_of(copy)))
    found = FileCheck.objects.filter(inspection__public_copy=copy).select_related("accepted_by")
    answers = {answer.check_name: answer for answer in found}
    known = {name for _, names in GROUPS.values() for name in names}
    groups = GROUPS | {"other": (OTHER[0], tuple(sorted(expected - known)))}
    return [
        Group(
            slug,
            name,
            tuple(answers[one] for one in names if one in expected and one in answers),
            tuple(one for one in names if one in expected and one not in answers),
        )
        for slug, (name, names) in groups.items()
        if expected & set(names)
    ]


def may_be_accepted(answer):
    """Whether a reason can make what the FileCheck `answer` found harmless."""
    return answer.state == State.FOUND and answer.check_name not in NEVER_ACCEPTED


@transaction.atomic
def accept(answer, *, by, reason, findings_sha256):
    """Store that officer `by` accepts what the FileCheck `answer` found, for `reason`; return the saved row.

    `findings_sha256`: the hash of the findings that were shown. Raises CorrespondenceError without a reason, when the
    findings are others now, could not be looked for or can never be accepted, and for the officer who made the copy.
    """
    answer = (
        FileCheck.objects.select_for_update(of=("self",)).select_related("inspection__public_copy").get(pk=answer.pk)
    )
    copy, reason = answer.inspection.public_copy, reason.strip()
    if copy is None:
        raise CorrespondenceError("This is the file as it came. It is never published; make a public copy of it.")
    refuse_if_any(_accepting_obstacles(answer, copy, by, reason, findings_sha256))
    answer.accepted_at, answer.accepted_by, answer.accepted_reason = clock.now(), by, reason
    answer.save(update_fields=["accepted_at", "accepted_by", "accepted_reason"])
    detail = {"copy": copy.pk, "sha256": copy.sha256, "check": answer.check_name, "findings": answer.findings}
    record(copy.document.answered_letter, "finding accepted before publishing", by=by, note=reason, detail=detail)
    return answer


def _accepting_obstacles(answer, copy, by, reason, findings_sha256):
    own, waiting = second_officer_obstacle(copy, by), waiting_obstacle(copy)
    name = TITLES.get(answer.check_name, answer.check_name)
    return sentences_of(
        (copy.withdrawn_at is not None, "This copy was withdrawn or replaced. Look at the new one."),
        (copy.published_at is not None, "This copy is published already."),
        (answer.state == State.COULD_NOT, f"{name}: this could not be checked, so there is nothing to accept."),
        (answer.state == State.PASSED, f"{name}: nothing was found, so there is nothing to accept."),
        (
            answer.state == State.FOUND and not may_be_accepted(answer),
            f"{name}: no reason makes this harmless. Make the copy again.",
        ),
        (waiting, waiting),
        (
            findings_sha256 != answer.findings_sha256,
            "What was found has changed meanwhile. Open this page again and look.",
        ),
        (not reason, "Give a reason why this may go public. It is kept with your name."),
        (own, own),
    )


@transaction.atomic
def check_again(copy, *, by):
    """Have every check of `copy` done again for officer `by`; return the Inspection. Raises CorrespondenceError."""
    copy = PublicCopy.objects.select_for_update().get(pk=copy.pk)
    refuse_if_any(
        sentences_of(
            (copy.withdrawn_at is not None, "This copy was withdrawn or replaced."),
        )
    )
    record(copy, "check asked for", by=by)
    return ask(copy)
