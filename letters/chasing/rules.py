"""The chase rules of a campaign: which step follows which, after how many working days."""

from django.db import transaction

from iasc_tracker.errors import refuse_if_any
from iasc_tracker.models import record
from iasc_tracker.roles import LEAD
from iasc_tracker.working_days import count_words
from letters import owing
from letters.models import Campaign, ChaseRule
from letters.models.stored import sha256_of

LONGEST_WAIT = 250  # working days: about a year
CHANGED = "Somebody changed these rules since you opened the page. They are now: {rules}. Save again to replace them."
NO_RULES = "Enter at least the first step."


def in_words(rules):
    """Rules (`owing.Step`s) as history and pages show them."""
    return "; ".join(f"{step.words} after {count_words(step.after)}" for step in rules)


def digest(rules):
    """A mark by which a page knows the rules that it was made from."""
    return sha256_of(repr(tuple(map(tuple, rules))).encode())


@transaction.atomic
def write_rules(campaign, *, by, rules, shown):
    """Give `campaign` these rules, (kind, working days) each in order, in place of those it had.

    `shown`: the `digest` of the rules that the page was made from. What was sent stays as it is; the queue goes by the
    new rules at once. Raises CorrespondenceError for no rules, a wait of no days or of more than a year, another kind,
    and when somebody else changed them meanwhile.
    """
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    before = owing.rules_of(campaign)
    refuse_if_any(obstacles(rules, by))
    refuse_if_any([CHANGED.format(rules=in_words(before))] if digest(before) != shown else [])
    campaign.chase_rules.all().delete()
    ChaseRule.objects.bulk_create(
        ChaseRule(campaign=campaign, step=number, kind=kind, after=after, set_by=by)
        for number, (kind, after) in enumerate(rules, start=1)
    )
    now = owing.rules_of(campaign)
    if now != before:
        detail = {"changed": {"chase_rules": [in_words(before), in_words(now)]}}
        record(campaign, "chase rules changed", by=by, detail=detail)
    return now


def obstacles(rules, by):
    """Why these rules cannot be kept, as sentences."""
    found = [] if by.may(LEAD) else ["Only a lead changes chase rules."]
    found += [] if rules else [NO_RULES]
    for number, (kind, after) in enumerate(rules, start=1):
        if kind not in ChaseRule.Kind.values:
            found.append(f"Step {number}: choose what happens.")
        if not 1 <= after <= LONGEST_WAIT:
            found.append(f"Step {number}: enter a number of working days from 1 to {LONGEST_WAIT}.")
    return found
