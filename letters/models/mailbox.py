"""What the mail server holds, message by message: so that its count and ours can be compared."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock
from letters.models.stored import original_path


class Mailbox(models.Model):
    """A folder on a mail server, and how the last look at it went."""

    # Without the password: "replies@mail.office.example/INBOX".
    name = models.CharField(max_length=300, unique=True)
    uid_validity = models.PositiveBigIntegerField(null=True, blank=True)
    looked_at = models.DateTimeField("last looked at to the end", null=True, blank=True)
    on_server = models.PositiveIntegerField("messages on the server then", default=0)
    not_fetched = models.PositiveIntegerField("messages that could not be fetched", default=0)
    problem = models.CharField(max_length=500, blank=True)
    problem_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    def __str__(self):
        return self.name


class MailboxMessageQuerySet(models.QuerySet):
    """Questions about messages on the server."""

    def still_there(self):
        """On the server when it was last looked at."""
        return self.filter(gone_at=None)


class MailboxMessage(models.Model):
    """One message of the server, by its UID (RFC 3501 section 2.3.1.1), and the Incoming that it is.

    The row is committed, with the bytes, before the server is told anything. A duplicate has the bytes or the
    Message-ID of an Incoming that was there before; its own bytes are kept all the same.
    """

    mailbox = models.ForeignKey(Mailbox, models.PROTECT, related_name="messages")
    uid_validity = models.PositiveBigIntegerField()
    uid = models.PositiveBigIntegerField("UID")
    incoming = models.ForeignKey("letters.Incoming", models.PROTECT, related_name="mailbox_messages")
    is_duplicate = models.BooleanField(default=False)
    file = models.FileField(upload_to=original_path, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    fetched_at = models.DateTimeField(default=clock.now)
    told_at = models.DateTimeField("when the server was told", null=True, blank=True)
    gone_at = models.DateTimeField("when it was missed on the server", null=True, blank=True)

    objects = MailboxMessageQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "uid_validity", "uid"], name="message_fetched_once"),
            models.UniqueConstraint(
                fields=["incoming"], condition=Q(is_duplicate=False), name="one_first_message_per_incoming"
            ),
        ]

    def __str__(self):
        return f"{self.mailbox}: {self.uid}"
