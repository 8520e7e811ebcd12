"""What a reading holds. Absent is None, never a guess."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Addressee:
    name: str | None = None
    style: str | None = None
    organisation: str | None = None
    address: list[str] | None = None
    postcode: str | None = None
    postcode_as_written: str | None = None


@dataclass(frozen=True)
class Sender:
    """`address` is one string, as printed; lines are joined by a comma."""

    name: str | None = None
    role: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Requested:
    """`kind` is problem_profile, response_strategy, progress_update or other; `wording` is the letter's."""

    kind: str
    wording: str
    optional: bool = False


@dataclass(frozen=True)
class Contact:
    name: str | None = None
    role: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Link:
    """`target` is None where the source has no address for it."""

    text: str
    target: str | None = None


@dataclass(frozen=True)
class Footnote:
    """`text` as printed; `target` of its first link that has one; `markdown` is for the renderer only."""

    number: int
    text: str
    target: str | None = None
    markdown: str = ""

    def as_dict(self):
        return {"number": self.number, "text": self.text, "target": self.target}


@dataclass(frozen=True)
class LetterReading:
    """A letter's values. `body` runs from after the salutation to before `closing` ("Yours sincerely").

    `closing` is not in the JSON: the rendering prints salutation, closing and signature itself.
    """

    date: str | None = None
    addressee: Addressee | None = None
    salutation: str | None = None
    sender: Sender | None = None
    area: str | None = None
    vru: str | None = None
    requested: list[Requested] = field(default_factory=list)
    already_public: list[str] = field(default_factory=list)
    contact: Contact | None = None
    reply_due: str | None = None
    links: list[Link] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    body: str = ""
    warnings: list[str] = field(default_factory=list)
    closing: str | None = None

    def as_dict(self):
        """The reading with exactly the keys of `read_letter --json`."""
        values = asdict(self)
        del values["closing"]
        return values | {"footnotes": [note.as_dict() for note in self.footnotes]}

    def body_with_footnotes(self):
        """`body` with `[^1]: ...` definitions after it, as the renderer wants it."""
        notes = "\n".join(f"[^{note.number}]: {note.markdown}" for note in self.footnotes)
        return f"{self.body}\n\n{notes}" if notes else self.body
