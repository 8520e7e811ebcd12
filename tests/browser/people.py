"""People at a browser: one points and types, one has only the keyboard. Both find things by what they are called."""

import re

from tests.make import PASSWORD

MOST_TABS = 150


def called(words):
    """A pattern for a label that says `words`, and perhaps "(optional)" after them."""
    return re.compile(rf"^\s*{re.escape(words)}( \(optional\))?\s*$")


class Person:
    """What anybody does on a page; how a control is reached and worked is the business of the two below."""

    def __init__(self, page, *, javascript):
        self.page, self.javascript = page, javascript

    def open(self, path):
        """Type an address into the browser."""
        self.page.goto(path)

    def log_in(self, officer):
        """Sign in on the real page, and arrive at the worklist."""
        self.open("/accounts/login/")
        self.write("Email", officer.email)
        self.write("Password", PASSWORD)
        self.press("Sign in")
        self.reads("Your worklist")

    def log_out(self):
        """Sign out through the header."""
        self.press("Sign out")

    def reads(self, words):
        """Wait until the heading of the page says `words`."""
        self.page.get_by_role("heading", level=1).filter(has_text=words).wait_for()

    def sees(self, words):
        """Wait until `words` stand on the page."""
        self.page.get_by_text(words).first.wait_for()

    def named(self, role, name, within=None):
        """The control with a role and an accessible name, perhaps in a named group."""
        place = self.page.get_by_role("group", name=called(within)) if within else self.page
        return place.get_by_role(role, name=name, exact=True)

    def labelled(self, label):
        """The box or list with a label, which may end in "(optional)"."""
        return self.page.get_by_label(called(label))

    def press(self, name):
        """Press a button, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.work(self.named("button", name))

    def follow(self, name, within=None):
        """Follow a link or a link that looks like a button, perhaps in a named part of the page."""
        place = self.page.get_by_role("region", name=within, exact=True) if within else self.page
        link = place.get_by_role("link", name=name, exact=True)
        with self.page.expect_navigation():
            self.work(link.or_(place.get_by_role("button", name=name, exact=True)))

    def download(self, title):
        """Save the PDF behind a link (Alt with a click or Enter); the path it was saved at."""
        with self.page.expect_download() as download:
            self.save(self.page.get_by_role("link", name=re.compile(rf"^{re.escape(title)} \(PDF, ")))
        return download.value.path()

    def write(self, label, words):
        """Replace what stands in a text box."""
        self.type_into(self.labelled(label), words)

    def tick(self, name, within=None):
        """Tick a box, unless the page came with its tick."""
        box = self.named("checkbox", name, within)
        if not box.is_checked():
            self.work(box, " ")

    def unfold(self, words):
        """Open a part of the page that is folded away."""
        self.work(self.page.locator("summary").filter(has_text=words))

    def sees_picture(self, name):
        """Wait until a picture is really there; looking at it brings a late one in."""
        picture = self.page.get_by_role("img", name=name, exact=True)
        picture.scroll_into_view_if_needed()
        handle = picture.element_handle()
        self.page.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=handle)

    def attach(self, name, path):
        """Choose a file in the browser's own window; the control is GOV.UK's button, or the plain input without it."""
        if self.javascript:
            control = self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}.*Choose file"))
        else:
            control = self.page.locator("input[type=file]")
        with self.page.expect_file_chooser() as chooser:
            self.work(control)
        chooser.value.set_files(path)


class Pointer(Person):
    """Somebody with a mouse."""

    def work(self, control, key=None):
        """Click; `key` is what a keyboard would use."""
        control.click()

    def save(self, link):
        """Save what is behind a link."""
        link.click(modifiers=["Alt"])

    def type_into(self, control, words):
        """Fill a box."""
        control.fill(words)

    def pick(self, name, within):
        """Choose one of the radio buttons of a group."""
        self.named("radio", name, within).click()

    def choose(self, label, typed, option):
        """Choose from a list: typing into the box that finds, or from the plain list."""
        control = self.labelled(label)
        if self.javascript and control.get_attribute("role") == "combobox":
            control.fill(typed)
            self.page.get_by_role("option").filter(has_text=option).click()
        else:
            value = control.locator("option").filter(has_text=option).first.get_attribute("value")
            control.select_option(value)


class Keyboard(Person):
    """Somebody with a keyboard alone: nothing happens but by keys, on the control that has the focus."""

    def work(self, control, key="Enter"):
        """Tab to the control and press `key` on it."""
        self.reach(control)
        self.page.keyboard.press(key or "Enter")

    def save(self, link):
        """Save what is behind a link."""
        self.work(link, "Alt+Enter")

    def reach(self, control):
        """Press Tab until `control` has the focus; an error after too many."""
        control.wait_for(state="attached")
        for _ in range(MOST_TABS):
            if control.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{MOST_TABS} presses of Tab do not reach {control}")

    def type_into(self, control, words):
        """Reach the box, select what is there, type over it."""
        self.reach(control)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words) if len(words) > 60 else self.page.keyboard.type(words)

    def pick(self, name, within):
        """Tab into the group (Tab stops there once), then go down to the right button."""
        group = self.page.get_by_role("group", name=called(within)).get_by_role("radio")
        wanted = self.named("radio", name, within)
        for _ in range(MOST_TABS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrow keys do not reach {name!r} of {within!r}")

    def choose(self, label, typed, option):
        """Type into the box that finds, and take the first it offers; in a plain list, type until it stands there."""
        control = self.labelled(label)
        self.reach(control)
        if control.get_attribute("role") == "combobox":
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(typed)
            self.page.get_by_role("option").filter(has_text=option).wait_for()
            self.page.keyboard.press("Enter")
        else:
            self.page.keyboard.type(option)
