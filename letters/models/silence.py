"""Before a public page says that nothing was received: the notice to the office, and its objection."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from iasc_tracker import clock
from iasc_tracker.constraints import set_together
from letters.models.dispatch import Dispatch
from letters.models.incoming import Incoming, Reply
from letters.models.requested_document import RequestedDocument


class SilenceNoticeQuerySet(models.QuerySet):
    """Which notices let a public page say that nothing was received (issue 6, Build 6)."""

    def open(self):
        """Neither taken back nor objected to."""
        return self.filter(ended_at=None, objected_on=None)

    def of_silent_letters(self):
        """Of live letters that arrived, ask for something still outstanding, and of which nothing was heard.

        Nor may the inbox hold anything that is, or for all that is known may be, from the office, or a reply to it be
        filed that nobody has looked at. The same as letters.owing says of one letter, in words, before a notice.
        """
        letter, office = OuterRef("letter"), OuterRef("letter__office")
        return self.filter(
            Exists(RequestedDocument.objects.outstanding().filter(letter=letter)),
            ~Exists(RequestedDocument.objects.heard_of().filter(letter=letter)),
            ~Exists(Reply.objects.filter(letter=letter)),
            ~Exists(Reply.objects.filter(letter__office=office, kind=Reply.Kind.UNREAD)),
            ~Exists(Dispatch.objects.undelivered().filter(letter=letter)),
            ~Exists(Incoming.objects.waiting().filter(Q(office=office) | Q(office=None))),
        )

    def letters_named(self, on):
        """The keys of the letters, as a set, of which a page says so on the date `on`.

        Their campaign does it, the time is up, and nothing that waits is guessed to be an answer to their office.
        """
        due = self.open().of_silent_letters().filter(names_from__lte=on, letter__campaign__names_unanswered=True)
        found = dict(due.values_list("letter", "letter__office"))
        guessed = Incoming.objects.guessed_offices() if found else set()
        return {letter for letter, office in found.items() if office not in guessed}


class SilenceNotice(models.Model):
    """An office was told that a public page will say that nothing was received, and how it can object."""

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="silence_notices")
    sent_on = models.DateField("notice sent on")
    told = models.TextField("how, and in which words")
    names_from = models.DateField("the page may say so from")
    working = models.TextField(blank=True)
    objected_on = models.DateField("objection received on", null=True, blank=True)
    objection = models.TextField(blank=True)
    objection_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("taken back at", null=True, blank=True)
    ended_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")

    objects = SilenceNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter"], condition=Q(ended_at=None), name="one_open_silence_notice_per_letter"
            ),
            models.CheckConstraint(
                condition=Q(names_from__gt=models.F("sent_on")), name="silence_notice_leaves_time_to_object"
            ),
            set_together("objected_on", "objection_by", name="silence_objection_has_officer"),
            set_together("ended_at", "ended_by", name="silence_notice_ended_has_officer"),
        ]

    def __str__(self):
        return f"{self.letter}: notice of {self.sent_on}"
