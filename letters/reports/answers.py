"""What became of each letter that asked for something: the facts that every report counts.

A letter is answered by a part reply, a full reply or a refusal, or when one of its documents was settled by what the
office said. An acknowledgement, a holding reply and a reply that nobody has looked at answer nothing; nor does a
document that we found in public by ourselves, or that we no longer pursue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from letters.models import ExtraHoliday, Letter, Reply, RequestedDocument
from letters.reports.states import counted_days

ANSWERING_REPLIES = (Reply.Kind.PART, Reply.Kind.FULL, Reply.Kind.REFUSAL)
SAID_BY_THE_OFFICE = ("part_received", "received", "not_held", "declined")
IN_HAND = ("received", "already_public")
CORRECTS, DUPLICATE = Letter.Relation.CORRECTS, Letter.ClosedReason.DUPLICATE


@dataclass(frozen=True)
class Fact:
    """One letter that asked for something: what was asked (`documents`, nothing optional) and what came.

    `asked_on` is the day of sending, of the first letter where this one corrects others. `days` are the working days
    from then to the answer; None without one. `is_open`: the office is still expected to answer.
    """

    letter: Letter
    asked_on: date
    documents: tuple
    answered_on: date | None
    days: int | None
    is_open: bool
    has_unread: bool

    @property
    def is_answered(self):
        """Whether an answer came, whole or in part."""
        return self.answered_on is not None

    @property
    def is_waiting(self):
        """Whether no answer came and one is still expected."""
        return not self.is_answered and self.is_open

    @property
    def has_ended(self):
        """Whether no answer came and none is expected any more."""
        return not self.is_answered and not self.is_open


@dataclass(frozen=True)
class Facts:
    """The letters that a report counts, and how many it leaves out and why."""

    counted: list
    invited: int
    duplicates: int
    invited_documents: int


def loaded(letters):
    """`letters` with what `facts_of` asks of them, in three queries; their long texts stay where they are."""
    documents = RequestedDocument.objects.select_related("kind", "settlement__reply__incoming")
    return (
        letters.select_related("office__area", "campaign", "due_date")
        .prefetch_related(
            Prefetch("requested_documents", documents),
            Prefetch("replies", Reply.objects.select_related("incoming")),
        )
        .defer("body", "internal_notes", "doubts")
        .order_by("sent_on", "reference")
    )


def facts_of(letters):
    """The `Facts` of `letters`, a queryset; seven queries, however many they are."""
    corrections = Letter.objects.sent().filter(relation=CORRECTS)
    sent = loaded(letters.sent().exclude(Exists(corrections.filter(refers_to=OuterRef("pk")))))
    corrected = {one.pk: one for one in loaded(Letter.objects.sent().filter(followed_by__in=corrections))}
    every = [[letter, *earlier(letter, corrected)] for letter in sent]
    asking = [chain for chain in every if asked_for(chain)]
    unique = [chain for chain in asking if chain[0].closed_reason != DUPLICATE]
    extra = ExtraHoliday.objects.days()
    return Facts(
        counted=[fact_of(chain, extra) for chain in unique],
        invited=sum(bool(invited(chain)) for chain in every if not asked_for(chain)),
        duplicates=len(asking) - len(unique),
        invited_documents=sum(len(invited(chain)) for chain in every),
    )


def earlier(letter, corrected):
    """The letters that `letter` took the place of, newest first; `corrected`: {key: Letter} of all such."""
    chain = []
    while letter.relation == CORRECTS and letter.refers_to_id in corrected:
        letter = corrected[letter.refers_to_id]
        chain.append(letter)
    return chain


def asked_for(chain):
    """The documents that are not optional of a letter and of those it corrects, each once, the newest first."""
    found = {}
    for letter in chain:
        for document in letter.requested_documents.all():
            if not document.is_optional:
                found.setdefault((document.kind_id, document.wording), document)
    return tuple(sorted(found.values(), key=lambda document: (document.kind.position, document.pk)))


def invited(chain):
    """The optional documents of the newest letter of `chain`."""
    return [document for document in chain[0].requested_documents.all() if document.is_optional]


def fact_of(chain, extra):
    """The `Fact` of a letter and those it corrects (`chain`, newest first); `extra`: `ExtraHoliday.objects.days()`."""
    documents, asked_on = asked_for(chain), chain[-1].sent_on
    answered_on = min(answer_days(chain, documents), default=None)
    return Fact(
        letter=chain[0],
        asked_on=asked_on,
        documents=documents,
        answered_on=answered_on,
        days=None if answered_on is None else counted_days(asked_on, answered_on, extra),
        is_open=any(document.is_outstanding for document in documents),
        has_unread=any(reply.kind == Reply.Kind.UNREAD for letter in chain for reply in letter.replies.all()),
    )


def answer_days(chain, documents) -> Iterable[date]:
    """Every day on which the office answered one of `chain`: by a reply, or by what settled one of `documents`."""
    for letter in chain:
        yield from (reply.incoming.received_on for reply in letter.replies.all() if reply.kind in ANSWERING_REPLIES)
    for document in documents:
        settlement = document.settlement
        if settlement is None:
            continue
        if settlement.reply is not None and document.state in (*SAID_BY_THE_OFFICE, "already_public"):
            yield settlement.reply.incoming.received_on
        elif document.state in SAID_BY_THE_OFFICE:
            yield settlement.settled_on
