"""Who may do what: DESIGN §5 as one table, used by views and by tests.

A role is a Django group of the same name; nothing else grants anything.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied

READ = "read everything internal"
KEEP = "log, draft, file, settle, amend with reason"
LEAD = "chase, close, agree dates, manage campaigns"
SIGN = "sign off letters"
RELEASE = "release a signed batch"
PUBLISH = "approve, publish, withdraw"
RECIPIENTS = "offices, holders, addresses"
ADMINISTER = "officers, roles, settings"

ROLES = {
    "officer": {READ, KEEP, RECIPIENTS},
    "lead": {READ, KEEP, LEAD, RELEASE, RECIPIENTS},
    "signatory": {READ, SIGN},
    "publisher": {READ, RELEASE, PUBLISH},
    "auditor": {READ},
    "administrator": {READ, RECIPIENTS, ADMINISTER},
}


def granted(role_names):
    """The set of things that holders of all `role_names` may do; unknown roles grant nothing."""
    return set().union(*(ROLES.get(name, set()) for name in role_names))


def may(what):
    """Let a view through only for officers who may do `what`; everybody else gets 403 (PermissionDenied)."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.may(what):
                raise PermissionDenied(f"Your roles do not let you: {what}.")
            return view(request, *args, **kwargs)

        guarded.needs = what  # read by the test that walks every staff URL
        return guarded

    return decorate
