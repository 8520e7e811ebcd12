"""The words by which a line of an address tells what it is."""

from .patterns import pattern

TITLES = (
    "The Rt Hon|The Right Honourable|Rt Hon|Right Honourable|The Hon|Hon|Sir|Dame|Lord|Lady|Baroness|Baron|Mr|Mrs"
    "|Ms|Miss|Mx|Dr|Professor|Prof|Rev|The Rev|Councillor|Cllr|Alderman|Ald|Yr Athro|Arglwydd|Y Gwir Anrhydeddus"
    "|Cynghorydd|Y Cynghorydd|Bishop"
)
POST_NOMINALS = (
    "OBE|MBE|CBE|DBE|KBE|QPM|KPM|QC|KC|MP|MS|AM|JP|DL|CB|KCB|DCB|BEM|PC|GBE|CMG|QFSM|MSP|TD|VR|QAM|MSc|BA|PhD"
)
RANKS = "Chief Constable|Deputy Chief Constable|Assistant Chief Constable|Commissioner|Chief Superintendent|Mayor"
NAME_WORD = r"[A-ZÀ-ÞŴŶ][\w'’-]{1,30}"
PERSON = (
    rf"(?:(?:{TITLES})\.?\s){{0,3}}(?:{NAME_WORD}|[A-Z]\.?)(?:\s(?:{NAME_WORD}|[A-Z]\.?|ap|ab|de|van|von)){{1,4}}"
    rf"(?:,?\s(?:{POST_NOMINALS})){{0,6}}"
)
IS_PERSON = pattern(rf"^{PERSON}$")
IS_TITLED = pattern(rf"^(?:{TITLES})\.?\s{NAME_WORD}(?:\sof\s{NAME_WORD})?(?:,?\s(?:{POST_NOMINALS})){{0,6}}$")
RANKED = pattern(rf"^({RANKS})\s({PERSON})$")
ROLE = pattern(
    r"\b(?:Commissioners?|Mayors?|Ministers?|Secretary|Constables?|Chair|Chairman|Chairwoman|Chairperson"
    r"|Chief Executives?|Directors?|Head of|Ombudsman|Officers?|Leaders?|Inspector|Superintendents?|President"
    r"|Manager|Lead|Advis[eo]r|Governor|Clerk|Solicitor|Attorney General|Comisiynydd|Prif Gwnstabl|Gweinidog"
    r"|Prif Weithredwr|Maer|Dirprwy Faer|Cadeirydd|Cyfarwyddwr|Coroner|Principal|Superintendent)\b"
)
ORGANISATION = pattern(
    r"^(?:The )?(?:Office|Swyddfa|Department|Ministry|Home Office|Cabinet Office|Association|College of|National"
    r"|Crown Prosecution|House of (?:Commons|Lords)|HM |Her Majesty|His Majesty|Mayor's Office|Adran|Cymdeithas)\b"
    r"|\bOffice of the\b|\bSwyddfa\b"
    r"|\b(?:Constabulary|Council|Authority|Police Service|Police|Service|Agency|Trust|Board|University"
    r"|Foundation|Ltd|Limited|Partnership|Network|Unit|Committee|Directorate|Office|Commission|Heddlu|Cyngor)$"
)
PLACE = pattern(
    r"^[0-9]|^PO Box|^Pencadlys|\b(?:Street|Road|Avenue|House|Headquarters|Square|Floor|Buildings?|Chambers|Centre"
    r"|Terrace|Quay|Station|Crescent|Heol|Ffordd|County Hall|Town Hall|City Hall|Business Park)$"
)  # not Lane, Park, Hall, Hill: people bear them as names
NAME_THEN_ROLE = pattern(r"^([^,]{3,80}),\s{1,3}(.{4,160})$")
MANY = pattern(r"^(?:To:?\s|At:?\s)?\s{0,3}((?:all|each|every|the [a-z]{3,8} [0-9]{1,2}|pob|bob)\b.{3,200})$", 2)


def is_person(line):
    """Whether a line reads as a person's name: no role, no organisation, no place in it."""
    if any(kind.search(line) for kind in (ROLE, ORGANISATION, PLACE)):
        return False
    return bool(IS_PERSON.match(line) or IS_TITLED.match(line))


def is_role(line):
    """Whether a line names an office somebody holds, and not the body that serves it."""
    return bool(ROLE.search(line)) and not is_organisation(line)


def is_organisation(line):
    """Whether a line names a body ("Office of the …", "Hampshire Constabulary")."""
    return bool(ORGANISATION.search(line)) and not PLACE.search(line)


def name_and_role(line):
    """[name, office held or body] of a line that holds both, a comma between them, or None."""
    match = NAME_THEN_ROLE.match(line)
    if match and is_person(match[1]) and (ROLE.search(match[2]) or is_organisation(match[2])):
        return [match[1], match[2]]
    return None
