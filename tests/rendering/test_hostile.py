"""Nothing typed into a letter makes the renderer read a file or call an address (TRUST R-PDF-1, 2 and 3)."""

import base64
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest

from letters.rendering.pages import extract_text

ROOT = Path(__file__).resolve().parents[2]
SECRET = "CANARY-8d1f"
PAYLOADS = (
    '<img src="{file}"><img src="{http}/img">',
    '<link rel="attachment" href="{file}"><a rel="attachment" href="{file}">x</a>',
    '<link rel="stylesheet" href="{http}/css"><style>@import url({http}/import);</style>',
    "</style><style>@font-face{{font-family:x;src:url({http}/font)}} p{{font-family:x}}</style>",
    '<svg><image href="{file}"/><use href="{http}/svg#x"/></svg>',
    '<object data="{file}"></object><embed src="{http}/embed"><iframe src="{http}/frame"></iframe>',
    "![x]({http}/markdown) ![x]({file}) [x]({file}) <{file}> [x](ftp://127.0.0.1/x)",
    "[x]: {http}/definition\n\n[^x]: ![y]({http}/note)",
    '" style="background:url({http}/style)" data-x="',
    "{{% include 'x' %}} {{{{ settings.SECRET_KEY }}}} &lt;img src='{http}/entity'&gt;",
    '<meta http-equiv="refresh" content="0;url={http}/meta"><base href="{http}/base">',
    "@page{{@top-left{{content:url({http}/page)}}}} @color-profile x {{src:url({http}/profile)}}",
    '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22><image href=%22{file}%22/></svg>">',
    '<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAMsgAADLICAYAAAC" width=13000 height=13000>',
)
SCRIPT = """
import base64, json, sys
import django
django.setup()
from letters.rendering.errors import RenderError
from letters.rendering.pdf import render_letter
from tests.rendering.letters import english_letter
made = []
for fields in json.load(sys.stdin):
    fields["addressee_lines"] = tuple(fields["addressee_lines"])
    fields["sender_address"] = tuple(fields["sender_address"])
    made.append(base64.b64encode(render_letter(english_letter(**fields))).decode())
json.dump(made, sys.stdout)
"""


class _Canary(BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: N802 (the library's name)
        self.server.hits.append(self.path)
        self.send_response(200)
        self.end_headers()

    do_CONNECT = do_POST = do_HEAD = do_GET

    def log_message(self, *args):
        """The hits are kept; nothing is printed."""


@pytest.fixture
def canary():
    """A server on loopback that remembers who called."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Canary)
    server.hits = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def hostile_fields(payload):
    """A letter's fields, the payload in every one that takes words."""
    single = " ".join(payload.split())
    names = ("reference", "subject", "salutation", "closing", "sender_name", "sender_role")
    words = dict.fromkeys((*names, "sender_phone", "sender_email"), single)
    body = f"Words[^1] here.\n\n{payload.replace('[^x]', '[^1]')}\n\n| a |\n|---|\n| {single} |\n"
    body += "" if "[^x]" in payload else f"\n\n[^1]: {single}\n"
    return words | {"body": body, "addressee_lines": [single], "sender_address": [single]}


def render_elsewhere(payloads, **environment):
    """The PDFs of the letters with `payloads`, made by a process of its own with `environment` added."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([hostile_fields(payload) for payload in payloads]),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
    )
    assert run.returncode == 0, run.stderr
    return [pikepdf.open(BytesIO(base64.b64decode(text))) for text in json.loads(run.stdout)]


@pytest.fixture
def secret():
    """A file with a secret, at a path short enough for every field."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "s.svg"
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>', encoding="utf-8")
        yield path


@pytest.mark.parametrize("proxy", [False, True])
def test_no_payload_in_any_field_reads_a_file_or_calls_an_address(canary, secret, proxy):
    address = f"http://127.0.0.1:{canary.server_port}"
    payloads = [payload.format(file=secret.as_uri(), http=address) for payload in PAYLOADS]
    through = {"http_proxy": address, "https_proxy": address, "ftp_proxy": address} if proxy else {}
    documents = render_elsewhere(payloads, **through)
    assert len(documents) == len(PAYLOADS)
    assert canary.hits == []
    for document in documents:
        assert len(document.attachments) == 0
        assert not any("/EmbeddedFile" in str(o.get("/Type", "")) for o in _dictionaries(document))
        assert not any(SECRET.encode() in _bytes_of(o) for o in document.objects)


def test_the_canary_does_sing(canary):
    """The server would have noticed: one plain call is one hit."""
    script = f"import urllib.request as r; r.urlopen('http://127.0.0.1:{canary.server_port}/x')"
    subprocess.run([sys.executable, "-c", script], check=True)
    assert canary.hits == ["/x"]


def test_a_payload_is_printed_as_it_was_typed():
    payload = '<img src="file:///etc/passwd">'
    (document,) = render_elsewhere([payload])
    copy = BytesIO()
    document.save(copy)
    assert "".join(extract_text(copy.getvalue())).replace("\n", "").count("etc/passwd") >= 8


def _dictionaries(document):
    return [o for o in document.objects if isinstance(o, (pikepdf.Dictionary, pikepdf.Stream))]


def _bytes_of(item):
    return item.read_bytes() if isinstance(item, pikepdf.Stream) else str(item).encode()
