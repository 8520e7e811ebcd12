"""What page turns leave in a text: form feeds, page numbers, heads and feet printed on each page."""

from collections import Counter

from .patterns import pattern

BREAK = "\f"
PAGE_NUMBER = pattern(
    r"^[\s*_#(\[–-]{0,6}(?:(?:page|tudalen|p\.)\s{1,3}[0-9]{1,3}(?:\s{1,3}(?:of|o|/)\s{1,3}[0-9]{1,3})?"
    r"|[0-9]{1,3}\s{0,3}(?:of|/)\s{0,3}[0-9]{1,3})[\s*_)\]–.-]{0,6}$",
    2,
)
BARE_NUMBER = pattern(r"^[\s–-]{0,4}[0-9]{1,3}[\s–-]{0,4}$")
RULE = pattern(r"^\s{0,8}(?:(?:-\s?){3,80}|(?:_\s?){3,80}|(?:\*\s?){3,80}|[–—─]{3,80})\s{0,8}$")
DIGITS = pattern(r"[0-9]{1,9}")
EDGE = 4


def healed_pages(text):
    """Text whose page turns are single lines holding a form feed; numbers, repeated heads and feet are gone."""
    if "\f" in text:
        text = "\n\f\n".join(_without_edges(text.split("\f")))
    lines = [BREAK if PAGE_NUMBER.match(line) or RULE.match(line) else line for line in text.split("\n")]
    return "\n".join(lines)


def _without_edges(pages):
    """Pages without lines that stand at the same edge of two pages, figures apart, and without bare numbers."""
    pages = [page.split("\n") for page in pages]
    heads = Counter(key for page in pages for key in {_key(page[i]) for i in _top(page)})
    feet = Counter(key for page in pages for key in {_key(page[i]) for i in _bottom(page)})
    return ["\n".join(_page_without(page, heads, feet, number)) for number, page in enumerate(pages)]


def _page_without(page, heads, feet, number):
    """A page without its repeats: the first page keeps its letterhead, and of two equal lines the outer one goes."""
    drop = set({_key(page[i]): i for i in reversed(_top(page)) if number and heads[_key(page[i])] > 1}.values())
    drop |= set({_key(page[i]): i for i in _bottom(page) if feet[_key(page[i])] > 1}.values())
    drop |= {i for i in _bottom(page)[-1:] + _top(page)[:1] if BARE_NUMBER.match(page[i])}
    return [line for i, line in enumerate(page) if i not in drop]


def _key(line):
    return DIGITS.sub("#", " ".join(line.split()).lower())


def _top(page):
    return [i for i, line in enumerate(page) if line.strip()][:EDGE]


def _bottom(page):
    return [i for i, line in enumerate(page) if line.strip()][-EDGE:]
