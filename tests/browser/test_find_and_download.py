"""The journey of a reader: find a letter or a response, read it, cite it, download its PDF."""

import hashlib
from pathlib import Path

import pytest

from letters import search
from letters.models import PublicCopy
from letters.publication import prepare_letter, publish, record_viewing
from letters.tasks.inspecting import inspect_file
from tests.make import (
    make_campaign,
    make_document,
    make_letter,
    make_officer,
    make_published_copy,
    make_reply,
    make_request,
)
from tests.verapdf import verapdf_findings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def copy(live):
    """A letter published by the verbs, and one beside it that stays inside."""
    letter = make_letter(campaign=make_campaign(title="Sample round"))
    make_letter()
    make_request(letter)
    make_document(letter=letter)
    prepared = prepare_letter(letter, by=make_officer("officer"))
    inspect_file.call(prepared.inspection.pk)  # what the worker does
    publisher = make_officer("publisher")
    record_viewing(prepared, by=publisher, sha256=prepared.sha256, pages=range(1, prepared.pages + 1))
    publish([prepared], by=publisher, reasons={})
    return PublicCopy.objects.get()


def test_find_and_download(person, copy):
    letter = copy.document.letter
    someone = person()
    someone.open("/")
    someone.follow("Look through all published letters and responses")
    someone.choose("Area", letter.office.area.name, letter.office.area.name)
    someone.press("Show")
    assert ("campaign=" in someone.page.url) == (not someone.javascript)
    someone.follow(copy.title)
    someone.reads(copy.title)
    someone.sees("No response published yet")
    found = Path(someone.download(copy.title)).read_bytes()
    assert hashlib.sha256(found).hexdigest() == copy.sha256
    assert (verapdf_findings(found, "ua1"), verapdf_findings(found, "3a")) == ([], [])


def test_search_read_cite_and_download_a_response(person, copy):
    document = make_document(incoming=make_reply(copy.document.letter).incoming, kind="response_strategy")
    response = make_published_copy(document, title="Response strategy", html_text="Youth hubs and mentors")
    search.catch_up()
    someone = person()
    someone.open("/")
    someone.write("Search the words of letters and responses", "mentor*")
    someone.press("Search letters and responses")
    someone.sees("1 found for “mentor*”")
    someone.follow("Response strategy")
    someone.sees("Youth hubs and mentors")
    someone.sees("to letter IASC-")
    found = Path(someone.download("Response strategy")).read_bytes()
    assert hashlib.sha256(found).hexdigest() == response.sha256
