"""Making, approving, publishing and withdrawing public copies (DESIGN §3, rules 2 to 4 and 12)."""

from letters.publication.approving import record_viewing
from letters.publication.checks import Check, checks, needs_reason, obstacles
from letters.publication.editions import details_in, edition
from letters.publication.gate import accept, check_again
from letters.publication.intending import hold_back, intend
from letters.publication.making import (
    prepare_clean,
    prepare_redacted,
    suggested_words,
    upload_copy,
    uploading_obstacles,
)
from letters.publication.naming import protect_name, release_name
from letters.publication.preparing import (
    filing_obstacles,
    prepare_document,
    prepare_letter,
    preparing_obstacles,
)
from letters.publication.publishing import publish
from letters.publication.redacting import (
    RedactionChanged,
    add_boxes,
    ask_for_pictures,
    pages_read,
    redacting_obstacles,
    remove_boxes,
    start_redaction,
)
from letters.publication.setting_out import is_set_out, prepare_words, suggested_markdown
from letters.publication.silence import (
    give_notice,
    name_unanswered,
    notice_obstacles,
    notice_reckoning,
    object_to,
    take_back,
)
from letters.publication.withdrawing import withdraw

__all__ = [
    "Check",
    "RedactionChanged",
    "add_boxes",
    "ask_for_pictures",
    "accept",
    "check_again",
    "checks",
    "details_in",
    "edition",
    "give_notice",
    "hold_back",
    "intend",
    "is_set_out",
    "name_unanswered",
    "filing_obstacles",
    "needs_reason",
    "notice_obstacles",
    "notice_reckoning",
    "object_to",
    "obstacles",
    "pages_read",
    "prepare_clean",
    "prepare_document",
    "prepare_letter",
    "prepare_redacted",
    "prepare_words",
    "preparing_obstacles",
    "protect_name",
    "publish",
    "record_viewing",
    "redacting_obstacles",
    "remove_boxes",
    "start_redaction",
    "release_name",
    "take_back",
    "suggested_markdown",
    "suggested_words",
    "upload_copy",
    "uploading_obstacles",
    "withdraw",
]
