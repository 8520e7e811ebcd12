"""A page that is watched: console errors, refused styles and scripts, failed requests; and axe."""

from pathlib import Path

AXE = (Path(__file__).resolve().parent.parent / "assets" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# GOV.UK names the button of a file "Signed letter, No file chosen, Choose file or drop file": the visible words are
# all in it, only not at its beginning (govuk-frontend PR 5652; INTERFACE, Vendoring and axe).
ALLOWED_RULE, ALLOWED_PLACE = "label-content-name-mismatch", "govuk-file-upload-button"
RUN_AXE = """rules => axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]}).then(
  found => found.violations.flatMap(v => v.nodes.map(n => [v.id, n.target.join(" "), n.html])))"""
TOO_WIDE = """() => {
  const width = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const scrolls = e => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
  const within = e => e.parentElement && (scrolls(e.parentElement) || within(e.parentElement));
  const sticksOut = e => e.getBoundingClientRect().right > width + 1 && !within(e);
  const wide = [...document.querySelectorAll("body *")].filter(sticksOut);
  return wide.slice(-3).map(e => e.outerHTML.slice(0, 160));
}"""


class Watched:
    """A Playwright page that keeps what went wrong in `problems`."""

    def __init__(self, page, base):
        self.page, self.context, self.base = page, page.context, base
        self.expected = set()  # addresses whose 4xx answer is what is asked for
        self.problems = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message):
        address = message.location.get("url", "")
        if message.type == "error" and address not in self.expected:
            self.problems.append(f"console: {message.text} ({address}) on {self.page.url}")

    def _failed(self, request):
        # A download and a page left while it loads end in "aborted": the browser's doing, not the server's.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.problems.append(f"request failed: {request.url}: {request.failure}")

    def _response(self, response):
        if response.status >= 500:
            self.problems.append(f"{response.status} from {response.url}")

    def visit(self, path, *, status=200):
        """Open `path` and hold the server to `status`."""
        if status >= 400:
            self.expected.add(f"{self.base}{path}")
        response = self.page.goto(f"{self.base}{path}")
        if response.status != status:
            self.problems.append(f"{path} answered {response.status}, not {status}")


def axe(page):
    """What axe finds on `page`: [rule, place, HTML] each, [] when it finds nothing."""
    # Playwright evaluates through the debugger, which the page's content policy does not reach.
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(AXE)
    found = page.evaluate(RUN_AXE, RULES)
    return [f for f in found if not (f[0] == ALLOWED_RULE and ALLOWED_PLACE in f[2])]


def too_wide(page):
    """The elements that make `page` scroll sideways; [] when it does not."""
    return page.evaluate(TOO_WIDE)
