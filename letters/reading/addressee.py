"""Which lines name the person written to, and what each of them is."""

from .head import SENT_TO, Group, Head
from .patterns import pattern
from .postcodes import at_end_of
from .postcodes import read as read_postcode
from .values import Addressee
from .words import MANY, RANKED, TITLES, is_organisation, is_person, is_role, name_and_role

ROLE_THEN_BODY = pattern(r"^([^,]{3,80}),\s{1,3}([^,]{4,120})$")
GREETED = pattern(
    rf"^(?:Annwyl|Dear|My [Dd]ear|DEAR)\s(?:(?:{TITLES}|Commissioner|Chief Constable"
    rf"|Minister)\.?\s)*",
    0,
)
BILINGUAL = pattern(r"\b(?:Comisiynydd|Swyddfa|Heddlu|Prif Gwnstabl|Gweinidog|Maer|Prif Weithredwr|Cyngor)\b")
FOR_ATTENTION = pattern(r"^(?:to|at|for the attention of|f\.?a\.?o\.?|attn)\b\.?\s{0,3}:?\s{1,3}", 2)
SEVERAL = pattern(
    r"\b(?:Commissioners|Constables|Colleagues|colleagues|Chief Executives|Leaders|Ministers|Mayors|all|All)\b"
)


def choose(head: Head, salutation, signed):
    """(the addressee's group or None, the groups of the sender) of a head.

    `signed` are the lines of the signature: a group that names its person or office is the sender's.
    """
    greeted = _greeted_words(salutation)
    head.groups = [part for group in head.groups for part in _split_at_greeted(group, greeted)]
    groups = [group for group in head.groups if group.lines]
    named = [group for group in groups if greeted & _tokens(group.lines[0]) and not _signs(group, signed)]
    others = [group for group in groups if not _signs(group, signed) and not group.contact]
    chosen = (named or others or [None])[-1]
    chosen = _with_its_name(chosen, groups, signed) if chosen and not named else chosen
    return chosen, [group for group in head.groups if group is not chosen]


def _split_at_greeted(group, greeted):
    """A group in which the person greeted stands below other lines made two: no blank line told them apart."""
    at = next((i for i, line in enumerate(group.lines) if i and is_person(line) and greeted & _tokens(line)), None)
    if at is None:
        return [group]
    return [Group(group.lines[:at], group.contact), Group(group.lines[at:])]


def _with_its_name(group, groups, signed):
    """The group, with the one above it when that is the name and this the address."""
    at = groups.index(group)
    above = groups[at - 1] if at else None
    starts = group.lines[0]
    if not above or above.has_postcode or above.contact or _signs(above, signed):
        return group
    if is_person(starts) or is_role(starts) or MANY.match(starts):
        return group
    group.lines = above.lines + group.lines
    above.lines = []
    return group


def _greeted_words(salutation):
    return _tokens(GREETED.sub("", salutation)) - {"sir", "madam", "all"} if salutation else set()


def _tokens(words):
    return {word.strip(",.").lower() for word in words.split() if len(word) > 2 and word[:1].isupper()}


def _signs(group, signed):
    """Whether a group holds the name or the office under which the letter is signed."""
    lines = {line.lower() for line in group.lines}
    starts = " ".join(group.lines[:3]).lower()
    return any(mark.lower() in lines or starts.startswith(mark.lower()) for mark in signed)


def read(group):
    """(`Addressee`, warnings) from the lines of its group."""
    lines = [FOR_ATTENTION.sub("", SENT_TO.sub("", line)) or line for line in _unfolded(group.lines)]
    many = MANY.match(group.lines[0])
    if many:
        return _broadcast(many[1], lines[1:])
    lines, written = _without_postcode(lines)
    postcode, warnings = read_postcode(written) if written else (None, [])
    name, style, organisation, address = _sorted_lines(lines)
    values = Addressee(name, style, organisation, address or None, postcode, written)
    return values, warnings + list(_missing(values))


def _broadcast(words, rest):
    warnings = [f"The letter is addressed to many (“{words}”): no single person or office is named."]
    return Addressee(style=words, address=rest or None), warnings


def _unfolded(lines):
    """Lines with "Name, Office held" on one of them made two."""
    out = []
    for line in lines:
        at_start = len(out) < 2
        named = name_and_role(line) if not out else None
        ranked = RANKED.match(line) if not out else None
        if ranked:
            out += [ranked[2], ranked[1]]
        elif at_start and (held := ROLE_THEN_BODY.match(line)) and is_role(held[1]) and is_organisation(held[2]):
            out += [held[1], held[2]]
        elif named:
            out += named
        else:
            out.append(line)
    return [line.strip(" ,") for line in out]


def _without_postcode(lines):
    for at in range(len(lines) - 1, -1, -1):
        rest, written = at_end_of(lines[at])
        if written:
            return [*lines[:at], *([rest] if rest else []), *lines[at + 1 :]], written
    return lines, None


def _sorted_lines(lines):
    """(name, style, organisation, address lines); two languages of one thing are joined by a stroke."""
    name = lines[0] if lines and is_person(lines[0]) else None
    styles, organisations, rest = [], [], lines[1:] if name else list(lines)
    while rest:
        if is_role(rest[0]) and not organisations and _fits(styles, rest[0]):
            styles.append(rest.pop(0))
        elif is_organisation(rest[0]) and _fits(organisations, rest[0]):
            organisations.append(rest.pop(0))
        else:
            break
    return name, " / ".join(styles) or None, " / ".join(organisations) or None, rest


def _fits(taken, line):
    """One line of a kind, or a second in the other language."""
    return not taken or (len(taken) == 1 and bool(BILINGUAL.search(taken[0])) != bool(BILINGUAL.search(line)))


def _missing(values):
    if not values.name:
        yield "The addressee's name is missing."
    if not values.address:
        yield "The addressee's address is missing."
    elif not values.postcode_as_written:
        yield "The addressee's postcode is missing."


def speaks_to_several(salutation):
    """Whether a salutation greets more than one person."""
    return bool(salutation and SEVERAL.search(salutation))
