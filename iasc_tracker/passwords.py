"""Passwords: how one is made up, and which words give one away (TRUST R-AUT-10)."""

import re
import secrets

from django.core.exceptions import ValidationError

# No letter or figure that can be mistaken for another when read out or copied by hand.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CONTEXT_WORDS = ["iasc", "slavery", "commissioner", "correspondence", "tracker", "police", "letmein", "password"]


def made_up_password():
    """A password of 79 random bits that can be read out: four groups of four, "k7mp-9xq2-hd4w-z3tn"."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


class ContextWordsValidator:
    """Refuse passwords that are little more than words anybody would try first at this office."""

    def validate(self, password, user=None):
        """ValidationError when fewer than eight letters remain once the office's own words are taken out."""
        rest = re.sub("|".join(CONTEXT_WORDS), "", password.lower())
        if rest != password.lower() and len(re.sub(r"[\W\d_]", "", rest)) < 8:
            raise ValidationError(self.get_help_text(), code="password_context_word")

    def get_help_text(self):
        """The rule as a sentence for the officer."""
        return "Your password must not rest on words of this office, such as “commissioner” or “slavery”."


class LongestValidator:
    """Hashing takes time that grows with the length: far past any real password, refuse."""

    def __init__(self, max_length=1000):
        """`max_length`: the most characters a password may have."""
        self.max_length = max_length

    def validate(self, password, user=None):
        """ValidationError when `password` is longer than `max_length`."""
        if len(password) > self.max_length:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self):
        """The rule as a sentence for the officer."""
        return f"Your password must have at most {self.max_length} characters."
