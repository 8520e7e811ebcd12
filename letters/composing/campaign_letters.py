"""The letters that a campaign would make now: each office's words, or what they still lack."""

from dataclasses import dataclass

from letters.composing.asks import asks_of, suggested_ask
from letters.composing.lacking import NO_WELSH_TEXT, gaps, misfits, office_problems
from letters.composing.merge_fields import fill, read_template
from letters.composing.office_facts import OfficeFacts, facts_of
from letters.composing.read_texts import ENGLISH, FACTS, IN_WORDING, WELSH, ReadText, newest_text, read_text
from letters.models import Campaign, DocumentKind, OfficeWording
from letters.rendering.content import LetterContent
from letters.rendering.from_record import plain_markdown
from letters.rendering.letterhead import SENDER_ADDRESSES, SENDER_ROLES
from letters.rendering.limits import obstacles
from recipients.models import Office
from recipients.signatories import in_post

UPDATES = "progress_update"
DRAFT = {ENGLISH: "Draft, not sent", WELSH: "Drafft, heb ei anfon"}
BOTH = (WELSH.value, ENGLISH.value)


@dataclass(frozen=True)
class CampaignLetter:
    """The letter to one office in one language: `content` (a LetterContent) where it can be made, else `problems`.

    `wording`: the OfficeWording in that language, or None. `suggested`: the ask in words where none is written.
    `asks`: what it asks for, (DocumentKind, is_optional) each. `flaws`: faults of the text, whichever the office.
    """

    facts: OfficeFacts
    language: str
    wording: OfficeWording | None
    suggested: str
    asks: tuple
    content: LetterContent | None
    problems: tuple
    flaws: tuple

    @property
    def office(self):
        """The office it goes to."""
        return self.facts.office

    @property
    def name(self):
        """The area, as lists of what is missing call the office."""
        return self.office.area.name

    @property
    def is_ready(self):
        """Whether nothing is missing."""
        return self.content is not None


@dataclass(frozen=True)
class OfficeLetter:
    """The one letter to an office in every language that it needs: `editions` are CampaignLetters, Welsh first."""

    editions: tuple

    @property
    def main(self):
        """The English one, whose words the row of a Letter keeps."""
        return self.editions[-1]

    @property
    def by_language(self):
        """{language: its CampaignLetter}, Welsh first."""
        return {one.language: one for one in self.editions}

    @property
    def facts(self):
        """What is known of the office, whatever the language."""
        return self.main.facts

    @property
    def office(self):
        """The office it goes to."""
        return self.facts.office

    @property
    def name(self):
        """The area, as lists of what is missing call the office."""
        return self.office.area.name

    @property
    def problems(self):
        """What it lacks in either language, as sentences that say which; each once."""
        return tuple(dict.fromkeys(problem for one in self.editions for problem in one.problems))

    @property
    def flaws(self):
        """What is wrong with the texts it is made of, in either language."""
        return tuple(dict.fromkeys(flaw for one in self.editions for flaw in one.flaws))

    @property
    def lacks(self):
        """Everything that keeps it from being made, flaws of the texts too, each thing once."""
        return tuple(dict.fromkeys(part for one in self.editions for part in (*one.flaws, *one.problems)))

    @property
    def is_ready(self):
        """Whether nothing is missing in any language."""
        return all(one.is_ready for one in self.editions)


@dataclass(frozen=True)
class Sources:
    """What every letter of a campaign in one language is made of."""

    campaign: Campaign
    read: ReadText
    kinds: list
    updates: DocumentKind
    wordings: dict
    sender_name: str

    def wording(self, office, language):
        """The OfficeWording of an office in a language, or None."""
        return self.wordings.get((office.pk, language))

    @property
    def contact(self):
        """Whom the letters say to contact, in their language."""
        return self.campaign.contact_cy if self.read.language == WELSH else self.campaign.contact


def languages_of(office):
    """The languages that an office's letter is written in, in the order that they are sent: Welsh before English."""
    return BOTH if office.language == Office.Language.BOTH else (ENGLISH.value,)


def letters_of(campaign, *, text=None, offices=None, language=ENGLISH):
    """A `CampaignLetter` in `language` for each office of `campaign` (or those of `offices`), by area.

    `text`: a LetterText to use in place of the newest, saved or not; its language is the one that counts.
    """
    sources = sources_of(campaign, read_text(text or newest_text(campaign, language), language))
    chosen = (campaign.offices.all() if offices is None else offices).select_related("area")
    return [letter_to(facts, sources) for facts in facts_of(chosen, campaign.letters_dated, campaign=campaign)]


def office_letters(campaign, *, offices=None):
    """An `OfficeLetter` for each office of `campaign` (or those of `offices`), by area."""
    english = letters_of(campaign, offices=offices)
    both = [letter.office.pk for letter in english if len(languages_of(letter.office)) > 1]
    in_welsh = letters_of(campaign, offices=campaign.offices.filter(pk__in=both), language=WELSH) if both else []
    welsh = {letter.office.pk: (letter,) for letter in in_welsh}
    return [OfficeLetter((*welsh.get(letter.office.pk, ()), letter)) for letter in english]


def sources_of(campaign, read):
    """The `Sources` of a campaign's letters from its `ReadText`."""
    kinds, signatory = list(campaign.document_kinds.all()), in_post(campaign.letters_dated)
    return Sources(
        campaign=campaign,
        read=read,
        kinds=kinds,
        updates=next((one for one in kinds if one.slug == UPDATES), None) or DocumentKind.objects.get(slug=UPDATES),
        wordings={(one.office_id, one.language): one for one in campaign.wordings.all()},
        sender_name=signatory.style if signatory else "",
    )


def letter_to(facts, sources):
    """The `CampaignLetter` of one office from its facts and the sources of its campaign.

    What an office is asked for is said once, beside the English wording, because both languages are one letter.
    """
    read, language = sources.read, sources.read.language
    wording, english = (sources.wording(facts.office, one) for one in (language, ENGLISH))
    asks_for = english.asks_for if english else OfficeWording.AsksFor.WANTED
    # No machine writes Welsh here: an ask in Welsh is written, or it is missing.
    suggested = suggested_ask(sources.kinds, facts, asks_for) if language == ENGLISH else ""
    written = bool(english and english.ask)
    asks = asks_of(sources.kinds, sources.updates, facts, asks_for, is_written=written)
    content, problems = content_or_problems(facts, sources, wording, suggested)
    return CampaignLetter(facts, language, wording, suggested, asks, content, problems, read.flaws)


def content_or_problems(facts, sources, wording, suggested):
    """(The LetterContent of one office or None, what keeps it from being made as a tuple of sentences)."""
    read, language = sources.read, sources.read.language
    true = {"strategy_online"} if facts.strategy_online else set()
    values = fact_values(facts, language)
    words, wrong = word_values(values, facts, sources, wording, suggested)
    values |= words
    found = office_problems(facts)
    if read.is_empty and language == WELSH:
        found.append(NO_WELSH_TEXT)
    for name in read.fields(true):
        found += wrong.get(name) or gaps(name, values, facts, wording, language)
    if found or read.flaws:
        return None, tuple(dict.fromkeys(found))
    content = content_of(facts, sources, values, true)
    found = tuple(told(one, language) for one in (*misfits(facts, content), *obstacles(content)))
    return None if found else content, found


def told(problem, language):
    """A problem of a letter's words, which says that it is of the Welsh ones where it is."""
    return f"in Welsh: {problem}" if language == WELSH else problem


def fact_values(facts, language):
    """What the records say in `language` for each of `FACTS`, as it stands there; "" where they say nothing."""
    name = "name_cy" if language == WELSH else "name"
    return {
        "salutation": facts.holder.salutation if facts.holder else "",
        "vru": getattr(facts.unit, name) if facts.unit else "",
        "area": getattr(facts.office.area, name),
    }


def word_values(plain, facts, sources, wording, suggested):
    """({each of `WORDS`: its Markdown}, {name: what is wrong with it}) for one office; `plain`: its fact values."""
    language = sources.read.language
    words = {
        "interest": wording.interest if wording else "",
        "ask": (wording and wording.ask) or suggested,
        "contact": "" if wording and wording.ask_names_contact else sources.contact,
    }
    shown, wrong = {name: plain_markdown(plain[name]) for name in IN_WORDING}, {}
    for name, text in words.items():
        template = read_template(text.strip(), fields=IN_WORDING)
        where = f"Welsh {name}" if language == WELSH else name
        problems = [f"in the {where}, {problem}" for problem in template.problems]
        names = [one for one in template.names if one in shown]
        problems += [gap for one in names for gap in gaps(one, shown, facts, wording, language)]
        words[name] = "" if problems else fill(template, shown)
        wrong |= {name: problems} if problems else {}
    return words, wrong


def content_of(facts, sources, values, true):
    """The `LetterContent` of one office; the text has no flaws and no value is missing."""
    holder, office, read = facts.holder, facts.office, sources.read
    body = values | {name: plain_markdown(values[name]) for name in FACTS}
    lines = (holder.name, holder.style, office.name, *office.address_lines)
    return LetterContent(
        dated=facts.on,
        addressee_lines=tuple(line for line in lines if line),
        salutation=fill(read.opening, values),
        subject=fill(read.subject, values),
        body=fill(read.body, body, true),
        closing=read.text.closing,
        reference=DRAFT[read.language],
        language=read.language,
        sender_name=sources.sender_name,
        sender_role=SENDER_ROLES[read.language],
        sender_address=SENDER_ADDRESSES[read.language],
        sample=office.area.is_fictional,
    )
