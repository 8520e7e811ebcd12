"""Who is told: the officers who chase, but for those who stopped the list."""

from django.db.models import Exists, OuterRef

from iasc_tracker import roles
from iasc_tracker.models import Officer
from letters.models import Digest, DigestStopped

READERS = [name for name, granted in roles.ROLES.items() if roles.LEAD in granted]


def readers(kind):
    """The officers who get the lists of a `Digest.Kind`: active, with a role that chases, and not stopped."""
    stopped = DigestStopped.objects.filter(officer=OuterRef("pk"), kind=kind)
    return Officer.objects.filter(~Exists(stopped), is_active=True, groups__name__in=READERS).distinct().order_by("pk")


def is_reader(officer):
    """Whether an officer may get these lists at all."""
    return officer.may(roles.LEAD)


def wanted_by(officer):
    """The kinds of list that `officer` has not stopped, as a list of values of `Digest.Kind`."""
    stopped = set(officer.digests_stopped.values_list("kind", flat=True))
    return [kind for kind in Digest.Kind.values if kind not in stopped]
