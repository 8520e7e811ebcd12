"""The ask that a campaign suggests for an office, and the documents that it comes to: from what is still wanted.

The words are those of the real letters of 13 October 2020 (samples/letters), where they have them.
"""

from dataclasses import dataclass

from letters.models import OfficeWording

UPDATES = "progress_update"
STRATEGY = "response_strategy"
OTHER = "other"
# What the letters call a kind of document; any other kind goes by its own name.
PRINTED = {"problem_profile": "Problem Profile/Strategic Needs Assessment", STRATEGY: "Response Strategy"}
AsksFor = OfficeWording.AsksFor

INVITED = "If you have any further updates that would be relevant to share with my office, I would welcome them."
ONLINE = "I note that your Response Strategy is published online, however I would welcome any further updates "
PROGRESS = "regarding progress on delivery."
ONLY_UPDATES = "I would be grateful for any updates "
COPY = "I would therefore be grateful if you would be willing to share with my office a copy of your "


@dataclass(frozen=True)
class Wanted:
    """What a letter asks for: `slugs` of kinds of document; `invited`: only if they wish, never chased."""

    slugs: tuple
    invited: bool = False


def wanted_of(kinds, facts, asks_for=AsksFor.WANTED):
    """The `Wanted` of an office: `kinds` are the campaign's DocumentKinds, `facts` its `OfficeFacts`.

    `asks_for`: one of `OfficeWording.AsksFor`. Where the strategy is public, only updates are still wanted
    (Leicestershire, 2020); where everything is, updates are invited (Lancashire, 2020).
    """
    slugs = [kind.slug for kind in kinds]
    if asks_for == AsksFor.INVITED:
        return Wanted((UPDATES,), invited=True)
    if asks_for == AsksFor.UPDATES or (asks_for == AsksFor.WANTED and facts.strategy_online and UPDATES in slugs):
        return Wanted((UPDATES,))
    public = facts.public_kinds if asks_for == AsksFor.WANTED else set()
    wanted = tuple(slug for slug in slugs if slug not in public)
    return Wanted(wanted) if wanted or not slugs else Wanted((UPDATES,), invited=True)


def suggested_ask(kinds, facts, asks_for=AsksFor.WANTED):
    """The ask for an office as a sentence; "" when the campaign asks for nothing. Arguments as for `wanted_of`."""
    wanted = wanted_of(kinds, facts, asks_for)
    if wanted.invited:
        return INVITED
    if wanted.slugs == (UPDATES,):
        return (ONLINE if facts.strategy_online else ONLY_UPDATES) + PROGRESS
    return ask_for([kind for kind in kinds if kind.slug in wanted.slugs])


def ask_for(kinds):
    """One sentence that asks for documents of these kinds; "" for none."""
    names = [PRINTED.get(kind.slug, kind.name) for kind in kinds if kind.slug not in (UPDATES, OTHER)]
    updates = any(kind.slug == UPDATES for kind in kinds)
    if not names:
        return ONLY_UPDATES + PROGRESS if updates else ""
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"{COPY}{listed} as well as any updates {PROGRESS}" if updates else f"{COPY}{listed}."


def asks_of(kinds, updates, facts, asks_for=AsksFor.WANTED, *, is_written=False):
    """What the letter asks for, as a tuple of (DocumentKind, is_optional); arguments as for `wanted_of`.

    `updates`: the DocumentKind of progress updates, which the campaign may not have. `is_written`: an officer wrote
    the ask. The suggested words cannot name "something else", so only a written ask can be asking for it.
    """
    wanted = wanted_of(kinds, facts, asks_for)
    by_slug = {updates.slug: updates} | {kind.slug: kind for kind in kinds}
    slugs = [slug for slug in wanted.slugs if slug != OTHER or is_written]
    return tuple((by_slug[slug], wanted.invited) for slug in slugs)
