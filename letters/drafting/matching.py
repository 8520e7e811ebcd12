"""From the values read in a letter to rows: office, commissioner, unit; what is doubtful is said, never guessed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from iasc_tracker import clock
from iasc_tracker.working_days import spell
from letters import filing
from letters.drafting.logging_letters import Ask, LetterFacts
from letters.drafting.rules import holder_named
from letters.models import Document, DocumentKind, Letter
from letters.opening.opened import CannotOpen
from letters.reading import NotALetter, read_letter
from letters.reading.likeness import same_letter
from recipients.models import Office, PoliceArea, ViolenceReductionUnit

OWN_COPIES = (Document.Kind.LETTER, Document.Kind.OTHER_COPY)


@dataclass(frozen=True)
class Match:
    """The rows that fit a reading: `office` or None, `candidates` where several fit, `doubts` by form field."""

    office: Office | None
    commissioner: object
    vru: object
    candidates: tuple
    doubts: dict


def day(iso):
    """The date of an ISO string of a reading, or None for None."""
    return iso and date.fromisoformat(iso)


def offices_of(reading, on):
    """The offices a reading may mean on the date `on`, most certain first."""
    areas = PoliceArea.objects.filter(name__iexact=reading.area or "")
    offices = Office.objects.filter(area__in=areas).open_on(on)
    if offices or reading.addressee is None:
        return list(offices)
    organisation = Q(name__iexact=reading.addressee.organisation or "")
    postcode = Q(postcode__iexact=reading.addressee.postcode or "-")
    return list(Office.objects.open_on(on).filter(organisation | postcode))


def match(reading):
    """The `Match` of a LetterReading with the offices, holders and units on record."""
    on = day(reading.date)
    offices = offices_of(reading, on or clock.today())
    office = offices[0] if len(offices) == 1 else None
    doubts = {} if office else {"office": office_doubt(offices)}
    holder = holder_of(office, on, reading, doubts)
    units = unit_of(office, reading)
    return Match(office, holder, units, tuple(offices), doubts)


def office_doubt(offices):
    """What to say where none or several of `offices` match; which they are is said too, as the box offers all."""
    if not offices:
        return "No office on record matches. Choose who it was sent to."
    return f"Several offices match: choose one. They are {' and '.join(str(office) for office in offices)}."


def holder_of(office, on, reading, doubts):
    """The commissioner on record whom the letter names; adds a doubt where record and letter differ."""
    name = reading.addressee.name if reading.addressee else None
    if office is None or on is None or not name:
        return None
    named = holder_named(office, on, name)
    known = ", ".join(str(holder) for holder in office.commissioners.possibly_in_post(on)) or "nobody"
    if named is None:
        doubts["addressee_name"] = f"The letter names {name}; on record for {spell(on)}: {known}."
    return named


def unit_of(office, reading):
    """The one violence reduction unit on record whose name the letter uses, or None."""
    if office is None or not reading.vru:
        return None
    units = ViolenceReductionUnit.objects.filter(areas=office.area)
    named = units.filter(Q(name__icontains=reading.vru) | Q(short_name__iexact=reading.vru))
    return named[0] if len(named) == 1 else None


def letter_fields(reading, found):
    """Letter field names to values: what the reading says, and the rows of the Match `found`."""
    addressee = reading.addressee
    printed = {
        "addressee_name": addressee and addressee.name,
        "addressee_style": addressee and addressee.style,
        "addressee_organisation": addressee and addressee.organisation,
        "addressee_address": addressee and "\n".join(addressee.address or []),
        "addressee_postcode": addressee and addressee.postcode,
        "salutation": reading.salutation,
        "signatory_name": reading.sender and reading.sender.name,
        "signatory_role": reading.sender and reading.sender.role,
        "closing": reading.closing,
    }
    rows = {"office": found.office, "commissioner": found.commissioner, "vru": found.vru, "dated": day(reading.date)}
    return rows | {"body": reading.body_with_footnotes()} | {name: value or "" for name, value in printed.items()}


def longest(name):
    """How many characters the record holds of the Letter field `name`; None where there is no limit."""
    return getattr(Letter._meta.get_field(name), "max_length", None)


def fitting(name, value):
    """`value` as the record can hold it: text that is too long is cut, and `doubts_of` says so."""
    return value[: longest(name)] if isinstance(value, str) else value


def asks_of(reading):
    """What a reading asks for, as `Ask`s in the order of the letter."""
    kinds = {kind.slug: kind for kind in DocumentKind.objects.all()}
    asks = [Ask(kinds[item.kind], item.wording[:500], item.optional) for item in reading.requested]
    return tuple({(ask.kind.pk, ask.wording): ask for ask in asks}.values())


def facts_of(reading, found, **terms):
    """The `LetterFacts` of a reading and its Match; `terms`: reply_within, and more of LetterFacts."""
    missing = doubts_of(reading, found)
    return LetterFacts(
        fields={name: fitting(name, value) for name, value in letter_fields(reading, found).items()},
        asks=asks_of(reading),
        stated_due_on=day(reading.reply_due),
        doubts=tuple(missing.values()),
        remarks=tuple(reading.warnings),
        **terms,
    )


def doubts_of(reading, found):
    """What a person must look at, by form field: nothing in it means that the letter can be logged as read."""
    doubts = dict(found.doubts)
    wanted = {
        "dated": (reading.date, "The date of the letter could not be read."),
        "addressee_name": (reading.addressee and reading.addressee.name, "The addressee could not be read."),
        "salutation": (reading.salutation, "The salutation could not be read."),
        "documents": (reading.requested, "No request for a document was found in the letter."),
    }
    for name, (value, sentence) in wanted.items():
        if not value:
            doubts.setdefault(name, sentence)
    for name, value in letter_fields(reading, found).items():
        if fitting(name, value) != value:
            label = name.replace("_", " ")
            doubts.setdefault(name, f"The {label} is longer than {longest(name)} characters and was cut. Check it.")
    return doubts


def other_record(reading, found):
    """The (Letter, Likeness) that `reading` (with its Match) is another copy of, or None.

    Compared are letters that count to the same office or to none yet, by the text of their own files.
    """
    letters = Letter.objects.kept().filter(voided_at=None, documents__kind__in=OWN_COPIES)
    if found.office:
        letters = letters.filter(Q(office=found.office) | Q(office=None))
    if reading.date:
        letters = letters.filter(Q(dated=reading.date) | Q(dated=None))
    texts = letters.exclude(documents__text="").values_list("pk", "documents__text").distinct()
    for pk, text in texts:
        try:
            likeness = same_letter(reading, read_letter(text))
        except NotALetter:  # a scan that was logged by form: its text says nothing
            continue
        if likeness.same:
            return Letter.objects.get(pk=pk), likeness
    return None


@dataclass(frozen=True)
class FileReading:
    """What a file of a letter says: its text, the LetterReading or why there is none, its Match, another record."""

    held: object
    text: str = ""
    reading: object = None
    refusal: str = ""
    found: Match | None = None
    other: tuple | None = None

    @property
    def doubts(self):
        """Sentences by form field that a person must look at."""
        return doubts_of(self.reading, self.found) if self.reading else {}


def read_held(held):
    """The `FileReading` of a HeldFile; a file that is no letter has a `refusal` instead of a reading."""
    try:
        text = filing.letter_text_of(held)
        reading = read_letter(text)
    except (NotALetter, CannotOpen) as refusal:
        return FileReading(held, refusal=str(refusal))
    found = match(reading)
    return FileReading(held, text, reading, "", found, other_record(reading, found))
