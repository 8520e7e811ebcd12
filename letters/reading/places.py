"""The police area and the violence reduction unit that a letter names."""

from collections import Counter

from .patterns import pattern

# The 43 territorial forces of England and Wales: Police Act 1996, Schedule 1, the Metropolitan Police and the City.
_areas = (
    "Avon and Somerset|Bedfordshire|Cambridgeshire|Cheshire|City of London|Cleveland|Cumbria|Derbyshire"
    "|Devon & Cornwall|Dorset|Durham|Dyfed-Powys|Essex|Gloucestershire|Greater Manchester|Gwent|Hampshire"
    "|Hertfordshire|Humberside|Kent|Lancashire|Leicestershire|Lincolnshire|Merseyside|Metropolitan Police|Norfolk"
    "|North Wales|North Yorkshire|Northamptonshire|Northumbria|Nottinghamshire|South Wales|South Yorkshire"
    "|Staffordshire|Suffolk|Surrey|Sussex|Thames Valley|Warwickshire|West Mercia|West Midlands|West Yorkshire"
    "|Wiltshire"
)
OTHER_NAMES = {
    "london": "Metropolitan Police",
    "the metropolis": "Metropolitan Police",
    "metropolitan": "Metropolitan Police",
    "hampshire and isle of wight": "Hampshire",
    "hampshire and the isle of wight": "Hampshire",
    "avon & somerset": "Avon and Somerset",
    "devon and cornwall": "Devon & Cornwall",
    "de cymru": "South Wales",
    "gogledd cymru": "North Wales",
    "dyfed powys": "Dyfed-Powys",
    "devon, cornwall and the isles of scilly": "Devon & Cornwall",
}
KNOWN = {area.lower(): area for area in _areas.split("|")} | OTHER_NAMES
CRIME = r"(?:(?:Police|PFCC|PCC),?\s(?:Fire\s)?(?:and\s|&\s)?(?:Fire\s)?,?(?:and\s|&\s)?Crime\sCommissioner)"
FOR_AREA = pattern(rf"{CRIME},?(?:\s(?:for|of))?\s(?!and\b|for\b)(.{{3,60}})$")
OF_AREA = pattern(rf"^(?:The\s)?(?:Acting\s|Deputy\s)?(?:Office of the\s)?(.{{3,60}}?)\s(?:Office of the\s)?{CRIME}$")
MAYOR_OF = pattern(r"\bMayor of ((?:West Yorkshire|South Yorkshire|Greater Manchester|London))\b")
FORCE = pattern(r"^(?:Chief Constable(?: of|,)?\s)?(.{3,60}?)\s(?:Constabulary|Police(?: Service)?)$")
WELSH_AREA = pattern(r"\b(?:Throseddu|Heddlu)\s(?:ar gyfer\s)?((?:Dyfed.Powys|De Cymru|Gogledd Cymru|Gwent))$")
_word = r"[A-ZŴŶ][\w'’-]{1,30}"
VRU = pattern(
    rf"\b((?:{_word}\s(?:(?:and|&)\s)?){{1,6}}(?:VRU|VRN|VRP|VERU|VVU|Violence Reduction (?:Unit|Network|Partnership)"
    r"|Violence Prevention (?:Unit|Partnership)|Violence and Vulnerability Unit"
    r"|Violence and Exploitation Reduction Unit|Violence Prevention and Reduction (?:Unit|Partnership)))\b(?!s)"
)
LEADING = pattern(r"^(?:(?:The|Your|Our|My|This|That|And|In|For|With|As|If|When|How|Since|While|Both|Having)\s){1,4}")
UNIT_WORDS = pattern(r"\s(?:VRU|VRN|VRP|VERU|VVU|Violence)\b.{0,60}$")


def area_of(addressee, vru):
    """(police area or None, warnings): from the style or body written to, else from the unit named."""
    printed = (addressee.style, addressee.organisation) if addressee else ()
    lines = [line for words in printed if words for line in words.split(" / ")]
    named = next((area for area in map(_area_in, lines) if area), None)
    of_unit = KNOWN.get(UNIT_WORDS.sub("", vru).lower()) if vru else None
    if named and of_unit and named != of_unit:
        return named, [f"The letter is addressed to {named} but speaks of the {vru}."]
    return named or of_unit, []


def _area_in(line):
    """The plain name of the area in a style or a body's name, or None; a name we do not know stays as printed."""
    for form in (MAYOR_OF, FOR_AREA, WELSH_AREA, OF_AREA, FORCE):
        match = form.search(line)
        if match:
            area = match[1].strip(" ,.")
            return None if area.lower() in ("the", "british transport") else KNOWN.get(area.lower(), area)
    return None


def vru_of(body):
    """(the unit's name as printed or None, warnings); a body that names several units names none for sure."""
    names = [LEADING.sub("", " ".join(match[1].split())) for match in VRU.finditer(body)]
    names = [name for name in names if UNIT_WORDS.sub("", f" {name}").strip()]
    if not names:
        return None, []
    counted = Counter(UNIT_WORDS.sub("", name).lower() for name in names)
    if len(counted) > 1:
        units = ", ".join(f"“{name}”" for name in dict.fromkeys(names))
        return None, [f"The letter names several violence reduction units: {units}."]
    return names[0], []
