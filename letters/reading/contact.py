"""The person whom a letter names for answers and questions."""

from .head import EMAIL
from .patterns import pattern
from .values import Contact
from .words import IS_PERSON, NAME_WORD, TITLES

CUE = pattern(
    r"\b(?:contact(?:ed|ing)?|co-?ordinat\w{1,6}|reached|get in touch|queries|questions"
    r"|respond to"
    r"|responses? (?:to|should)|repl(?:y|ies) (?:to|should)|send (?:it|them|these|this|your \w{1,20}) to"
    r"|send\b[^.]{0,300}\bto|e-?mail(?:ing)?|point of contact|liaise with)\b",
    2,
)
A_NAME = rf"(?:(?:{TITLES})\s)?{NAME_WORD}(?:\s(?:{NAME_WORD}|[A-Z]\.?)){{1,3}}"
NAME_ROLE = pattern(
    rf"\b({A_NAME}),?\s(?:\((?:the\s|my\s|our\s)?([^()]{{3,80}})\)|(?:who is\s|is\s)?"
    r"(?:the|my|our|an?)\s([^,.;]{3,80}?)"
    r"(?=,|\s(?:within|in|at|of|from|for)\s(?:my|our|the|this)\b|\s(?:will|who|can|is|may|on|via)\b|\.))"
)
ROLE_NAME = pattern(rf"\b(?:my|our|the)\s((?:(?!\b(?:my|our|the)\b)[^,.;]){{3,80}}?),?\s({A_NAME})\b")
NAME_TITLE = pattern(rf"\b({A_NAME}),\s([A-Z][^,.;]{{2,60}}?)(?=,?\s(?:at|on|who|via|by|in|within|can|will)\b)")
ONLY_NAME = pattern(
    rf"\b(?:[Cc]ontact|[Ee]-?mail|to|with|by|[Ll]iaise with|[Cc]ontacting"
    rf"|[Ee]-?mailing)\s({A_NAME})\b"
)
NOT_NAMES = pattern(
    r"\b(?:Police|Crime|Commissioner|Office|Unit|Network|Partnership|Violence|Reduction|Strategy|Slavery|Act"
    r"|Home|Problem"
    r"|Profile|Response|Public|Health|England|Council|Plan|Victims|Need|Needs|Strategic|Government|Team|Private"
    r"|If|You|The)\b"
)


def contact_in(sentences):
    """The `Contact` of the first sentence that offers one, or None."""
    for sentence in sentences:
        if not CUE.search(sentence):
            continue
        email = EMAIL.search(sentence)
        name, role = _person(sentence)
        if email or (name and role):
            return Contact(name, role, email and email[0].rstrip("."))
    return None


def _person(sentence):
    """(name, role) of the person named as contact; (None, None) without a name."""
    for form, name_at, roles_at in ((NAME_ROLE, 1, (2, 3)), (NAME_TITLE, 1, (2,)), (ROLE_NAME, 2, (1,))):
        for match in form.finditer(sentence):
            if _is_name(match[name_at]):
                return match[name_at], next(match[at] for at in roles_at if match[at]).strip(" ,")
    match = ONLY_NAME.search(sentence)
    return (match[1], None) if match and _is_name(match[1]) else (None, None)


def _is_name(words):
    return bool(IS_PERSON.match(words)) and not NOT_NAMES.search(words)
