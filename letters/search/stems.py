"""The stem of an English word, so that "safeguard" also finds "safeguarding".

M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), 130-137, whose steps the names below follow. It is
written out here because each database has a stemmer of its own, and the two do not agree (docs/decisions/0012).
"""

from functools import lru_cache

STEP_2 = {
    **{"ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "abli": "able", "alli": "al"},
    **{"entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al"},
    **{"iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble"},
}
STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
STEP_4 = dict.fromkeys(
    ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism"]
    + ["ate", "iti", "ous", "ive", "ize"],
    "",
) | {"sion": "s", "tion": "t"}
SHORTEST = 3


@lru_cache(maxsize=50_000)
def stem(word):
    """The stem of `word`, which is folded to small letters; as it is when it has digits or is very short."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    word = _past(_plural(word))
    if word.endswith("y") and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    for endings, least in ((STEP_2, 1), (STEP_3, 1), (STEP_4, 2)):
        word = _longest(word, endings, least)
    return _tidy(word)


def _shape(word):
    """A letter for each of `word`: v for a vowel, c for a consonant; y is a vowel after a consonant."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word):
    """How often a vowel is followed by a consonant: the m of the paper."""
    return _shape(word).count("vc")


def _ends_short(word):
    """Whether it ends consonant, vowel, consonant, and the last is not w, x or y: the *o of the paper."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _plural(word):
    """Step 1a."""
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word):
    """Step 1b."""
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        rest = word.removesuffix(ending)
        if rest != word:
            return _mend(rest) if "v" in _shape(rest) else word
    return word


def _mend(word):
    """What step 1b does to a word that has lost its -ed or -ing."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if len(word) > 1 and word[-1] == word[-2] and _shape(word)[-1] == "c" and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _ends_short(word) else word


def _longest(word, endings, least):
    """`word` with the longest of `endings` replaced, if what stands before it measures at least `least`."""
    for length in range(min(len(word), 7), 1, -1):
        if word[-length:] in endings:
            rest = word[:-length]
            kept = endings[word[-length:]]
            return rest + kept if _measure(rest + (kept if least > 1 else "")) >= least else word
    return word


def _tidy(word):
    """Step 5."""
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _ends_short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
