"""Publishing while the copy is made anew (TRUST R-CON-4): what is public is what was approved, byte for byte.

ROUNDS (5; the requirement's figure is 200) says how often the two are let go in the same moment.
"""

import os
from threading import Barrier, Thread

import pytest
from django.db import connections

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from letters import publication
from letters.models import PublicCopy
from letters.models.stored import sha256_of
from letters.publication.preparing import store_copy
from tests.make import make_document, make_officer, make_passed_checks, make_public_copy, make_reply
from tests.publication.states import PDF, kept, make_logged_letter, make_pdf, publish

ROUNDS = int(os.environ.get("ROUNDS", "5"))

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(*calls):
    """Run `calls` in the same moment; how many were refused, in a sentence."""
    together, refused = Barrier(len(calls)), []

    def run(call):
        together.wait()
        try:
            call()
        except CorrespondenceError as refusal:
            refused.append(refusal.sentences)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(refused)


def approved(letter, officer):
    """A copy of something that came back, looked at by `officer`; every check passed."""
    document = make_document(incoming=make_reply(letter).incoming, media_type=PDF, added_by=letter.created_by)
    copy = make_public_copy(document)
    make_passed_checks(copy)
    PublicCopy.objects.filter(pk=copy.pk).update(
        approved_at=clock.now(),
        approved_by=officer,
        approved_sha256=copy.sha256,
        findings={"viewed": {"sha256": copy.sha256}},
    )
    return PublicCopy.objects.get(pk=copy.pk)


def made_anew(copy):
    """Another officer's copy of the same document, with other bytes, which nobody looked at."""
    words = {"title": "Other", "html_text": "Other words", "how_made": "redacted", "tool_version": "tests", "pages": 1}
    return store_copy(copy.document, make_pdf(1, title=str(copy.pk)), by=copy.made_by, language="en", **words)


def test_what_is_public_was_approved_whoever_is_faster():
    letter = make_logged_letter()
    publish(publication.prepare_letter(letter, by=letter.created_by))
    publisher = make_officer("publisher")
    for _ in range(ROUNDS):
        copy = approved(letter, publisher)
        refused = at_once(
            lambda copy=copy: publication.publish([copy], by=publisher, reasons={copy.pk: "It says so."}),
            lambda copy=copy: made_anew(copy),
        )
        public = list(PublicCopy.objects.published(clock.now()).filter(document=copy.document))
        assert [(one.sha256, sha256_of(kept(one))) for one in public] == [(one.approved_sha256,) * 2 for one in public]
        rows = [(bool(one.published_at), bool(one.withdrawn_at)) for one in copy.document.public_copies.all()]
        # Published, and the other refused; or replaced, and publishing refused: never both.
        assert (refused, sorted(rows)) in [(1, [(True, False)]), (1, [(False, False), (False, True)])]
