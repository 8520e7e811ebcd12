"""A letter's text into its values, step by step; deciding and saving come after, elsewhere."""

from dataclasses import dataclass, field

from . import (
    addressee,
    asks,
    blocks,
    contact,
    dates,
    due,
    footnotes,
    healing,
    marks,
    pages,
    places,
    runon,
    scan,
    sender,
)
from .head import head_of
from .opening import parts_of
from .refusals import NotALetter, UnreadableFile
from .sentences import sentences_of
from .values import LetterReading

LARGEST_TEXT = 1_000_000
EMPTY = "There is no text to read. Choose the file of the letter, or log the letter by form."
TOO_LONG = "The text is longer than 1 MB; no letter is. Choose the file of the letter alone."


@dataclass
class _Draft:
    """What the steps pass on: the parts, the body's blocks and notes, the links, and the doubts so far."""

    parts: object
    links: list
    blocks: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    signed: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


def read_letter(text):
    """The `LetterReading` of a letter's `text`.

    Raises `NotALetter` when the words are no letter's, `UnreadableFile` when there are none or over 1 MB.
    """
    if len(text) > LARGEST_TEXT or len(text.encode("utf-8", "surrogatepass")) > LARGEST_TEXT:
        raise UnreadableFile(TOO_LONG)
    if not text.strip("\ufeff \t\r\n\f\0"):
        raise NotALetter(EMPTY)
    draft = _healed(text)
    return _values(draft)


def _healed(text):
    """The letter's parts with everything mended that must be, before any value is looked for."""
    text = pages.healed_pages(healing.healed_characters(text))
    underlined = healing.underlined(text)
    text, folded = runon.unfolded(text)
    text, warnings = scan.healed_scan(healing.healed_tags(text))
    text, more = scan.joined_words(text)
    text = footnotes.with_marked_digits(text)
    text, links = marks.mark_links(text)
    draft = _Draft(parts_of(text), links, warnings=folded + warnings + more)
    draft.warnings += _lost_underlines(underlined, links)
    _take_body(draft)
    return draft


def _lost_underlines(underlined, links):
    lost = [words for words in underlined if words not in {link.text for link in links}]
    if lost:
        yield f"Underlined in the source, perhaps links without an address: {_quoted(lost)}."


def _quoted(words):
    return ", ".join(f"“{each}”" for each in words)


def _take_body(draft):
    """Split body and tail into blocks, notes and signature; note what lies outside."""
    parts = draft.parts
    draft.blocks, notes = blocks.without_interruptions(blocks.blocks_of(parts.body))
    _, tail_notes = blocks.without_interruptions(blocks.blocks_of(parts.tail))
    draft.notes = notes + tail_notes
    draft.signed, debris, rest = sender.signature(parts.tail)
    if debris:
        draft.warnings.append(f"Debris of the signature was left out: {_quoted(debris)}.")
    if parts.more:
        draft.warnings.append("The file holds more than one letter, or one in two languages; only the first was read.")
    noted = {" ".join(marks.plain(note.marked).split()) for note in draft.notes}
    after = [line for line in rest if line.strip() and not any(" ".join(line.split()) in note for note in noted)]
    if after and not parts.more:
        draft.warnings.append(f"Below the signature, not read: {_quoted(after[:6])}.")


def _values(draft):
    """The finished reading: head, body and what the body says."""
    head = head_of(draft.parts.head)
    chosen, senders = addressee.choose(head, draft.parts.salutation, draft.signed)
    sent_by = sender.read(senders, draft.signed)
    dated, doubts = _date(head, draft.parts.tail)
    written_to, more = _addressee(chosen, draft.parts.salutation, head)
    doubts += more
    sentences = sentences_of(draft.blocks)
    body, notes, more = _body(draft)
    doubts += more
    vru, more = places.vru_of(" ".join(sentences))
    doubts += more
    area, more = places.area_of(written_to, vru)
    doubts += more
    reply_due, more = due.due_in(sentences, dated)
    doubts += more + _missing(draft, sent_by, area)
    requested = asks.requested_in(sentences)
    if not requested:
        doubts.append("No document asked for was recognised in the letter.")
    return LetterReading(
        date=dated and dated.isoformat(),
        addressee=written_to,
        salutation=draft.parts.salutation,
        sender=sent_by,
        area=area,
        vru=vru,
        requested=requested,
        already_public=asks.already_public_in(sentences),
        contact=contact.contact_in(sentences),
        reply_due=reply_due and reply_due.isoformat(),
        links=draft.links,
        footnotes=notes,
        body=body,
        warnings=doubts + draft.warnings + _link_doubts(draft.links),
        closing=draft.parts.closing,
    )


def _date(head, tail):
    """(the letter's date or None, warnings): the one day of the head, else of a line below the signature."""
    lines = head.days or [found for found in (dates.whole_line_days(marks.plain(line)) for line in tail) if found]
    days = [day for found in lines for day in found]
    warnings = [doubt for day in days for doubt in day.warnings]
    known = sorted({day.on for day in days if day.on})
    if len(known) > 1:
        return None, [*warnings, f"The letter bears several dates ({', '.join(map(str, known))}); none was taken."]
    if not days:
        warnings.append("The letter has no date.")
    return (known[0] if known else None), warnings


def _addressee(chosen, salutation, head):
    """(`Addressee` or None, warnings)."""
    several = ["The salutation speaks to several people."] if addressee.speaks_to_several(salutation) else []
    sent = [f"The letter says it went by e-mail to {', '.join(head.sent_to)}."] if head.sent_to else []
    if chosen is None:
        return None, ["The letter names no addressee and no address.", *several, *sent]
    values, warnings = addressee.read(chosen)
    return values, warnings + several + sent


def _body(draft):
    """(body in Markdown, footnotes, warnings)."""
    marked = blocks.as_markdown(draft.blocks)
    raw, marked, warnings = footnotes.numbered(draft.notes, marked)
    notes = footnotes.finished(raw, draft.links)
    body = marks.markdown(marked, draft.links, {note.number for note in notes})
    return body, notes, warnings + list(footnotes.doubts(raw, marked))


def _missing(draft, sent_by, area):
    """Sentences on what every letter has and this one lacks."""
    rules = [
        (draft.parts.salutation is None, "The letter has no salutation."),
        (draft.parts.closing is None, "The letter has no closing (“Yours sincerely”): its end may be missing."),
        (sent_by is None, "The letter does not say who sends it."),
        (sent_by is not None and not sent_by.name, "The sender's name is missing."),
        (area is None, "No police area could be told from the letter."),
        (not draft.blocks, "The letter has no text between salutation and closing."),
    ]
    return [sentence for broken, sentence in rules if broken]


def _link_doubts(links):
    lost = list(dict.fromkeys(link.text for link in links if link.target is None))
    return [f"The source has no address for these links, so they have none here: {_quoted(lost)}."] if lost else []
