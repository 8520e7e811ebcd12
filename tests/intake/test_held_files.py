"""Files chosen in a form: kept at once, checked in sentences, listed again, never another officer's."""

from datetime import timedelta

import pytest
from django import forms
from django.core.files.storage import storages
from django.core.management import call_command
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from letters import filing
from letters.forms.files import FilesField, HeldFilesMixin
from letters.models import Document, HeldFile
from tests.intake.files import pdf, upload
from tests.make import make_letter, make_officer

pytestmark = pytest.mark.django_db


class AnyFiles(HeldFilesMixin, forms.Form):
    upload = FilesField(label="Files", required=False)


class SignedLetter(HeldFilesMixin, forms.Form):
    upload = FilesField(label="Signed letter", multiple=False)
    allowed_types = (filing.PDF, filing.TEXT)
    max_files = 1
    no_file = "Choose the signed letter"


def sent(form, officer, *uploads, **data):
    """The form as posted by `officer` with `uploads` and `data` (name: list of values)."""
    posted = QueryDict(mutable=True)
    for name, values in data.items():
        posted.setlist(name, [str(value) for value in values])
    return form(posted, MultiValueDict({"upload": list(uploads)}), officer=officer)


def test_a_good_file_is_held_at_once_and_a_bad_one_beside_it_is_named():
    officer = make_officer("officer")
    form = sent(AnyFiles, officer, upload("a.txt"), upload("b.txt", b""))
    assert form.errors["upload"] == ["The file “b.txt” is empty. Choose another file, or ask the sender for it again"]
    assert [held.original_name for held in form.held_files] == ["a.txt"]
    assert [held.held_by for held in HeldFile.objects.all()] == [officer]


def test_the_page_lists_what_is_held_and_the_next_try_has_it_without_choosing_again():
    officer = make_officer("officer")
    first = sent(AnyFiles, officer, upload("a<b>.txt"))
    assert first.is_valid()
    page = render_to_string("letters/_held_files.html", {"form": first})
    held = HeldFile.objects.get()
    assert f'name="held" value="{held.pk}"' in page
    assert "a&lt;b&gt;.txt" in page
    again = sent(AnyFiles, officer, held=[held.pk])
    assert (again.is_valid(), again.cleaned_data) == (True, {"upload": [held]})


def test_a_removed_file_is_gone_with_its_bytes():
    officer = make_officer("officer")
    held = filing.hold(upload(), by=officer)
    form = sent(AnyFiles, officer, held=[held.pk], remove=[held.pk])
    assert (form.is_valid(), form.held_files, HeldFile.objects.count()) == (True, [], 0)
    assert not storages["default"].exists(held.file.name)


def test_held_files_of_another_officer_and_nonsense_are_ignored():
    mine, theirs = make_officer("officer"), make_officer("officer")
    kept = filing.hold(upload(), by=mine)
    other = filing.hold(upload("b.txt", b"b"), by=theirs)
    form = sent(AnyFiles, mine, held=[kept.pk, other.pk, "x", "\x00"], remove=[other.pk])
    assert (form.is_valid(), form.held_files) == (True, [kept])
    assert set(HeldFile.objects.all()) == {kept, other}


def test_the_same_file_twice_is_held_once():
    form = sent(AnyFiles, make_officer("officer"), upload("a.txt"), upload("b.txt"))
    assert (form.is_valid(), [held.original_name for held in form.held_files]) == (True, ["a.txt"])


def test_a_file_over_25_megabytes_is_refused_and_nothing_is_stored(settings):
    form = sent(AnyFiles, make_officer("officer"), upload("big.pdf", b"%" * (settings.MAX_FILE_BYTES + 1)))
    assert form.errors["upload"] == [
        "“big.pdf” is larger than 25 MB. Choose a smaller copy, or split it into several files"
    ]
    assert HeldFile.objects.count() == 0


def test_the_twenty_first_file_is_left_out_with_a_sentence():
    uploads = [upload(f"{number}.txt", str(number).encode()) for number in range(21)]
    form = sent(AnyFiles, make_officer("officer"), *uploads)
    assert form.errors["upload"] == ["Only 20 files fit here. The first 20 are kept: log the rest afterwards"]
    assert HeldFile.objects.count() == 20


def test_the_signed_letter_must_be_there_and_takes_pdf_and_text_only():
    officer = make_officer("officer")
    assert sent(SignedLetter, officer).errors["upload"] == ["Choose the signed letter"]
    wrong = sent(SignedLetter, officer, upload("letter.docx", b"PK\x03\x04"))
    assert wrong.errors["upload"] == [
        "“letter.docx” is not a PDF or a plain text file that can be read. "
        "Save it as a PDF or a plain text file and choose that"
    ]
    assert [sent(SignedLetter, officer, one).is_valid() for one in (upload(), upload("l.pdf", pdf()))] == [True] * 2


def test_a_new_signed_letter_takes_the_place_of_the_held_one():
    officer = make_officer("officer")
    held = filing.hold(upload("old.txt", b"old"), by=officer)
    form = sent(SignedLetter, officer, upload("new.txt", b"new"), held=[held.pk])
    assert (form.is_valid(), [one.original_name for one in form.held_files]) == (True, ["new.txt"])


def test_a_locked_pdf_is_refused_and_a_damaged_one_is_kept():
    officer = make_officer("officer")
    locked = sent(AnyFiles, officer, upload("locked.pdf", pdf(password="secret")))
    assert locked.errors["upload"] == [
        "“locked.pdf” is protected by a password. Ask for a copy without one, or save it again without it"
    ]
    assert sent(AnyFiles, officer, upload("damaged.pdf", b"%PDF-1.7 nothing %%EOF")).is_valid()


def test_a_document_made_of_a_held_file_has_its_bytes_and_ends_the_hold():
    officer, letter = make_officer("officer"), make_letter()
    held = filing.hold(upload("a.txt", b"words"), by=officer)
    document = filing.document_from_held(held, by=officer, letter=letter, kind=Document.Kind.LETTER)
    assert (document.file.read(), document.size, document.media_type) == (b"words", 5, "text/plain")
    assert (document.original_name, document.added_by, HeldFile.objects.count()) == ("a.txt", officer, 0)


def test_a_held_file_whose_bytes_changed_becomes_no_document():
    officer, letter = make_officer("officer"), make_letter()
    held = filing.hold(upload("a.txt", b"words"), by=officer)
    storages["default"].delete(held.file.name)
    with pytest.raises(CorrespondenceError, match="“a.txt” is not kept any more. Choose the file again."):
        filing.document_from_held(held, by=officer, letter=letter, kind=Document.Kind.LETTER)
    assert Document.objects.count() == 0


def test_purging_drops_holds_of_a_day_ago_and_bytes_that_nothing_uses(capsys):
    officer = make_officer("officer")
    old, shared, fresh = (filing.hold(upload(f"{n}.txt", n.encode()), by=officer) for n in ("old", "both", "new"))
    again = filing.hold(upload("again.txt", b"both"), by=officer)
    document = filing.document_from_held(again, by=officer, letter=make_letter(), kind=Document.Kind.LETTER)
    day_ago = clock.now() - timedelta(hours=24, seconds=1)
    HeldFile.objects.filter(pk__in=[old.pk, shared.pk]).update(held_at=day_ago)
    call_command("purge_held_files")
    assert capsys.readouterr().out == "2 held files dropped.\n"
    assert list(HeldFile.objects.all()) == [fresh]
    storage = storages["default"]
    assert [storage.exists(name) for name in (old.file.name, document.file.name, fresh.file.name)] == [
        False,
        True,
        True,
    ]
