"""The send ledger: a message leaves at most once (DESIGN rule 5, TRUST R-MAIL-1 to 5)."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from iasc_tracker import clock


class DispatchQuerySet(models.QuerySet):
    """Questions about what is to leave, left, or may have left."""

    def of_letters(self):
        """The letters themselves: neither chasers nor archive copies."""
        return self.filter(step=0).exclude(channel=Dispatch.Channel.ARCHIVE)

    def of_chasers(self):
        """The e-mails of chasers, without archive copies."""
        return self.filter(step__gt=0).exclude(channel=Dispatch.Channel.ARCHIVE)

    def for_people(self):
        """What officers follow: the letters themselves, and the archive copies that a person must see to."""
        stuck = [Dispatch.State.HELD, Dispatch.State.FAILED, Dispatch.State.UNKNOWN]
        return self.filter(~Q(channel=Dispatch.Channel.ARCHIVE) | Q(state__in=stuck), step=0)

    def standing(self):
        """All that was not stopped: a letter with one of these is frozen."""
        return self.exclude(state=Dispatch.State.STOPPED)

    def due(self, at):
        """Queued e-mail whose moment has come at the moment `at`."""
        return self.filter(state=Dispatch.State.QUEUED, not_before__lte=at).exclude(channel=Dispatch.Channel.POST)

    def lapsed(self, at):
        """Being sent by a worker whose lease ran out before the moment `at`: it died, or it hangs."""
        return self.filter(state=Dispatch.State.SENDING, lease_until__lt=at)

    def not_sent_again(self):
        """Without those after which a person had the same sent once more."""
        newer = Dispatch.objects.filter(letter=OuterRef("letter"), step=OuterRef("step"), resend__gt=OuterRef("resend"))
        return self.filter(~Exists(newer))

    def undelivered(self):
        """Letters of which nobody can say that they arrived, in the newest sending that was not stopped."""
        again = Dispatch.objects.of_letters().standing().filter(resend__gt=OuterRef("resend"))
        newer = again.filter(letter=OuterRef("letter"))
        rows = self.of_letters().standing().filter(~Exists(newer))
        return rows.filter(~Q(state=Dispatch.State.SENT) | Q(bounced_on__isnull=False))

    def need_a_person(self):
        """Failed, or nobody knows whether they left, and nobody has had them sent again."""
        return self.not_sent_again().filter(state__in=[Dispatch.State.FAILED, Dispatch.State.UNKNOWN])


class Dispatch(models.Model):
    """One sending of a letter or chaser: the only place that says whether it left.

    E-mail goes queued -> sending -> sent, failed or unknown; unknown never resends itself, a person decides. Held: it
    may not or cannot go from this installation. Post goes queued -> sent when a person says so.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        POST = "post", "Post"
        ARCHIVE = "archive", "Archive copy"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to go"
        HELD = "held", "Held"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        UNKNOWN = "unknown", "Not known whether it went"
        STOPPED = "stopped", "Stopped"

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="dispatches")
    release = models.ForeignKey("letters.Release", models.PROTECT, null=True, blank=True, related_name="dispatches")
    step = models.PositiveSmallIntegerField(default=0, help_text="0: the letter itself; 1, 2, 3: its chasers.")
    channel = models.CharField(max_length=10, choices=Channel)
    resend = models.PositiveSmallIntegerField(default=0)
    resend_reason = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    reason = models.TextField("why it is held, failed or unknown", blank=True)
    to_address = models.EmailField(blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField("the words of the e-mail", blank=True)
    message_id = models.CharField("Message-ID", max_length=200, blank=True)
    asked_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    # Set in its own transaction before the server is given the message: until then nothing can have left.
    handed_over_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    server_answer = models.CharField(max_length=500, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    bounced_on = models.DateField("came back on", null=True, blank=True)
    bounced_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    bounced_reason = models.TextField(blank=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "dispatches"
        # The reconciler asks every few seconds what waits.
        indexes = [models.Index(fields=["state", "not_before"], name="dispatch_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["letter", "step", "channel", "resend"], name="sent_once_in_each_way"),
            models.UniqueConstraint(
                fields=["message_id"], condition=Q(channel="email"), name="one_message_id_per_dispatch"
            ),
            # Without an officer the tracker itself read the report (letters/mailbox/bounces.py).
            models.CheckConstraint(
                condition=Q(bounced_by__isnull=True) | Q(bounced_on__isnull=False), name="dispatch_bounced_has_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_on__isnull=False, sent_by__isnull=False),
                name="dispatch_sent_has_day_and_officer",
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(lease_until__isnull=False), name="dispatch_sending_has_a_lease"
            ),
            models.CheckConstraint(condition=Q(resend=0) | ~Q(resend_reason=""), name="dispatch_sent_again_has_reason"),
            models.CheckConstraint(
                condition=Q(channel="post") | (~Q(to_address="") & ~Q(message_id="")),
                name="dispatch_by_mail_has_address",
            ),
        ]

    def __str__(self):
        return f"{self.letter} by {self.get_channel_display().lower()}: {self.get_state_display().lower()}"
