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

INTEREST = {office["key"]: office["interest"] for office in OFFICES}
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One file that arrived: how it is made, and what is right about it.

    `letter`: the key of the letter answered (None: none); `kind`: of Document.Kind; `promises`: ISO dates; `quotes`:
    the key of the letter quoted below; `names_us`: it bears our reference.
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
    turned: int = 0
    names_us: bool = False

    @property
    def sent_on(self):
        return date.fromisoformat(self.sent)


def half(name):
    """The Cases of the half called `name` ("first" or "second")."""
    rows = tomllib.loads((FOLDER / f"{name}_half.toml").read_text())["case"]
    return [Case(**row | {"promises": tuple(row.get("promises", ()))}) for row in rows]


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
    history = "Dear Commissioner,\n\n" + BODY.format(interest=INTEREST[case.quotes.removesuffix("-2")])
    head = "On Tue, 13 Oct 2020 at 09:30, Independent Anti-Slavery Commissioner <office@iasc.example> wrote:"
    return f"{case.words}\n\n{head}\n" + "\n".join(f"> {line}" for line in history.split("\n"))


def _mail(case):
    at = datetime.combine(case.sent_on, time(10), UTC)
    sender = f"{case.sender} <{case.address}>"
    return mail(_all_words(case), From=sender, Subject=case.subject, Date=format_datetime(at), To="office@iasc.example")


def _outlook(case):
    at = datetime.combine(case.sent_on, time(10), UTC)
    return ole.message(case.subject, _all_words(case), sender=(case.sender, case.address), sent=at)


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
