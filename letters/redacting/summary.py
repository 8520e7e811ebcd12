"""What the public is told of what is hidden: how many places and why, never what."""

from collections import Counter


def hidden_summary(reasons):
    """The `reasons`, one for each place, as "3 places hidden: personal data (2), security (1)"; "" for none."""
    if not reasons:
        return ""
    counted = Counter(reasons).most_common()
    places = "1 place hidden" if len(reasons) == 1 else f"{len(reasons)} places hidden"
    if len(counted) == 1:
        return f"{places}: {counted[0][0]}"
    return f"{places}: {', '.join(f'{reason} ({count})' for reason, count in counted)}"
