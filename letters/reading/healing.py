"""Characters and HTML debris put right, before anything is read; words are never changed."""

import html
import unicodedata

from .marks import PRIVATE, call
from .patterns import pattern

MANY_BLANKS = pattern(r"\n{4,}")
TAG_DEBRIS = pattern(r"<sup>&(?:amp;)?</sup>lt;")  # a converter's torn "&lt;" of a second <sup>
RAISED_NUMBER = pattern(r"<sup>\s{0,3}\[?([0-9]{1,3})\]?\s{0,3}</sup>", 2)
RAISED_UNICODE = pattern(
    r"(?<![\s0-9⁰¹²³⁴⁵⁶⁷⁸⁹])(?<!\bm)(?<!\b[kcm]m)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
    r"|(?m:^)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?=\s)"
)
MARKDOWN_CALL = pattern(r"\[\^([0-9]{1,3})\]")
LINE_TAG = pattern(r"<br\s{0,3}/?>|</(?:li|tr|h[1-6])>", 2)
BLOCK_TAG = pattern(r"</?(?:p|div|section|article|main|body|html|ul|ol|table)(?:\s[^<>]{0,300})?>", 2)
BOLD_TAG = pattern(r"</?(?:b|strong)>", 2)
DEAD_TAG = pattern(r"</?(?:u|i|em|span|font|sup|sub|small|li|tr|td|h[1-6])(?:\s[^<>]{0,300})?>", 2)
UNDERLINED = pattern(r"<u>([^<>]{1,600})</u>", 2)
SPACES = str.maketrans(
    {"\xa0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200b": "", "\u200c": "", "\u200d": ""}
    | {"\u2060": "", "\ufeff": "", "\xad": "", "\u2028": "\n", "\u2029": "\n\n", "\x85": "\n", "\x0b": "\n"}
    | dict(zip("ﬀﬁﬂﬃﬄ", ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
)


def healed_characters(text):
    """Text with plain newlines and spaces, composed accents, no control or private-use characters."""
    text = PRIVATE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(SPACES)
    text = "".join(
        char
        for char in unicodedata.normalize("NFC", text)
        if char in "\n\t\f" or unicodedata.category(char) not in ("Cc", "Cf")
    )
    return MANY_BLANKS.sub("\n\n\n", text)


def healed_tags(text):
    """Text with raised figures as marked calls and the tags of converters gone; links are left for `marks`.

    A tag that no converter writes stays as printed, and is escaped when the Markdown is made.
    """
    text = RAISED_NUMBER.sub(lambda m: call(int(m[1])), TAG_DEBRIS.sub("<", text))
    text = RAISED_UNICODE.sub(lambda m: call(int(unicodedata.normalize("NFKC", m[0]))), text)
    text = MARKDOWN_CALL.sub(lambda m: call(int(m[1])), text)
    text = BLOCK_TAG.sub("\n\n", LINE_TAG.sub("\n", text))
    return html.unescape(DEAD_TAG.sub("", BOLD_TAG.sub("**", text)))


def underlined(text):
    """The words that an HTML source underlines: often links whose address was lost."""
    return [" ".join(match[1].split()) for match in UNDERLINED.finditer(text)]
