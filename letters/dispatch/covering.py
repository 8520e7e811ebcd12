"""The words of the e-mail that a letter goes in: from one template, in Welsh first where the office reads both."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from letters.rendering.content import long_date

SUBJECTS = {
    "en": "Letter from the Independent Anti-Slavery Commissioner",
    "cy": "Llythyr gan y Comisiynydd Annibynnol Atal Caethwasiaeth",
}


@dataclass(frozen=True)
class Covering:
    """Subject and text of an e-mail."""

    subject: str
    text: str


def covering_of(letter, renderings, enclosures):
    """The `Covering` of `letter` (a Letter) with its Renderings, Welsh first, and its Enclosures."""
    languages = [rendering.language for rendering in renderings]
    parts = [part_of(letter, rendering, enclosures) for rendering in renderings]
    named = " / ".join(SUBJECTS[language] for language in languages)
    subject = f"{named} ({letter.reference})"
    return Covering(f"SAMPLE: {subject}" if letter.is_sample else subject, "\n\n\n".join(parts))


def part_of(letter, rendering, enclosures):
    """The words in one language."""
    context = {
        "letter": letter,
        "salutation": (rendering.salutation or letter.salutation).rstrip(" ,"),
        "dated": long_date(letter.dated, rendering.language),
        "enclosures": [item.original_name for item in enclosures],
    }
    return render_to_string(f"letters/mail/covering_{rendering.language}.txt", context).strip()
