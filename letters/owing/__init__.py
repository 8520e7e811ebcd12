"""What is still owed on a day, where each late letter stands in chasing, and why a chaser is held (DESIGN rule 6).

A service room that reads and changes nothing: chasing, the send ledger and reports ask here, so that the preview, the
confirmation and the last look before sending go by the same rules.
"""

from letters.owing.chasers import Stage, stage_of
from letters.owing.holds import Hold
from letters.owing.looking_again import reasons_not_to_release, reasons_to_stop
from letters.owing.recipients import Recipient
from letters.owing.rules import DEFAULT_RULES, Step, ordinal, rules_of
from letters.owing.standing import Place, Standing, late_letters, standing_of, standings

__all__ = [
    "DEFAULT_RULES",
    "Hold",
    "Place",
    "Recipient",
    "Stage",
    "Standing",
    "Step",
    "late_letters",
    "ordinal",
    "reasons_not_to_release",
    "reasons_to_stop",
    "rules_of",
    "stage_of",
    "standing_of",
    "standings",
]
