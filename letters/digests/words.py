"""A list in words: subject and text of its e-mail."""

from django.conf import settings
from django.urls import reverse

from iasc_tracker.working_days import spell
from letters.digests.contents import outstanding_sentence, past_week
from letters.models import Digest

SHOWN = 25  # of a section; the rest is a link
NAMES = {Digest.Kind.MORNING: "Morning list", Digest.Kind.WEEKLY: "Weekly digest"}


def subject_of(kind, on, sections):
    """The subject: which list of which day, and how much is in it."""
    told = ", ".join(f"{section.title.lower()} {len(section.lines)}" for section in sections)
    return f"{NAMES[kind]} of {spell(on)}: {told or 'nothing waits'}"


def text_of(kind, on, sections):
    """The text of the list of `kind`, made on the date `on`."""
    parts = [f"{NAMES[kind]} of {on:%A} {spell(on)}"]
    if kind == Digest.Kind.WEEKLY:
        parts.append(f"{outstanding_sentence()} {past_week(on)}")
    parts += [section_text(section) for section in sections]
    if not sections:
        parts.append("Nothing waits for you.")
    parts.append(
        "You get this because you chase replies in the correspondence tracker. To stop the morning list or the weekly "
        f"digest, sign in and choose at:\n{absolute(reverse('staff:account'))}"
    )
    return "\n\n".join(parts) + "\n"


def section_text(section):
    """The lines of one section under its heading."""
    lines = [f"- {words}\n  {absolute(path)}" for words, path in section.lines[:SHOWN]]
    more = len(section.lines) - SHOWN
    if more > 0:
        lines.append(f"- and {more} more:\n  {absolute(section.url)}")
    return "\n".join([f"{section.title}: {len(section.lines)}", *lines])


def absolute(path):
    """The address of a page as it is reached from outside."""
    return f"{settings.SITE_URL}{path}"
