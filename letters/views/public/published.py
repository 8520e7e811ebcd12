"""What the public may see: every public view begins here, and here begins at `PublicCopy` (DESIGN rule 2).

A page shows the words of a copy as approved (`html_text`, `title`), not those of a record that may change later.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.db.models import Max, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from iasc_tracker import clock
from letters.models import Campaign, Document, Letter, PublicCopy
from recipients.models import PoliceArea

REPLY_OF = "document__incoming__reply"
OURS, THEIRS = LETTER_OF = ("document__letter", f"{REPLY_OF}__letter")
# Long texts of records that no public page shows: it shows the words of copies.
UNSHOWN = (
    *("document__text", "document__incoming__text", "document__incoming__quoted_text"),
    *(f"{letter}__{name}" for letter in LETTER_OF for name in ("body", "internal_notes", "addressee_address")),
)


def open_to_all(view):
    """Mark a view as open to everybody, for GET and HEAD only."""
    # Nothing is taken from a POST, and so whoever sends one is told that, not that a form has expired.
    return login_not_required(csrf_exempt(wraps(view)(require_safe(view))))


def public_page(view):
    """A page that is open to all; whoever has the same bytes already is told so.

    The ETag is made of the page itself, so that whatever changes the page, a withdrawal too, ends it (R-PUB-5).
    """
    return open_to_all(wraps(view)(conditional_page(view)))


def published():
    """The copies that are public now, newest first, each with its letter, area and campaign at hand."""
    return with_letters(PublicCopy.objects.published(clock.now())).order_by("-published_at", "-pk")


def withdrawn():
    """The copies published once and withdrawn, newest withdrawal first."""
    return with_letters(PublicCopy.objects.withdrawn(clock.now())).order_by("-withdrawn_at", "-pk")


def with_letters(copies):
    """`copies` with what every public page says of their letters, in one query."""
    parts = [f"{letter}__{part}" for letter in LETTER_OF for part in ("office__area", "campaign")]
    return copies.select_related("document__incoming", *parts).defer(*UNSHOWN)


def of_letter(**conditions):
    """A Q for copies whose letter fits `conditions` (Letter lookups), by either way to the letter.

    The documents are looked up first: with "or", or with a question inside the question, databases read every copy.
    """
    letters = Letter.objects.filter(**conditions).order_by().values("pk")
    ours, theirs = [Document.objects.filter(**{f"{way}__in": letters}) for way in ("letter", "incoming__reply__letter")]
    keys = ours.order_by().values_list("pk", flat=True).union(theirs.order_by().values_list("pk", flat=True))
    # 0, the key of none: a list without keys would not be asked for at all, and so a letter that never was would be
    # refused sooner than one that is hidden (R-PUB-4).
    return Q(document__in=[0, *keys])


def reply_keys(copies):
    """The keys of the replies that `copies` came with, the one with the newest publication first, as a queryset."""
    replies = copies.filter(document__incoming__isnull=False).order_by().values(REPLY_OF)
    newest_first = replies.annotate(newest=Max("published_at")).order_by("-newest", f"-{REPLY_OF}")
    return newest_first.values_list(REPLY_OF, flat=True)


def public_documents():
    """The Documents of which a copy is public now, as a queryset without order."""
    copy = Subquery(published().order_by().filter(document=OuterRef("pk")).values("pk")[:1])
    return Document.objects.filter(IsNull(copy, False)).order_by()


def public_letters():
    """The Letters that are public now, as a queryset without order."""
    return Letter.objects.public(clock.now()).order_by()


def first_letter(way, **conditions):
    """The key of a letter that has a public copy by the `way` to it and fits `conditions`, which may name an OuterRef.

    Null when there is none. Databases look it up letter by letter, and stop at the first.
    """
    copy = Subquery(published().order_by().filter(**{way: OuterRef("pk")}).values("pk")[:1])
    return Subquery(Letter.objects.filter(IsNull(copy, False), **conditions).order_by().values("pk")[:1])


def public_areas():
    """The areas with a public letter, by name."""
    return PoliceArea.objects.alias(own=first_letter(OURS, office__area=OuterRef("pk"))).filter(own__isnull=False)


def areas_with_response():
    """The keys of the areas of which a response is public."""
    answered = PoliceArea.objects.alias(answered=first_letter(THEIRS, office__area=OuterRef("pk")))
    return set(answered.filter(answered__isnull=False).values_list("pk", flat=True))


def public_campaigns():
    """The campaigns with a public letter, by title."""
    campaigns = Campaign.objects.alias(own=first_letter(OURS, campaign=OuterRef("pk")))
    return campaigns.filter(own__isnull=False).order_by("title", "pk")


def citing(request, cite):
    """What a page about one thing says of how to cite it: the words `cite`, its address, the day it was looked at."""
    return {"cite": cite, "address": request.build_absolute_uri(request.path), "today": clock.today()}
