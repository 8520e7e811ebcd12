"""Hiding parts of a document: boxes that officers share, pictures made by the worker, and the copy they become."""

from pathlib import Path

import pytest
from django.core.files.storage import storages

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import publication
from letters.inspecting.running import leak_check
from letters.models import Document, PublicCopy, Redaction
from letters.publication.redacting import RedactionChanged
from letters.redacting.places import Place
from letters.redacting.visible import HIDDEN
from letters.tasks.redacting import make_pictures
from tests.make import make_officer
from tests.publication.states import kept, look_at, make_logged_letter, make_reply_document
from tests.redacting.carriers import SECRET, everything_in, pdf_of, spoilt, text
from tests.redacting.states import fresh, hide, make_ready, make_redaction

pytestmark = pytest.mark.django_db
CORNER = Place(2, 0.5, 0.5, 0.75, 0.75)


def refusal(call, *args, **kwargs):
    """The sentences with which `call` refuses."""
    with pytest.raises(CorrespondenceError) as refused:
        call(*args, **kwargs)
    return refused.value.sentences


def prepared(redaction, **fields):
    """The public copy of a ready redaction."""
    words = {"title": "A plan", "html_text": publication.suggested_words(redaction), "sha256": redaction.sha256}
    return publication.prepare_redacted(redaction, by=redaction.started_by, **(words | fields))


def test_hidden_words_are_in_no_byte_of_the_copy_and_the_public_is_told_how_many_and_why():
    redaction = make_ready(hide(make_redaction()))
    assert publication.suggested_words(redaction) == f"Dear {HIDDEN} we will see\nour plan\n\nA second page"
    copy = prepared(redaction)
    data = kept(copy)
    assert leak_check(data, words=[SECRET]).state == "passed"
    assert SECRET.encode() not in everything_in(data)
    assert (copy.how_made, copy.hidden, copy.pages) == ("redacted", "1 place hidden: personal data", 2)
    assert (copy.source_sha256, copy.sha256) == (redaction.document.sha256, redaction.sha256)
    assert copy.findings["hidden_words"] == [SECRET]  # for the gate, which looks for them again
    assert SECRET not in str([list(Event.objects.values_list("note", "detail")), copy.html_text])


def test_hidden_words_cannot_stand_in_the_words_or_the_title_beside_the_pictures():
    redaction = make_ready(hide(make_redaction()))
    for words in ({"html_text": f"Dear {SECRET.upper()}!"}, {"title": f"Letter to {SECRET}"}):
        (sentence,) = refusal(prepared, redaction, **words)
        assert "“zebrawhistle”" in sentence
    assert PublicCopy.objects.count() == 0


def test_a_word_that_stays_visible_elsewhere_is_no_secret():
    redaction = make_redaction(pdf_of([text("Alex here"), text("Alex there")]))
    hidden = hide(redaction, "Alex here")
    assert prepared(make_ready(hidden), html_text="Alex there").html_text == "Alex there"


def test_pictures_of_older_boxes_are_never_used():
    redaction = make_ready(hide(make_redaction()))
    old = storages["default"].path(redaction.file.name)
    changed = publication.add_boxes(redaction, [CORNER], by=make_officer("officer"), version=2, reason="security")
    assert (changed.state, changed.version, fresh(changed).file.name) == ("draft", 3, "")
    assert refusal(prepared, redaction) == ["The pictures are not those that you were shown. Look at them again."]
    newer = make_ready(changed)
    assert newer.sha256 != redaction.sha256
    assert refusal(prepared, newer, sha256=redaction.sha256) != []
    assert prepared(newer).hidden == "2 places hidden: personal data (1), security (1)"
    assert Path(old).exists() is False or newer.file.name != redaction.file.name


def test_boxes_changed_while_the_pictures_are_made_are_not_overtaken_by_them():
    redaction = hide(make_redaction())
    publication.ask_for_pictures(redaction, by=redaction.started_by, version=2)
    publication.add_boxes(redaction, [CORNER], by=redaction.started_by, version=2, reason="other")
    make_pictures.call(redaction.pk)
    assert (fresh(redaction).state, fresh(redaction).sha256) == ("draft", "")


def test_the_second_of_two_officers_is_told_and_nothing_of_the_first_is_lost():
    redaction = make_redaction()
    first = hide(redaction)
    with pytest.raises(RedactionChanged):
        publication.add_boxes(redaction, [CORNER], by=make_officer("officer"), version=1, reason="security")
    with pytest.raises(RedactionChanged):
        publication.remove_boxes(redaction, [first.boxes.get().pk], by=make_officer("officer"), version=1)
    assert first.boxes.count() == 1
    both = publication.add_boxes(redaction, [CORNER], by=make_officer("officer"), version=2, reason="security")
    assert [box.page for box in both.boxes.all()] == [1, 2]
    left = publication.remove_boxes(both, [both.boxes.first().pk], by=make_officer("officer"), version=3)
    assert [box.page for box in left.boxes.all()] == [2]


def test_a_box_is_added_once_and_only_where_there_is_a_page():
    redaction = publication.add_boxes(
        make_redaction(), [CORNER, CORNER], by=make_officer("officer"), version=1, reason="other"
    )
    again = publication.add_boxes(redaction, [CORNER], by=redaction.started_by, version=2, reason="personal")
    assert again.boxes.count() == 1
    for places in ([], [Place(3, 0.1, 0.1, 0.2, 0.2)], [Place(1, 0.2, 0.1, 0.2, 0.2)], [Place(1, 0.2, 0.1, 1.2, 0.2)]):
        assert refusal(publication.add_boxes, again, places, by=again.started_by, version=3, reason="other")
    assert refusal(publication.add_boxes, again, [CORNER], by=again.started_by, version=3, reason="fun")


def test_a_page_that_cannot_be_drawn_is_named_and_the_boxes_stay():
    redaction = make_redaction(spoilt())
    redaction = publication.add_boxes(redaction, [CORNER], by=redaction.started_by, version=1, reason="other")
    failed = make_ready(redaction)
    assert (failed.state, failed.boxes.count()) == ("failed", 1)
    assert failed.reasons == [
        "Page 3 of this PDF cannot be drawn; it may be damaged. Ask for another copy of the file."
    ]


def test_who_drew_a_box_may_not_approve_the_copy():
    drawer = make_officer("officer", "publisher")
    copy = prepared(make_ready(hide(make_redaction(), by=drawer)))
    with pytest.raises(CorrespondenceError, match="another publisher"):
        look_at(copy, by=drawer)
    look_at(copy)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"position": Document.Position.REFUSED}, "refused publication"),
        ({"media_type": "message/rfc822"}, "Set out the words of the document"),
    ],
)
def test_what_cannot_be_published_is_not_begun(fields, words):
    document = make_reply_document(make_logged_letter(), **fields)
    assert words in refusal(publication.start_redaction, document, by=document.added_by)[0]
    assert Redaction.objects.count() == 0
