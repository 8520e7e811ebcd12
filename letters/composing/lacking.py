"""What keeps a letter of a campaign from being made, as parts of sentences that follow the office's name."""

from letters.composing.read_texts import WELSH
from letters.models import Letter

MISSING = {
    "salutation": "no salutation",
    "vru": "no violence reduction unit",
    "interest": "no interest paragraph",
    "ask": "no ask",
    "contact": "nobody to contact (write it on the campaign)",
}
MISSING_IN_WELSH = MISSING | {
    "area": "no Welsh name of the area",
    "interest": "no Welsh interest paragraph",
    "ask": "no Welsh ask",
    "contact": "nobody to contact in Welsh (write it on the campaign)",
}
NO_WELSH_TEXT = "no letter text in Welsh"


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


def gaps(name, values, facts, wording, language):
    """Why the field `name` has nothing to say for this office, as a list of at most one sentence."""
    if values[name]:
        return []
    if name == "salutation" and facts.holder is None:
        return []  # said already: nobody is in post
    if name == "contact" and wording and wording.ask_names_contact:
        return []
    if name == "vru" and facts.units:
        return [no_name_of_unit(facts)]
    return [(MISSING_IN_WELSH if language == WELSH else MISSING)[name]]


def no_name_of_unit(facts):
    """Why an area with a unit or several has no name for ((vru)); in English every unit has one."""
    if len(facts.units) > 1:
        names = " or ".join(unit.name for unit in facts.units)
        return f"not certain which violence reduction unit: {names}. Write its name in place of ((vru))"
    return "no Welsh name of the violence reduction unit. Write it in place of ((vru))"


def misfits(facts, content):
    """What of `content` (a LetterContent) is too long for the record of a letter, as a list of sentences."""
    parts = {
        "salutation": content.salutation,
        "closing": content.closing,
        "addressee_name": facts.holder.name,
        "addressee_style": facts.holder.style,
        "addressee_organisation": facts.office.name,
        "addressee_postcode": facts.office.postcode,
    }
    longest = {name: Letter._meta.get_field(name).max_length for name in parts}
    return [
        f"the {name.replace('_', '’s ').replace('organisation', 'office')} is longer than {longest[name]} characters"
        for name, text in parts.items()
        if len(text) > longest[name]
    ]
