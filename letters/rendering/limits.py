"""What keeps a letter from being rendered, in sentences, found before any time is spent on it (R-PDF-4)."""

from letters.rendering.parsing import calls_in, depth, parse
from letters.rendering.typeface import character_name, missing_characters

CHARACTERS = 200_000
PAGES = 60
DEPTH = 20
BLOCKS = 3_000
SUBJECT = 300
LINE = 300
LINES = 20
NAMED = 10
LANGUAGES = ("en", "cy")
EDITIONS = ("sent", "accessible")


def obstacles(content):
    """What stands in the way of printing `content` (a `LetterContent`), as sentences; [] when nothing does."""
    if len(content.body) > CHARACTERS:  # before anything reads it
        return [f"The letter has {len(content.body):,} characters; the most that can be printed is {CHARACTERS:,}."]
    return [*_absent(content), *_oversized(content), *_undrawable(content), *_misformed(parse(content.body))]


def page_obstacles(count):
    """The sentence for a letter of `count` pages, when that is too many."""
    if count > PAGES:
        return [f"The letter runs to {count} pages; the most is {PAGES}. Send the rest as an enclosure."]
    return []


def _absent(content):
    rules = [
        (not content.body.strip(), "The letter has no text."),
        (content.dated is None, "The letter has no date."),
        (not content.addressee, "The letter has no addressee."),
        (not content.salutation.strip(), "The letter has no salutation, such as “Dear Michael”."),
        (content.language not in LANGUAGES, "The language of a letter is English (en) or Welsh (cy)."),
        (content.edition not in EDITIONS, "A letter is printed as sent or as its accessible edition."),
    ]
    return [sentence for broken, sentence in rules if broken]


def _oversized(content):
    rules = [
        (len(content.subject) > SUBJECT, f"The subject is longer than {SUBJECT} characters; shorten it."),
        (len(content.addressee) > LINES, f"The addressee has more than {LINES} lines; shorten the address."),
        (any(len(line) > LINE for line in _lines(content)), f"A line of the head is longer than {LINE} characters."),
    ]
    return [sentence for broken, sentence in rules if broken]


def _lines(content):
    """Every short text of the letter but the subject."""
    sender = (content.sender_name, content.sender_role, content.sender_phone, content.sender_email)
    about = (content.reference, content.salutation, content.closing)
    return (*content.addressee_lines, *content.sender_address, *sender, *about)


def _undrawable(content):
    missing = missing_characters("".join((*_lines(content), content.subject, content.body)))
    if not missing:
        return []
    named = ", ".join(character_name(char) for char in missing[:NAMED])
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return [f"The letter has characters our typeface lacks: {named}{more}. Write them in Latin letters."]


def _misformed(parsed):
    uncalled = [note.label for note in parsed.notes if not note.calls]
    notes = [token for note in parsed.notes for token in note.tokens]
    rules = [
        (len(parsed.tokens) + len(notes) > 3 * BLOCKS, "The letter has too many paragraphs, items or table cells."),
        (depth(parsed) > DEPTH, "Lists, quotations or marks are nested too deep in each other; flatten them."),
        (calls_in(notes), "A footnote calls another footnote; take the call out."),
        (
            any(token.type not in ("inline", "paragraph_open", "paragraph_close") for token in notes),
            "A footnote holds a list, a heading, a quotation or a table; only plain paragraphs fit there.",
        ),
    ]
    return [
        *(f"No place in the text calls footnote {label}; put [^{label}] where it belongs." for label in uncalled),
        *(sentence for broken, sentence in rules if broken),
    ]
