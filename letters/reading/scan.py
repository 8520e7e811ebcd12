"""What a scanner's text recognition does to a letter, put right where the evidence says it was one."""

from .marks import CALL
from .patterns import pattern

PRONOUN_VERB = (
    "am|was|have|had|would|will|shall|should|could|can|look|looked|began|begin|understand|request|note|write|wrote"
    "|welcome|hope|know|believe|therefore|recently|also|look|do|did|ask|want|wish|thank|attach|enclose"
)
BAR_SPEAKS = pattern(rf"(?m)(?:^|[.,;:]\s)[ \t]{{0,8}}\|[ \t\n](?:{PRONOUN_VERB})\b|\s\|\s(?:{PRONOUN_VERB})\b")
LONE_BAR = pattern(r"(?m)(?<!\S)\|(?=[ \t\n][a-z])")
TABLE_ROW = pattern(r"(?m)^[ \t]{0,8}\|[^\n]{1,2000}\|[ \t]{0,8}$")
MARK_DEBRIS = pattern(r"(?<![\w-])([a-z]{3,40})(?:[?*]®|®|[?*])(?=,|[ \n][a-z])")
REGISTERED = pattern(r"(?<![\w-])[a-z]{3,40}®(?=,|[ \n][a-z])")
WORD = pattern(r"(?<![\w-])\w{1,60}(?:-\w{1,40})?(?![\w-])")
PREFIXES = frozenset(
    ["anti", "co", "cross", "ex", "inter", "long", "multi", "non", "post", "pre", "re", "self", "semi", "short", "sub"]
    + ["third", "well", "high", "low", "early", "follow", "evidence", "trauma", "knife", "police", "community", "risk"]
)
BROKEN_WORD = pattern(r"\b([^\W\d_]{1,40})-\n[ \t]{0,8}([a-zŵŷâêîôû]{1,40})")


def looks_scanned(text):
    """Whether bars stand where "I" must, or registered marks where footnote figures must."""
    if TABLE_ROW.search(text):
        return False
    return len(BAR_SPEAKS.findall(text)) >= 2 or len(REGISTERED.findall(text)) >= 2


def healed_scan(text):
    """Text with a scanner's slips put right, and the sentences that say so.

    A bar standing for "I" and debris of footnote figures are healed only when the whole text looks scanned:
    a question mark or a bar of the author's own is never touched.
    """
    if not looks_scanned(text):
        return text, []
    text, bars = LONE_BAR.subn("I", text)
    words = [match[1] for match in MARK_DEBRIS.finditer(text)]
    text = MARK_DEBRIS.sub(r"\1", text)
    warnings = ["The text looks like a scan: compare it with the pages."]
    if bars:
        warnings.append(f"The scan had “|” for “I” in {bars} places; they were mended.")
    if words:
        places = ", ".join(f"“{word}”" for word in words)
        warnings.append(
            f"{len(words)} footnote marks were lost in the scan (after {places}); what stood for them was removed"
            + ("." if CALL in text else ", and the footnotes themselves are missing.")
        )
    return text, warnings


def joined_words(text):
    """(text with words broken at a line's end made whole, the sentence that names those in doubt).

    The printed hyphen stays after a prefix or a word of the text ("co-\\nordinating" is "co-ordinating",
    "decision-\\nmaking"); where the first half is no word the text knows, the hyphen was the line's end.
    """
    if "-\n" not in text:
        return text, []
    known, doubtful = set(WORD.findall(text.lower())), []

    def join(match):
        first, whole = match[1].lower(), match[1] + match[2]
        if whole.lower() in known:
            return whole
        if first in PREFIXES or f"{first}-{match[2]}" in known or first in known:
            return f"{match[1]}-{match[2]}"
        doubtful.append(whole)
        return whole

    text = BROKEN_WORD.sub(join, text)
    named = ", ".join(f"“{word}”" for word in doubtful[:12])
    return text, [f"Words broken at a line's end were joined without the hyphen: {named}."] if doubtful else []
