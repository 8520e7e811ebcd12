"""Which letter a file answers: guesses with a score and reasons. A person decides."""

from letters.matching.clues import clues_of
from letters.matching.guessing import guesses
from letters.matching.scoring import Guess

__all__ = ["Guess", "clues_of", "guesses"]
