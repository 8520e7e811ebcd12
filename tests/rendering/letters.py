"""Letters to render: the five real ones as Markdown mended by hand, and invented ones to fictional offices."""

import re
from datetime import date
from pathlib import Path

from letters.rendering.content import LetterContent
from letters.rendering.pages import extract_text
from letters.rendering.parsing import parse
from letters.rendering.words import plain_words

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "letters"
NAMES = ("hampshire", "sussex", "lancashire", "leicestershire", "northumbria")
TARGET = "https://www.antislaverycommissioner.example/"
FURNITURE = re.compile(r"(?:\S+ )?(?:Page|Tudalen) \d+ (?:of|o) \d+\s*$")


def sample_letter(name, **fields):
    """One of the five real letters as an accessible edition, without what its sample does not tell."""
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    head, salutation, rest = re.split(r"(Dear [^,\n]+),", text, maxsplit=1)
    values = {"salutation": salutation, "body": _mended(rest), "addressee_lines": _addressee(head)}
    known = {"closing": "Yours sincerely", "sender_role": "Independent Anti-Slavery Commissioner"}
    return LetterContent(**(values | known | {"dated": date(2020, 10, 13), "edition": "accessible"} | fields))


def _addressee(head):
    """The lines after the date; Sussex has neither, and names the post only."""
    lines = head.partition("13 October 2020")[2].splitlines()
    return tuple(line.strip() for line in lines if line.strip()) or ("Sussex Police and Crime Commissioner",)


def _mended(text):
    """The body as Markdown: links with a target, footnotes called and defined, the reader's debris gone."""
    text = re.sub(r"^<sup>(?:&\S*?sup>)?(\d)</sup> (.*(?:\n\S.*)*)$", r"[^\1]: \2", text, flags=re.M)
    text = re.sub(r"<sup>(\d)</sup>", r"[^\1]", text)
    text = text.replace("](#)", f"]({TARGET})").replace("\n---\n", "\n")
    text = re.sub(r"</?(?:u|a)\b[^>]*>", "", text)
    text = re.sub(r"^\|(?= )|(?<= )\|(?= )", "I", text, flags=re.M)
    body, _, end = text.partition("Yours sincerely,")
    return body + "\n\n".join(re.findall(r"^\[\^\d\]:.*(?:\n\S.*)*", end, flags=re.M))


def english_letter(**fields):
    """A short invented letter to a fictional office."""
    values = {
        "dated": date(2020, 10, 13),
        "addressee_lines": ("Alex Sample", "Sampleshire Police and Crime Commissioner", "1 Sample Street", "ZZ1 1ZZ"),
        "salutation": "Dear Alex",
        "body": "I write about the announcement[^1] and your [strategy](https://strategy.example/).\n\n[^1]: A *note*.",
        "closing": "Yours sincerely",
        "reference": "IASC-2020-0001",
        "sender_name": "Sam Testing",
        "sender_role": "Independent Anti-Slavery Commissioner",
        "sender_address": ("2 Test Road", "Testingham"),
        "sender_phone": "01632 960000",
        "sender_email": "office@iasc.example",
    }
    return LetterContent(**(values | fields))


def welsh_letter(**fields):
    """A short invented letter in Welsh, its circumflexes in both spellings Unicode has for them."""
    values = {
        "language": "cy",
        "addressee_lines": ("Siân Sampl", "Tŷ Enghraifft", "Stryd y Dŵr"),
        "salutation": "Annwyl Siân",
        "subject": "Cais am ddogfennau",
        "body": "Ysgrifennaf atoch o'r ty\u0302 ger y dw\u0302r[^1]. Ŵyr a ŷd.\n\n[^1]: Nodyn o Dŷ Enghraifft.",
        "closing": "Yn gywir",
    }
    return english_letter(**(values | fields))


def long_letter(**fields):
    """An invented letter of several pages with headings, nested lists, a table, links and many footnotes."""
    part = (
        "# Part {n}\n\nPlease see **the bold and _both_** words[^{n}] and <https://part{n}.example/>.\n\n"
        "### A level skipped\n\n1. First\n   - inner one\n   - inner two[^{n}]\n2. Second\n\n> Quoted words.\n\n"
        "| Document | Pages |\n|:--|--:|\n| Problem profile | {n} |\n| [Strategy](mailto:a@b.example) | 2 |\n\n---\n\n"
    )
    notes = "".join(f"[^{n}]: Note {n} with a [link](https://note{n}.example/).\n\n" for n in range(1, 13))
    body = "".join(part.format(n=n) for n in range(1, 13)) + notes
    return english_letter(**({"subject": "Many documents", "body": body} | fields))


def words_that_differ(content, pdf):
    """The first words in which the text of `pdf` and the words of `content` part; [] when they are the same.

    A page reads as letter, then its footnotes; so each page gives the next words of the letter, as far as they go,
    and then the next words of the footnotes.
    """
    letter, notes = _letter_and_notes(content)
    for text in extract_text(pdf):
        words = FURNITURE.sub("", text.removeprefix("SAMPLE\n")).removesuffix("SAMPLE\n").split()
        for source in (letter, notes):
            while words and source and words[0] == source[0]:
                words.pop(0), source.pop(0)
        if words:
            return [words[:5], letter[:5], notes[:5]]
    return letter + notes


def _letter_and_notes(content):
    """The words of `content` in two lists: the letter down to its signature, and its footnotes."""
    lines = plain_words(content).splitlines()
    cut = len(lines) - len(parse(content.body).notes)
    return " ".join(lines[:cut]).split(), " ".join(lines[cut:]).split()
