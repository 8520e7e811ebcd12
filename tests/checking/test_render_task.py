"""The task `render_letter_pdf`: a PDF whole or not at all, once, and a bad letter alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from letters.drafting.checking import check_letters
from letters.models import OfficeWording, Rendering
from letters.models.stored import hashed_path, sha256_of
from letters.rendering.from_record import content_of_rendering, words_sha256
from letters.tasks.rendering import MOST_ATTEMPTS, begun, made, render_letter_pdf, settle
from letters.upkeep.reconcile import reconcile
from tests.checking.rounds import make_round, renderings, work

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing(campaign, officer):
    check_letters(campaign, by=officer)
    work()
    row = renderings(campaign)[0]
    render_letter_pdf.call(row.pk)
    again = renderings(campaign)[0]
    assert (again.attempts, again.finished_at, again.sha256) == (1, row.finished_at, row.sha256)
    assert render_letter_pdf.call(999) is None


def test_the_file_is_kept_under_its_hash_with_its_size_and_pages(campaign, officer):
    check_letters(campaign, by=officer)
    work()
    for row in renderings(campaign):
        data = row.file.read()
        assert (sha256_of(data), row.file.name, row.size) == (row.sha256, hashed_path(row.sha256), len(data))


def test_one_bad_letter_fails_alone_with_its_reason(officer):
    campaign = make_round(*(f"Testshire {number}" for number in range(1, 10)))
    check_letters(campaign, by=officer)
    bad = renderings(campaign)[4]
    # As if a text came in past the composer: it runs to more pages than may be printed (R-PDF-4).
    bad.letter.body = "A paragraph.\n\n" * 3000
    bad.letter.save(update_fields=["body"])
    bad.words_sha256 = words_sha256(content_of_rendering(bad))
    bad.save(update_fields=["words_sha256"])
    work()
    rows = renderings(campaign)
    assert [row.state for row in rows].count("ready") == 8
    failed = next(row for row in rows if row.state == Rendering.State.FAILED)
    assert failed.pk == bad.pk
    assert failed.reasons[0].endswith("the most is 60. Send the rest as an enclosure.")
    assert (failed.file.name, failed.sha256, failed.attempts) == ("", "", 1)


def test_a_pdf_of_words_that_changed_meanwhile_is_not_stored(campaign, officer):
    check_letters(campaign, by=officer)
    row = begun(renderings(campaign)[0].pk)
    found = made(row)
    OfficeWording.objects.filter(office=row.letter.office).update(interest="Quite other words.")
    check_letters(campaign, by=officer)
    settle(row, found)
    current = renderings(campaign)[0]
    assert (current.state, current.file.name) == (Rendering.State.WAITING, "")
    work()
    current = renderings(campaign)[0]
    assert current.state == Rendering.State.READY
    assert current.sha256 != found["sha256"]


def test_a_letter_that_changed_without_a_check_is_not_printed(campaign, officer):
    check_letters(campaign, by=officer)
    row = renderings(campaign)[0]
    row.letter.body = "Other words."
    row.letter.save(update_fields=["body"])
    work()
    assert [one.state for one in renderings(campaign)] == ["failed", "ready", "ready"]
    assert renderings(campaign)[0].reasons == [
        "The letter changed after its PDF was asked for. Check the letters again."
    ]


def test_a_letter_that_killed_the_worker_five_times_is_given_up(campaign, officer):
    check_letters(campaign, by=officer)
    row = renderings(campaign)[0]
    for _ in range(MOST_ATTEMPTS):
        assert begun(row.pk) is not None
    work()
    rows = renderings(campaign)
    assert [one.state for one in rows] == ["failed", "ready", "ready"]
    assert rows[0].reasons[0].startswith("Gave up after 5 attempts")
    assert check_letters(campaign, by=officer) == 1
    work()
    assert [one.state for one in renderings(campaign)] == ["ready"] * 3


def test_a_pdf_that_cannot_be_stored_is_told_after_five_attempts_and_made_once_there_is_room(
    campaign, officer, settings, tmp_path
):
    good, full = settings.STORAGES, tmp_path / "full"
    full.write_text("no folder")
    settings.STORAGES = good | {"default": good["default"] | {"OPTIONS": {"location": full, "base_url": None}}}
    check_letters(campaign, by=officer)
    for _ in range(MOST_ATTEMPTS + 1):
        work()
        DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(seconds=90))
        reconcile()
    rows = renderings(campaign)
    assert [row.state for row in rows] == ["failed"] * 3
    assert rows[0].reasons[0].startswith("Gave up after 5 attempts")
    settings.STORAGES = good
    assert check_letters(campaign, by=officer) == 3
    work()
    assert [one.state for one in renderings(campaign)] == ["ready"] * 3
