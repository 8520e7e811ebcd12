"""What is no PDF is never published: its public copy is made of its words, and of nothing else of the file."""

import re

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters import publication
from letters.models import Document, PublicCopy
from letters.opening.types import DOCX, EML, PNG, TEXT, XLSX
from letters.rendering.markdown import public_html
from letters.rendering.validation import check_accessibility
from tests.make import make_document, make_incoming, make_officer
from tests.publication.states import kept, make_logged_letter, make_reply_document, publish, text_of

pytestmark = pytest.mark.django_db

MESSAGE = b"""From: J. Sample <j.sample@sampleshire.example>
Subject: Your letter
X-Canary: canary-in-a-header

Dear Commissioner,

Thank you for your letter.

J. Sample
Chief executive
"""
WORDS = "Dear Commissioner,\n\nThank you for your letter.\n\n## What we do\n\n- visits\n- training\n\nJ. Sample"


def arrived(media_type=EML, **fields):
    """A document of another kind than PDF that answers a logged letter."""
    defaults = {"data": MESSAGE, "media_type": media_type, "original_name": "canary-in-a-name.eml"}
    return make_reply_document(make_logged_letter(), **(defaults | fields))


def prepared(document, **fields):
    values = {"title": "Reply of Sampleshire", "html_text": WORDS, "by": document.added_by}
    return publication.prepare_words(document, **(values | fields))


def test_the_copy_is_made_of_the_words_and_says_so_and_everybody_can_read_it():
    copy = prepared(arrived(), hidden="1 address left out: personal data")
    pdf = kept(copy)
    text = " ".join(text_of(pdf).split())
    day = copy.document.incoming.received_on
    source = f"from an e-mail received on {day.day} {day:%B} {day.year}"
    assert f"Reply of Sampleshire Set out anew by the Commissioner’s office {source} Dear Commissioner," in text
    assert "What we do" in text and "training" in text and "SAMPLE" in text
    assert b"canary" not in pdf and "canary" not in text
    assert check_accessibility(pdf) == []
    assert (copy.how_made, copy.html_text, copy.hidden) == ("set_out", WORDS, "1 address left out: personal data")
    assert copy.source_sha256 == copy.document.sha256


@pytest.mark.parametrize(
    ("media_type", "language", "source"),
    [
        (DOCX, "en", "from a Word document received"),
        (XLSX, "en", "from a spreadsheet received"),
        (PNG, "en", "from a scan received"),
        (TEXT, "en", "from a file received"),
        (EML, "cy", "o neges e-bost a dderbyniwyd"),
    ],
)
def test_it_names_what_it_was_made_from(media_type, language, source):
    copy = prepared(arrived(media_type), language=language)
    assert source in " ".join(text_of(kept(copy)).split())


def test_the_same_words_give_the_same_bytes_and_other_words_others():
    document = arrived()
    hashes = [prepared(document, html_text=words).sha256 for words in (WORDS, WORDS, "Other words")]
    assert (hashes[0] == hashes[1], hashes[0] == hashes[2]) == (True, False)


def test_what_cannot_be_made_or_printed_is_refused_and_leaves_nothing():
    document, letter = arrived(), make_logged_letter()
    refusals = {
        "words": lambda: prepared(document, title=" ", html_text=" "),
        "typeface": lambda: prepared(document, html_text="\N{GRINNING FACE}"),
        "ours": lambda: prepared(letter.documents.get(), by=letter.created_by),
        "nowhere": lambda: prepared(make_document(incoming=make_incoming(), media_type=EML)),
        "refused": lambda: prepared(arrived(position=Document.Position.REFUSED)),
    }
    said = {}
    for name, attempt in refusals.items():
        with pytest.raises(CorrespondenceError) as caught:
            attempt()
        said[name] = caught.value.sentences
    assert said == {
        "words": [
            "Enter a title that says what the document is.",
            "Enter the words of the document: the copy is made of them.",
        ],
        "typeface": [
            "The document has characters our typeface lacks: \N{GRINNING FACE} (U+1F600 GRINNING FACE). "
            "Write them in Latin letters."
        ],
        "ours": ["This is our own letter; its copy is made from the record."],
        "nowhere": ["This document is not filed to a letter yet. File it as a reply first."],
        "refused": ["The sender refused publication of this document, so no public copy of it is made."],
    }
    assert PublicCopy.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\r\nTwo\n", "<p>One<br>Two</p>"),
        (f"{'long ' * 12}\nnext", f"<p>{('long ' * 12).strip()}\nnext</p>"),
        ("We do:\n• visits\n• training", "<p>We do:</p><ul><li>visits</li><li>training</li></ul>"),
        ("1. Visits\n2. Training", "<ol><li>Visits</li><li>Training</li></ol>"),
        ("Thank you\n-----\nJ. Sample", "<p>Thank you</p><p>J. Sample</p>"),
        ("#1 of [^2] and `a` \\ b", "<p>#1 of [^2] and `a` \\ b</p>"),
        ("a\fb\n \t\nc", "<p>a</p><p>b</p><p>c</p>"),
        ("", ""),
    ],
)
def test_plain_words_are_suggested_as_they_were_set(text, html):
    shown = public_html(publication.suggested_markdown(text))
    bare = re.sub(r"<(\w+)[^>]*>", r"<\1>", shown)
    assert re.sub(r"\s*(</?(?:p|br|ul|ol|li)>)\s*", r"\1", bare).strip() == html


def test_the_form_begins_with_the_words_as_they_were_set_and_what_is_typed_is_published(client):
    document = arrived(text="Dear Commissioner, we agree.\n\nJ. Sample\nChief executive\n")
    client.force_login(make_officer("officer"))
    address = f"/staff/documents/{document.pk}/prepare/"
    page = client.get(address)
    said = page.context["form"]["html_text"].value()
    assert said == "Dear Commissioner, we agree.\n\nJ. Sample\\\nChief executive"
    assert b"can hide too much to be published" in page.content
    words = {"title": "Reply", "html_text": "Dear Commissioner, no.", "language": "en", "hidden": "A name is left out"}
    assert client.post(address, words).status_code == 302
    letter = document.answered_letter
    publish(publication.prepare_letter(letter, by=letter.created_by), document.public_copies.get())
    public = client.get(document.incoming.reply.get_absolute_url()).content.decode()
    assert "Dear Commissioner, no." in public and "A name is left out" in public
    assert "Set out anew by the office of the Commissioner from what arrived." in public
    assert "agree" not in public and "canary" not in public
