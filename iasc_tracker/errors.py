"""Refusals that an officer can act on."""


class CorrespondenceError(Exception):
    """A verb refused; `sentences` tell the officer what to do, one rule each."""

    def __init__(self, *sentences):
        """`sentences`: one or more full sentences, written for the officer who reads them."""
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)


def sentences_of(*rules):
    """The sentences of the broken rules, in order; each rule is a pair (broken, sentence)."""
    return [sentence for broken, sentence in rules if broken]


def refuse_if_any(sentences):
    """Raise `CorrespondenceError` with `sentences` (a list of strings); do nothing when it is empty."""
    if sentences:
        raise CorrespondenceError(*sentences)


def refuse_if(*rules):
    """Raise `CorrespondenceError` with the sentences of the broken rules, pairs of (broken, sentence)."""
    refuse_if_any(sentences_of(*rules))
