"""What an administrator does to officers: add, change, deactivate, reactivate, give a new password."""

from django.contrib.auth.models import Group
from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if_any
from iasc_tracker.models import Officer, record
from iasc_tracker.passwords import made_up_password
from iasc_tracker.roles import ADMINISTER, ROLES

LAST = "Nobody else is an administrator: give another officer that role first."


@transaction.atomic
def add(*, name, email, roles, by):
    """A new officer with `roles` (names from `ROLES`), and the password to hand over: (Officer, str).

    `by` is the administrator, or None for a command. The officer must choose a password of their own at first
    log-in. Raises `CorrespondenceError` when the e-mail address is taken or a role is unknown or missing.
    """
    refuse_if_any(problems_of_roles(roles) + problems_of_email(email))
    password = made_up_password()
    officer = Officer.objects.create_user(email, password, name=name, password_given_at=clock.now())
    set_roles(officer, roles)
    record(officer, "added", by=by, detail={"email": officer.email, "roles": sorted(roles)})
    return officer, password


@transaction.atomic
def change(officer, *, name, email, roles, by):
    """Give `officer` another name, log-in address or other roles; the event keeps before and after.

    Raises `CorrespondenceError` when the address is taken, or nobody would be left as administrator.
    """
    refuse_if_any(problems_of_roles(roles) + problems_of_email(email, officer) + problems_of_loss(officer, roles))
    before = facts(officer)
    officer.name, officer.email = name, Officer.objects.normalize_email(email).lower()
    officer.save(update_fields=["name", "email"])
    set_roles(officer, roles)
    record(officer, "changed", by=by, detail={"before": before, "after": facts(officer)})


@transaction.atomic
def deactivate(officer, *, by):
    """Close the account: the officer's next request is refused, and what they did keeps their name.

    Their password goes too, so a session of theirs stays dead if they come back. Raises `CorrespondenceError`
    for the last administrator and for an account that is closed already.
    """
    refuse_if_any(obstacles_to_deactivating(officer))
    officer.is_active = False
    officer.set_unusable_password()
    officer.save(update_fields=["is_active", "password"])
    record(officer, "deactivated", by=by)


@transaction.atomic
def reactivate(officer, *, by):
    """Open a closed account again and return the new password to hand over.

    Raises `CorrespondenceError` when the account is open.
    """
    refuse_if_any([f"{officer} is active already."] if officer.is_active else [])
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    record(officer, "reactivated", by=by)
    return give_password(officer)


@transaction.atomic
def reset_password(officer, *, by):
    """End every session of `officer` and return a new password to hand over, good until they choose their own.

    Raises `CorrespondenceError` when the account is deactivated.
    """
    refuse_if_any([] if officer.is_active else [f"{officer} is deactivated: reactivate the account instead."])
    record(officer, "password reset", by=by)
    return give_password(officer)


@transaction.atomic
def obstacles_to_deactivating(officer):
    """Sentences on what stands in the way of closing the account; empty when nothing does."""
    closed = [] if officer.is_active else [f"{officer} is deactivated already."]
    return closed + problems_of_loss(officer, [])


def give_password(officer):
    """Store and return a made-up password that the officer must replace at log-in."""
    password = made_up_password()
    officer.set_password(password)
    officer.password_given_at = clock.now()
    officer.save(update_fields=["password", "password_given_at"])
    return password


def set_roles(officer, roles):
    """Exactly `roles`, whatever the officer had."""
    officer.groups.set(Group.objects.filter(name__in=roles))
    vars(officer).pop("role_names", None)  # a cached answer from before


def facts(officer):
    """What an event keeps of an officer: JSON-ready."""
    return {"name": officer.name, "email": officer.email, "roles": officer.role_names}


def problems_of_roles(roles):
    """Sentences on the list of role names `roles`."""
    unknown = sorted(set(roles) - set(ROLES))
    return [f"There is no role “{name}”." for name in unknown] or ([] if roles else ["Choose at least one role."])


def problems_of_email(email, officer=None):
    """A sentence when the log-in `email` belongs to somebody other than `officer`."""
    holder = Officer.objects.filter(email__iexact=email).exclude(pk=officer and officer.pk).first()
    return [f"{holder} already signs in with {email}."] if holder else []


def problems_of_loss(officer, roles):
    """A sentence when nobody would be left to administer, once `officer` has only `roles`."""
    administering = [name for name, granted in ROLES.items() if ADMINISTER in granted]
    if set(roles) & set(administering):
        return []
    # Locked, so that two administrators cannot each take the other for the one who stays.
    keepers = Officer.objects.select_for_update().filter(is_active=True, groups__name__in=administering)
    return [LAST] if {keeper.pk for keeper in keepers} == {officer.pk} else []
