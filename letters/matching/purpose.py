"""What a file seems to be for when it answers nothing: an invitation, a newsletter, a bill, a letter to"
" somebody else."""

from iasc_tracker.patterns import pattern

LARGEST = 12_000
LEAST = -150  # outweighs sender and names, and never a reference, which is looked for first

PURPOSES = [
    (
        "an invitation",
        r"save the date|requests? the pleasure of your company|you are (?:cordially |warmly )?invited|RSVP|r\.s\.v\.p"
        r"|(?:delighted|pleased|like) to invite you|book your place|register (?:for|your place)|tickets? (?:are|for)",
    ),
    (
        "a newsletter",
        r"unsubscribe|(?:our|this|the) mailing list|newsletter|(?:monthly|weekly|quarterly) (?:news |e-?)?bulletin"
        r"|update your preferences|(?:news|bulletin),? (?:-\s)?issue (?:no\.? )?[0-9]{1,4}|view (?:this"
        r" (?:e-?mail )?)?in (?:your|a) browser",
    ),
    (
        "a bill or an order",
        r"invoice (?:no|number|[0-9])|payment is due|amount due|total (?:due|payable)|remittance|purchase order"
        r"|bank details|sort code|VAT (?:no|number|reg)|(?:your|an) order (?:no|number|has)",
    ),
    (
        "a survey",
        r"(?:take|complete|fill in|return|in) (?:part in )?(?:our|the|this|a) (?:short |brief |online |public"
        r" )?(?:survey|questionnaire)"
        r"|have your say|public survey|the survey takes|question [1-9]\.\s.{10,200}\?\s{1,4}question [2-9]\.",
    ),
    (
        "a request for information",
        r"(?:under|pursuant to|by virtue of) the (?:freedom of information act|data protection act"
        r"|environmental information)"
        r".{0,120}\b(?:I|we) (?:would like|request|wish|am requesting|ask)|I (?:would like|wish) to (?:request"
        r"|make a request)"
        r".{0,80}under the|(?:freedom of information|subject access) (?:act [0-9]{4}\s{1,4}"
        r"|request).{0,300}\bplease (?:send|provide)"
        r"|you must answer within (?:20|twenty)",
    ),
    (
        "a press enquiry or release",
        r"for immediate release|press release|embargoed until|notes? (?:to|for) editors|I(?: am|['’]m) a"
        r" (?:journalist|reporter)"
        r"|media (?:enquiry|inquiry|request)|deadline for (?:comment|quotes)",
    ),
    (
        "a message of fraud",
        r"(?:confirm|verify|update) your (?:password|account|identity|mailbox)|mailbox (?:storage|quota|is)"
        r"|your account (?:will|has)"
        r"|click (?:the link|here) (?:below )?to (?:verify|confirm|avoid|keep)|lottery|you have won",
    ),
    (
        "an advertisement or an application",
        r"(?:we|our company) offers? (?:a range|you)|free (?:trial|quote|demo)|special offer|% off|curriculum"
        r" vitae|my CV"
        r"|apply for the (?:post|role|position)|work experience|vacanc(?:y|ies)|closing date for applications",
    ),
]
SIGNS = [(what, pattern(rf"\b(?:{words})", 2 | 16)) for what, words in PURPOSES]
# Titles of others whom people greet so; ours is the Anti-Slavery Commissioner.
OTHERS = pattern(
    r"(?m)^[ \t]{0,20}Dear (?:(?:Victims|Children|Domestic Abuse|Information|Biometrics|Older People|Equality|Traffic"
    r"|Electoral|Future Generations)\b[^\n]{0,40}Commissioner|Home Secretary|Minister|Secretary of State|Prime"
    r" Minister"
    r"|Chief Constable|Councillors?|Resident|Customer|Applicant|Candidate|Member|Parent|Subscriber|Head ?teacher"
    r"|Ombudsman|Editor|Supplier)",
    2,
)
# A reference that is none of ours, where ours should stand.
THEIR_REFERENCE = pattern(r"\byour ref(?:erence)?\b\.?\s?:?\s?([A-Z0-9][\w/.-]{3,30})", 2)
SPEAKS = pattern(
    r"\b(?:violence|profiles?|strateg\w{1,4}|needs assessments?|j?sna|slavery|iasc|exploitation|trafficking|progress"
    r"|updates?|your (?:\w+ )?(?:letter|question|request|correspondence|enquiry|query|e-?mail|deadline|office)\w{0,2}"
    r"|the (?:commissioner['’]?s|dame\w*) letter|(?:the|a|our|this) (?:re(?:ply|sponse)|letter|answers?"
    r"|documents?|papers|figures)"
    r"|you (?:asked|ask|requested|wrote|wanted|request)|re(?:ply|plies|sponse|spond|plying|ceipt|ceived|cvd)"
    r"|acknowledg\w{1,6}"
    r"|enclos\w{1,4}|attach\w{1,6}|as (?:promised|requested|discussed)|chas(?:er|ing|ed)|thank(?:s| you) for"
    r"|dame sara"
    r"|report(?:s|ing)?|plan|return|llythyr\w{0,2}|ymateb|VRU|VRP)\b",
    2,
)
NAMED_AS_OURS = pattern(r"IASC|anti-?slavery", 2)


def purpose_of(text):
    """The sentence that says what a `text` is for when it answers no letter; "" when nothing says so."""
    text = f"{text[:LARGEST]}\n{text[-2_000:] if len(text) > LARGEST else ''}"
    what = next((what for what, form in SIGNS if form.search(text)), "")
    if what:
        return f"It reads like {what}, which answers no letter."
    other = OTHERS.search(text)
    if other:
        return f"It begins “{other[0].strip()}”: it is for somebody else."
    return ""


def foreign_reference(text):
    """The reference that a `text` gives as the addressee's when it is none of ours; "" when it gives none."""
    found = THEIR_REFERENCE.search(text[:LARGEST])
    return found[1] if found and not NAMED_AS_OURS.search(found[1]) and any(map(str.isdigit, found[1])) else ""


def speaks_of_asked(text):
    """Whether any word of a `text` is of those with which a letter of ours is answered."""
    return bool(SPEAKS.search(text[:LARGEST]))
