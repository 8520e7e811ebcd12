"""What the files of a reply tell in the words of their sender: promises, and what kind of reply it is.

Words count only where a person writes to us: automatic replies, quoted history and the documents asked for have none.
"""

from .kinds import LETTER, OTHER, PROFILE, STRATEGY, UPDATE, kind_of
from .promises import is_automatic, promises_of
from .reply_kinds import reply_kind_of
from .sent import printed_date

ASKED_FOR = (PROFILE, STRATEGY, UPDATE)


def is_letter(opened, kind):
    """Whether an `Opened` file of the KindGuess `kind` is a person writing to us, as far as can be told."""
    if opened is None or opened.is_auto_reply or opened.is_bounce or is_automatic(own_words(opened)):
        return False
    return kind.kind == LETTER or (kind.kind == OTHER and not kind.score)


def own_words(opened):
    """The text of an `Opened` without quoted history."""
    return opened.own_text or ("" if opened.quoted_text else opened.text)


def promises_told(opened, name, day, kind=None):
    """The Promises of an `Opened` file called `name`, seen from its own date, or from `day` when it bears none."""
    if not is_letter(opened, kind or kind_of(opened, name)):
        return []
    words = own_words(opened)
    return promises_of(words, opened.sent_on or printed_date(words) or day)


def reply_kind_told(files, day, asked=3):
    """The ReplyKind of what came in one go, [(name, Opened or None)], on `day`; None when nothing says what it is.

    `asked`: how many documents the letter asks for, three as a rule; one kind of paper alone is then a part of them.

    A letter among the files speaks for the message that only brings it.
    """
    kinds = [(name, opened, kind_of(opened, name)) for name, opened in files]
    papers = {name: kind.kind for name, _, kind in kinds if kind.kind in ASKED_FOR and kind.score}
    for _, opened, _ in kinds:
        papers |= _papers_in(opened, {name for name, _ in files}) if opened else {}
    brought = set(papers.values())
    told = [(name, opened, kind) for name, opened, kind in kinds if is_letter(opened, kind)]
    letters = [one for one in told if one[2].kind == LETTER and not one[1].is_message] or told
    promises = [promise for name, opened, kind in letters for promise in promises_told(opened, name, day, kind)]
    words = "\n\n".join(own_words(opened) for _, opened, _ in letters)
    return reply_kind_of(words, promises, papers, lacks=asked > 1 and len(brought) == 1)


def _papers_in(opened, known):
    """{name: kind} of files in a message that seem to be what was asked for; those `known` are there by"
    " themselves."""
    kinds = {one.name: kind_of(None, one.name) for one in opened.attachments if one.name not in known}
    return {name: kind.kind for name, kind in kinds.items() if kind.kind in ASKED_FOR and kind.score}
