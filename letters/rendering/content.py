"""What a letter is made of when it comes to be printed: values only, no models."""

from dataclasses import dataclass, field
from datetime import date

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
}
# Every word the page says of its own accord, by language of the letter. The Welsh is unchecked: docs/welsh.md.
PHRASES = {
    "en": {
        "page": "Page",
        "of": "of",
        "telephone": "Tel",
        "email": "Email",
        "letter": "Letter of {dated} to {addressee}",
        "accessible": "Accessible version of the letter of {dated}",
        "accessible_to": "Accessible version of the letter of {dated} to {addressee}",
        "notes": "Notes",
        "note": "Footnote",
        "back": "Back to the text",
        "left_out": "Details of staff are left out of this public copy",
        "set_out": "Set out anew by the Commissioner’s office from {source} received on {dated}",
        "an_email": "an e-mail",
        "a_word_document": "a Word document",
        "a_spreadsheet": "a spreadsheet",
        "a_scan": "a scan",
        "a_file": "a file",
    },
    "cy": {
        "page": "Tudalen",
        "of": "o",
        "telephone": "Ffôn",
        "email": "E-bost",
        "letter": "Llythyr dyddiedig {dated} at {addressee}",
        "accessible": "Fersiwn hygyrch o'r llythyr dyddiedig {dated}",
        "accessible_to": "Fersiwn hygyrch o'r llythyr dyddiedig {dated} at {addressee}",
        "notes": "Nodiadau",
        "note": "Troednodyn",
        "back": "Yn ôl i'r testun",
        "left_out": "Mae manylion staff wedi'u hepgor o'r copi cyhoeddus hwn",
        "set_out": "Gosodwyd o'r newydd gan swyddfa'r Comisiynydd o {source} a dderbyniwyd ar {dated}",
        "an_email": "neges e-bost",
        "a_word_document": "ddogfen Word",
        "a_spreadsheet": "daenlen",
        "a_scan": "sgan",
        "a_file": "ffeil",
    },
}


@dataclass(frozen=True)
class LetterContent:
    """The words of one letter, as they are to be printed.

    `body` is Markdown with `[^1]` calls and `[^1]: text` definitions. `edition` is "sent" for a letter written
    here, "accessible" for the edition made of a logged letter, which says what it is (DESIGN §3, rule 1).
    `sample` stamps SAMPLE on every page: nothing invented may pass for a real letter.
    """

    dated: date | None
    addressee_lines: tuple[str, ...]
    salutation: str
    body: str
    closing: str = ""
    reference: str = ""
    language: str = "en"
    subject: str = ""
    sender_name: str = ""
    sender_role: str = ""
    sender_address: tuple[str, ...] = ()
    sender_phone: str = ""
    sender_email: str = ""
    edition: str = "sent"
    sample: bool = False
    # Not in the repr: signatures of letters sent before there were public editions hold.
    left_out: bool = field(default=False, repr=False)

    @property
    def phrases(self):
        """The page's own words in the letter's language."""
        return PHRASES[self.language]

    @property
    def printed_date(self):
        """The date as a letter prints it: "13 October 2020", "13 Hydref 2020"."""
        return long_date(self.dated, self.language)

    @property
    def greeting(self):
        """The salutation as printed, with its comma: "Dear Michael,"."""
        return f"{self.salutation.rstrip(' ,')},"

    @property
    def farewell(self):
        """The closing as printed, with its comma; "" where the letter has none."""
        closing = self.closing.rstrip(" ,")
        return f"{closing}," if closing else ""

    @property
    def addressee(self):
        """The lines of the address block that say something, in order."""
        return filled(self.addressee_lines)

    @property
    def notice(self):
        """What an accessible edition says of itself near the head; "" for a letter that was sent from here."""
        notices = [self.phrases["left_out"]] if self.left_out else []
        if self.edition == "accessible":
            notices.insert(0, self.phrases["accessible"].format(dated=self.printed_date))
        return ". ".join(notices)

    @property
    def title(self):
        """The document's title: what it is, its date, to whom, what about; SAMPLE first where it is one."""
        phrase = self.phrases["accessible_to" if self.edition == "accessible" else "letter"]
        title = phrase.format(dated=self.printed_date, addressee=self.addressee[0])
        about = f"{title}: {self.subject.strip()}" if self.subject.strip() else title
        return f"SAMPLE: {about}" if self.sample else about

    @property
    def sender_lines(self):
        """The sender's address, telephone and e-mail, as the letterhead prints them."""
        numbers = (("telephone", self.sender_phone), ("email", self.sender_email))
        reached = [f"{self.phrases[kind]}: {value.strip()}" for kind, value in numbers if value.strip()]
        return (*filled(self.sender_address), *reached)


def long_date(day, language):
    """`day` in words: number, month in `language` ("en" or "cy"), year."""
    return f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}"


def filled(lines):
    """`lines` without the blank ones, each without spaces at its ends."""
    return tuple(line.strip() for line in lines if line.strip())
