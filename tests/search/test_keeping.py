"""The index says what is on record, whoever changed it and however; what it lacks is told."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from iasc_tracker import clock
from letters import search
from letters.models import Document, Incoming, Letter, Rendering, Reply, SearchEntry
from tests.make import make_document, make_draft, make_incoming, make_letter, make_officer, make_reply
from tests.search.world import SPAM

pytestmark = pytest.mark.django_db


def found(words):
    """What the things that hold `words` are, in order, after the index has caught up."""
    search.catch_up()
    return [hit.what for hit in search.search(words).hits]


def test_a_new_letter_a_changed_one_and_one_changed_in_bulk_are_found_as_they_are_now():
    letter = make_letter(body="Apples")
    assert (found("apples"), found("pears")) == (["Letter"], [])
    letter.body = "Pears"
    letter.save(update_fields=["body"])
    assert (found("apples"), found("pears")) == ([], ["Letter"])
    Letter.objects.update(internal_notes="Quinces")
    assert found("quinces") == ["Letter"]


def test_the_welsh_edition_of_a_letter_is_found():
    letter = make_draft()
    Rendering.objects.create(letter=letter, language="cy", body="Annwyl gyfaill", asked_by=letter.created_by)
    assert found("annwyl") == ["Letter"]


def test_a_discarded_draft_is_gone_and_a_voided_letter_stays():
    by = {"discarded_by": make_officer(), "voided_by": make_officer()}
    draft, void = make_draft(body="Apples"), make_letter(body="Apples")
    make_document(letter=draft, text="Apples")
    Letter.objects.filter(pk=draft.pk).update(discarded_at=clock.now(), discarded_by=by["discarded_by"])
    Letter.objects.filter(pk=void.pk).update(voided_at=clock.now(), voided_by=by["voided_by"])
    assert [hit.letter for hit in hits("apples")] == [void]


def hits(words):
    """The hits of `words` after the index has caught up."""
    search.catch_up()
    return search.search(words).hits


def test_the_text_of_a_document_is_found_once_it_was_read():
    document = make_document(letter=make_letter(), original_name="scan.pdf")
    assert found("apples") == []
    Document.objects.filter(pk=document.pk).update(text="Pears\fApples", pages=2, text_source="from the scan")
    (hit,) = hits("apples")
    assert (hit.place, hit.name) == ("page 2", "scan.pdf")


def test_a_reply_that_moves_is_found_under_its_new_letter_with_its_documents():
    old, new = make_letter(), make_letter()
    reply = make_reply(old, internal_note="Apples")
    make_document(incoming=reply.incoming, text="Apples")
    assert [hit.letter for hit in hits("apples")] == [old, old]
    Reply.objects.filter(pk=reply.pk).update(letter=new)
    assert ([hit.letter for hit in search.search("apples").hits], search.waiting()) == ([new, new], 1)


def test_an_arrival_that_is_rejected_is_not_found_and_one_that_is_filed_leads_to_its_letter():
    spam, waiting, letter = make_incoming(note="Apples"), make_incoming(note="Apples"), make_letter()
    assert found("apples") == ["Not filed yet", "Not filed yet"]
    Incoming.objects.filter(pk=spam.pk).update(**SPAM)
    make_reply(letter, incoming=waiting)
    assert [(hit.what, hit.letter) for hit in hits("apples")] == [("Reply", letter)]


def test_what_is_deleted_is_not_found():
    document = make_document(letter=make_letter(), text="Apples")
    assert found("apples") == ["Our letter"]
    document.delete()
    search.catch_up()
    assert (found("apples"), SearchEntry.objects.filter(text="Apples").count()) == ([], 0)


def test_a_thing_that_says_the_same_keeps_its_rows():
    letter = make_letter()
    search.catch_up()
    before = list(SearchEntry.objects.values_list("pk", flat=True))
    Letter.objects.filter(pk=letter.pk).update(version=2)
    assert (search.catch_up(), list(SearchEntry.objects.values_list("pk", flat=True))) == (1, before)


def test_a_whole_index_has_no_faults_and_waiting_things_are_none():
    make_document(incoming=make_reply().incoming, text="Apples\f\fPears", pages=3)
    search.catch_up()
    make_letter()
    assert (search.faults(), search.waiting()) == ([], 1)


def test_old_words_missing_parts_and_rows_too_many_are_each_told():
    letter, document = make_letter(), make_document(letter=make_letter(), text="Apples\fPears", pages=2)
    gone = make_document(letter=letter)
    search.catch_up()
    SearchEntry.objects.filter(document=document, page=2).delete()
    SearchEntry.objects.filter(document=None, letter=letter).update(sha256="0" * 64)
    SearchEntry.objects.filter(document=gone).update(thing=4 * 10**9 + 3)
    assert search.faults() == [
        f"The index holds old words of letter {letter.pk}.",
        f"The index holds 2 of the 3 parts of document {document.pk}.",
        f"The index holds 0 of the 1 parts of document {gone.pk}.",
        "The index holds 1 of the 0 parts of document 1000000000.",
    ]
    with pytest.raises(CommandError, match="4 faults in the search index"):
        call_command("search_index", "--check")
    call_command("search_index", "--rebuild")
    assert search.faults() == []


def test_a_trigger_that_is_gone_is_told():
    table = "" if connection.vendor == "sqlite" else " ON letters_document"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER search_document_update{table}")
    assert search.faults() == ["The trigger search_document_update is missing: run migrate."]


def test_the_command_catches_up_and_says_so(capsys):
    make_letter()
    call_command("search_index")
    call_command("search_index", "--check")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "1 letter, arrival or document read.",
        "The search index is whole; 0 changed letters, arrivals and documents not read yet.",
    ]


def test_among_equals_the_kind_decides_and_not_the_keys_of_different_tables():
    for pk in (1_000, 2_000):
        letter = make_letter(pk=pk, body="Apples")
        make_document(letter=letter, pk=3_001 - pk, text="Apples")
    assert found("apples") == ["Our letter", "Our letter", "Letter", "Letter"]
