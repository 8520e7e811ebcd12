"""A letter whose line ends were all lost, as some archives print them: its places are found in one long line."""

from .dates import A_DAY
from .patterns import pattern

LONG = 600
DEAR = pattern(r"(?<=\S) (Dear [A-ZÀ-ÞŴŶ][^,.:;\n]{1,60},) (?=[A-ZÀ-ÞŴŶ])")
YOURS = pattern(r"(?<=[.!?)]) (Yours (?:sincerely|faithfully|ever|truly),?) ?", 2)
GREETS = pattern(r"(?m)^[ \t]{0,40}(?:Dear|Annwyl)\b")
SENTENCE = "The copy has lost its line ends: paragraphs are not told apart, and the head could be read only in part."


def unfolded(text):
    """(text, warnings): a long line that holds a whole letter is cut at its date, salutation and closing.

    A text with a salutation on a line of its own is left alone: its long line only quotes a letter.
    """
    if GREETS.search(text):
        return text, []
    for line in text.split("\n"):
        greeting = DEAR.search(line) if len(line) > LONG else None
        closing = YOURS.search(line, greeting.end()) if greeting else None
        if closing:
            head, body = line[: greeting.start()], line[greeting.end() : closing.start()]
            parts = [_dated(head), greeting[1], body.strip(), closing[1], line[closing.end() :]]
            return text.replace(line, "\n\n".join(parts), 1), [SENTENCE]
    return text, []


def _dated(head):
    """The head with its date on a line of its own, when it has just one."""
    days = [match for match in A_DAY.finditer(head) if match["year"] or match["iso"]]
    if len(days) != 1:
        return head
    return f"{head[: days[0].start()]}\n\n{days[0][0]}\n\n{head[days[0].end() :]}"
