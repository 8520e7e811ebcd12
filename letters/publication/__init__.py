"""Making, approving, publishing and withdrawing public copies (DESIGN §3, rules 2 to 4 and 12)."""

from letters.publication.approving import record_viewing
from letters.publication.checks import Check, checks, needs_reason, obstacles
from letters.publication.editions import details_in, edition
from letters.publication.preparing import prepare_document, prepare_letter, preparing_obstacles, suggested_text
from letters.publication.publishing import publish
from letters.publication.withdrawing import withdraw

__all__ = [
    "Check",
    "checks",
    "details_in",
    "edition",
    "needs_reason",
    "obstacles",
    "prepare_document",
    "prepare_letter",
    "preparing_obstacles",
    "publish",
    "record_viewing",
    "suggested_text",
    "withdraw",
]
