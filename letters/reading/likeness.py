"""Whether two readings are copies of one letter: a scan and a clean copy, one of them without its head.

Facts that both copies know rule it out when they differ; then every word that differs must look like a
slip of text recognition. Letters of one campaign share most of their words, so a share of equal words
alone decides nothing.
"""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from .marks import unescaped
from .patterns import pattern
from .values import LetterReading

WORD = pattern(r"[^\W_]+(?:['’][^\W_]+)?")
MARKDOWN = pattern(r"\[\^[0-9]{1,4}\]|\]\([^()\s]{0,2000}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
LOOKALIKE = str.maketrans("015|!", "oislt")
WEIGHTY = frozenset(["no", "not", "never", "nor", "none", "without", "cannot", "nid"])
FEWEST_WORDS = 30
SAME_ORDER = 0.8
LOST_SHARE = 0.005


@dataclass(frozen=True)
class Likeness:
    """`same`: copies of one letter; `score`: share of words in common, 0 to 1; `reasons`: sentences."""

    same: bool
    score: float
    reasons: list[str]


def same_letter(one: LetterReading, other: LetterReading) -> Likeness:
    """How alike two readings are; `reasons` say what spoke for or against."""
    first, second = _words(one), _words(other)
    score = _share(first, second)
    against = list(_facts_against(one, other)) or list(_words_against(first, second))
    if against:
        return Likeness(False, score, against)
    return Likeness(True, score, list(_reasons_for(one, other, first, second)))


def _folded(text):
    """Letters and figures alone, those that scanners mistake for one another made equal."""
    kept = "".join(char for char in text.lower().translate(LOOKALIKE) if char.isalnum())
    return kept.replace("rn", "m").replace("vv", "w").replace("i", "l").replace("cl", "d")


def _facts(reading):
    written_to = reading.addressee
    return {
        "date": reading.date,
        "addressee": written_to and written_to.name,
        "postcode": written_to and written_to.postcode,
        "police area": reading.area,
        "violence reduction unit": reading.vru,
        "salutation": reading.salutation,
        "day to reply by": reading.reply_due,
    }


def _facts_against(one, other):
    mine, theirs = _facts(one), _facts(other)
    for name, value in mine.items():
        known = theirs[name]
        if value and known and not _agree(name, value, known):
            yield f"The {name} differs: {value} and {known}."
    if {item.kind for item in one.requested} != {item.kind for item in other.requested}:
        yield "They ask for different documents."


def _agree(name, value, known):
    """Equal but for look-alike characters; a name may lack its honours ("Katy Bourne", "Katy Bourne OBE")."""
    if name in ("date", "day to reply by"):
        return value == known
    if name == "addressee":
        shorter, longer = sorted((value.split(), known.split()), key=len)
        return {_folded(word) for word in shorter} <= {_folded(word) for word in longer}
    return _folded(value) == _folded(known)


def _words(reading):
    return WORD.findall(MARKDOWN.sub(" ", unescaped(reading.body)))


def _share(first, second):
    common = sum((Counter(map(_folded, first)) & Counter(map(_folded, second))).values())
    return round(2 * common / max(len(first) + len(second), 1), 4)


def _words_against(first, second):
    if min(len(first), len(second)) < FEWEST_WORDS:
        yield "There are too few words to tell."
        return
    if _order(first, second) < SAME_ORDER:
        yield "The words stand in another order, or are others."
        return
    real = _real_differences(first, second)
    if real:
        yield f"These words differ, and not as a scan's slips do: {', '.join(real[:12])}."


def _order(first, second):
    """Share of runs of three words that both have."""
    runs = [
        {tuple(words[i : i + 3]) for i in range(len(words) - 2)}
        for words in ([_folded(word) for word in first], [_folded(word) for word in second])
    ]
    return len(runs[0] & runs[1]) / max(min(map(len, runs)), 1)


def _real_differences(first, second):
    """Words of one copy that the other has neither as such nor as a slip; a few lost small words are let pass."""
    mine, theirs = _surplus(first, second), _surplus(second, first)
    unmatched = []
    for word in mine:
        slip = next((candidate for candidate in theirs if _is_slip(word, candidate)), None)
        if slip:
            theirs.remove(slip)
        else:
            unmatched.append(word)
    unmatched = [word for word in unmatched + theirs if not _is_debris(word)]
    heavy = [word for word in unmatched if _is_heavy(word)]
    return heavy or (unmatched if len(unmatched) > LOST_SHARE * max(len(first), len(second)) else [])


def _surplus(first, second):
    """Words that `first` has more often than `second`, at most 200: more are no scan's slips."""
    left = Counter(map(_folded, second))
    surplus = []
    for word in first:
        if left[_folded(word)] > 0:
            left[_folded(word)] -= 1
        else:
            surplus.append(word)
    return surplus[:200]


def _is_slip(word, candidate):
    """Nearly the same letters, and no figure that would name another day, sum or note."""
    if word.isdigit() or candidate.isdigit() or abs(len(word) - len(candidate)) > 1 or len(word) < 4:
        return False
    return SequenceMatcher(None, _folded(word), _folded(candidate)).ratio() >= 0.8


def _is_debris(word):
    return len(word) == 1 and not word.isdigit()


def _is_heavy(word):
    """A word that changes what a letter says: a name, a figure, a no."""
    return word[:1].isupper() or any(char.isdigit() for char in word) or word.lower() in WEIGHTY


def _reasons_for(one, other, first, second):
    agreed = [name for name, value in _facts(one).items() if value and _facts(other)[name]]
    if agreed:
        yield f"The {', '.join(agreed)} agree."
    missing = [n for n, v in _facts(one).items() if bool(v) != bool(_facts(other)[n])]
    if missing:
        yield f"Only one copy has the {', '.join(missing)}."
    same = _surplus(first, second) == _surplus(second, first) == []
    yield "The words are the same." if same else "The words differ only as a scan's slips do."
