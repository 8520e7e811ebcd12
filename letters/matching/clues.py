"""What a file says that can lead to a letter: references, addresses, names, dates, words it quotes."""

from dataclasses import dataclass
from datetime import date

from iasc_tracker.patterns import pattern

# As people and scanners write it: "IASC-2020-0001", "IASC 2020 1", "IASC/2020/0001", "lASC-2O20-0001".
REFERENCE = pattern(
    r"(?<![A-Za-z])[IlL1|]\s?A\s?S\s?C\s?[-–—/_. ]{0,2}(20[0-9O]{2}|2O[0-9O]{2})\s?[-–—/_."
    r" ]\s?([0-9O]{1,4})(?![0-9])",
    2,
)
PLUS = pattern(r"(?<![\w.-])[\w.-]{1,64}\+([\w-]{6,30})@", 2)
# The first three letters tell the months of both languages apart.
_months = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10}
_months |= {"nov": 11, "dec": 12, "ion": 1, "chw": 2, "maw": 3, "ebr": 4, "mai": 5, "meh": 6, "gor": 7, "aws": 8}
MONTHS = _months | {"med": 9, "hyd": 10, "tac": 11, "rha": 12}
DATE = pattern(
    r"\b([0-9]{1,2})(?:st|nd|rd|th)?(?:\sof)?[\s./-]([0-9]{1,2}|[A-Za-z]{3,10})[,\s./-]{1,2}((?:20)?[0-9]{2})\b", 2
)
# A day without its year, of what was sent to them: "your letter of 2 November".
DAY = pattern(
    r"\b([0-9]{1,2})(?:st|nd|rd|th)?(?:\sof)?\s((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]{0,6})\b(?!,?\s?20[0-9])",
    2,
)
OF_YOURS = pattern(
    r"\byour (?:\w+ ){0,2}?(?:letter|e-?mail|correspondence|request|message|enquiry|question)s?\s(?:to me |to"
    r" us |was )?"
    r"(?:of|dated|sent(?: on)?|from)?\s?(?:the\s|(?:mon|tues|wednes|thurs|fri)day,?\s)?(?=[0-9]{1,2}(?:st|nd|rd"
    r"|th|[\s/.]))",
    2,
)
WORD = pattern(r"[^\W\d_]{2,40}")
LARGEST = 200_000
FREE_MAIL = {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "yahoo.co.uk", "yahoo.com"}
FREE_MAIL |= {"icloud.com", "live.co.uk", "btinternet.com", "aol.com", "mail.example"}
SHINGLE = 6


@dataclass(frozen=True)
class Clues:
    """The clues of a file; `words` and `quoted` are its folded words, `shingles` every run of six words in either."""

    addressed: tuple[str, ...]
    references: tuple[str, ...]
    quoted_references: tuple[str, ...]
    answered: frozenset[str]
    sender_name: str
    sender_address: str
    domains: frozenset[str]
    own: str
    everything: str
    shingles: frozenset[tuple[str, ...]]
    dates: frozenset[date]
    days: frozenset[tuple[int, int]]
    of_yours: frozenset[tuple[int, int]]
    told: str
    has_history: bool


def clues_of(opened, name=""):
    """The `Clues` of an `Opened` called `name`."""
    own = opened.own_text or opened.text
    enclosed = " ".join(one.name for one in opened.attachments)
    told = "\n".join((name, opened.subject, own, enclosed))[:LARGEST]
    quoted = opened.quoted_text[:LARGEST]
    addresses = (opened.sender_address, *opened.bounced)
    return Clues(
        addressed=references_in(" ".join(found for one in opened.sent_to for found in PLUS.findall(one))),
        references=references_in(told),
        quoted_references=references_in(quoted),
        answered=frozenset((opened.in_reply_to, *opened.references)) - {""},
        sender_name=folded(opened.sender_name),
        sender_address=opened.sender_address.lower(),
        domains=frozenset(filter(None, map(domain_of, addresses))),
        own=folded(told),
        everything=folded(f"{told} {quoted}"),
        shingles=frozenset(shingles_of(f"{told} {quoted}")),
        dates=frozenset(dates_in(told)),
        days=frozenset(days_in(told)),
        of_yours=frozenset(days_of_yours(told)),
        told=told,
        has_history=bool(quoted.strip()),
    )


def references_in(text):
    """Our references in `text`, each as we write it ("IASC-2020-0001"), once, in order."""
    found = []
    for year, number in REFERENCE.findall(text):
        figures = (part.upper().replace("O", "0") for part in (year, number))
        year, number = figures
        found.append(f"IASC-{year}-{int(number):04}")
    return tuple(dict.fromkeys(found))


def dates_in(text):
    """The dates with a year that `text` names, in figures or words."""
    for day, month, year in DATE.findall(text):
        number = int(month) if month.isdigit() else MONTHS.get(month.lower()[:3], 0)
        try:
            yield date(int(year) + 2000 * (len(year) == 2), number, int(day))
        except ValueError:
            continue


def days_in(text):
    """(month, day) of each day that `text` names without a year."""
    for day, month in DAY.findall(text):
        yield MONTHS[month.lower()[:3]], int(day)


def days_of_yours(text):
    """(month, day) of each letter or message of ours that `text` names by its date."""
    for found in OF_YOURS.finditer(text):
        words = text[found.end() : found.end() + 30]
        yield from ((day.month, day.day) for day in list(dates_in(words))[:1] or ())
        if not DATE.match(words) and (named := DAY.match(words)):
            yield MONTHS[named[2].lower()[:3]], int(named[1])


def domain_of(address):
    """The domain of a mail address or of a web address without "www."; "" for none and for those of anybody."""
    host = address.lower().rpartition("@")[2].partition("://")[2] or address.lower().rpartition("@")[2]
    host = host.partition("/")[0].partition(":")[0].removeprefix("www.")
    return "" if host in FREE_MAIL or "." not in host else host


def folded(text):
    """The words of `text` in small letters between single spaces, one before and one after, to look words up in."""
    return f" {' '.join(words_of(text))} "


def words_of(text):
    """The words of `text` in small letters, figures left out."""
    return [word.lower() for word in WORD.findall(text.replace("’", "'").replace("'", ""))]


def shingles_of(text):
    """Every run of six words."""
    words = words_of(text)
    return (tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
