"""The words that stay when the boxes are painted: what an HTML text may begin with."""

from itertools import groupby

from letters.redacting.finding import pieces

HIDDEN = "█████"  # where something was hidden: neither its words nor their length
SHORTEST = 3  # letters of a word that is looked for


def visible_text(pages, places):
    """The words of `pages` (PageWords) that no one of `places` touches, as text; a mark where some were hidden.

    Lines stay lines and a blank line parts the pages. A word that a box touches in its middle is left out.
    """
    return "\n\n".join(filter(None, (_page_text(page, places) for page in pages)))


def hidden_words(pages, places):
    """The words of `pages` that `places` touch, in their order: none of them may be in what goes public."""
    return [word.text for page in pages for word in page.words if _is_hidden(word, places)]


def _page_text(page, places):
    on_page = [place for place in places if place.page == page.number]
    lines = groupby(page.words, key=lambda word: word.line)
    return "\n".join(" ".join(_marked(line, on_page)) for _, line in lines)


def _marked(words, places):
    """The texts of `words`, and one mark for each run of hidden ones."""
    for hidden, run in groupby(words, key=lambda word: _is_hidden(word, places)):
        if hidden:
            yield HIDDEN
        else:
            yield from (word.text for word in run)


def _is_hidden(word, places):
    """Whether a box lies over some of `word`; the edge of a box for the next line does not count."""
    return any(place.touches(word.place.core) for place in places)


def gone_pieces(pages, places):
    """The pieces of words in `pages` that can be read nowhere once `places` are hidden (see `finding.pieces`).

    None of them may be in anything that goes public. A piece that also stays visible elsewhere is no secret, and one or
    two letters tell nothing.
    """
    hidden, seen = set(), set()
    for page in pages:
        on_page = [place for place in places if place.page == page.number]
        for word in page.words:
            (hidden if _is_hidden(word, on_page) else seen).update(pieces(word.text))
    return {piece for piece in hidden - seen if len(piece) >= SHORTEST}


def gone_words(pages, places):
    """The words of `pages`, as they are written, of which a piece can be read nowhere once `places` are hidden."""
    gone = gone_pieces(pages, places)
    return sorted({word for word in hidden_words(pages, places) if gone.intersection(pieces(word))})


def left_in(text, gone):
    """Those of the pieces `gone` that stand in `text`, in their order there."""
    return [piece for piece in dict.fromkeys(pieces(text)) if piece in gone]
