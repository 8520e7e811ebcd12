"""The letters that a campaign would make now: each office's words, or what they still lack."""

from dataclasses import dataclass

from letters.composing.asks import suggested_ask
from letters.composing.merge_fields import fields_used, fill, read_template
from letters.composing.office_facts import OfficeFacts, facts_of
from letters.models import LetterText, OfficeWording
from letters.rendering.content import LetterContent
from letters.rendering.from_record import plain_markdown
from letters.rendering.letterhead import SENDER_ADDRESS, SENDER_ROLE
from letters.rendering.limits import obstacles

# What is only ever a fact prints as it is on record; the other three are Markdown that officers write.
FACTS = ("salutation", "vru", "area")
WORDS = ("interest", "ask", "contact")
FIELDS = FACTS + WORDS
CONDITIONS = ("strategy_online",)
IN_WORDING = ("vru", "area")
MISSING = {
    "salutation": "no salutation",
    "vru": "no violence reduction unit",
    "interest": "no interest paragraph",
    "ask": "no ask",
    "contact": "nobody to contact (write it on the campaign)",
}
DRAFT = "Draft, not sent"


@dataclass(frozen=True)
class CampaignLetter:
    """The letter to one office: `content` (a LetterContent) where it can be made, else `problems` say why not.

    `flaws` are faults of the text itself, the same for every office.
    """

    facts: OfficeFacts
    wording: OfficeWording | None
    suggested: str
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
class ReadText:
    """A letter's text taken apart: templates of its subject, opening and body, and what is wrong with them."""

    text: LetterText
    subject: object
    opening: object
    body: object

    @property
    def flaws(self):
        """What is wrong with the text itself, whichever the office."""
        found = (*self.subject.problems, *self.opening.problems, *self.body.problems)
        empty = () if self.text.body.strip() else ("The letter has no text yet.",)
        return tuple(dict.fromkeys((*empty, *found)))

    def fields(self, true):
        """The names of `FIELDS` that stand in the letter where the conditions `true` hold."""
        used = [fields_used(template, true) for template in (self.subject, self.opening, self.body)]
        return list(dict.fromkeys(name for names in used for name in names if name in FIELDS))


def read_text(text):
    """The `ReadText` of a LetterText, saved or not; None stands for a letter without any text yet."""
    text = text or LetterText(opening="", body="")
    plain = {"fields": FACTS}
    return ReadText(
        text,
        subject=read_template(text.subject, **plain),
        opening=read_template(text.opening, **plain),
        body=read_template(text.body, fields=FIELDS, conditions=CONDITIONS),
    )


def newest_text(campaign, language=LetterText.Language.ENGLISH):
    """The newest LetterText of a campaign in a language, or None."""
    return campaign.texts.filter(language=language).order_by("-number").first()


def letters_of(campaign, *, text=None, offices=None):
    """A `CampaignLetter` for each office of `campaign` (or those of `offices`), by area.

    `text`: a LetterText to use in place of the newest, saved or not.
    """
    read = read_text(text or newest_text(campaign))
    chosen = (campaign.offices.all() if offices is None else offices).select_related("area").order_by("area__name")
    facts = facts_of(chosen, campaign.letters_dated, campaign=campaign)
    wordings = {one.office_id: one for one in campaign.wordings.all()}
    kinds = list(campaign.document_kinds.all())
    return [letter_to(one, campaign, read, wordings.get(one.office.pk), kinds) for one in facts]


def letter_to(facts, campaign, read, wording, kinds):
    """The `CampaignLetter` of one office from its facts, the read text and its OfficeWording (or None)."""
    asks_for = wording.asks_for if wording else OfficeWording.AsksFor.WANTED
    suggested = suggested_ask(kinds, facts, asks_for)
    true = {"strategy_online"} if facts.strategy_online else set()
    needed = read.fields(true)
    values = fact_values(facts)
    words, wrong = word_values(facts, campaign, wording, suggested)
    values |= words
    found = [*office_problems(facts)]
    for name in needed:
        found += wrong.get(name) or gaps(name, values, facts, wording)
    content = None if found or read.flaws else content_of(facts, read, values, true)
    found = obstacles(content) if content else list(dict.fromkeys(found))
    return CampaignLetter(facts, wording, suggested, None if found else content, tuple(found), read.flaws)


def fact_values(facts):
    """What the records say for each of `FACTS`, as it stands there; "" where they say nothing."""
    return {
        "salutation": facts.holder.salutation if facts.holder else "",
        "vru": facts.unit.name if facts.unit else "",
        "area": facts.office.area.name,
    }


def word_values(facts, campaign, wording, suggested):
    """({each of `WORDS`: its Markdown}, {name: what is wrong with it}) for one office."""
    names_contact = bool(wording and wording.ask_names_contact)
    words = {
        "interest": wording.interest if wording else "",
        "ask": (wording and wording.ask) or suggested,
        "contact": "" if names_contact else campaign.contact,
    }
    plain = fact_values(facts)
    shown, wrong = {name: plain_markdown(plain[name]) for name in IN_WORDING}, {}
    for name, text in words.items():
        template = read_template(text.strip(), fields=IN_WORDING)
        problems = [f"in the {name}, {problem}" for problem in template.problems]
        problems += [gap for one in template.names if one in shown for gap in gaps(one, shown, facts, wording)]
        words[name] = "" if problems else fill(template, shown)
        wrong |= {name: problems} if problems else {}
    return words, wrong


def office_problems(facts):
    """What the records lack for any letter to this office on that day."""
    if not facts.office.is_open_on(facts.on):
        return ["the office is not open on the date of the letters"]
    found = []
    if facts.holder is None:
        found.append(f"nobody certainly in post ({facts.in_post[0].lower()}{facts.in_post[1:]})")
    if not facts.office.address.strip():
        found.append("no address")
    return found


def gaps(name, values, facts, wording):
    """Why the field `name` has nothing to say for this office, as a list of at most one sentence."""
    if values[name]:
        return []
    if name == "salutation" and facts.holder is None:
        return []  # said already: nobody is in post
    if name == "contact" and wording and wording.ask_names_contact:
        return []
    if name == "vru" and len(facts.units) > 1:
        names = " or ".join(unit.name for unit in facts.units)
        return [f"not certain which violence reduction unit: {names}. Write its name in place of ((vru))"]
    return [MISSING[name]]


def content_of(facts, read, values, true):
    """The `LetterContent` of one office; the text has no flaws and no value is missing."""
    holder, office = facts.holder, facts.office
    body = values | {name: plain_markdown(values[name]) for name in FACTS}
    lines = (holder.name, holder.style, office.name, *office.address_lines)
    return LetterContent(
        dated=facts.on,
        addressee_lines=tuple(line for line in lines if line),
        salutation=fill(read.opening, values),
        subject=fill(read.subject, values),
        body=fill(read.body, body, true),
        closing=read.text.closing,
        reference=DRAFT,
        language=read.text.language,
        sender_role=SENDER_ROLE,
        sender_address=SENDER_ADDRESS,
        sample=office.area.is_fictional,
    )
