"""What kind of reply a text seems to be, from its own words: each guess has the sentences that led to it."""

from dataclasses import dataclass

from . import reply_words as said
from .promises import sentences_in

ACKNOWLEDGEMENT, HOLDING, PART, FULL, REFUSAL = "acknowledgement", "holding", "part", "full", "refusal"
MOST = 3


@dataclass(frozen=True)
class ReplyKind:
    """The `kind` (a value of Reply.Kind) that a reply seems to be, and the `words` that led to it, its own"
    " sentences."""

    kind: str
    words: tuple[str, ...]


def reply_kind_of(text, promises=(), papers=(), *, lacks=False):
    """The `ReplyKind` of a reply's own `text`, or None when nothing in it says what it is.

    `promises`: the Promises in it (letters.reading.promises); `papers`: names of files that came with it and seem to be
    among what was asked for; `lacks`: they are not all of it. Automatic replies and quoted history must be left out by
    the caller: they are no words of the sender.
    """
    sentences = sentences_in(text)
    signs = {name: [one for one in sentences if finds(one)] for name, finds in SIGNS.items()}
    signs["promises"] = [one.words for one in promises]
    brought = [f"It came with {name}." for name in papers]
    gives = [*signs["gives"], *brought]
    for kind, words in [(PART, lacks and not signs["tells"] and gives), *_readings(gives, signs)]:
        if words:
            return ReplyKind(kind, tuple(dict.fromkeys(words))[:MOST])
    return None


def _readings(gives, signs):
    """(kind, the words for it) in the order in which they are tried: the first with words holds.

    What gives something is an answer, in part when more is promised, put off or refused. A promise is a holding reply,
    also where it stands beside the regret that a deadline is missed.
    """
    refuses, promises, told = signs["refuses"], signs["promises"], [*signs["not held"], *signs["tells"]]
    lacks = [*refuses, *promises, *signs["remains"]]
    yield PART, gives and lacks and [gives[0], *lacks]
    yield FULL, gives
    yield PART, signs["not held"] and (refuses or promises) and [signs["not held"][0], *refuses, *promises]
    yield PART, refuses and told and [refuses[0], *told]
    yield HOLDING, promises
    yield REFUSAL, refuses
    yield FULL, told
    yield HOLDING, signs["holding"]
    yield ACKNOWLEDGEMENT, [*signs["acknowledges"], *signs["puts off"]]


def _refuses(sentence):
    return bool(said.REFUSES.search(sentence)) and not said.NOT_REFUSED.search(sentence)


SIGNS = {
    "refuses": _refuses,
    "gives": said.GIVES.search,
    "not held": said.NOT_HELD.search,
    "tells": said.TELLS.search,
    "remains": said.REMAINS.search,
    "holding": said.HOLDING.search,
    "puts off": said.PUTS_OFF.search,
    "acknowledges": said.ACKNOWLEDGES.search,
}
