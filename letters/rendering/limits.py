"""What keeps a letter from being rendered, in sentences, found before any time is spent on it (R-PDF-4)."""

from letters.rendering.parsing import calls_in, depth, parse
from letters.rendering.typeface import character_name, missing_characters
from letters.rendering.words import block_words

# Measured with bench/rendering.py on two shared cores (a real letter has 4,000 characters and takes 0.2 s). TRUST.md
# allows 30 s of CPU and 1 GiB; the worst that passes these limits takes 8 s and 230 MiB. Time goes with pieces
# (words in bold, links, table cells: 40,000 take 15 s), with footnotes (500 take 13 s, 1,500 take 44 s), and with the
# square of the longest word (100,000 characters without a space take 79 s) and of a run of brackets (100,000 take
# 4 s to parse, 200,000 take 11 s).
CHARACTERS = 100_000
PAGES = 60
PIECES = 20_000
NOTES = 200
CALLS = 500
WORD = 1_000
DEPTH = 20
SUBJECT = 300
LINE = 300
LINES = 20
NAMED = 10
LANGUAGES = ("en", "cy")
EDITIONS = ("sent", "accessible")


def obstacles(content):
    """What stands in the way of printing `content` (a `LetterContent`), as sentences; [] when nothing does."""
    if len(content.body) > CHARACTERS:  # before anything reads it
        return [_too_long("letter", content.body)]
    words = (*_lines(content), content.subject, content.body)
    return [*_absent(content), *_oversized(content), *_undrawable("letter", words), *_misformed(parse(content.body))]


def text_obstacles(what, body, *lines):
    """What stands in the way of printing the Markdown `body` and the short `lines` around it, as sentences.

    `what`: the word that the sentences call it by.
    """
    if len(body) > CHARACTERS:
        return [_too_long(what, body)]
    none = [] if body.strip() else [f"The {what} has no text."]
    return [*none, *_undrawable(what, (*lines, body)), *_misformed(parse(body))]


def _too_long(what, body):
    return f"The {what} has {len(body):,} characters; the most that can be printed is {CHARACTERS:,}."


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


def _undrawable(what, words):
    missing = missing_characters("".join(words))
    if not missing:
        return []
    named = ", ".join(character_name(char) for char in missing[:NAMED])
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return [f"The {what} has characters our typeface lacks: {named}{more}. Write them in Latin letters."]


def _misformed(parsed):
    """What the Markdown holds that a letter cannot: too much of a thing, or footnotes that would go astray."""
    uncalled = [note.label for note in parsed.notes if not note.calls]
    return [
        *(f"No place in the text calls footnote {label}; put [^{label}] where it belongs." for label in uncalled),
        *_overgrown(parsed),
        *_wrong_notes([token for note in parsed.notes for token in note.tokens]),
    ]


def _overgrown(parsed):
    everything = [*parsed.tokens, *(token for note in parsed.notes for token in note.tokens)]
    pieces = sum(1 + len(token.children or ()) for token in everything)
    calls = sum(note.calls for note in parsed.notes)
    words = (word for line in block_words(parsed, everything) for word in line.split())
    rules = [
        (pieces > PIECES, "The text has too many paragraphs, items, cells, links or marks; send a part as a file."),
        (len(parsed.notes) > NOTES or calls > CALLS, f"The text has more than {NOTES} footnotes or {CALLS} calls."),
        (depth(parsed) > DEPTH, "Lists, quotations or marks are nested too deep in each other; flatten them."),
        (any(len(word) > WORD for word in words), f"A word is longer than {WORD:,} characters; put spaces in it."),
    ]
    return [sentence for broken, sentence in rules if broken]


def _wrong_notes(tokens):
    blocks = {token.type for token in tokens} - {"inline", "paragraph_open", "paragraph_close"}
    rules = [
        (calls_in(tokens), "A footnote calls another footnote; take the call out."),
        (blocks, "A footnote holds a list, a heading, a quotation or a table; only plain paragraphs fit there."),
    ]
    return [sentence for broken, sentence in rules if broken]
