"""Take the pictures of docs/ again: a demonstration of its own is made, started, looked at and ended.

`make screenshots` (or `deploy/screenshots.py FOLDER` to write them elsewhere). Nothing of this machine's own
installation is read or touched: the database, the files and the key lie in a folder that goes away.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ACCOUNT = re.compile(r"(\S+@\S+)\s{2,}(\S+)")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WIDTHS = (1280, 375)
TALLEST = {1280: 1600, 375: 1400}
LARGEST = 300 * 1024
COMMANDS = (["migrate"], ["createcachetable"], ["load_recipients"], ["demonstration_accounts"], ["load_samples"],
            ["collectstatic", "--noinput"])  # fmt: skip


def free_port():
    """A port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder, port):
    """The environment of a demonstration that lives in `folder`."""
    own = {"SECRET_KEY", "DATABASE_URL", "MEDIA_ROOT", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "DEBUG"}
    return {name: value for name, value in os.environ.items() if name not in own} | {
        "ENV_FILE": os.devnull,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "VAR_DIR": str(folder),
        "HTTPS": "false",
        "DEMONSTRATION_DAY": "2020-11-20",
        "LOG_LEVEL": "WARNING",
        "PORT": str(port),
    }


def prepare(settings):
    """Fill the demonstration; {address: password} of its accounts. CalledProcessError when a command fails."""
    said = ""
    for command in COMMANDS:
        manage = [sys.executable, "manage.py", *command]
        # S603: the commands are the constants above.
        done = subprocess.run(manage, cwd=ROOT, env=settings, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        said += done.stdout
    return dict(ACCOUNT.findall(said))


def wait_for(port, server):
    """Return when something listens on `port`; RuntimeError when the server ends or takes more than half a minute."""
    for _ in range(60):
        if server.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", port)):
                return
        except ConnectionRefusedError:
            time.sleep(0.5)
    raise RuntimeError("The server of the demonstration did not start.")


def log_in(page, accounts, email):
    """Sign in as the account `email`."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(accounts[email])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/staff/")


def letter_to(page, area):
    """The address of the one letter that a search for `area` finds."""
    page.goto(f"/staff/letters/?q={area}")
    return page.locator("table.govuk-table tbody a").first.get_attribute("href")


def addresses(page):
    """{picture: address} of what is shown, found as a person finds it: by following links of the demonstration."""
    letter, prepared = letter_to(page, "Testingham"), letter_to(page, "Draftwick")
    page.goto("/staff/campaigns/")
    board = page.get_by_role("link", name="SAMPLE: invented letters").get_attribute("href")
    page.goto("/letters/")
    public = page.get_by_role("link", name=re.compile("^Letter of .* Sampleshire")).get_attribute("href")
    return {
        "worklist": "/staff/",
        "board": board,
        "letter": letter,
        "reply": f"{letter}reply/",
        "publish": f"{prepared}publish/",
        "public-home": "/",
        "public-letter": public,
    }


def take(page, path, width):
    """The page at `path` as a PNG of `width`, cut below where it gets long, with few colours; its bytes."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    height = page.evaluate("() => Math.ceil(document.scrollingElement.scrollHeight)")
    page.set_viewport_size({"width": width, "height": min(height, TALLEST[width])})
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    if len(file.getvalue()) > LARGEST:
        raise RuntimeError(f"The picture of {path} at {width} px is larger than {LARGEST} bytes.")
    return file.getvalue()


def photograph(base, accounts, folder):
    """Write every picture into `folder`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(base_url=base)
        log_in(page, accounts, "lead@office.example")
        shown = addresses(page)
        for name, path in shown.items():
            if name == "publish":
                page.context.clear_cookies()
                log_in(page, accounts, "signatory@office.example")
            for width in WIDTHS:
                (folder / f"{name}-{width}.png").write_bytes(take(page, path, width))
        browser.close()


def main(folder):
    """Make the demonstration, start it, take the pictures into `folder`, end it."""
    with TemporaryDirectory() as place:
        port = free_port()
        settings = environment(place, port)
        accounts = prepare(settings)
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        # S603: as above.
        with subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL) as server:  # noqa: S603
            try:
                wait_for(port, server)
                photograph(f"http://127.0.0.1:{port}", accounts, folder)
            finally:
                server.terminate()


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "screenshots")
    target.mkdir(parents=True, exist_ok=True)
    main(target)
