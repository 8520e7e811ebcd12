"""What a reply says about being published, in its own words. Which files it means is for a person to say."""

from .patterns import pattern
from .promises import sentences_in

MOST = 3
# Of this file or the papers with it; what the office publishes itself, or will, is no position.
ABOUT = pattern(
    r"\b(?:(?:for|to|of|on|against|before|without) publi(?:cation|shing|sh)"
    r"|be(?:ing)? (?:made public|published|shared further)"
    r"|publi(?:cation|shing) of|(?:not|may|can|could|you|please do|never) (?:\w+ ){0,2}publish|in the public domain"
    r"|(?:not|never) (?:be )?(?:shared|disclosed|circulated)|onward (?:sharing|disclosure)|in confidence)\b",
    2,
)
STANCE = pattern(
    r"\b(?:happy|content|consent\w*|agree\w*|permission|object\w*|no objection|may|can|please|must|should|ask|request"
    r"|not|prefer|wish|confiden\w+|sensitive|redact\w*|wouldn't|don't)\b",
    2,
)


def words_on_publication(text):
    """The sentences of a reply's own `text` that say whether it, or what comes with it, may be published; at"
    " most 3."""
    return [one for one in sentences_in(text) if ABOUT.search(one) and STANCE.search(one)][:MOST]
