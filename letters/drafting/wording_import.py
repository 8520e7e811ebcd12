"""Wording from a spreadsheet: what would be new, changed, the same or refused; then, on a word, saved."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from iasc_tracker.errors import CorrespondenceError
from letters.drafting.letter_texts import difference
from letters.drafting.wording import (
    ENGLISH,
    WELSH,
    WORDS,
    language_obstacles,
    wording_obstacles,
    write_wording,
)
from letters.drafting.wording_files import read_table
from letters.models import OfficeWording
from recipients.models import Office

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
LANGUAGES = {"": ENGLISH, "en": ENGLISH, "english": ENGLISH, "cy": WELSH, "welsh": WELSH}
YES_OR_NO = {"": False, "no": False, "false": False, "yes": True, "true": True}
FORMULA_STARTS = ("=", "+", "@", "＝", "＋", "＠", "－", "\t", "\r")
# How spreadsheets save what they could not work out.
FAULTS = ("#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!")


class ChangedSince(CorrespondenceError):
    """The wording or the offices are not those that the officer was shown."""


@dataclass(frozen=True)
class Line:
    """One row of the file: its number there, what became of it, the office (or None), and the reason if refused.

    `words` as they would be, `before` as they are saved.
    """

    number: int
    state: str
    name: str
    office: Office | None = None
    language: str = ENGLISH
    words: dict | None = None
    before: dict | None = None
    version: int = 0
    reason: str = ""

    @property
    def interest_pieces(self):
        """The interest paragraph as `difference` shows it: for a changed row against the saved one."""
        return pieces(self, lambda words: words["interest"])

    @property
    def ask_pieces(self):
        """The ask as `difference` shows it: for a changed row against the saved one."""
        return pieces(self, lambda words: ask_in_words(words, self.language))


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
        told = [
            (line.number, line.state, line.name, str(line.language), line.words, line.version, line.reason)
            for line in self.lines
        ]
        return sha256(repr(told).encode()).hexdigest()


def pieces(line, said):
    """What `said` takes from the words of a Line, as `difference` shows it against the saved words."""
    before = line.before if line.state == CHANGED else line.words
    return difference(said(before), said(line.words))


def ask_in_words(words, language):
    """The ask: as written, or what will be suggested; and whether it says whom to contact."""
    chosen_ask = OfficeWording.AsksFor(words["asks_for"]).label.lower()
    unwritten = "Not written" if language == WELSH else f"Suggested: {chosen_ask}"
    contact = " (says whom to contact)" if words["ask_names_contact"] else ""
    return f"{words['ask'] or unwritten}{contact}"


def plan_import(campaign, data):
    """The `Plan` of importing the spreadsheet `data` (bytes) into a campaign; raises what `read_table` raises."""
    offices = {}
    for office in campaign.offices.select_related("area"):
        offices |= {name.casefold(): office for name in (office.area.name, office.name, office.key)}
    wordings = {(one.office_id, one.language): one for one in campaign.wordings.all()}
    table, first = read_table(data), {}
    lines = []
    for number, cells, row in table:
        name = cells.get("office", "").strip()
        office = offices.get(name.casefold())
        language = LANGUAGES.get(cells.get("language", "").strip().lower())
        reason = refusal(cells, row, name, office) or repeated(first, office, language)
        if office:
            first.setdefault((office.pk, language), number)
        start = {"office": office, "language": language or ENGLISH}
        lines.append(line_of(number, name, start, cells, wordings, reason))
    return Plan(tuple(lines))


def refusal(cells, row, name, office):
    """Why a row is refused, whatever the others say, as a sentence; "" when it is not."""
    formula = next((cell for cell in row if is_formula(cell)), None)
    if formula is not None:
        return f"“{formula.strip()[:30]}” looks like a formula. Write words."
    if len(row) > len(cells) and any(cell.strip() for cell in row[len(cells) :]):
        return "The row has more cells than there are columns."
    if not name:
        return "The row names no office."
    if office is None:
        return elsewhere(name)
    if cells.get("language", "").strip().lower() not in LANGUAGES:
        return f"“{cells['language'].strip()[:30]}” is no choice for Language. Write en, cy."
    return ""


def repeated(first, office, language):
    """Why a row is refused as the second for its office and language; `first`: {(office, language): row number}."""
    if office and (office.pk, language) in first:
        return f"Row {first[office.pk, language]} is for the same office. Keep one."
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


def line_of(number, name, start, cells, wordings, reason):
    """The `Line` of a row; `start`: its office and language. What the file has no column for stays as it is."""
    office, language = start["office"], start["language"]
    if reason:
        return Line(number, REFUSED, name, **start, reason=reason)
    saved = wordings.get((office.pk, language))
    before = {one: getattr(saved or OfficeWording(), one) for one in WORDS}
    try:
        words = before | words_of(cells)
    except CorrespondenceError as error:
        return Line(number, REFUSED, name, **start, reason=str(error))
    problems = [*wording_obstacles(words), *language_obstacles(office, language, words)]
    if problems:
        return Line(number, REFUSED, name, **start, reason=" ".join(problems))
    state = SAME if words == before else CHANGED if saved else NEW
    return Line(number, state, name, **start, words=words, before=before, version=saved.version if saved else 0)


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
    """Save what is new and changed in the spreadsheet `data`, all or nothing; return the `Plan` that was carried out.

    `fingerprint`: of the plan that the officer was shown. Raises ChangedSince when it would do anything else now.
    """
    plan = plan_import(campaign, data)
    if plan.fingerprint != fingerprint:
        raise ChangedSince("Something has changed since this page was made. Look at it again, then save.")
    for line in [*plan.of(NEW), *plan.of(CHANGED)]:
        start = {"version": line.version, "language": line.language}
        write_wording(campaign, line.office, by=by, **start, **line.words)
    return plan
