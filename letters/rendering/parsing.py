"""A letter's Markdown, parsed once and safely, for the PDF, the web page and the check of its words."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
# What a letter may hold; all else, raw HTML, images and code among it, prints as it was typed (R-PDF-1).
# Setext headings and link definitions are left out too: they would swallow words of a plain letter.
ALLOWED = [
    "blockquote",
    "heading",
    "hr",
    "list",
    "table",
    "autolink",
    "emphasis",
    "entity",
    "escape",
    "link",
    "newline",
]


class LetterMarkdown(MarkdownIt):
    """The parser, with every link parsed: `_keep_safe_links` decides which of them stay links."""

    def validateLink(self, url):  # noqa: N802 (the library's name)
        """Always true: a link refused here would print its brackets and address into the letter."""
        return True


@dataclass(frozen=True)
class Note:
    """One footnote: the label typed, the number printed (None where nothing calls it), its tokens, its calls."""

    label: str
    number: str | None
    tokens: tuple
    calls: int


@dataclass(frozen=True)
class ParsedLetter:
    """A body's block tokens without the footnotes, and the footnotes in order of first call, uncalled ones last."""

    tokens: tuple
    notes: tuple[Note, ...]


def parse(body):
    """Parse the Markdown `body` into a `ParsedLetter`; raises nothing, whatever the text."""
    env = {}
    body_tokens, definitions = _divide(PARSER.parse(body, env))
    called = list(env.get("footnotes", {}).get("list", {}).values())
    as_typed = all(entry["label"].isdigit() for entry in called)
    notes = []
    for position, entry in enumerate(called, start=1):
        tokens = _take(definitions, entry["label"])
        number = entry["label"] if as_typed else str(position)
        notes.append(Note(entry["label"], number, tokens, entry["count"]))
    uncalled = [Note(label, None, tokens, 0) for label, tokens in definitions]
    return ParsedLetter(tuple(body_tokens), (*notes, *uncalled))


def _divide(tokens):
    """`tokens` as (those of the body, the footnote definitions as a list of (label, tokens))."""
    body, definitions, stack = [], [], []
    for token in tokens:
        if token.type == "footnote_reference_open":
            stack.append([])
            definitions.append((token.meta["label"], stack[-1]))
        elif token.type == "footnote_reference_close":
            stack.pop()
        else:
            (stack[-1] if stack else body).append(token)
    return body, definitions


def _take(definitions, label):
    """Remove the last definition of `label` from the list and return its tokens."""
    for index in reversed(range(len(definitions))):
        if definitions[index][0] == label:
            return tuple(definitions.pop(index)[1])
    return ()


def calls_in(tokens):
    """How many footnotes are called within these block tokens."""
    inline = (child for token in tokens for child in token.children or ())
    return sum(child.type == "footnote_ref" for child in inline)


def depth(parsed):
    """How deep the letter nests, blocks and inline marks together."""
    tokens = [*parsed.tokens, *(token for note in parsed.notes for token in note.tokens)]
    return max((token.level + _inline_depth(token) for token in tokens), default=0)


def _inline_depth(token):
    return max((child.level for child in token.children or ()), default=0)


def mark_items(tokens):
    """Write before each list item what it begins with ("•", "7."), as its attribute `data-marker`."""
    lists = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrs.get("start", 1)) if token.tag == "ol" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            token.attrs["data-marker"] = "•" if lists[-1] is None else f"{lists[-1]}."
            lists[-1] = None if lists[-1] is None else lists[-1] + 1


def level_headings(tokens, first):
    """Renumber the headings so that they start at `first` and never skip a level (PDF/UA-1 7.4.2)."""
    opens = [token for token in tokens if token.type == "heading_open"]
    shift = first - min((int(token.tag[1]) for token in opens), default=0)
    level = first - 1
    for token in tokens:
        if token.type == "heading_open":
            level = max(first, min(int(token.tag[1]) + shift, level + 1, 6))
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level}"


def _keep_safe_links(state):
    for token in state.tokens:
        if token.type == "inline":
            token.children = _safe_links(token.children)


def _safe_links(children):
    """`children` with links to http, https and mailto only; other links leave their words."""
    kept, link, start = [], None, 0
    for child in children:
        if child.type == "link_open":
            link, start = (child if _may_link(child.attrs.get("href", "")) else None), len(kept) + 1
        if child.type == "link_close" and link and not "".join(t.content for t in kept[start:]).strip():
            # A link without words is no link to a screen reader: its address is its words.
            kept.append(Token("text", "", 0, content=link.attrs["href"], level=child.level + 1))
        if link or child.type not in ("link_open", "link_close"):
            kept.append(child)
    return kept


def _may_link(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in LINK_SCHEMES and bool(parts.netloc or parts.scheme == "mailto" and parts.path)


def _make_parser():
    parser = LetterMarkdown("zero", {"html": False, "maxNesting": 100}).enable(ALLOWED)
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.core.ruler.after("inline", "safe_links", _keep_safe_links)
    return parser


PARSER = _make_parser()
