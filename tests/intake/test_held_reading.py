"""Held files read before they are filed: small ones at once, the rest and all recognition by the worker."""

import pytest
from django_tasks_db.models import DBTaskResult

from letters import filing, intake
from letters.intake.held_files import AT_ONCE
from letters.models import Document, HeldFile
from letters.models.reading import ATTEMPTS, GIVEN_UP
from letters.tasks.held import read_held_file
from letters.tasks.reading import read_document
from tests.intake.files import upload
from tests.make import make_letter, make_officer
from tests.opening.files import bomb_docx, encoded, mail, picture, scan, word

pytestmark = pytest.mark.django_db


def held(name, data):
    """A file that an officer has just chosen."""
    return filing.hold(upload(name, data), by=make_officer("officer"))


def asked():
    """The ids of the held files that the worker was asked to read, in order."""
    tasks = DBTaskResult.objects.filter(task_path=read_held_file.module_path).order_by("enqueued_at")
    return [task.args_kwargs["args"][0] for task in tasks]


def standing(one):
    return intake.suggestion_of(one).standing


def test_small_files_are_read_at_once_and_kept_as_read():
    files = [held("a.txt", b"We hold nothing."), held("b.docx", word("A plan")), held("c.eml", mail("Thank you."))]
    intake.look_into(files)
    texts = [filing.opened_held(HeldFile.objects.get(pk=one.pk)).own_text.strip() for one in files]
    assert (texts, asked()) == (["We hold nothing.", "A plan", "Thank you."], [])


def test_a_large_file_goes_to_the_worker_once():
    large = held("a.txt", b"word " * (AT_ONCE // 5 + 1))
    for _ in range(2):
        intake.look_into([HeldFile.objects.get(pk=large.pk)])
    assert (asked(), standing(large)) == ([str(large.pk)], "being read")
    read_held_file.call(str(large.pk))
    assert (standing(HeldFile.objects.get(pk=large.pk)), asked()) == ("text found", [str(large.pk)])


def test_a_scan_is_recognised_by_the_worker_a_page_at_a_time():
    pages = [picture("Dear Commissioner", "Thank you for your letter"), picture("Yours sincerely", "Pat Example")]
    one = held("scan.pdf", scan(*pages))
    intake.look_into([one])
    told = [standing(one)]
    for _ in pages:
        read_held_file.call(str(one.pk))
        one = HeldFile.objects.get(pk=one.pk)
        told.append(standing(one))
    assert told == [
        "scanned, text being read: 0 of 2 pages done",
        "scanned, text being read: 1 of 2 pages done",
        "text found by recognising the scan",
    ]
    assert asked() == [str(one.pk)] * 2
    text = filing.opened_held(one).own_text
    assert ("Thank you for your letter" in text, "Pat Example" in text, one.is_being_read) == (True, True, False)


def test_what_was_read_while_it_was_held_is_not_read_again_when_it_is_filed():
    pages = [picture("Dear Commissioner", "Thank you for your letter"), picture("Yours sincerely", "Pat Example")]
    one, plain, letter = held("scan.pdf", scan(*pages)), held("a.docx", word("A plan")), make_letter()
    message = held("c.eml", mail("See the file.", files=[("b.txt", b"Enclosed words")]))
    intake.look_into([one, plain, message])
    read_held_file.call(str(one.pk))  # the first page of two
    one = HeldFile.objects.get(pk=one.pk)
    first_page = one.found["words"]["1"]
    one.found["words"]["1"] = "Recognised while it was held"  # words that no second recognition would give
    one.save()
    facts = {"channel": "post", "received_on": letter.sent_on, "sender": "A. Clerk", "kind": "part"}
    enclosed = [(file, "enclosure") for file in (one, plain, message)]
    intake.log_reply(letter, by=one.held_by, documents=enclosed, **facts)
    scanned, read, opened = Document.objects.order_by("pk")
    assert ("Thank you for your letter" in first_page, read.text, read.text_source) == (
        True,
        "A plan",
        "from the Word document",
    )
    assert (filing.opened_of(read).own_text, filing.opened_of(opened)) == ("A plan", None)
    waiting = DBTaskResult.objects.filter(task_path=read_document.module_path)
    assert sorted(task.args_kwargs["args"][0] for task in waiting) == [scanned.pk, opened.pk]
    read_document.call(scanned.pk)
    scanned = Document.objects.get(pk=scanned.pk)
    assert scanned.text.split("\f")[0] == "Recognised while it was held"
    assert ("Pat Example" in scanned.text, scanned.text_source) == (True, "recognised from the scan (OCR)")


def test_a_file_that_kills_its_readers_is_given_up_and_says_so():
    one, page = held("a.txt", b"Words"), held("b.png", encoded(picture("Words")))
    filing.open_held(page)
    HeldFile.objects.update(attempts=ATTEMPTS)
    for file in (one, page):
        read_held_file.call(str(file.pk))
    one, page = (HeldFile.objects.get(pk=file.pk) for file in (one, page))
    assert (one.is_being_read, standing(one)) == (False, f"kept, not readable. {GIVEN_UP}")
    assert (page.is_being_read, page.attempts, standing(page)) == (False, 0, "no text found")
    assert None not in (one.read_at, page.read_at)


def test_a_file_that_was_filed_or_removed_meanwhile_is_no_work():
    one = held("scan.png", encoded(picture("Words on a page")))
    intake.look_into([one])
    kept = HeldFile.objects.get(pk=one.pk)
    filing.discard(one)
    read_held_file.call(str(kept.pk))
    filing.recognise_held(kept)
    assert (HeldFile.objects.count(), kept.is_being_read) == (0, False)


def test_what_cannot_be_read_is_kept_and_says_so():
    other, broken = held("a.zip", b"PK bytes"), held("b.docx", word("Words")[:-1] + b"tail")
    bomb = held("c.docx", bomb_docx(200 * 1024 * 1024))
    intake.look_into([other, broken, bomb])
    assert [one.is_being_read for one in (other, broken, bomb)] == [False] * 3
    assert standing(other) == "Files of this kind are kept as they came; their text is not read."
    assert standing(broken).startswith("This file is not wholly what its name says")
    assert standing(bomb).startswith("kept, not readable. ")


def test_bytes_that_are_gone_are_told():
    one = held("a.txt", b"Words")
    one.file.storage.delete(one.file.name)
    intake.look_into([one])
    assert standing(one) == "kept, not readable. “a.txt” is not kept any more. Choose the file again."
