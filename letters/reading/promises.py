"""The days by which a reply promises something: "we will respond by 27 November". Only its own words, never history.

A promise needs, in one sentence and in this order: somebody of theirs who will, a verb of answering or sending, and a
future day bound to that verb. Meetings, what others will do, what was asked of them and what they can not do are none.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .patterns import pattern
from .times import moments_in

LONGEST = timedelta(days=400)
LARGEST, LONGEST_SENTENCE = 60_000, 1_500  # characters; what is longer is a table or an attack
SENTENCE = pattern(r"(?<=[.!?;])\s{1,4}(?=[A-ZÀ-Þ“\"(•*-])|\n\s{0,8}\n|\n\s{0,4}(?=[-*•] )")
SHORT = pattern(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Prof|St|No|approx|Rev|Hon|e\.g|i\.e)\.\s", 2)
QUOTED = pattern(r"“[^“”]{20,600}”|\"[^\"\n]{20,600}\"")
WILL = pattern(
    r"\b(?:will|shall|won['’]t|aim(?:s|ing)?|expect(?:s|ed|ing)?|anticipate[sd]?|hop(?:e|es|ing)|intend(?:s|ed|ing)?"
    r"|plan(?:s|ning)?(?= to)|propos(?:e|ing)|undertake|commit(?:ted)?|promise|going to|endeavour|look(?:ing)? to"
    r"|try(?:ing)?|able to|should|due(?= to be| for| by| in)|target(?:ing)?|to follow|am"
    r"|are(?= (?:working towards|aiming))"
    r"|asked|arranged|instructed|can|byddwn|byddaf|bydd|fydd|ceisiwn|bwriadwn|anelwn|working towards)\b"
    r"|\b(?:I|we|you|they|it|this)['’]ll\b",
    2,
)
DELIVER = pattern(
    r"\b(?:respon(?:d|se|ses|ding)|repl(?:y|ies|ying)|answer(?:ing)?|send(?:ing)?|sent|shar(?:e|ed|ing)"
    r"|provid(?:e|ed|ing)"
    r"|submit(?:ted|ting)?|suppl(?:y|ied|ying)|forward(?:ed|ing)?|writ(?:e|ing)(?: back)?(?: to you)|write again"
    r"|write back|writ(?:e|ing) (?:more )?fully|in writing"
    r"|let you have|with you|follow|receive|come back|coming back|get back|getting back|revert|return to you"
    r"|publish(?:ed)?"
    r"|available|complet(?:e|ed|ion)|finali[sz]ed?|ready|deliver(?:ed)?|issue[d]?|in touch|in contact"
    r"|contact you|update you"
    r"|in a position|do so|do this|have (?:it|them|this|these|that|the \w{3,20}|a (?:full "
    r"|substantive )?\w{3,20}) (?:to|with) you"
    r"|pass(?:ed)? (?:it|them|these)? ?(?:on )?to you|hear from (?:us|me)|e-?mail(?:ed)?"
    r"|ymateb|anfon|darparu|rhannu|ysgrifennu)\b",
    2,
)
LEADS = pattern(
    r"(?:\b(?:by|before|no later than|not later than|later than|on or before|within|in|during|over|on|at|for"
    r"|early|late|mid|from"
    r"|erbyn|cyn|o fewn|ar|ym|yn|expected|due|follow|this|after|until|than)|[:,(–-]|date is|is|of)\s{0,3}(?:the\s)?"
    r"(?:(?:close of (?:business|play)|c\.?o\.?b\.?|close|end of (?:the )?(?:day|play)|noon|midday|end|latest"
    r"|first|second"
    r"|middle|last week|week|course)\s(?:on\s|of\s|in\s)?(?:the\s)?)?"
    r"(?:w/c\s|week (?:commencing|beginning|ending)\s|later\s|early\s|latest\s|next\s)?(?:on\s)?(?:the\s)?$",
    2,
)
FIRM = pattern(r"\b(?:by|before|no later than|not later than|within|erbyn|cyn|o fewn)\s[^,]{0,40}$", 2)
# The day first: "By 18 December, we will send you …".
LED = pattern(
    r"^(?:\s(?:at the latest|20[0-9]{2}))?,?\s(?:I|we|you|our \w{3,20}|my \w{3,20}|the \w{3,20}) (?:will|shall"
    r"|should|aim|hope|expect)"
    r"(?:\s(?:be|have|to|able|also|therefore|then|receive)){0,3}\s(?:send|sent|respond|reply|provide|share"
    r"|write|receive|let you have"
    r"|submit|supply|forward|be in touch|in touch)\b",
    2,
)
NEAR = pattern(r"^(?:tomorrow|yfory|(?:later )?(?:next|this) (?:week|month|mon|tues|wednes|thurs|fri)(?:day)?)\b", 2)
AFTER_THAT = pattern(
    r"\b(?:after|following|once|when|whilst|while|until|till|as soon as|pending|since|because|subject to|as at"
    r"|ar ôl|wedi)\b",
    2,
)
EVENT = pattern(
    r"\b(?:meet(?:s|ing|ings)?|board|committee|panel|launch(?:es|ed)?|workshop|conference|session|summit|visit"
    r"|event|call"
    r"|hearing|appointment|interview|discuss(?:ion)?|dated|letter of|email of|e-mail of|request of|consultation"
    r"|leave|cyfarfod)\b",
    2,
)
OTHERS = pattern(
    r"\b(?:the\s|our\s)?(?:home office|home secretary|government|ministry|treasury|board|committee|panel"
    r"|council|cabinet"
    r"|college of policing|inspectorate|hmicfrs|university|evaluators?|partners|partnership board|auditors?|parliament"
    r"|minister|association|apcc|consultants?|contractors?|election|elections|funding|scheme|consultation"
    r"|you and your (?:team|office)|your (?:office|team|letter|colleagues?))\s(?:have\s|has\s)?$",
    2,
)
NEGATED = pattern(r"\b(?:not|n['’]t|cannot|unable|unlikely|never|neither|nor|no longer|won['’]t|ni fydd|ni allwn)\b", 2)
UNLIKE_NEGATED = pattern(r"\b(?:not later than|no later than|not only)\b", 2)
ASKED = pattern(
    r"\b(?:please|kindly|grateful|could you|can you|would you|may I ask|from you|from your"
    r"|hear(?:ing)? (?:back )?from you"
    r"|you (?:asked|ask|requested|request|wanted|set|gave|wrote|wished|would like)|your (?:deadline"
    r"|request that|letter asks"
    r"|letter asked|reply|confirmation|agreement)|we were asked|were (?:asked|requested)|let (?:me|us) know"
    r"|look(?:ing)? forward"
    r"|need (?:a|your)|require (?:a|your)|awaiting|await)\b",
    2,
)
REPORTED = pattern(
    r"\b(?:said|told|stated|promised|indicated|advised|informed|explained|wrote|had hoped|had intended"
    r"|had expected|was due"
    r"|were due|had planned|originally|previously|last year|was (?:sent|published|shared)|were (?:sent"
    r"|published|shared)"
    r"|has been|have been|having)\b",
    2,
)
TO_OTHERS = pattern(
    r"\bto (?:the |our )?(?:home office|board|committee|panel|council|cabinet|partners|minist\w{2,9}|parliament"
    r"|police and crime panel)\b",
    2,
)
ME_FREE = pattern(
    r"\b(?:I|we)\b[^,;]{0,40}\bavailable\b|\bavailable (?:to (?:meet|talk|speak|discuss)|for (?:a|an)? ?(?:call"
    r"|meeting))",
    2,
)
TASKED = pattern(r"\b(?:asked|arranged|instructed)\b", 2)
OURS = pattern(r"\b(?:I|we|my|our|he|she|they)\b[^,;]{0,60}$", 2)


@dataclass(frozen=True)
class Promise:
    """The last `date` of what is promised, and the sentence that promises it."""

    date: date
    words: str


def promises_of(text, sent_on):
    """The `Promise`s in a reply's own `text` sent on the date `sent_on`, by date; [] when that is None."""
    if sent_on is None:
        return []
    found = {}
    for sentence in sentences_in(text):
        for moment in moments_in(sentence, sent_on):
            if sent_on < moment.on <= sent_on + LONGEST and _is_promised(sentence, moment):
                found.setdefault(moment.on, Promise(moment.on, sentence))
    return [found[on] for on in sorted(found)]


def sentences_in(text):
    """The sentences of `text`, each on one line, without quoted lines and without words in quotation marks."""
    lines = [
        line for line in text[:LARGEST].replace("\f", "\n\n").split("\n") if not line.lstrip().startswith((">", "|>"))
    ]
    text = QUOTED.sub("“…”", "\n".join(lines))
    text = SHORT.sub(lambda match: match[0].replace(". ", "\ue000 "), text)
    parts = [" ".join(part.split()).replace("\ue000", ".") for part in SENTENCE.split(text)]
    return [part for part in parts if 0 < len(part) <= LONGEST_SENTENCE]


def _is_promised(sentence, moment):
    before = sentence[: moment.start]
    if FIRM.search(before) and LED.match(sentence[moment.end :]) and not NEGATED.search(sentence[moment.end :]):
        return True
    if not (NEAR.match(sentence[moment.start : moment.end]) or LEADS.search(f"{before.rstrip()} ")):
        return False
    will, verb = _commitment(before)
    if will is None:
        return False
    between, subject = before[will.end() :], before[: will.start()]
    if _is_theirs(subject, will, between) is False:
        return False
    if EVENT.search(before[will.end() : verb.start()]) and not FIRM.search(f"{before} "):
        return False
    return not _is_loose(before[verb.end() :])


def _commitment(before):
    """The last words of will in `before` with a verb of sending at or after them: (will, verb), or (None, None)."""
    wills = list(WILL.finditer(before))
    for will in reversed(wills):
        verbs = list(DELIVER.finditer(before, will.start()))
        if verbs:
            return will, verbs[-1]
    return None, None


def _is_theirs(subject, will, between):
    """Whether the sender promises it: not a denial, not what was asked of them, not what another body does."""
    tail = subject[-120:]
    denied = NEGATED.search(UNLIKE_NEGATED.sub("", f"{tail[-12:]} {will[0]} {between}"))
    if denied or ASKED.search(between) or TO_OTHERS.search(between) or ME_FREE.search(f"{tail} {will[0]} {between}"):
        return False
    if ASKED.search(tail) and not OURS.search(tail):
        return False
    if OTHERS.search(f"{tail.rstrip()} ") or (REPORTED.search(tail[-60:]) and not OURS.search(tail[-12:])):
        return False
    if will[0].lower() in ("am", "can") and not OURS.search(tail[-8:]):
        return False
    return not (TASKED.search(will[0]) and (not OURS.search(tail[-30:]) or " to " not in between))


def _is_loose(after_verb):
    """Whether the day belongs to something else than the verb: an event, a clause of its own, somebody else."""
    if not (EVENT.search(after_verb) or AFTER_THAT.search(after_verb)):
        return False
    comma = after_verb.rfind(",")
    return not (comma >= 0 and FIRM.search(after_verb[comma:] + " ") and not EVENT.search(after_verb[comma:]))
