"""A campaign's letter text taken apart: the fields it may use, those it does use, and what is wrong with it."""

from dataclasses import dataclass

from letters.composing.merge_fields import fields_used, read_template
from letters.models import LetterText

# What is only ever a fact prints as it is on record; the other three are Markdown that officers write.
FACTS = ("salutation", "vru", "area")
WORDS = ("interest", "ask", "contact")
FIELDS = FACTS + WORDS
CONDITIONS = ("strategy_online",)
IN_WORDING = ("vru", "area")
ENGLISH, WELSH = LetterText.Language.ENGLISH, LetterText.Language.WELSH


@dataclass(frozen=True)
class ReadText:
    """A letter's text taken apart: templates of its subject, opening and body, and what is wrong with them."""

    text: LetterText
    subject: object
    opening: object
    body: object

    @property
    def language(self):
        """The language of the text: "en" or "cy"."""
        return str(self.text.language)

    @property
    def is_empty(self):
        """Whether nothing is written yet."""
        return not self.text.body.strip()

    @property
    def flaws(self):
        """What is wrong with the text itself, whichever the office; a Welsh text may be needed by no office at all."""
        if self.is_empty:
            return () if self.language == WELSH else ("The letter has no text yet.",)
        found = dict.fromkeys((*self.subject.problems, *self.opening.problems, *self.body.problems))
        return tuple(f"In the Welsh text: {one}" if self.language == WELSH else one for one in found)

    def fields(self, true):
        """The names of `FIELDS` that stand in the letter where the conditions `true` hold."""
        used = [fields_used(template, true) for template in (self.subject, self.opening, self.body)]
        return list(dict.fromkeys(name for names in used for name in names if name in FIELDS))


def read_text(text, language=ENGLISH):
    """The `ReadText` of a LetterText, saved or not; None stands for a letter in `language` without any text yet."""
    text = text or LetterText(opening="", body="", language=language)
    plain = {"fields": FACTS}
    return ReadText(
        text,
        subject=read_template(text.subject, **plain),
        opening=read_template(text.opening, **plain),
        body=read_template(text.body, fields=FIELDS, conditions=CONDITIONS),
    )


def newest_text(campaign, language=ENGLISH):
    """The newest LetterText of a campaign in a language, or None."""
    return campaign.texts.filter(language=language).order_by("-number").first()
