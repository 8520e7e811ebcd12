"""The days by which a reply promises something: "we will respond by 27 November". Only its own words, never history.

A promise needs, in one sentence and in this order: somebody of theirs who will, a verb of answering or sending, and a
future day bound to that verb. Meetings, what others will do, what was asked of them and what they can not do are none.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from . import promise_words as said
from .times import moments_in

LONGEST = timedelta(days=400)
AUTOMATIC_WITHIN = 600  # characters: a machine says at once that it is one
LARGEST, LONGEST_SENTENCE = 60_000, 1_500  # characters; what is longer is a table or an attack


FIGURES = str.maketrans("lI|Oo", "11100")


@dataclass(frozen=True)
class Promise:
    """The last `date` of what is promised, and the sentence that promises it."""

    date: date
    words: str


def promises_of(text, sent_on):
    """The `Promise`s in a reply's own `text` sent on the date `sent_on`, by date; [] when that is None."""
    if sent_on is None or is_automatic(text):
        return []
    found = {}
    for sentence in sentences_in(text):
        for moment in moments_in(sentence, sent_on):
            if sent_on < moment.on <= sent_on + LONGEST and _is_promised(sentence, moment):
                found.setdefault(moment.on, Promise(moment.on, sentence))
    return [found[on] for on in sorted(found)]


def is_automatic(text):
    """Whether a `text` says of itself that a machine sent it, or that its writer is away."""
    return bool(said.AUTOMATIC.search(text[:AUTOMATIC_WITHIN]))


def sentences_in(text):
    """The sentences of `text`, each on one line, without quoted lines and without words in quotation marks."""
    lines = [
        line for line in text[:LARGEST].replace("\f", "\n\n").split("\n") if not line.lstrip().startswith((">", "|>"))
    ]
    text = said.QUOTED.sub("“…”", _healed(said.FOOTER.split("\n".join(lines), maxsplit=1)[0]))
    text = said.SHORT.sub(lambda match: match[0].replace(". ", "\ue000 "), text)
    parts = [" ".join(part.split()).replace("\ue000", ".") for part in said.SENTENCE.split(text)]
    return [part for part in parts if 0 < len(part) <= LONGEST_SENTENCE]


def _healed(text):
    """`text` with what recognising scans makes of dates put right: "l8 Novernber 2O20"."""
    text = said.MBER.sub("mber", text)
    return said.FIGURE.sub(lambda match: match[0].translate(FIGURES), text)


def _is_promised(sentence, moment):
    """Whether the day at `moment` is one that the sender of `sentence` promises."""
    before, after = sentence[: moment.start], sentence[moment.end :]
    if (said.QUESTION.search(after) and not said.MAY_WE.match(before)) or _is_conditional(before):
        return False
    if said.FRONTED.search(before) and _is_promised_after(before, after):
        return True
    if said.LAGGED.search(before) and said.LAG.match(after) and _commits(after) and not said.ASKED.search(sentence):
        return True
    if said.PLANNED.search(f"{before.rstrip()} ") and not _is_foreign(before):
        return True
    if not (said.NEAR.match(sentence[moment.start : moment.end]) or said.LEADS.search(f"{before.rstrip()} ")):
        return False
    will, verb = _commitment(before)
    return will is not None and _is_theirs(before, will, verb) and not _is_loose(before, will, verb)


def _is_conditional(before):
    """Whether the day stands in a condition ("Unless you object by …"); what follows its comma is none."""
    return bool(said.CONDITION.search(before)) and not said.GOES_ON.search(before)


def _is_promised_after(before, after):
    """Whether a clause that begins with the day goes on with a promise: "By 18 December we will send you …"."""
    rest = said.FRONTED_REST.match(after)
    if rest is None or said.EVENT.search(before[-40:]):
        return False
    words = after[rest.end() :]
    will = next(said.WILL.finditer(words[:90]), None)
    if will is None or said.CLAUSE.search(words[: will.start()]) or said.NEGATED.search(words[: will.end() + 60]):
        return False
    if said.OTHERS.search(words[: will.start()]) or said.HAD.search(words[: will.start()]):
        return False
    clause = said.AND.split(words[will.start() :])[0]
    will, verb = _commitment(words[: will.start()] + clause)
    if verb is None or said.EVENT.search(clause[: verb.end()]) or said.ASKED.search(words[: will.start()]):
        return False
    return _has_subject(words[: will.start()], will, verb, clause)


def _commits(words):
    return bool(said.ANSWER.search(words) or said.SENDING.search(words))


def _is_foreign(before):
    """Whether another body's plan, a denial or an event stands before the day."""
    near = before[-120:]
    if (
        said.YOUR_PAPERS.search(near)
        or said.OF_OTHERS.search(near)
        or said.ASKED.search(near)
        or said.REPORTED.search(near[-60:])
    ):
        return True
    return bool(said.TO_OTHERS.search(near) or said.NEGATED.search(near) or said.EVENT.search(near[-60:]))


def _commitment(before):
    """The last words of will in `before` with a verb of answering or sending at or after them, or (None, None).

    Sending counts only of papers or with "you": what else is provided or completed by a day is no answer.
    """
    for will in reversed(list(said.WILL.finditer(before))):
        answers = list(said.ANSWER.finditer(before, will.start()))
        sendings = [one for one in said.SENDING.finditer(before, will.start()) if _is_of_papers(before, will, one)]
        if answers or sendings:
            return will, max([*answers, *sendings], key=lambda one: one.end())
    return None, None


def _is_of_papers(before, will, verb):
    if verb[0].lower() in ("receive", "have", "get"):
        return bool(said.YOURS.search(before[max(0, will.start() - 40) : verb.start()]))
    clause = before[max(0, will.start() - 80) : will.start()].rpartition(". ")[2]
    return bool(said.PAPERS.search(clause) or said.PAPERS.search(before[will.end() :]))


def _is_theirs(before, will, verb):
    """Whether the sender promises it: not a denial, not what was asked of them, not what another body does."""
    tail, between = before[: will.start()][-120:], before[will.end() :]
    clause = said.RELATIVE.sub("", said.CLAUSE.split(tail)[-1])
    if _is_denied(before, will, verb, clause, between) or _is_asked(tail, will, clause, between):
        return False
    if said.TO_OTHERS.search(between) or said.TO_US.search(between) or said.YOUR_LETTER.search(f"{will[0]}{between}"):
        return False
    if _is_of_others(before[: will.start()], clause, between) or said.ME_FREE.search(f"{tail}{will[0]}{between}"):
        return False
    if said.HAD.search(tail) or (said.REPORTED.search(clause[-60:]) and not said.OURS.search(tail[-12:])):
        return False
    if will[0].lower() in ("am", "can") and not said.OURS.search(tail[-8:]):
        return False
    tasked = said.TASKED.search(will[0]) and not said.YOURS.search(between)
    by_us = said.OURS.search(tail[-30:]) and " to " in between
    return not (tasked and not by_us) and _has_subject(tail, will, verb, between)


def _is_denied(before, will, verb, clause, between):
    """Whether it is denied, in doubt, what the reader is to do, or only begun or thought about by the day."""
    if said.DOUBT.search(clause) or said.YOURS_TO_DO.search(f"{clause[-30:]}{will[0]}{between}"):
        return True
    if said.BEGINS.search(said.CLAUSE.split(before[will.end() : verb.start()])[-1]):
        return True
    return bool(said.NEGATED.search(said.UNLIKE_NEGATED.sub("", f"{clause}{will[0]}{between}")))


def _is_asked(tail, will, clause, between):
    """Whether the words ask it of somebody; "you can expect" asks nothing."""
    words = said.EXPECTED_BY_YOU.sub("", f"{tail[-40:]}{will[0]}{between}")
    if said.ASKED.search(words[max(0, len(words) - len(between) - len(will[0])) :]):
        return True
    by_us = said.OURS.search(tail) or said.EXPECTED_BY_YOU.search(f"{tail}{will[0]}")
    return bool(said.ASKED.search(clause)) and not by_us


def _has_subject(tail, will, verb, between):
    """Whether those who reply, or their papers, stand before the words of will; or it is said to "you"."""
    parts = [part for part in said.CLAUSE.split(tail) if said.HELPERS.sub("", part).strip()] or [""]
    if said.YOUR_PAPERS.search(said.CLAUSE.split(tail)[-1]):
        return False
    if said.YOURS.search(f"{will[0]}{between}") or any(map(said.THEIRS.search, (parts[-1], will[0]))):
        return True
    answers = said.ANSWER.search(verb[0]) and not said.PASSIVE.search(between)
    return bool(said.PAPERS.search(parts[-1]) or (answers and said.NAMED.search(parts[-1])))


def _is_of_others(before, clause, between):
    """Whether another body does it and not for you: "the university will publish", "the inspectorate's report"."""
    if said.YOURS.search(between):
        return bool(said.OTHERS.search(f"{clause.rstrip()} ")) and bool(said.GOVERNMENT.search(clause))
    if said.OTHERS.search(f"{clause.rstrip()} ") or said.OF_OTHERS.search(clause):
        return True
    return bool(said.THEY.search(f"{clause.rstrip()} ")) and bool(said.NAMES_OTHERS.search(before[-160:]))


def _is_loose(before, will, verb):
    """Whether the day belongs to something else than the verb: an event, a clause of its own, somebody else."""
    after_verb = before[verb.end() :]
    if said.EVENT.search(before[will.end() : verb.start()]) and not said.FIRM.search(f"{before} "):
        return True
    if not (said.EVENT.search(after_verb) or said.AFTER_THAT.search(after_verb)):
        return False
    comma = after_verb.rfind(",")
    return not (comma >= 0 and said.FIRM.search(after_verb[comma:] + " ") and not said.EVENT.search(after_verb[comma:]))
