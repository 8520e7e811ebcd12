"""The public edition of our own letter: its frozen words, without the details of staff that an officer leaves out."""

import re
from dataclasses import dataclass, replace

from iasc_tracker.errors import CorrespondenceError, refuse_if
from iasc_tracker.models import Officer
from letters.models import Letter
from letters.reading.contact import contact_in
from letters.reading.head import EMAIL
from letters.rendering.from_record import content_of, edition_of, markdown_of, words_sha256

NAME, ADDRESS = "name", "address"
IN_ITS_PLACE = {
    "en": {NAME: "name left out", ADDRESS: "e-mail address left out"},
    "cy": {NAME: "enw wedi'i hepgor", ADDRESS: "cyfeiriad e-bost wedi'i hepgor"},
}
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
MOST_DETAILS = 30
CHANGED = (
    "The record no longer says what was signed and sent, so no public copy can be made of it. Tell the administrator."
)


@dataclass(frozen=True)
class Detail:
    """Something in a letter that need not be public: its words as they stand there, and its kind."""

    words: str
    kind: str

    @property
    def label(self):
        """What a form says of it."""
        return f"{self.words} ({'e-mail address' if self.kind == ADDRESS else 'name'})"


def details_in(letter):
    """The Details in the body of `letter`: e-mail addresses, the person to answer to, and our officers by name."""
    body = letter.body
    addresses = list(dict.fromkeys(match[0].rstrip(".") for match in EMAIL.finditer(body)))
    names = [name for name in _names(body, addresses) if _places(name).search(body)]
    found = [Detail(words, ADDRESS) for words in addresses] + [Detail(words, NAME) for words in dict.fromkeys(names)]
    return found[:MOST_DETAILS]


def _names(body, addresses):
    """Names that may stand in `body`: the person to answer to, those that addresses are made of, all officers."""
    contact = contact_in(SENTENCE_ENDS.split(body))
    yield from filter(None, [contact and contact.name])
    yield from (
        " ".join(re.split(r"[._-]+", words.partition("@")[0])) for words in addresses if "." in words.partition("@")[0]
    )
    yield from Officer.objects.values_list("name", flat=True)


def edition(letter, *, leave_out=(), with_signature=True):
    """The LetterContent of the public edition of `letter` without the words `leave_out`.

    `with_signature` False leaves out the name of whoever signed. Raises CorrespondenceError when the record no longer
    says what was sent, or when some of the words would still stand in it.
    """
    content = content_of(letter, edition=edition_of(letter))
    refuse_if((_has_changed(letter, content), CHANGED))
    body = letter.body
    for words in sorted({words.strip() for words in leave_out} - {""}, key=len, reverse=True):
        body = _without(body, words, letter.language)
    left_out = body != letter.body or not with_signature
    signed = content.sender_name if with_signature else ""
    content = replace(content, body=body, sender_name=signed, left_out=left_out)
    _refuse_what_remains(content, leave_out)
    return content


def _has_changed(letter, content):
    """Whether a letter that was sent from here has other words now than the PDF that was sent."""
    if letter.origin != Letter.Origin.WRITTEN:
        return False
    sent = letter.renderings.filter(language=letter.language).values_list("words_sha256", flat=True)
    return list(sent) != [words_sha256(content)]


def _without(body, words, language):
    kind = ADDRESS if EMAIL.fullmatch(words) else NAME
    # Escaped, because brackets before a bracket would be a link.
    instead = f"\\[{IN_ITS_PLACE[language][kind]}\\]"
    if kind == ADDRESS:
        body = re.sub(
            rf"\[[^\[\]\n]{{0,300}}\]\(mailto:{re.escape(words)}[^()\s]{{0,200}}\)", lambda _: instead, body, flags=re.I
        )
        body = re.sub(rf"<(?:mailto:)?{re.escape(words)}>", lambda _: instead, body, flags=re.I)
    return _places(words).sub(lambda _: instead, body)


def _places(words):
    """A pattern for `words` wherever they stand as words, over line ends and in any case."""
    parts = r"\s+".join(re.escape(part) for part in words.split())
    return re.compile(rf"(?<!\w){parts}(?!\w)", re.I)


def _refuse_what_remains(content, leave_out):
    said = markdown_of(content).replace("\\", "")
    remaining = [words for words in leave_out if words.strip() and _places(words).search(said)]
    if remaining:
        listed = ", ".join(f"“{words}”" for words in remaining)
        raise CorrespondenceError(f"{listed} would still stand outside the body of the letter. Leave less out.")
