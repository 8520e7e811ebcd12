"""The day by which a letter asks for its answer."""

from .dates import A_DAY, days_in
from .patterns import pattern

BY = pattern(
    r"\b(?:by|before|no later than|not later than|on or before|deadline[^.;]{0,60}?\b(?:is|of|:)"
    r"|close of (?:play|business) on"
    r"|end of|until)\s{0,3}(?:the\s)?(?:(?:close of business|close of play|close|end of the day|noon|midday"
    r"|[0-9]{1,2}(?:[.:][0-9]{2})?\s?[ap]m)"
    r"\s(?:on\s)?)?$|\bdeadline[^.;]{0,80}:\s{0,3}$",
    2,
)
ANSWER = pattern(
    r"\b(?:repl(?:y|ies)|respon[ds]\w{0,6}|answers?|send|share|submit|return|provide|supply|hear|receive|receiving"
    r"|write back|let (?:me|us)|comments?|forward|deadline|confirm|copy|copies|documents|available)\b",
    2,
)
ASKING = pattern(
    r"\b(?:grateful|please|ask|request|would (?:welcome|appreciate|like|be)|should|must|need|requires?|deadline"
    r"|look forward|could you|would you|invite|expect|kindly|appreciate|hope)\b",
    2,
)
TERM = pattern(r"\bwithin (?:the next )?([0-9]{1,3}|[a-z]{3,12}) (?:working |calendar )?(?:days|weeks|months)\b", 2)


def due_in(sentences, dated):
    """(the day or None, warnings): the one "by …" day of a sentence that asks for an answer; never computed."""
    found, warnings = [], []
    for sentence in sentences:
        if not (ANSWER.search(sentence) and ASKING.search(sentence)):
            continue
        term = TERM.search(sentence)
        if term:
            warnings.append(f"The letter asks for an answer “{term[0]}”; it names no day, and none was computed.")
        for day in _days_by(sentence, dated):
            found += [day.on] if day.on else []
            warnings += [f"Reply by: {doubt}" for doubt in day.warnings]
    days = sorted(set(found))
    if len(days) > 1:
        warnings.append(f"The letter names several days to answer by ({', '.join(map(str, days))}); none was taken.")
        return None, warnings
    if days and dated and days[0] < dated:
        warnings.append(f"The day to answer by, {days[0]}, is before the letter's own date.")
    return (days[0] if days else None), warnings


def _days_by(sentence, dated):
    for match in A_DAY.finditer(sentence):
        if BY.search(sentence[max(0, match.start() - 120) : match.start()]):
            yield from days_in(match[0], on_or_after=dated)[:1]
