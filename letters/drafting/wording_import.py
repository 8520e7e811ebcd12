"""Wording from a spreadsheet saved as CSV: what would be new, changed, the same or refused; then, on a word, saved."""

import csv
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO

from django.db import transaction

from iasc_tracker.errors import CorrespondenceError, refuse_if
from letters.drafting.wording import ENGLISH, WORDS, wording_obstacles, write_wording
from letters.models import OfficeWording
from recipients.models import Office

COLUMNS = ("Office", "Interest", "Asks for", "Ask", "Ask names the contact")
NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
ROWS = 500
CHARACTERS = 2_000_000
YES_OR_NO = {"": False, "no": False, "false": False, "yes": True, "true": True}
FORMULA_STARTS = ("=", "+", "@", "＝", "＋", "＠", "－", "\t", "\r")
# How spreadsheets save what they could not work out.
FAULTS = ("#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!")


class ChangedSince(CorrespondenceError):
    """The wording or the offices are not those that the officer was shown."""


@dataclass(frozen=True)
class Line:
    """One row of the file: its number there, what became of it, the office (or None), its words, and the reason."""

    number: int
    state: str
    name: str
    office: Office | None = None
    words: dict | None = None
    version: int = 0
    reason: str = ""

    @property
    def ask(self):
        """The ask in words: as written, or the one that will be suggested; and whether it says whom to contact."""
        suggested = f"Suggested: {OfficeWording.AsksFor(self.words['asks_for']).label.lower()}"
        contact = " (says whom to contact)" if self.words["ask_names_contact"] else ""
        return f"{self.words['ask'] or suggested}{contact}"


@dataclass(frozen=True)
class Plan:
    """What an import would do, row by row."""

    lines: tuple

    def of(self, state):
        """The rows in one state."""
        return [line for line in self.lines if line.state == state]

    @property
    def writes(self):
        """How many offices it would save something for."""
        return len(self.of(NEW)) + len(self.of(CHANGED))

    @property
    def fingerprint(self):
        """A short text that is another one as soon as the import would do anything else."""
        told = [(line.number, line.state, line.name, line.words, line.version, line.reason) for line in self.lines]
        return sha256(repr(told).encode()).hexdigest()


def read_table(data):
    """The rows of the CSV file `data` (bytes) as (row number, {column: text}, cells); CorrespondenceError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrespondenceError(
            "The file is not in UTF-8, so accents and quotation marks would come out wrong. "
            "In Excel save it as “CSV UTF-8 (Comma delimited)”."
        ) from error
    refuse_if(
        (len(text) > CHARACTERS, f"The file has more than {CHARACTERS:,} characters; split it."),
        ("\x00" in text, "The file is not a CSV file that can be read: it is no text."),
    )
    try:
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise CorrespondenceError(f"The file is not a CSV file that can be read: {error}.") from error
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    return by_column(filled)


def by_column(rows):
    """What `read_table` gives, of (row number, cells) headings first; CorrespondenceError when they won't do."""
    headings = [cell.strip() for cell in rows[0][1]] if rows else []
    known = {column.lower(): column for column in COLUMNS}
    unknown = [heading for heading in headings if heading and heading.lower() not in known]
    lower = [heading.lower() for heading in headings if heading]
    refuse_if(
        (not rows, "The file is empty."),
        (rows and "office" not in lower, "The first row must name the columns, and one of them must be Office."),
        (bool(unknown) and "office" in lower, f"There is no column “{', '.join(unknown)}”. Use {', '.join(COLUMNS)}."),
        (len(set(lower)) < len(lower), "Two columns have the same name."),
        (len(rows) > ROWS + 1, f"The file has more than {ROWS} rows; split it."),
        (len(rows) == 1, "The file has headings and no rows."),
    )
    return [(number, dict(zip(map(str.lower, headings), row, strict=False)), row) for number, row in rows[1:]]


def plan_import(campaign, data):
    """The `Plan` of importing the CSV file `data` (bytes) into a campaign; raises what `read_table` raises."""
    offices = {}
    for office in campaign.offices.select_related("area"):
        offices |= {name.casefold(): office for name in (office.area.name, office.name, office.key)}
    wordings = {one.office_id: one for one in campaign.wordings.filter(language=ENGLISH)}
    table, first = read_table(data), {}
    lines = []
    for number, cells, row in table:
        name = cells.get("office", "").strip()
        office = offices.get(name.casefold())
        reason = refusal(cells, row, name, office, first)
        if office:
            first.setdefault(office.pk, number)
        lines.append(line_of(number, name, office, cells, wordings, reason))
    return Plan(tuple(lines))


def refusal(cells, row, name, office, first):
    """Why a row is refused, as a sentence; "" when it is not. `first`: the row of each office so far."""
    formula = next((cell for cell in row if is_formula(cell)), None)
    if formula is not None:
        return f"“{formula.strip()[:30]}” looks like a formula. Write words."
    if len(row) > len(cells) and any(cell.strip() for cell in row[len(cells) :]):
        return "The row has more cells than there are columns."
    if not name:
        return "The row names no office."
    if office is None:
        return elsewhere(name)
    if office.pk in first:
        return f"Row {first[office.pk]} is for the same office. Keep one."
    return ""


def elsewhere(name):
    """The sentence for an office that is not in the campaign."""
    known = Office.objects.filter(area__name__iexact=name).exists() or Office.objects.filter(name__iexact=name).exists()
    return f"{name} is not in this campaign. Choose it first." if known else f"No office is called “{name[:60]}”."


def is_formula(cell):
    """Whether a spreadsheet would run `cell`; a dash and a space begin a list, and are let through."""
    text = cell.lstrip(" ")
    risky = text.startswith(FORMULA_STARTS) or (text.startswith("-") and not text.startswith("- "))
    return risky or text.strip().upper() in FAULTS


def line_of(number, name, office, cells, wordings, reason):
    """The `Line` of a row; what the file has no column for stays as it is."""
    if reason:
        return Line(number, REFUSED, name, office, reason=reason)
    saved = wordings.get(office.pk)
    words = {one: getattr(saved or OfficeWording(), one) for one in WORDS}
    try:
        given = words_of(cells)
    except CorrespondenceError as error:
        return Line(number, REFUSED, name, office, reason=str(error))
    after = words | given
    problems = wording_obstacles(after)
    if problems:
        return Line(number, REFUSED, name, office, reason=" ".join(problems))
    state = SAME if after == words else CHANGED if saved else NEW
    return Line(number, state, name, office, after, saved.version if saved else 0)


def words_of(cells):
    """The words that the cells of a row give, by field; CorrespondenceError for a choice that there is not."""
    texts = {name: cells[name].strip().replace("\r\n", "\n") for name in ("interest", "ask") if name in cells}
    given = {name: without_guard(text) for name, text in texts.items()}
    if "asks for" in cells:
        choices = {label.lower(): value for value, label in OfficeWording.AsksFor.choices}
        choices |= {value: value for value in OfficeWording.AsksFor.values} | {"": OfficeWording.AsksFor.WANTED}
        given["asks_for"] = chosen(cells["asks for"], choices, "Asks for", OfficeWording.AsksFor.values)
    if "ask names the contact" in cells:
        given["ask_names_contact"] = chosen(
            cells["ask names the contact"], YES_OR_NO, "Ask names the contact", ("yes", "no")
        )
    return given


def without_guard(text):
    """`text` without the apostrophe that our own CSV files put before what a spreadsheet would run."""
    return text[1:] if text.startswith("'") and text[1:].startswith((*FORMULA_STARTS, "-")) else text


def chosen(cell, choices, column, told):
    """What `cell` means in a column of `choices`; CorrespondenceError that lists what can be written (`told`)."""
    word = cell.strip().lower()
    if word not in choices:
        raise CorrespondenceError(f"“{cell.strip()[:30]}” is no choice for {column}. Write {', '.join(told)}.")
    return choices[word]


@transaction.atomic
def import_wording(campaign, data, *, by, fingerprint):
    """Save what is new and changed in the CSV file `data`, all or nothing; return the `Plan` that was carried out.

    `fingerprint`: of the plan that the officer was shown. Raises ChangedSince when it would do anything else now.
    """
    plan = plan_import(campaign, data)
    if plan.fingerprint != fingerprint:
        raise ChangedSince("Something has changed since this page was made. Look at it again, then save.")
    for line in [*plan.of(NEW), *plan.of(CHANGED)]:
        write_wording(campaign, line.office, by=by, version=line.version, **line.words)
    return plan


def wording_table(letters):
    """The wording of `OfficeLetter`s as rows of values, headings first: what `plan_import` reads back."""
    yield COLUMNS
    for letter in (letter.editions[-1] for letter in letters):
        words = letter.wording or OfficeWording()
        names_contact = "yes" if words.ask_names_contact else "no"
        yield (letter.name, words.interest, words.asks_for, words.ask, names_contact)
