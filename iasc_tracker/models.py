"""What both apps share: the officer who acts, and the history of what was done."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.functional import cached_property

from iasc_tracker import clock
from iasc_tracker.roles import granted


class OfficerManager(BaseUserManager):
    """Officers are made by administrators, never by sign-up."""

    def create_user(self, email, password=None, **fields):
        """A new officer; `email` is the log-in, `password` None means they cannot log in yet."""
        officer = self.model(email=self.normalize_email(email).lower(), **fields)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer

    def create_superuser(self, email, password=None, **fields):
        """An officer whom Django itself lets do anything; the tracker still asks for roles."""
        return self.create_user(email, password, is_superuser=True, **fields)


class Officer(AbstractBaseUser, PermissionsMixin):
    """A member of staff acting."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)
    # When an administrator gave a password that two people know; null once the officer has chosen their own.
    password_given_at = models.DateTimeField(null=True, blank=True)

    objects = OfficerManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @cached_property
    def role_names(self):
        """The names of the officer's roles, sorted."""
        return sorted(self.groups.values_list("name", flat=True))

    def may(self, what):
        """Whether one of the officer's roles grants `what` (a constant of `iasc_tracker.roles`)."""
        return self.is_active and what in granted(self.role_names)


class EventQuerySet(models.QuerySet):
    """Questions about history."""

    def about(self, thing):
        """Every event of one saved object, newest first."""
        content_type = ContentType.objects.get_for_model(thing)
        return self.filter(about_type=content_type, about_id=thing.pk)


class Event(models.Model):
    """One line of append-only history: who did what to which thing, when it happened and was recorded."""

    about_type = models.ForeignKey(ContentType, models.PROTECT)
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    verb = models.CharField(max_length=60)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="events")
    note = models.TextField(blank=True)
    detail = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-recorded_at", "-pk"]
        indexes = [models.Index(fields=["about_type", "about_id"])]

    def __str__(self):
        return f"{self.verb} ({self.happened_on})"


def record(about, verb, *, by, on=None, note="", detail=None):
    """Write one event about a saved object and return it.

    `verb`: what was done, as a past participle ("logged"); `by`: an Officer, or None for the machine;
    `on`: the date it happened (default today); `detail`: JSON-ready dict (before and after, hashes).
    Call it inside the transaction of the change it records (DESIGN rule 10).
    """
    return Event.objects.create(
        about=about, verb=verb, by=by, happened_on=on or clock.today(), note=note, detail=detail or {}
    )
