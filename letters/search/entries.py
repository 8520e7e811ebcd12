"""What there is to find in a letter, in something that arrived and in a file, as rows of the index."""

import hashlib
import re
from typing import NamedTuple

from letters.models import Document, Incoming, Letter, PublicCopy, SearchEntry
from letters.search.things import COPY, DOCUMENT, INCOMING, LETTER, number_of
from letters.search.words import RULES, clean, tokens

BREAK = "\f"
# Characters in one row: a page of a letter has some 3,000, a text file any number.
PART = 6_000
NOTES, INTERNAL_NOTE, VOIDED, WELSH = "Internal notes", "Internal note", "Why it was voided", "In Welsh"
QUOTED, FILES = "What it quotes", "Files in it"
# Markdown in the words of a letter: a link keeps its address, the mark of a footnote goes.
LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\(([^()\s]{0,500})\)")
FOOTNOTE = re.compile(r"\[\^\w{1,20}\]:?")
# The backslash that ends a line of an address, and the one before a mark that is meant as it stands (CommonMark 2.4).
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~]|$)", re.MULTILINE)


class Passage(NamedTuple):
    """Some words of a thing: `heading` is found first; `page` and `label` say where they stand."""

    heading: str = ""
    text: str = ""
    page: int | None = None
    label: str = ""


def said_in_letter(letter):
    """The Passages of a Letter: its words, those of its Welsh edition, and what is noted of it."""
    heading = _lines(letter.reference, letter.subject, letter.addressee_name, letter.addressee_style)
    heading = _lines(heading, letter.addressee_organisation)
    address = _lines(letter.addressee_address, letter.addressee_postcode)
    signed = _lines(letter.closing, letter.signatory_name, letter.signatory_role)
    yield Passage(heading, _lines(address, letter.salutation, _plain(letter.body), signed))
    for one in letter.renderings.all():
        yield Passage(text=_lines(one.subject, one.salutation, _plain(one.body), one.closing), label=WELSH)
    yield Passage(text=letter.internal_notes, label=NOTES)
    yield Passage(text=letter.voided_reason, label=VOIDED)


def said_in_incoming(incoming):
    """The Passages of an Incoming: who it is from, its words, what was noted or linked, what it quotes, its files."""
    heading = _lines(incoming.sender, incoming.subject)
    yield Passage(heading, _lines(incoming.sender_address, incoming.note, incoming.link, incoming.text))
    yield Passage(text=incoming.quoted_text, label=QUOTED)
    yield Passage(text=_lines(*(file.original_name for file in incoming.files.all())), label=FILES)
    reply = getattr(incoming, "reply", None)
    yield Passage(text=reply.internal_note if reply else "", label=INTERNAL_NOTE)


def said_in_document(document):
    """The Passages of a Document: its name and kind, the sender's position, and each page of its text."""
    yield Passage(_lines(document.original_name, document.get_kind_display()))
    yield Passage(text=_lines(document.position_words, document.position_where), label="On publication")
    pages = document.text.split(BREAK)
    numbered = len(pages) > 1 or document.pages is not None
    for number, text in enumerate(pages, start=1):
        yield Passage(text=text, page=number if numbered else None)


def said_in_copy(copy):
    """The Passages of a PublicCopy: what readers see of it, and nothing at all before and after it is public."""
    if copy.published_at is None or copy.withdrawn_at is not None:
        return
    letter = copy.document.answered_letter
    yield Passage(_lines(copy.title, *_published_of(letter)), _plain(copy.html_text))


def _published_of(letter):
    """What a public page says of the Letter `letter`, or of none."""
    if letter is None:
        return ()
    office = letter.office
    return letter.reference, *((office.area.name, office.name) if office else ()), str(letter.campaign or "")


def _lines(*texts):
    return "\n".join(filter(None, texts))


def _plain(markdown):
    return ESCAPE.sub(r"\1", LINK.sub(r"\1 (\2)", FOOTNOTE.sub("", markdown)))


LETTERS = Letter.objects.prefetch_related("renderings")
INCOMINGS = Incoming.objects.select_related("reply").prefetch_related("files")
OF_COPY = [
    f"document__{letter}__{part}"
    for letter in ("letter", "incoming__reply__letter")
    for part in ("office__area", "campaign")
]
COPIES = PublicCopy.objects.select_related(*OF_COPY)
# Each kind: where its rows are, what is said in one, and the columns that lead back to it.
SOURCES = {
    LETTER: (LETTERS, said_in_letter, lambda row: {"letter_id": row.pk}),
    INCOMING: (INCOMINGS, said_in_incoming, lambda row: {"incoming_id": row.pk}),
    DOCUMENT: (
        Document.objects.all(),
        said_in_document,
        lambda row: {"document_id": row.pk, "letter_id": row.letter_id, "incoming_id": row.incoming_id},
    ),
    COPY: (
        COPIES,
        said_in_copy,
        lambda row: {
            "public_copy_id": row.pk,
            "document_id": row.document_id,
            "letter_id": row.document.letter_id,
            "incoming_id": row.document.incoming_id,
        },
    ),
}


class Said(NamedTuple):
    """A thing that can be found: its number, the columns that lead to it, its Passages and their SHA-256."""

    number: int
    columns: dict
    passages: tuple
    sha256: str

    def entries(self):
        """The SearchEntry rows of the thing, not saved."""
        for part, passage in enumerate(self.passages):
            yield SearchEntry(
                thing=self.number,
                part=part,
                sha256=self.sha256,
                heading_tokens=tokens(passage.heading),
                text_tokens=tokens(passage.text),
                **self.columns,
                **passage._asdict(),
            )


def said(kind, row):
    """The Said of `row`, a Letter, Incoming, Document or PublicCopy as `kind` names it."""
    _, passages_of, columns_of = SOURCES[kind]
    columns = columns_of(row)
    passages = tuple(cut for passage in passages_of(row) for cut in _cut(passage))
    digest = hashlib.sha256(repr((RULES, PART, columns, passages)).encode()).hexdigest()
    return Said(number_of(kind, row.pk), columns, passages, digest)


def _cut(passage):
    """The cleaned `passage` in pieces that a database can hold, cut between words; nothing when it has no words."""
    passage = passage._replace(heading=clean(passage.heading), text=clean(passage.text))
    if passage.heading and not passage.text:
        yield passage
    start = 0
    while start < len(passage.text):
        end = _end(passage.text, start)
        yield passage._replace(heading="" if start else passage.heading, text=passage.text[start:end])
        start = end


def _end(text, start):
    """Where a piece of `text` that begins at `start` ends: after its last blank, or where it must if it has none."""
    if len(text) - start <= PART:
        return len(text)
    middle, end = start + PART // 2, start + PART
    return max(text.rfind(" ", middle, end), text.rfind("\n", middle, end)) + 1 or end
