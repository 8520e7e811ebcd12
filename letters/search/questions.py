"""Reading what was typed into the box: words, "phrases" and begin*; or a sentence that says what cannot be asked."""

import re
from typing import NamedTuple

from letters.search.words import CONTROL, as_form, as_stem, clean, words_of

# TRUST R-LOAD-2.
LONGEST, MOST_TERMS, LEAST_OF_BEGINNING = 100, 8, 2
QUOTES = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\uff02]')
BLANK = str.maketrans("\t\n\r\x0b\x0c", "     ")

TOO_LONG = f"The search is longer than {LONGEST} characters. Take words away."
TOO_MANY = f"The search has more than {MOST_TERMS} words. Take some away, or put words that belong together in quotes."
UNREADABLE = "The search holds a character that nothing can be searched for. Type the words again."
STAR = f"A * can only stand at the end of a word, after {LEAST_OF_BEGINNING} letters or more, as in safeguard*."
WORDLESS = "The search holds no letter and no number. Type a word."


class Term(NamedTuple):
    """One thing asked for: words that stand side by side; the last may be only a beginning (`is_open`)."""

    forms: tuple
    stems: tuple
    is_open: bool = False

    @property
    def names(self):
        """The words as the databases keep them."""
        return [as_form(form) for form in self.forms] if self.is_open else [as_stem(root) for root in self.stems]

    def fits(self, words, at):
        """Whether it stands in the list of Words `words` from the position `at` on."""
        there = words[at : at + len(self.stems)]
        if not self.is_open:
            return tuple(word.stem for word in there) == self.stems
        return len(there) == len(self.forms) and (
            there[-1].form.startswith(self.forms[-1]) and tuple(word.form for word in there[:-1]) == self.forms[:-1]
        )


class Question(NamedTuple):
    """What is asked for: all of `terms`; or none, and `sentence` says why (both empty for an empty box)."""

    terms: tuple = ()
    sentence: str = ""


def read_question(typed):
    """The Question in the text `typed`."""
    typed = typed.translate(BLANK).strip()
    if len(typed) > LONGEST:
        return Question(sentence=TOO_LONG)
    if CONTROL.search(typed):
        return Question(sentence=UNREADABLE)
    typed = clean(typed)
    if not typed:
        return Question()
    terms = [term for inside, part in _parts(typed) for term in _terms(part, inside)]
    if None in terms:
        return Question(sentence=STAR)
    terms = tuple(dict.fromkeys(terms))
    if len(terms) > MOST_TERMS or sum(len(term.stems) for term in terms) > 2 * MOST_TERMS:
        return Question(sentence=TOO_MANY)
    return Question(terms) if terms else Question(sentence=WORDLESS)


def _parts(typed):
    """(whether it is between quotes, text) for each part; a quote that is never closed holds to the end."""
    return [(number % 2 == 1, part) for number, part in enumerate(QUOTES.split(typed))]


def _terms(part, inside):
    """The Terms of `part`: one for all of it between quotes, else one for each word. None for a misplaced star."""
    chunks = [part.strip()] if inside else part.split()
    return [_term(chunk) for chunk in chunks if "*" in chunk or words_of(chunk)]


def _term(chunk):
    """The Term of `chunk`, whose words stand side by side (IASC-2020-0001 has three); None for a misplaced star."""
    words, stars = words_of(chunk), chunk.count("*")
    if stars and not (stars == 1 and chunk.endswith("*") and words and words[-1].end == len(chunk) - 1):
        return None
    if stars and len(words[-1].form) < LEAST_OF_BEGINNING:
        return None
    return Term(tuple(word.form for word in words), tuple(word.stem for word in words), bool(stars))
