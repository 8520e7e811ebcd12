"""The ask that a campaign suggests for an office: from what it asks for and what is still wanted.

The words are those of the real letters of 13 October 2020 (samples/letters), where they have them.
"""

from letters.models import OfficeWording

UPDATES = "progress_update"
STRATEGY = "response_strategy"
# What the letters call a kind of document; any other kind goes by its own name.
PRINTED = {"problem_profile": "Problem Profile/Strategic Needs Assessment", STRATEGY: "Response Strategy"}
AsksFor = OfficeWording.AsksFor

INVITED = "If you have any further updates that would be relevant to share with my office, I would welcome them."
ONLINE = "I note that your Response Strategy is published online, however I would welcome any further updates "
PROGRESS = "regarding progress on delivery."
ONLY_UPDATES = "I would be grateful for any updates "
COPY = "I would therefore be grateful if you would be willing to share with my office a copy of your "


def suggested_ask(kinds, facts, asks_for=AsksFor.WANTED):
    """The ask for an office as a sentence; "" when the campaign asks for nothing.

    `kinds`: the campaign's DocumentKinds; `facts`: the office's `OfficeFacts`; `asks_for`: one of
    `OfficeWording.AsksFor`. Where the strategy is public, only updates are still wanted (Leicestershire, 2020).
    """
    slugs = {kind.slug for kind in kinds}
    if asks_for == AsksFor.INVITED:
        return INVITED
    if asks_for == AsksFor.UPDATES or (asks_for == AsksFor.WANTED and facts.strategy_online and UPDATES in slugs):
        return (ONLINE if facts.strategy_online else ONLY_UPDATES) + PROGRESS
    public = facts.public_kinds if asks_for == AsksFor.WANTED else set()
    wanted = [kind for kind in kinds if kind.slug not in public]
    return ask_for(wanted) if wanted or not slugs else INVITED


def ask_for(kinds):
    """One sentence that asks for documents of these kinds; "" for none."""
    names = [PRINTED.get(kind.slug, kind.name) for kind in kinds if kind.slug not in (UPDATES, "other")]
    updates = any(kind.slug == UPDATES for kind in kinds)
    if not names:
        return ONLY_UPDATES + PROGRESS if updates else ""
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"{COPY}{listed} as well as any updates {PROGRESS}" if updates else f"{COPY}{listed}."
