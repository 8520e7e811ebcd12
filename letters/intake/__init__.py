"""What arrives: replies are logged, and what was asked for is settled."""

from letters.intake.guards import (
    already_logged,
    arrival_faults,
    day_obstacles,
    letter_obstacles,
    position_faults,
    statement_faults,
)
from letters.intake.replies import Enclosure, log_reply
from letters.intake.settling import Statement, former_settlement, settle, undo_obstacles, undo_settlement

__all__ = [
    "Enclosure",
    "Statement",
    "already_logged",
    "arrival_faults",
    "day_obstacles",
    "former_settlement",
    "letter_obstacles",
    "log_reply",
    "position_faults",
    "settle",
    "statement_faults",
    "undo_obstacles",
    "undo_settlement",
]
