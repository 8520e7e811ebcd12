"""`manage.py verify_files`: a flipped byte is named and ends with an error; what belongs to nothing goes (R-UPL-7)."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from letters.models.stored import hashed_path, keep
from tests.make import make_document, make_letter, make_public_copy

pytestmark = pytest.mark.django_db


def verified(capsys, *options):
    """(printed, complained) of the command, and whether it failed."""
    try:
        call_command("verify_files", *options)
        failed = False
    except CommandError as error:
        failed = str(error)
    printed = capsys.readouterr()
    return printed.out, printed.err, failed


def test_sound_files_pass(capsys):
    document = make_document(letter=make_letter())
    make_public_copy(document)
    assert verified(capsys) == ("Every stored file is what it was.\n", "", False)


def test_a_flipped_byte_is_named(capsys):
    document, sound = make_document(b"Words", letter=make_letter()), make_document(b"Sound", letter=make_letter())
    Path(document.file.path).write_bytes(b"Xords")
    _, complained, failed = verified(capsys)
    assert complained == f"{document.file.name} has changed: document {document.pk} “sample.txt”.\n"
    assert failed == "1 stored file is damaged."
    assert sound.file.name not in complained


def test_a_file_that_is_gone_is_named_also_a_public_one(capsys):
    copy = make_public_copy(make_document(letter=make_letter()))
    storages["public_copies"].delete(copy.file.name)
    _, complained, failed = verified(capsys)
    assert complained == f"{copy.file.name} is gone: public copy {copy.pk} “{copy.title}”.\n"
    assert failed


def test_what_belongs_to_nothing_is_deleted_only_when_asked_and_not_at_once(capsys):
    document = make_document(letter=make_letter())
    (old, _), (young, _) = keep(b"left by a kill"), keep(b"of somebody who is saving")
    storage = storages["default"]
    an_hour_ago = time.time() - 3600
    for path in (old, document.file.name):
        os.utime(storage.path(path), (an_hour_ago, an_hour_ago))
    verified(capsys)
    assert storage.exists(old)
    printed, _, failed = verified(capsys, "--orphans")
    assert printed == f"{old} belonged to nothing and was deleted.\nEvery stored file is what it was.\n"
    assert [storage.exists(path) for path in (old, young, document.file.name)] == [False, True, True]
    assert failed is False


def test_a_store_that_nobody_has_used_yet_is_sound(capsys):
    assert verified(capsys, "--orphans")[2] is False
    assert not storages["default"].exists(hashed_path("0" * 64))
