"""Who made or logged what goes public: they may not approve it, or accept what is found in it (DESIGN rule 12)."""

from django.conf import settings


def handled_by(copy):
    """The officers who prepared `copy` or logged what it shows: they may not release it."""
    letter = copy.document.answered_letter
    return {copy.made_by_id, copy.document.added_by_id, *((letter.created_by_id,) if letter else ())}


def second_officer_obstacle(copy, by):
    """The sentence for an officer who may not approve `copy` because it is their own work; "" for others."""
    if settings.SECOND_OFFICER_REQUIRED and by.pk in handled_by(copy):
        return "You logged or prepared this, so another publisher has to look at it and publish it."
    return ""
