"""What arrived, and what was filed as the answer to a letter."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse

from iasc_tracker import clock
from letters.models.stored import original_path
from recipients.models import Office


class IncomingQuerySet(models.QuerySet):
    """Questions about what arrived."""

    def mail(self):
        """What came through the mailbox: its bytes are kept as they came."""
        return self.exclude(sha256=None)

    def of_inbox(self):
        """What ever was in the inbox: mail, files that an officer kept there, and whatever waits."""
        return self.filter(Q(sha256__isnull=False) | Q(sorted_at__isnull=False) | Q(state=Incoming.State.WAITING))

    def of_inbox_and_parts(self):
        """The same, and the parts of it that were filed apart."""
        return self.of_inbox() | self.filter(split_from__isnull=False)

    def waiting(self):
        """Not filed and not rejected: the inbox."""
        return self.filter(state=Incoming.State.WAITING)

    def need_a_person(self):
        """In the inbox, or filed by the tracker itself and not looked at yet."""
        return self.filter(Q(state=Incoming.State.WAITING) | Q(reply__kind=Reply.Kind.UNREAD))

    def waiting_since(self, on, days):
        """Those that need a person and came `days` days before the date `on`, or earlier."""
        return self.need_a_person().filter(received_on__lte=on - timedelta(days=days))

    def may_be_from(self, office):
        """Waiting, and perhaps from `office`: while there are any, nobody chases it (DESIGN rule 6).

        That is what came from there, what may answer a letter to it, and mail that nobody has looked into yet.
        """
        letters = set(office.letters.values_list("pk", flat=True))
        guessed = [row.pk for row in self.with_guesses() if row.guessed_letters & letters]
        return self.waiting().filter(Q(office=office) | Q(pk__in=guessed) | Q(sha256__isnull=False, sorted_at=None))

    def with_guesses(self):
        """Waiting, with letters that they may answer."""
        return self.waiting().exclude(guesses=[]).only("guesses")

    def of_messages(self, message_ids):
        """Those that are, or hold among their files, a message with one of the Message-IDs `message_ids`."""
        others = OtherMessage.objects.filter(message_id__in=message_ids).values("incoming")
        return self.filter(Q(message_id__in=message_ids) | Q(pk__in=others))

    def guessed_offices(self):
        """The keys of the offices to letters of which something that waits may be an answer, by its guesses."""
        guessed = set().union(*(row.guessed_letters for row in self.with_guesses()))
        return set(Office.objects.filter(letters__in=guessed).values_list("pk", flat=True)) if guessed else set()

    def unsorted(self):
        """Mail that the worker has not looked at yet."""
        return self.mail().filter(sorted_at=None)


class Incoming(models.Model):
    """Anything that arrived: a message, files, a link, or the note of a call; filed or not.

    Mail is kept byte for byte before anything reads it: one record for ever for the same bytes or the same Message-ID
    (DESIGN rule 8). Until `sorted_at` only its header lines were looked at. `guesses` are the letters it may answer,
    best first: [{"letter", "reference", "score", "reasons"}].
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        POST = "post", "Post"
        LINK = "link", "A link to a page"
        CALL = "call", "A phone call"
        MEETING = "meeting", "A meeting"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be filed"
        FILED = "filed", "Filed"
        REJECTED = "rejected", "Rejected"

    class MailKind(models.TextChoices):
        MESSAGE = "message", "A message"
        AUTO_REPLY = "auto_reply", "An automatic reply"
        BOUNCE = "bounce", "A message that came back"
        REPORT = "report", "A report on delivery"
        OURS = "ours", "Our own message"

    class Rejection(models.TextChoices):
        REFERRED = "referred", "Not for us: referred on"
        SPAM = "spam", "Spam"
        AUTOMATIC = "automatic", "Written by a machine"

    channel = models.CharField(max_length=10, choices=Channel)
    received_on = models.DateField()
    sender = models.CharField("from whom", max_length=200, blank=True)
    office = models.ForeignKey("recipients.Office", models.PROTECT, null=True, blank=True, related_name="incoming")
    link = models.URLField(max_length=500, blank=True)
    link_seen_on = models.DateField(null=True, blank=True)
    note = models.TextField("note of what was said", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    rejected_as = models.CharField(max_length=10, choices=Rejection, blank=True)
    rejected_reason = models.TextField(blank=True)
    referred_to = models.CharField("to whom it was referred", max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    file = models.FileField("the message as it came", upload_to=original_path, max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, null=True, blank=True, unique=True)  # noqa: DJ001 (null is unique)
    size = models.PositiveBigIntegerField("size in bytes", null=True, blank=True)
    message_id = models.CharField(  # noqa: DJ001 (null is unique)
        "Message-ID", max_length=500, null=True, blank=True, unique=True
    )
    sender_address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    sent_on = models.DateField("date in the message", null=True, blank=True)
    mail_kind = models.CharField(max_length=10, choices=MailKind, blank=True)
    text = models.TextField("what the sender wrote", blank=True)
    quoted_text = models.TextField("what was quoted", blank=True)
    unread_reason = models.CharField("why it could not be read", max_length=300, blank=True)
    guesses = models.JSONField(default=list, blank=True)
    sorted_at = models.DateTimeField(null=True, blank=True)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split_into")

    form_token = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, related_name="+")

    objects = IncomingQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name_plural = "incoming"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="rejected") | (~Q(rejected_as="") & ~Q(rejected_reason="")),
                name="incoming_rejected_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(sha256__isnull=True) | (~Q(file="") & Q(size__isnull=False)),
                name="incoming_mail_has_its_bytes",
            ),
        ]

    def __str__(self):
        return f"{self.get_channel_display()} of {self.received_on:%-d %B %Y}"

    def get_staff_url(self):
        """Its page in the inbox."""
        return reverse("staff:inbox-detail", args=[self.pk])

    @property
    def is_mail(self):
        """The row's own `IncomingQuerySet.mail`."""
        return self.sha256 is not None

    @property
    def is_of_inbox(self):
        """The row's own `IncomingQuerySet.of_inbox`."""
        return self.is_mail or self.sorted_at is not None or self.state == self.State.WAITING

    @property
    def original_name(self):
        """What its bytes are called when they are handed out."""
        return f"{self.subject[:120] or 'message'}.eml"

    @property
    def answered_letter(self):
        """The letter it is filed to, or None."""
        reply = getattr(self, "reply", None)
        return reply and reply.letter

    @property
    def guessed_letters(self):
        """The keys of the letters that it may answer, as a set."""
        return {guess["letter"] for guess in self.guesses}

    @property
    def best_guess(self):
        """The first of its guesses, or None."""
        return self.guesses[0] if self.guesses else None

    @property
    def unread_reply(self):
        """The Reply that the tracker filed by itself and nobody has looked at, or None."""
        reply = getattr(self, "reply", None)
        return reply if reply and reply.kind == Reply.Kind.UNREAD else None


class OtherMessage(models.Model):
    """A further message among the files of one arrival, which itself bears the Message-ID of the first (rule 8)."""

    incoming = models.ForeignKey(Incoming, models.CASCADE, related_name="other_messages")
    message_id = models.CharField("Message-ID", max_length=500, unique=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.message_id


class ArrivedFile(models.Model):
    """A file within a message, kept by its hash as the message was opened; filing makes a Document of it."""

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="files")
    original_name = models.CharField(max_length=255)
    file = models.FileField(upload_to=original_path, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("size in bytes")
    media_type = models.CharField(max_length=100)
    found = models.JSONField(null=True, blank=True, help_text="What was read of it while it was held (HeldFile.found).")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.original_name

    @property
    def answered_letter(self):
        """The letter that its message is filed to, or None."""
        return self.incoming.answered_letter


class Reply(models.Model):
    """An incoming filed as the answer to a letter; public pages say "response"."""

    class Kind(models.TextChoices):
        ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
        HOLDING = "holding", "Holding reply"
        PART = "part", "Part reply"
        FULL = "full", "Full reply"
        REFUSAL = "refusal", "Refusal"
        # The tracker filed it by itself; what it settles is for a person to say.
        UNREAD = "unread", "Not looked at yet"

    # What the histories of both letters say when a reply moves from one to the other.
    MOVED_AWAY, MOVED_HERE = "reply moved away", "reply moved here"

    incoming = models.OneToOneField(Incoming, models.PROTECT, related_name="reply")
    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=20, choices=Kind)
    internal_note = models.TextField(blank=True, help_text="Never published.")
    filed_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    filed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-incoming__received_on", "-pk"]
        verbose_name_plural = "replies"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="unread") | Q(filed_by__isnull=False), name="reply_looked_at_has_officer"
            )
        ]

    @classmethod
    def kinds(cls):
        """The kinds that a person may say it is: (value, label) pairs."""
        return [(kind.value, kind.label) for kind in cls.Kind if kind != cls.Kind.UNREAD]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.incoming.received_on:%-d %B %Y}"

    def get_absolute_url(self):
        return reverse("public:response", args=[self.pk])
