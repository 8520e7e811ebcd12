"""What held files say, as suggestions for the form that logs a reply. Nothing here is applied by itself."""

from dataclasses import dataclass
from datetime import date

from iasc_tracker import clock
from letters import filing
from letters.matching import Guess, guesses
from letters.models import Document, HeldFile, Reply
from letters.opening.types import ALLOWED, EML, MSG
from letters.reading import NotALetter, UnreadableFile, read_letter
from letters.reading.correspondence import promises_told, reply_kind_told
from letters.reading.kinds import KindGuess, kind_of
from letters.reading.promises import Promise, promises_of
from letters.reading.publication import words_on_publication
from letters.reading.reply_kinds import reply_kind_of
from letters.reading.sent import printed_date

MESSAGES = (EML, MSG)
ALMOST_CERTAIN, PROBABLE = 100, 60


@dataclass(frozen=True)
class Suggestion:
    """What one HeldFile says: the day it was sent or bears, who sent it, what it seems to be, what it promises.

    `opened` is None while or if the file is not read. `on_publication` are its sentences on being published.
    """

    held: HeldFile
    opened: object
    kind: KindGuess
    day: date | None = None
    sender: str = ""
    promises: tuple[Promise, ...] = ()
    on_publication: tuple[str, ...] = ()

    @property
    def kind_label(self):
        """What it seems to be, in words."""
        return Document.Kind(self.kind.kind).label

    @property
    def kind_reasons(self):
        """Why it seems to be that, each reason once; () when nothing speaks for anything."""
        return tuple(dict.fromkeys(self.kind.reasons)) if self.kind.score > 0 else ()

    @property
    def is_message(self):
        """Whether it is an e-mail."""
        return self.held.media_type in MESSAGES

    @property
    def standing(self):
        """How far its reading is, in words."""
        held = self.held
        if not held.found:
            return "being read"
        if "refusal" in held.found:
            return f"{'kept, not readable. ' if held.media_type in ALLOWED else ''}{held.found['refusal']}"
        if held.is_being_read:
            return f"scanned, text being read: {len(held.found['words'])} of {len(held.scanned)} pages done"
        if not self.opened.text.strip():
            return "no text found"
        return "text found by recognising the scan" if held.scanned else "text found"

    @property
    def enclosed(self):
        """The names of the files in a message."""
        return self.held.found.get("opened", {}).get("attachments", [])

    @property
    def warnings(self):
        """What is odd about the file, in sentences."""
        undated = self.is_message and self.opened is not None and self.day is None
        words = ["The message bears no date. Enter the day on which it was received."] if undated else []
        return [*words, *(self.opened.warnings if self.opened else ())]


def suggestion_of(held):
    """The `Suggestion` of a HeldFile, with what its name says even when it is not read."""
    opened = filing.opened_held(held)
    kind = kind_of(opened, held.original_name)
    if opened is None:
        return Suggestion(held, None, kind)
    text = opened.own_text or opened.text
    day = opened.sent_on if held.media_type in MESSAGES else printed_date(text)
    promises = promises_told(opened, held.original_name, day or clock.today(), kind)
    sender = _sender(opened, text, kind)
    return Suggestion(held, opened, kind, day, sender, tuple(promises), tuple(words_on_publication(text)))


def _sender(opened, text, kind):
    """Who sent it: of a message its head says so, of a covering letter its signature."""
    if opened.sender_name or opened.sender_address:
        return opened.sender_name or opened.sender_address
    if kind.kind != Document.Kind.COVERING_LETTER:
        return ""
    try:
        sender = read_letter(text).sender
    except (NotALetter, UnreadableFile):  # it does not read as a letter: then it names no sender
        return ""
    return ", ".join(filter(None, [sender.name, sender.role])) if sender else ""


def arrival_of(suggestions):
    """{"received_on": day, "sender": name} as far as the files say: a message first, then a covering letter."""
    covers = [one for one in suggestions if one.kind.kind == Document.Kind.COVERING_LETTER]
    covers.sort(key=lambda one: not one.is_message)
    today = clock.today()
    day = next((one.day for one in covers if one.day and one.day <= today), None)
    sender = next((one.sender[:200] for one in covers if one.sender), "")
    return {name: value for name, value in (("received_on", day), ("sender", sender)) if value}


@dataclass(frozen=True)
class KindOfReply:
    """What kind of reply the files seem to be, a value of Reply.Kind, with the words that led to it."""

    kind: str
    words: tuple[str, ...]

    def __str__(self):
        quoted = " ".join(words if words.startswith("It came with ") else f"“{words}”" for words in self.words)
        return f"It seems to be: {Reply.Kind(self.kind).label.lower()}. {quoted}"


def kind_of_reply(suggestions, letter):
    """The `KindOfReply` of files that answer `letter`; None when they do not say, or a machine wrote them."""
    files = [(one.held.original_name, one.opened) for one in suggestions if one.opened is not None]
    day = arrival_of(suggestions).get("received_on") or clock.today()
    asked = letter.requested_documents.filter(is_optional=False).count()
    told = reply_kind_told(files, day, asked)
    return KindOfReply(told.kind, told.words) if told else None


def kind_of_mail(incoming):
    """The `KindOfReply` of mail that is filed without its files, from its own words; None as above."""
    if incoming.mail_kind != incoming.MailKind.MESSAGE:
        return None
    told = reply_kind_of(incoming.text, promises_of(incoming.text, incoming.received_on))
    return KindOfReply(told.kind, told.words) if told else None


def letters_for(suggestions):
    """[(how likely, in words; Guess)] of the letters that the files may answer, best first: each at its best file."""
    best = {}
    for one in suggestions:
        if one.opened is None:
            continue
        for guess in guesses(one.opened, one.day or clock.today(), name=one.held.original_name):
            best.setdefault(guess.letter, []).append(guess)
    merged = [_merged(letter, found) for letter, found in best.items()]
    return [(_likely(one.score), one) for one in sorted(merged, key=lambda one: -one.score) if not one.letter.voided_at]


def _merged(letter, found):
    """One Guess of those that several files gave: the best score, and every reason once."""
    found = sorted(found, key=lambda one: -one.score)
    reasons = dict.fromkeys(reason for one in found for reason in one.reasons)
    return Guess(letter, found[0].score, tuple(reasons))


def _likely(score):
    if score >= ALMOST_CERTAIN:
        return "Very likely"
    return "Likely" if score >= PROBABLE else "Possible"
