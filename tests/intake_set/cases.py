"""What a case of the set is, and how it becomes a file."""

import random
import textwrap
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path

from PIL import Image
from weasyprint import HTML

from tests.intake_set.world import BODY, OFFICES
from tests.opening import ole
from tests.opening.files import encoded, mail, picture, scan, word, workbook

BY_KEY = {office["key"]: office for office in OFFICES}
BODIES = {key: BODY.format(interest=office["interest"]) for key, office in BY_KEY.items()}
BODIES |= {f"{key}-2": office["second_body"] for key, office in BY_KEY.items() if "second_body" in office}
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One reply that arrived, a file or a message with `files`: how it is made, and what is right about it.

    `letter`: the key of the letter answered (None: none); `kind`: of Document.Kind; `promises`: ISO dates, those of its
    files with them; `quotes`: the key of the letter quoted below, as `quoted_as` ("marked" with > or in an "outlook"
    block); `names_us`: it bears our reference; `reply`: of Reply.Kind, "" when it answers nothing; `dated`: the day
    that the reply bears, "" when it bears none, None when the case does not tell.
    """

    key: str
    form: str
    name: str
    words: str
    kind: str
    letter: str | None = None
    promises: tuple[str, ...] = ()
    sender: str = "Correspondence Team"
    address: str = ""
    subject: str = "Your letter"
    sent: str = "2020-11-09"
    quotes: str = ""
    quoted_as: str = "marked"
    turned: int = 0
    names_us: bool = False
    reply: str = ""
    dated: str | None = None
    files: tuple["Case", ...] = ()

    @property
    def sent_on(self):
        return date.fromisoformat(self.sent)

    @property
    def kinds(self):
        """The kind of the message or file itself, then of each file in it."""
        return (self.kind, *(one.kind for one in self.files))


def half(name):
    """The Cases of the half called `name` ("first" or "second")."""
    return _cases(f"{name}_half.toml")


def third_part():
    """The Cases of the part that another author wrote, who had not read the rules."""
    return _cases("third_part.toml")


def fourth_part():
    """The Cases of the sealed part: written, and its answers with it, after the rules were frozen."""
    return _cases("fourth_part.toml")


def _cases(name):
    return [_case(row) for row in tomllib.loads((FOLDER / name).read_text())["case"]]


def _case(row):
    """The Case of a row of TOML; a file in it has no key of its own."""
    files = enumerate(row.get("files", ()), 1)
    inside = tuple(_case(one | {"key": f"{row['key']}-{number}"}) for number, one in files)
    return Case(**row | {"promises": tuple(row.get("promises", ())), "files": inside})


def sentences(name):
    """({sentence: day it promises}, [sentences that promise nothing]) of the file called `name`."""
    rows = tomllib.loads((FOLDER / f"{name}_promises.toml").read_text())
    return rows["promised"], rows["not_promised"]


def file_of(case):
    """The bytes of a case."""
    return FORMS[case.form](case)


def _all_words(case):
    if not case.quotes:
        return case.words
    history = "Dear Commissioner,\n\n" + BODIES[case.quotes]
    if case.quoted_as == "outlook":
        return f"{case.words}\n\n{_outlook_head(case)}\n\n{history}"
    head = "On Tue, 13 Oct 2020 at 09:30, Independent Anti-Slavery Commissioner <office@iasc.example> wrote:"
    return f"{case.words}\n\n{head}\n" + "\n".join(f"> {line}" for line in history.split("\n"))


def _outlook_head(case):
    second = case.quotes.endswith("-2")
    office = BY_KEY[case.quotes.removesuffix("-2")]
    return "\n".join(
        (
            "From: Independent Anti-Slavery Commissioner <office@iasc.example>",
            f"Sent: {'02 November 2020 11:02' if second else '13 October 2020 09:30'}",
            f"To: {office['email'] or office['holder']}",
            f"Subject: {office['second_subject'] if second else 'Violence reduction units'}",
        )
    )


def _files(case):
    return [(one.name, file_of(one)) for one in case.files]


def _mail(case):
    at = datetime.combine(case.sent_on, time(10), UTC)
    sender = f"{case.sender} <{case.address}>"
    headers = {"From": sender, "Subject": case.subject, "Date": format_datetime(at), "To": "office@iasc.example"}
    return mail(_all_words(case), files=_files(case), **headers)


def _outlook(case):
    at = datetime.combine(case.sent_on, time(10), UTC)
    facts = {"sender": (case.sender, case.address), "sent": at, "attachments": _files(case)}
    return ole.message(case.subject, _all_words(case), **facts)


def _pdf(case):
    lines = case.words.replace("&", "&amp;").replace("<", "&lt;").split("\n\n")
    return HTML(string="".join(f"<p style='white-space: pre-line'>{one}</p>" for one in lines)).write_pdf()


def _page(case):
    """A page as a scanner leaves it: specks, grey paper, turned."""
    lines = [part for line in case.words.split("\n") for part in (textwrap.wrap(line, 62) or [""])]
    page = picture(*lines[:29], turned=case.turned)
    speck = random.Random(case.key)  # noqa: S311 (specks, not secrets)
    for _ in range(page.width * page.height // 900):
        page.putpixel((speck.randrange(page.width), speck.randrange(page.height)), speck.randrange(90, 230))
    return Image.blend(page, Image.new("L", page.size, 225), 0.15)


FORMS = {
    "txt": lambda case: case.words.encode(),
    "pdf": _pdf,
    "docx": lambda case: word(*case.words.split("\n")),
    "xlsx": lambda case: workbook((case.subject, [line.split("|") for line in case.words.split("\n")])),
    "eml": _mail,
    "msg": _outlook,
    "scan": lambda case: scan(_page(case)),
    "png": lambda case: encoded(_page(case)),
    "jpg": lambda case: encoded(_page(case), "JPEG", quality=60),
    "tif": lambda case: encoded(_page(case), "TIFF"),
}
