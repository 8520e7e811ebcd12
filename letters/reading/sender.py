"""Who writes: from the letterhead, and from the signature."""

from .head import EMAIL, PHONE, kind_of
from .marks import plain
from .pages import BREAK
from .patterns import pattern
from .values import Sender
from .words import ROLE, is_organisation, is_person, is_role, name_and_role

ENDS_SIGNATURE = pattern(r"^(?:c\.?c\b|copy|copied|enc|encl|p\.?s\b|attach|copi|amg)", 2)
LOOKS_DEBRIS = pattern(r"^(?:[^\w]{1,6}|[a-z]{1,3}|[A-Za-z]{1,2}[^\w\s]?)$")
FIRST_FIGURE = pattern(r"\s(?=[0-9]{1,4}(?:st|nd|rd|th)?\b)")


def signature(tail):
    """(the lines of the signature, its debris, the lines after it) below the closing.

    The first page turn, footnote, copy list or, after some lines, e-mail address ends it.
    """
    signed, debris, shown = [], [], [(line, plain(line).strip(" \t#*_")) for line in tail]
    for at, (line, words) in enumerate(shown):
        if line.strip(" \t") == BREAK or "\ue003" in line[:3] or ENDS_SIGNATURE.match(words) or len(signed) == 6:
            return signed, debris, [rest for _, rest in shown[at:] if rest]
        if LOOKS_DEBRIS.match(words):
            debris.append(words)
        elif words and len(words) > 90:
            return signed, debris, [rest for _, rest in shown[at:] if rest]
        elif words:
            signed.append(words)
    return signed, debris, []


def read(groups, signed):
    """The `Sender` in the head's remaining groups and the signature's lines, or None."""
    lines = _unwrapped([line for group in groups for line in group.lines], signed)
    contact = " ".join(line for group in groups for line in group.contact)
    contact += " " + " ".join(line for line in signed if kind_of(line) == "contact")
    name, role, address = _from_letterhead(lines, signed)
    email, phone = EMAIL.search(contact), PHONE.search(contact)
    signs = [part for line in signed for part in (name_and_role(line) or [line])]
    signer, office = _signer(signs)
    values = Sender(
        name=name or signer,
        role=role or office,
        address=address,
        phone=phone and phone[1],
        email=email and email[0],
    )
    return values if values != Sender() else None


def _unwrapped(lines, signed):
    """Lines of which two that together are a line of the signature are made one: a narrow letterhead wraps."""
    out = []
    for line in lines:
        if out and f"{out[-1]} {line}" in signed:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


def _signer(lines):
    """(name, office) of the first signatory: an office below another's name is not the first one's."""
    at = next((i for i, line in enumerate(lines) if is_person(line)), None)
    if at is None:
        return None, next((line for line in lines if is_role(line)), None)
    below = next((i for i, line in enumerate(lines) if i > at and is_person(line)), len(lines))
    return lines[at], next((line for line in lines[at + 1 : below] if ROLE.search(line)), None)


def _from_letterhead(lines, signed):
    """(name, role, address) of the letterhead; each None where it has none."""
    name = next((line for line in lines[:1] if is_person(line)), None)
    role, rest = None, []
    for line in (line for line in lines if line != name):
        printed_role, address = _role_and_address(line, signed) if role is None else (None, line)
        role = role or printed_role
        rest += [address] if address else []
    if not (name or role or any(is_organisation(line) for line in rest)):
        return None, None, None
    return name, role, ", ".join(rest) or None


def _role_and_address(line, signed):
    """A letterhead's line cut after its office: one line may hold both ("… Commissioner 5th Floor, Globe House")."""
    for mark in signed:
        if is_role(mark) and line.startswith(mark):
            return mark, line[len(mark) :].strip(" ,") or None
    if not is_role(line):
        return None, line
    head, *rest = FIRST_FIGURE.split(line, maxsplit=1)
    return (head.strip(" ,"), rest[0]) if rest and is_role(head) else (line, None)
