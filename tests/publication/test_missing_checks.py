"""What was read or made before there were checks is looked into by the next round of `reconcile`, once."""

import pytest

from letters.models import Inspection
from letters.upkeep.reconcile import ask_for_missing_checks
from tests.make import make_document, make_passed_checks, make_public_copy, make_reply
from tests.publication.states import PDF, make_logged_letter

pytestmark = pytest.mark.django_db


def test_what_arrived_and_what_waits_to_be_published_is_looked_into_once():
    letter = make_logged_letter()

    def arrived(**fields):
        incoming = make_reply(letter).incoming
        given = {"text_source": "from the file", "media_type": PDF, "added_by": letter.created_by} | fields
        return make_document(incoming=incoming, **given)

    old, checked, copied = arrived(), arrived(), arrived(media_type="text/plain")
    arrived(text_source="")  # its reading will ask
    make_passed_checks(checked)
    copy = make_public_copy(copied)
    assert [ask_for_missing_checks(), ask_for_missing_checks()] == [2, 0]
    waiting = Inspection.objects.waiting()
    assert {(one.document_id, one.public_copy_id) for one in waiting} == {(old.pk, None), (None, copy.pk)}
