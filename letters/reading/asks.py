"""What a letter asks for, and what it notes is public already."""

from .patterns import pattern
from .values import Requested

_verbs = (
    "share|send|provide|supply|forward|submit|let me have|let us have|furnish|disclose|return|make available"
    "|pass on|give|e-?mail"
)
ASKS = pattern(
    r"\b(?:(?:I|we)(?:\s(?:would|should|shall))?(?:\s(?:therefore|also|very much|greatly|now|further))?"
    r"\s(?:therefore\s)?(?:be\s)?(?:most\s|very\s|extremely\s)?(?:grateful|obliged|thankful|appreciate|welcome"
    r"|request|ask|like to (?:see|receive|have|request|ask)|invite|seek|am seeking|am asking|am requesting|require"
    r"|need|look forward to receiving)"
    rf"|(?:write|writing) to (?:you to )?(?:ask|request|seek|invite)"
    rf"|grateful (?:if|to receive)|please(?:\s(?:could|would|can) you)?\s(?:also\s)?(?:kindly\s)?(?:{_verbs})"
    rf"|(?:could|would|can|will) you\s(?:also\s)?(?:please\s|kindly\s)?(?:{_verbs})|kindly\s(?:{_verbs}))\b",
    2,
)
NOT_ASKED = pattern(
    r"\b(?:no need|do not need|don't need|need not|not asking|do not ask|not request|other than|except|apart from"
    r"|rather than|but not|already (?:have|hold|received|seen)"
    r"|for (?:sharing|sending|providing)|that you (?:shared|sent))\b",
    2,
)
NEVER = pattern(r"\b(?:no need|not need|don't need|need not|not asking|not ask|not requesting|not require)\b", 2)
IF_ANY = pattern(
    r"\b(?:if|should)\s(?:you\s(?:have|hold|hav)|there\s(?:is|are|be))\s"
    r"((?:(?!(?:if|should)\s(?:you|there)\b).){3,400}?)(?:,|\s(?:please|kindly|I|we|do|then)\b)",
    2,
)
OPTIONAL = pattern(
    r"\b(?:if (?:you (?:have|hold|wish|so wish)|there (?:is|are)|available|one exists|they exist|it exists|held|any)"
    r"|should you (?:have|wish)|where (?:available|you have|these exist|it exists)"
    r"|you (?:may|might) (?:also )?(?:wish|like))\b",
    2,
)
_profile = r"(?:strategic needs assessments?|problem profiles?|needs assessments?|needs profiles?)"
PROFILE = pattern(
    rf"\b(?:(?:violence|serious violence|VRU|local|latest|current)\s){{0,3}}{_profile}"
    rf"(?:\s?(?:/|or|and/or)\s?(?:your\s|a\s)?{_profile})?(?:\s?\((?:SNA|PP)\))?",
    2,
)
STRATEGY = pattern(
    r"\b(?:(?:serious violence|violence reduction|violence prevention|local|latest|current)\s){0,3}"
    r"(?:response strateg(?:y|ies)|(?<=violence )strateg(?:y|ies)|(?<=reduction )strateg(?:y|ies)"
    r"|(?<=prevention )strateg(?:y|ies)|response plans?)\b",
    2,
)
# What something is of or about, word by word up to where the next thing begins; the pattern never goes back.
_next_thing = r"and\s(?:your|a|an|any|the)\b|as well as\b|(?:by|before|no later than)\s[0-9]"
UPDATE = pattern(
    r"\b(?:(?:any|an|a|some|further|recent|latest|regular|brief|short|written|relevant|additional|your|the"
    r"|other|annual)\s){0,4}"
    r"(?:(?:progress\s)?updates?|progress reports?|(?:reports? (?:on|of) )progress)\b"
    r"(?:\s(?:regarding|on|about|of|concerning|as to|relating to|that|which|in relation to|to)\b"
    rf"(?:\s(?!{_next_thing})[^\s,.;:?!]{{1,60}}+){{0,32}}+)?",
    2,
)
KINDS = [("progress_update", UPDATE), ("problem_profile", PROFILE), ("response_strategy", STRATEGY)]
DOCUMENT = pattern(
    r"\b(?:reports?|plans?|polic(?:y|ies)|strateg(?:y|ies)|minutes|figures|data|statistics|lists?|frameworks?"
    r"|evaluations?|assessments?|protocols?|documents?|guidance|evidence|terms of reference|agreements?|accounts"
    r"|returns?|procedures?|budgets?|summar(?:y|ies)|details|information)\b",
    2,
)
DETERMINER = pattern(r"\b(?:a copy of|copies of|the|your|any|an?|all)\s", 2)
CLAUSE_END = pattern(r"[,;:.?!]")
OF_WHAT = pattern(
    r"\s(?:of|on|for|about|from|in|by which|relating to|regarding)"
    r"(?:\s(?!and\s(?:your|a|an|any|the)\b|as well as\b|(?:by|before|no later than"
    r"|within)\s)[^\s,;:.?!]{1,60}+){1,20}+",
    2,
)
LEADS = pattern(rf"\b(?:{_verbs}|copy of|copies of|receive|receiving|for|see|have|welcome|request)\b", 2)
COPY_OF = pattern(r"^(?:(?:a copy of|copies of)\s)?(?:your\s|the\s)?", 2)
IS_PUBLIC = pattern(
    r"\b(?:(?:is|are|has been|have been|was|were)\s(?:already\s|now\s|also\s)?(?:published|available|public|online)"
    r"|published (?:on|online)|(?:already|have) published|(?:is|are|on) (?:on )?your website)\b",
    2,
)
NOT_PUBLIC = pattern(
    r"\b(?:not|never|yet to)\s(?:yet\s|been\s|be\s|currently\s){0,3}(?:published|available|public|online)", 2
)
OURS = pattern(r"\bmy\s(?:own\s)?$", 2)


def requested_in(sentences):
    """The documents asked for, in the order of the letter, each kind once ("other" may come again)."""
    found = []
    for sentence in sentences:
        for item in _requested(sentence):
            same = item.kind != "other" and any(item.kind == known.kind for known in found)
            if not same and item not in found:
                found.append(item)
    return found


def _requested(sentence):
    """What one sentence asks for: the documents named after its asking words, or in "If you have any …"."""
    invited = IF_ANY.search(sentence)
    asks = ASKS.search(sentence)
    if NEVER.search(sentence) and not asks:
        return []
    if invited and (asks is None or invited.start() < asks.start()):
        kinds = _kinds_in(invited[1])
        if kinds:
            return [Requested(kind, wording, optional=True) for kind, wording in kinds]
    if not asks or NEVER.search(sentence[max(0, asks.start() - 20) : asks.end() + 30]):
        return []
    object_words = _up_to_exception(sentence[asks.end() :])
    optional = bool(OPTIONAL.search(sentence))
    items = _kinds_in(object_words) or _others_in(sentence, asks, object_words)
    return [Requested(kind, wording, optional) for kind, wording in items]


def _up_to_exception(words):
    cut = NOT_ASKED.search(words)
    return words[: cut.start()] if cut else words


def _kinds_in(words):
    """(kind, wording) of each known document in `words`, and of what else is listed with them, in order."""
    spans = []
    for kind, form in KINDS:
        match = next((m for m in form.finditer(words) if not OURS.search(words[: m.start()][-12:])), None)
        if match and not any(start < match.end() and match.start() < end for start, end, *_ in spans):
            spans.append((match.start(), match.end(), kind, match[0]))
    if not spans:
        return []
    masked = _masked(words, spans)
    spans += [(start, end, "other", wording) for start, end, wording in _documents(masked)]
    return [(kind, wording.strip()) for _, _, kind, wording in sorted(spans)]


def _masked(words, spans):
    """`words` with what is known already cut out by full stops, so that the rest is read by itself."""
    for start, end, *_ in spans:
        words = words[:start] + "." * (end - start) + words[end:]
    return words


def _others_in(sentence, asks, words):
    """Documents of no known kind, only where the asking words are those for sending something."""
    if not (LEADS.search(words[:120]) or LEADS.search(sentence[asks.start() : asks.end()])):
        return []
    return [("other", wording) for *_, wording in _documents(words)]


def _documents(words):
    """(start, end, wording) of each document that `words` name by a common noun, its determiner before it."""
    found, past = [], 0
    for noun in DOCUMENT.finditer(words):
        if noun.start() < past:
            continue
        from_here = max(past, noun.start() - 160)
        clause = CLAUSE_END.split(words[from_here : noun.start()])[-1]
        determiner = DETERMINER.search(clause)
        if determiner:
            of_what = OF_WHAT.match(words, noun.end())
            start, past = noun.start() - len(clause) + determiner.start(), (of_what or noun).end()
            found.append((start, past, COPY_OF.sub("", words[start:past]).strip()))
    return found


def already_public_in(sentences):
    """The kinds that the letter says are published already, each once."""
    found = []
    for sentence in sentences:
        asks = ASKS.search(sentence)
        said = sentence[: asks.start()] if asks else sentence
        if not IS_PUBLIC.search(said) or NOT_PUBLIC.search(said) or "your" not in said.lower():
            continue
        before = said[: IS_PUBLIC.search(said).end() + 40]
        found += [k for k, form in KINDS if k not in found and form.search(before) and not IF_ANY.search(before)]
    return sorted(found, key=["problem_profile", "response_strategy", "progress_update"].index)
