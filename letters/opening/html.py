"""The words of an HTML message, its quotations marked with ">" as plain text marks them."""

from html.parser import HTMLParser

BREAKS = {
    "br",
    "p",
    "div",
    "li",
    "tr",
    "table",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "hr",
    "pre",
}
SILENT = {"style", "script", "head", "title", "template"}


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.quotes, self.silent = [""], 0, 0

    def handle_starttag(self, tag, attrs):
        if tag in SILENT:
            self.silent += 1
        if tag in BREAKS:
            self.lines.append("")
        if tag == "blockquote":
            self.quotes += 1
        if tag in ("td", "th") and self.lines[-1]:
            self.lines[-1] += "\t"

    def handle_endtag(self, tag):
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        if tag == "blockquote":
            self.quotes = max(0, self.quotes - 1)
        if tag in BREAKS - {"br", "hr"}:
            self.lines.append("")

    def handle_data(self, data):
        words = " ".join(data.split())
        if self.silent or not data:
            return
        if not self.lines[-1] and words:
            self.lines[-1] = "> " * self.quotes
        if data[:1].isspace() and self.lines[-1].strip("> ") and not self.lines[-1].endswith((" ", "\t")):
            self.lines[-1] += " "
        self.lines[-1] += words + (" " if words and data[-1:].isspace() else "")


def words_of(html):
    """The text of `html`, a line for each block; scripts and styles are left out, nothing is fetched."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    lines = [line.rstrip() for line in parser.lines]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip("\n")
