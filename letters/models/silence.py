"""Before a public page says that nothing was received: the notice to the office, and its objection."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from iasc_tracker import clock
from iasc_tracker.constraints import set_together
from letters.models.dispatch import Dispatch
from letters.models.incoming import Incoming, Reply
from letters.models.requested_document import RequestedDocument

NOT_ARRIVED = (Dispatch.State.QUEUED, Dispatch.State.HELD, Dispatch.State.SENDING)
ASTRAY = (Dispatch.State.FAILED, Dispatch.State.UNKNOWN)


class SilenceNoticeQuerySet(models.QuerySet):
    """Which notices let a public page say that nothing was received (issue 6, Build 6)."""

    def open(self):
        """Neither taken back nor objected to."""
        return self.filter(ended_at=None, objected_on=None)

    def of_silent_letters(self):
        """Of live letters that arrived, ask for something still outstanding, and of which nothing was heard.

        Nor may the inbox hold anything that is, or for all that is known may be, from the office.
        """
        letter = OuterRef("letter")
        sent = Dispatch.objects.of_letters().not_sent_again().filter(letter=letter)
        astray = Q(state__in=(*NOT_ARRIVED, *ASTRAY)) | Q(bounced_on__isnull=False)
        unread = Incoming.objects.waiting().filter(Q(office=OuterRef("letter__office")) | Q(office=None))
        return self.filter(
            Exists(RequestedDocument.objects.outstanding().filter(letter=letter)),
            ~Exists(RequestedDocument.objects.heard_of().filter(letter=letter)),
            ~Exists(Reply.objects.filter(letter=letter)),
            ~Exists(sent.filter(astray)),
            ~Exists(unread),
        )

    def naming(self, on):
        """Those by which a public page says so on the date `on`: the campaign does it, and the time is up."""
        return self.open().of_silent_letters().filter(names_from__lte=on, letter__campaign__names_unanswered=True)

    def named_letters(self, on):
        """The keys of the letters that are named on the date `on`: none that something in the inbox may answer."""
        keys = set(self.naming(on).values_list("letter", flat=True))
        return keys.difference(*(row.guessed_letters for row in Incoming.objects.with_guesses())) if keys else keys


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
