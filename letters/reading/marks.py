"""Links and footnote calls inside running text, held by private-use characters until Markdown is made.

Everything between reading the file and writing the body works on such marked text: `plain` shows the words
alone, `markdown` writes them out.
"""

from urllib.parse import urlsplit

from .patterns import pattern
from .values import Link

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
CALL, CALLED = "\ue003", "\ue004"

PRIVATE = pattern("[\ue000-\uf8ff]")
A_MARK = pattern("\ue000[0-9]{1,6}\ue001|\ue002|\ue003[0-9]{1,4}\ue004")
A_LINK = pattern("\ue000([0-9]{1,6})\ue001([^\ue000-\ue002]{0,600})\ue002")
A_CALL = pattern("\ue003([0-9]{1,4})\ue004")
HTML_LINK = pattern(
    r"""<a\s{1,9}(?:[a-z]{2,12}="[^"<>]{0,200}"\s{1,9}){0,3}href=["']?([^"'<>]{0,2000})["']?[^<>]{0,300}>"""
    r"([^<>]{0,600})</a\s{0,3}>",
    2,
)
MARKDOWN_LINK = pattern(r"(?<!!)\[([^\[\]]{1,600})\]\(<?((?:[^()\n<>]|\([^()\n<>]{0,300}\)){0,2000})>?\)")
AUTOLINK = pattern(r"(?<!\()<((?:https?://|mailto:)[^\s<>]{3,2000})>")
BARE_URL = pattern(
    r"(?<![\w(<@/.\[\ue001])https?://"
    r"(?:[^\s<>()\[\]\ue000-\ue004]|\([^\s<>()\[\]\ue000-\ue004]{0,200}\)){3,2000}"
)
ESCAPED = pattern(r"\\([!-/:-@\[-`{-~])")
TAG_START = pattern(r"(?<!\\)<(?=[A-Za-z/!?])")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def target_of(written):
    """`written` when it is an address one can follow, else None; nothing is added to make it one."""
    written = written.strip().strip("<>")
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    if parts.scheme in ("http", "https") and "." in (parts.hostname or "") and " " not in written:
        return written
    if parts.scheme == "mailto" and "@" in parts.path and " " not in written:
        return written
    return None


def mark_links(text):
    """Text with each link marked by its number, and the list of `Link`s in the order they are printed."""
    found = []

    def mark(words, target):
        words = " ".join(words.split())
        found.append(Link(unescaped(words), target_of(target)))
        return f"{OPEN}{len(found) - 1}{MIDDLE}{words}{CLOSE}"

    text = AUTOLINK.sub(lambda m: f"[{m[1].removeprefix('mailto:')}](<{m[1]}>)", text)
    text = HTML_LINK.sub(lambda m: f"[{m[2]}](<{m[1].replace('(', '%28').replace(')', '%29')}>)", text)
    text = BARE_URL.sub(lambda m: _bare(m[0]), text)
    return MARKDOWN_LINK.sub(lambda m: mark(m[1], m[2]), text), found


def _bare(url):
    """A printed address as a link to itself, without the full stop or comma that ends its sentence."""
    address = url.rstrip(".,;:!?'\"”’*_")
    return f"[{address}](<{address}>){url[len(address) :]}"


def unescaped(words):
    """Words without Markdown's backslashes."""
    return ESCAPED.sub(r"\1", words)


def plain(marked):
    """The words alone: no calls, no link marks, no emphasis marks, no backslashes."""
    return unescaped(A_MARK.sub("", marked).replace("**", ""))


def call(number):
    """A marked footnote call."""
    return f"{CALL}{number}{CALLED}"


def markdown(marked, links, noted):
    """Marked text as Markdown: links with a target, calls of the `noted` numbers as `[^1]`, others raised."""

    def link(match):
        target = links[int(match[1])].target
        return f"[{match[2]}]({_bracketed(target)})" if target else match[2]

    def note(match):
        return f"[^{int(match[1])}]" if int(match[1]) in noted else match[1].translate(SUPERSCRIPT)

    text = TAG_START.sub(r"\\<", A_CALL.sub(note, marked))
    return A_LINK.sub(link, text).replace("\\(", "(").replace("\\)", ")")


def _bracketed(target):
    return f"<{target}>" if "(" in target or ")" in target else target
