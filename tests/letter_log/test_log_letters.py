"""`manage.py log_letters FILE…`: one line a letter; doubtful ones become drafts, never saved wrong in silence."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from letters.models import HeldFile, Letter
from tests.letter_log.conftest import HOLDERS, SAMPLES
from tests.make import make_campaign, make_officer


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


def log(officer, *paths, **options):
    """The lines that the command prints."""
    out = StringIO()
    call_command("log_letters", *map(str, paths), by=officer.email, stdout=out, stderr=StringIO(), **options)
    return out.getvalue().splitlines()


def samples():
    return [SAMPLES / f"{name.lower()}.txt" for name in sorted(HOLDERS)]


def test_the_five_letters_are_logged_and_sussex_waits_as_a_draft(offices, officer):
    campaign = make_campaign()
    lines = log(officer, *samples(), campaign=campaign.slug)
    assert [line.split(":")[0] + line.split(":")[1] for line in lines] == [
        "hampshire.txt logged IASC-2020-0001",
        "lancashire.txt logged IASC-2020-0002",
        "leicestershire.txt logged IASC-2020-0003",
        "northumbria.txt logged IASC-2020-0004",
        "sussex.txt draft IASC-2020-0005",
    ]
    assert set(Letter.objects.sent().values_list("office__area__name", flat=True)) == set(HOLDERS) - {"Sussex"}
    draft = Letter.objects.drafts().get()
    assert (draft.office, draft.campaign) == (offices["Sussex"], campaign)
    assert draft.doubts == ["The date of the letter could not be read.", "The addressee could not be read."]
    assert not HeldFile.objects.exists()


def test_what_is_asked_differs_by_letter(offices, officer):
    log(officer, *samples())
    asked = {
        letter.office.area.name: [(item.kind.slug, item.is_optional) for item in letter.requested_documents.all()]
        for letter in Letter.objects.all()
    }
    everything = [("problem_profile", False), ("response_strategy", False), ("progress_update", False)]
    assert asked == {
        "Hampshire": everything,
        "Sussex": everything,
        "Northumbria": everything,
        "Leicestershire": [("progress_update", False)],
        "Lancashire": [("progress_update", True)],
    }


def test_a_second_run_makes_no_second_record(offices, officer):
    log(officer, *samples())
    lines = log(officer, *samples())
    assert [line.split(": ")[1].split()[0:2] for line in lines] == [["on", "record"]] * 5
    assert Letter.objects.count() == 5


def test_another_copy_makes_no_second_record(offices, officer, tmp_path):
    log(officer, *samples())
    copy = tmp_path / "scan.txt"
    copy.write_bytes(b"\n\n" + (SAMPLES / "sussex.txt").read_bytes())
    sussex = Letter.objects.drafts().get()
    (line,) = log(officer, copy)
    assert line.startswith(f"scan.txt: copy {sussex.reference}: Looks like another copy of {sussex.reference}.")
    assert Letter.objects.count() == 5
    assert not HeldFile.objects.exists()


def test_no_letter_and_a_missing_file_are_refused_and_the_rest_is_logged(offices, officer, tmp_path):
    shopping = tmp_path / "shopping.txt"
    shopping.write_text("milk\nbread\n")
    with pytest.raises(CommandError, match="2 of 3 files could not be logged"):
        log(officer, shopping, tmp_path / "missing.pdf", SAMPLES / "hampshire.txt")
    assert [letter.office for letter in Letter.objects.all()] == [offices["Hampshire"]]


def test_a_doubtful_office_becomes_a_draft_without_one(officer, db):
    (line,) = log(officer, SAMPLES / "hampshire.txt")
    assert "No office on record matches" in line
    assert Letter.objects.get().office is None


def test_only_an_officer_who_may_log_letters_can_run_it(offices):
    auditor = make_officer("auditor")
    with pytest.raises(CommandError, match="is no officer who may log letters"):
        log(auditor, SAMPLES / "hampshire.txt")
    assert not Letter.objects.exists()
