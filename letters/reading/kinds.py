"""What a file of a reply seems to be, from its name, its headings and its words; every reason is said."""

from dataclasses import dataclass

from .patterns import pattern

LETTER, PROFILE, STRATEGY = "covering_letter", "problem_profile", "response_strategy"
UPDATE, OTHER = "progress_update", "enclosure"
MESSAGES = ("message/rfc822", "application/vnd.ms-outlook")
SHORT_LETTER, SHORT_NOTE = 15_000, 1_500
HEAD_LINES, HEAD_CHARACTERS = 40, 4_000
NAME_WEIGHT, TITLE_WEIGHT, LETTER_WEIGHT = 5, 6, 7

TITLES = [
    (
        OTHER,
        pattern(
            r"\b(?:agenda|minutes of|minutes|terms of reference|privacy notice|invitation|leaflet|poster"
            r"|biograph(?:y|ies)"
            r"|organi[sz]ation(?:al)? chart|structure chart|annual accounts|statement of accounts"
            r"|information sharing agreement"
            r"|data sharing agreement|invoice|newsletter|press release|decision notice|grant agreement"
            r"|contact list|job description"
            r"|survey|questionnaire|consultation (?:document|form|response)|save the date|invoice|booklet"
            r"|brochure|application form"
            r"|freedom of information|logo|photo(?:graph)?|img|presentation slides)\b",
            2,
        ),
    ),
    (
        UPDATE,
        pattern(
            r"\b(?:(?:progress|quarterly|annual|mid[- ]?year|interim|end of year|six[- ]month|performance"
            r"|delivery|evaluation|highlight"
            r"|monitoring|impact|closure)\s?(?:and \w{3,15} )?(?:update|report|review|summary|return|bulletin"
            r"|monitoring)s?"
            r"|report on progress|progress (?:against|on|to date|note|made)|update (?:on|report|paper|note"
            r"|to the)|updates?"
            r"|progress|evaluation|q[1-4]|quarter [1-4]|monitoring return|dashboard|adroddiad cynnydd"
            r"|diweddariad|cynnydd"
            r"|the (?:first|second|third) (?:year|six months)|year (?:one|two|1|2) (?:report|review))\b",
            2,
        ),
    ),
    (
        PROFILE,
        pattern(
            r"\b(?:problem[- ]?profile|needs[- ]?(?:assess\w{0,5}|profile|analysis)|strategic assessment|sna"
            r"|crime profile|jsna|violence\b[\w ]{0,40}:? ?(?:a )?(?:problem )?profile|violence needs"
            r"|violence profile|profile of (?:serious )?violence|strategic needs|hotspot analysis"
            r"|problem analysis|analytical profile"
            r"|(?:area|county|local) profile|pp|asesiad o anghenion|asesiad anghenion|proffil problem\w{0,3})\b",
            2,
        ),
    ),
    (
        STRATEGY,
        pattern(
            r"\b(?:strateg(?:y|ies)|response (?:plan|strat\w{0,6})|delivery plan|action plan"
            r"|(?:violence )?(?:reduction|prevention) (?:plan|framework)"
            r"|strategic (?:plan|framework|priorities)|theory of change|strategaeth|cynllun ymateb|cynllun"
            r" cyflawni)\b",
            2,
        ),
    ),
]
INFORMED = pattern(
    r"\b(?:informed by|based on|following|arising|to inform|in support of|underpinning|underpinned|derived from"
    r"|from the)\b",
    2,
)
COVER = pattern(
    r"\b(?:cover(?:ing)?|letter|ltr|llythyr|repl(?:y|ies)|response to (?:the )?(?:iasc|your|anti|commissioner"
    r"|letter|dame|sara)|response letter|re iasc)\b",
    2,
)
SALUTATION = pattern(r"(?m)^[ \t>]{0,8}(?:Dear|Annwyl)\s[A-ZÀ-ÞŴŶ][^\n]{1,60}$")
CLOSING = pattern(
    r"(?m)^[ \t]{0,8}(?:Yours (?:sincerely|faithfully|truly|ever)|(?:With )?(?:kind(?:est)?|best"
    r"|warm) (?:regards|wishes)|Regards|Yn gywir"
    r"|Cofion)\b",
    2,
)
CONTENTS = pattern(r"(?m)^\s{0,6}(?:(?:table of )?contents|executive summary|cynnwys)\s{0,4}:?\s{0,3}$", 2)
VOCABULARY = {
    PROFILE: pattern(
        r"\b(?:hot ?spots?|prevalence|per 1,000|per thousand|population|demographics?|deprivation|cohorts?"
        r"|recorded (?:crime|offences)|risk factors"
        r"|wards?|lsoas?|a&e|hospital admissions|victims? (?:were|are) |perpetrators|offenders (?:were|are)"
        r"|data (?:sources?|gaps?)|age group)\b",
        2,
    ),
    STRATEGY: pattern(
        r"\b(?:our vision|vision|priorit(?:y|ies)|objectives?|strategic aims?|outcomes framework"
        r"|public health approach|we will (?:work|commission|develop|focus)"
        r"|governance|theory of change|over the next (?:two|three|five) years|ambition|principles)\b",
        2,
    ),
    UPDATE: pattern(
        r"\b(?:to date|on track|since (?:april|march|january|july|october|september)|milestones?|quarter|rag"
        r"|completed|spend|delivered|has (?:now )?been (?:launched|recruited|established)"
        r"|next steps|have (?:now )?(?:reached|engaged|trained)|young people (?:supported|reached|engaged)"
        r"|in this period|progress)\b",
        2,
    ),
}
WORD_SPLIT = pattern(r"[_\W]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")


@dataclass(frozen=True)
class KindGuess:
    """The `kind` (a value of Document.Kind) that a file seems to be, how much speaks for it, and the `reasons`."""

    kind: str
    score: int
    reasons: tuple[str, ...]


# A letter without "Dear …": it thanks, acknowledges or promises in the first person, to somebody who wrote before.
SPEAKS_TO = pattern(
    r"\b(?:your (?:\w+ )?(?:letter|reference|ref|correspondence|request|e-?mail|enquiry|question)s?|the (?:\w+"
    r" ){0,3}commissioner['’]?s?"
    r" (?:letter|request)|thank(?:s| you) for|further to|in (?:reply|response) to (?:your|the)|you (?:asked"
    r"|requested|wrote))\b",
    2,
)
IN_PERSON = pattern(r"\b(?:I|we|my|our|us|me|you|your)\b", 2)


def kind_of(opened, name):
    """The `KindGuess` of a file called `name` that was opened (an `Opened`), or None was when `opened` is None."""
    if opened is not None and opened.media_type in MESSAGES:
        return KindGuess(LETTER, 10, ("It is a message: its own words are the covering letter.",))
    points = {kind: [] for kind in (LETTER, PROFILE, STRATEGY, UPDATE, OTHER)}
    _by_name(points, name)
    if opened is not None:
        text = opened.own_text or opened.text
        _by_letter(points, text, opened.pages)
        _by_titles(points, opened, text)
        _by_vocabulary(points, text)
    best = max(points, key=lambda kind: sum(weight for weight, _ in points[kind]))
    score = sum(weight for weight, _ in points[best])
    if not score:
        return KindGuess(OTHER, 0, ("Nothing in its name or words says what it is.",))
    return KindGuess(best, score, tuple(reason for _, reason in points[best]))


def _title_kind(words):
    """(kind, matched words) of the document that a title names, or None; what it rests on does not count."""
    cut = INFORMED.search(words)
    words = words[: cut.start()] if cut and cut.start() > 3 else words
    found = [(form.search(words), kind) for kind, form in TITLES]
    found = [(match, kind) for match, kind in found if match]
    for match, kind in found:  # an agenda or an update of a strategy is an agenda or an update
        if kind in (OTHER, UPDATE):
            return kind, match[0]
    return min(((kind, match[0], match.start()) for match, kind in found), key=lambda one: one[2], default=None)


def _by_name(points, name):
    words = " ".join(WORD_SPLIT.sub(" ", name.rpartition(".")[0] or name).split())
    if COVER.search(words):
        points[LETTER].append((NAME_WEIGHT + 1, f"Its name says “{COVER.search(words)[0]}”."))
        return
    named = _title_kind(words)
    if named:
        points[named[0]].append((NAME_WEIGHT, f"Its name says “{named[1]}”."))


def _by_letter(points, text, pages):
    greeting = SALUTATION.search(text[:HEAD_CHARACTERS])
    if greeting is None and len(text) <= SHORT_NOTE:
        _by_note(points, text)
    if greeting is None or len(text) > SHORT_LETTER * 2 or CONTENTS.search(text[:HEAD_CHARACTERS]):
        return
    short = len(text) <= SHORT_LETTER and (pages or 1) <= 6
    points[LETTER].append((LETTER_WEIGHT if short else 3, f"It begins “{greeting[0].strip()}”."))
    closing = CLOSING.search(text, greeting.end())
    if closing:
        points[LETTER].append((LETTER_WEIGHT - 1 if short else 2, f"It ends “{closing[0].strip()}”."))


def _by_note(points, text):
    """A short note that speaks to us of our letter, without salutation: a fax, a web form, a compliments slip."""
    spoken = SPEAKS_TO.search(text)
    if spoken and IN_PERSON.search(text):
        points[LETTER].append((LETTER_WEIGHT, f"It speaks to us: “{spoken[0]}”."))


def _by_titles(points, opened, text):
    """The first title-like lines; the first of all counts most, since later ones may name what it rests on."""
    head = [line.strip() for line in text[:HEAD_CHARACTERS].split("\n") if line.strip()][:HEAD_LINES]
    titles = [*opened.headings[:5], opened.subject, *(line for line in head if _is_title(line))]
    weight = TITLE_WEIGHT
    for title in filter(None, titles):
        named = _title_kind(title[:160])
        if named and weight:
            points[named[0]].append((weight, f"A heading says “{named[1]}”."))
            weight = max(0, weight - 4)


def _is_title(line):
    return 3 < len(line) <= 110 and not line.endswith((".", ",", ";")) and len(line.split()) <= 16


def _by_vocabulary(points, text):
    counts = {kind: len({match.lower() for match in form.findall(text[:100_000])}) for kind, form in VOCABULARY.items()}
    kind = max(counts, key=counts.get)
    if counts[kind] >= 3:
        points[kind].append((min(4, counts[kind] - 1), f"It uses {counts[kind]} words that such documents use."))
