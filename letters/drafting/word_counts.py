"""How much there is to check in a letter: the words that it alone has, and the words that changed."""

from collections import Counter
from itertools import pairwise

from letters.drafting.letter_texts import difference

RUN = 3  # words in a row that two letters share; fewer are shared by chance ("of the")


def said(content):
    """Everything that a `LetterContent` says besides its letterhead, a paragraph each, as one text."""
    parts = ("\n".join(content.addressee), content.printed_date, content.subject, content.greeting, content.body)
    return "\n\n".join(part for part in (*parts, content.farewell, content.sender_name) if part)


def changed_words(old, new):
    """How many words differ between two texts of `said`: put in, taken out, or one in place of another."""
    count = 0
    for row in difference(old, new):
        lengths = Counter()
        for piece in row:
            lengths[piece.kind] += len(piece.words.split())
        count += max(lengths["in"], lengths["out"])
    return count


def own_words(texts):
    """{key: how many of its words stand in no run of `RUN` words that another has} for `texts`, {key: text}."""
    words = {key: text.split() for key, text in texts.items()}
    found_in = Counter(run for own in words.values() for run in set(runs(own)))
    return {key: alone(own, found_in) for key, own in words.items()}


def runs(words):
    """Every run of `RUN` words, in order."""
    return list(zip(*(words[start:] for start in range(RUN)), strict=False))


def alone(words, found_in):
    """How many of `words` no shared run covers; `found_in`: in how many letters each run stands."""
    starts = [place for place, run in enumerate(runs(words)) if found_in[run] > 1]
    ends = [-RUN, *starts, len(words)]
    return sum(max(0, after - (before + RUN)) for before, after in pairwise(ends))
