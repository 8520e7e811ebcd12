"""The lines above the salutation, sorted into groups: who writes, who is written to, and what else stands there."""

from dataclasses import dataclass, field

from .dates import whole_line_days
from .marks import plain
from .patterns import pattern
from .postcodes import at_end_of

EMAIL = pattern(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PHONE = pattern(r"(?<![\w+(])(\+?\(?[0-9][0-9() +-]{8,22}[0-9])(?!\w)")
PHONE_LINE = pattern(r"^(?:tel|telephone|phone|mobile|t|ffôn|switchboard|fax)\b\s{0,3}[:.]?", 2)
WEB_LINE = pattern(
    r"^(?:(?:e-?mail|e-?bost|web|website|gwefan|e|w|twitter)\s{0,3}:|(?:https?://|www\.)\S{3,200}$|@\w)", 2
)
SENT_TO = pattern(r"^(?:sent )?(?:(?:only )?(?:by|via|drwy|trwy)\s{1,3}(?:e-?mail|e-?bost|post)\b)", 2)
REFERENCE = pattern(
    r"^(?:our|your|my|file|case|cyf|ein|eich|ein cyf|eich cyf)?\s{0,3}(?:refs?|references?|cyf|cyfeirnod)"
    r"\b\.?\s{0,3}[:/.]"
    r"|^(?:our|your) ref\b",
    2,
)
SUBJECT = pattern(r"^(?:re|subject|ynghylch|parthed|pwnc|testun)\s{0,3}:", 2)
MAIL_HEAD = pattern(r"^(?:from|sent|cc|bcc|subject|date)\s{0,2}:|^to\s{0,2}:.{0,200}@", 2)
MARKING = pattern(
    r"^(?:official|private|confidential|open letter|in confidence|personal|official[ -]sensitive|restricted)\b", 2
)


@dataclass
class Group:
    """Lines that belong together; `contact` lines (telephone, e-mail, web) are kept apart."""

    lines: list[str] = field(default_factory=list)
    contact: list[str] = field(default_factory=list)

    @property
    def has_postcode(self):
        return any(at_end_of(line)[1] for line in self.lines)


@dataclass
class Head:
    groups: list[Group]
    days: list
    sent_to: list[str]
    unread: list[str]


def kind_of(line):
    """What a single line of a head is: date, reference, subject, sent, contact, marking or text."""
    if whole_line_days(line):
        return "date"
    kinds = [(REFERENCE, "reference"), (SUBJECT, "subject"), (SENT_TO, "sent"), (MAIL_HEAD, "mail")]
    kinds += [(PHONE_LINE, "contact"), (WEB_LINE, "contact"), (EMAIL, "contact"), (MARKING, "marking")]
    return next((kind for form, kind in kinds if form.search(line)), "text")


def head_of(lines):
    """The `Head` in the lines above the salutation; only the last 80 lines are looked at."""
    head = Head([], [], [], [])
    paragraphs = _paragraphs(lines[-80:])
    for number, paragraph in enumerate(paragraphs):
        alone = len(paragraph) == 1 and (number == 0 or len(paragraphs[number - 1]) == 1)
        _take(head, paragraph, starts_group=not alone)
    head.groups = [group for group in head.groups if group.lines or group.contact]
    return head


def _paragraphs(lines):
    paragraphs = [[]]
    for line in lines:
        shown = plain(line).strip(" \t\f#*_|")
        if shown:
            paragraphs[-1].append(" ".join(shown.split()))
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def _take(head, paragraph, *, starts_group):
    """Sort one paragraph's lines; a postcode, a date or a reference ends the group before it."""
    if starts_group or not head.groups:
        head.groups.append(Group())
    for line in paragraph:
        kind = kind_of(line)
        if kind == "contact":
            head.groups[-1].contact.append(line)
        elif kind == "text":
            _add(head, line)
        else:
            _note(head, kind, line)
            head.groups.append(Group())


def _add(head, line):
    """A text line; a reference that a date ends ("Ref ABC … 13 October 2020") was sorted out before."""
    group = head.groups[-1]
    if group.has_postcode or (group.contact and not group.lines):
        head.groups.append(Group())
    head.groups[-1].lines.append(line)


def _note(head, kind, line):
    if kind == "date":
        head.days.append(whole_line_days(line))
    elif kind == "sent" or (kind == "mail" and line.lower().startswith("to")):
        head.sent_to.extend(EMAIL.findall(line))
    elif kind == "subject":
        head.unread.append(line)
