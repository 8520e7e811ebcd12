"""What the database itself refuses of a public copy (R-PUB-6, DESIGN rule 3)."""

import pytest
from django.db import IntegrityError, transaction

from iasc_tracker import clock
from letters.models import PublicCopy
from tests.make import make_document, make_officer, make_public_copy
from tests.publication.states import make_logged_letter, make_prepared_letter

pytestmark = pytest.mark.django_db


def refused(copy, **values):
    """Whether the database refuses to change `copy` so."""
    try:
        with transaction.atomic():
            PublicCopy.objects.filter(pk=copy.pk).update(**values)
    except IntegrityError:
        return True
    return False


def test_an_original_is_never_a_public_copy():
    letter = make_logged_letter()
    with pytest.raises(IntegrityError):
        make_public_copy(make_document(letter=letter, data=b"signed"), data=b"signed")


@pytest.mark.parametrize("field", ["file", "sha256", "source_sha256", "tool_version"])
def test_a_copy_says_what_it_is_made_of_and_by_what(field):
    copy = make_prepared_letter()
    assert (refused(copy, **{field: ""}), refused(copy, title="Another title")) == (True, False)


def test_nothing_is_published_that_was_not_approved_byte_for_byte():
    copy, now, publisher = make_prepared_letter(), clock.now(), make_officer("publisher")
    assert refused(copy, published_at=now, published_by=publisher)
    assert refused(copy, published_at=now, published_by=publisher, approved_sha256="0" * 64)


def test_a_document_has_one_open_copy():
    copy = make_prepared_letter()
    with pytest.raises(IntegrityError):
        make_public_copy(copy.document)


def test_a_withdrawal_says_who_and_why():
    copy, now = make_prepared_letter(), clock.now()
    assert refused(copy, withdrawn_at=now)
    assert refused(copy, withdrawn_at=now, withdrawn_by=make_officer("publisher"))
