"""What arrives: replies are logged, and what was asked for is settled."""

from letters.intake.guards import (
    already_logged,
    arrival_faults,
    day_obstacles,
    letter_obstacles,
    mail_obstacles,
    position_faults,
    statement_faults,
)
from letters.intake.held_files import look_into
from letters.intake.inbox import hand_over, mark_spam, put_back, put_back_obstacles, refer_on
from letters.intake.keeping_files import keep_in_inbox
from letters.intake.moving import move_obstacles, move_reply
from letters.intake.replies import Enclosure, log_reply
from letters.intake.settling import Statement, former_settlement, settle, undo_obstacles, undo_settlement
from letters.intake.suggesting import arrival_of, kind_of_mail, kind_of_reply, letters_for, suggestion_of

__all__ = [
    "Enclosure",
    "Statement",
    "already_logged",
    "arrival_faults",
    "arrival_of",
    "day_obstacles",
    "former_settlement",
    "hand_over",
    "kind_of_mail",
    "kind_of_reply",
    "keep_in_inbox",
    "letter_obstacles",
    "letters_for",
    "log_reply",
    "look_into",
    "mail_obstacles",
    "mark_spam",
    "move_obstacles",
    "move_reply",
    "position_faults",
    "put_back",
    "put_back_obstacles",
    "refer_on",
    "settle",
    "statement_faults",
    "suggestion_of",
    "undo_obstacles",
    "undo_settlement",
]
