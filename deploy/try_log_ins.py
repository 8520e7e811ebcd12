"""Log in to a running demonstration with every account that it printed: `try_log_ins.py BASE_URL LOG`."""

import re
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

ACCOUNT = re.compile(r"(\S+@\S+)\s{2,}(\S+)")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def log_in(base, email, password):
    """The address where a fresh browser ends after logging in, without the query."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{base}/accounts/login/") as page:
        token = TOKEN.search(page.read().decode())[1]
    form = urlencode({"login": email, "password": password, "csrfmiddlewaretoken": token})
    with browser.open(f"{base}/accounts/login/", form.encode()) as page:
        return page.geturl().removeprefix(base).partition("?")[0]


def main(base, log):
    """Try each account found in the text file `log`; exit 1 unless there are four and each reaches /staff/."""
    accounts = ACCOUNT.findall(Path(log).read_text())
    reached = {email: log_in(base, email, password) for email, password in accounts}
    print(reached)
    if len(reached) != 4 or set(reached.values()) != {"/staff/"}:
        sys.exit("These are not four accounts that all reach /staff/.")


if __name__ == "__main__":
    main(*sys.argv[1:])
