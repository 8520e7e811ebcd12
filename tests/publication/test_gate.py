"""Nothing is published past a check that failed, broke, hung or is not there; the same item is when they run."""

import pytest

from iasc_tracker import clock
from letters import publication
from letters.inspecting import checks_for
from letters.models import FileCheck, Inspection, ProtectedName, PublicCopy
from letters.opening.types import PDF
from letters.tasks.inspecting import ask, inspect_file
from tests.inspecting.pdfs import BODY, SECRET, new, saved, text
from tests.make import make_document, make_officer, make_passed_checks, make_public_copy, make_reply
from tests.publication.states import look_at, make_logged_letter, make_prepared_letter, make_prepared_reply
from tests.publication.test_prepare import refusal

pytestmark = pytest.mark.django_db
FAILING = "tests.inspecting.failing"


def publishing(copy, by=None):
    """What refuses to publish the approved `copy`, in sentences; [] when it went public."""
    by = by or copy.approved_by
    found = publication.obstacles(copy, by=by, at=clock.now())
    if found:
        assert refusal(publication.publish, [copy], by=by, reasons={}) == [f"{copy.title}: {one}" for one in found]
        return found
    publication.publish([copy], by=by, reasons={})
    assert PublicCopy.objects.published(clock.now()).filter(pk=copy.pk).exists()
    return []


@pytest.fixture
def copy():
    """A prepared letter that a publisher looked at; its checks are still to be done."""
    copy = make_prepared_letter()
    look_at(copy)
    ask(copy)
    return PublicCopy.objects.get(pk=copy.pk)


def checked(copy):
    """Let the worker do the checks of `copy`; return {check: state}."""
    inspect_file.call(copy.inspection.pk)
    return dict(FileCheck.objects.filter(inspection__public_copy=copy).values_list("check_name", "state"))


def test_the_same_item_waits_then_is_stopped_by_broken_checks_and_goes_when_they_run(copy, settings):
    assert publishing(copy) == ["The file is being checked: 0 of 19 checks done."]
    settings.FILE_CHECKS = {"forms": f"{FAILING}.dies", "layers": f"{FAILING}.is_not_there"}
    ask(copy)
    states = checked(copy)
    assert {name for name, state in states.items() if state == "could_not"} == {"forms", "layers"}
    hidden, inside = publishing(copy)
    assert ("could not check (Hidden layers)" in hidden, "could not check (Form fields)" in inside) == (True, True)
    settings.FILE_CHECKS = {}
    assert "Check it again" in publishing(copy)[0]
    publication.check_again(copy, by=copy.approved_by)
    assert set(checked(copy).values()) == {"passed"}
    assert publishing(copy) == []


@pytest.mark.parametrize("way", ["raises", "hangs", "is_not_there"])
def test_each_check_in_turn_made_to_fail_stops_it_and_it_goes_when_all_run(copy, settings, way):
    PublicCopy.objects.filter(pk=copy.pk).update(findings=copy.findings | {"hidden_words": [SECRET]})
    copy.refresh_from_db()
    names, seconds = list(checks_for(PDF, words=[SECRET])), settings.FILE_CHECK_SECONDS
    settings.FILE_CHECKS = dict.fromkeys(names, f"{FAILING}.{way}")
    settings.FILE_CHECK_SECONDS = 0.3 if way == "hangs" else seconds
    ask(copy)
    assert (checked(copy), len(names)) == (dict.fromkeys(names, "could_not"), 20)
    failed = {one.check_name: one for one in FileCheck.objects.all()}
    settings.FILE_CHECKS, settings.FILE_CHECK_SECONDS = {}, seconds
    for name in names:  # one by one: this answer as it came, all others passed
        answer = next(one for one in make_passed_checks(copy) if one.check_name == name)
        FileCheck.objects.filter(pk=answer.pk).update(state=failed[name].state, reason=failed[name].reason)
        assert "could not check" in publishing(copy)[0]
        FileCheck.objects.filter(pk=answer.pk).delete()
        assert "could not check" in publishing(copy)[0]
    ask(copy)
    assert set(checked(copy).values()) == {"passed"}
    assert publishing(copy) == []


def test_answers_count_for_these_bytes_words_and_names_alone(copy):
    make_passed_checks(copy)
    ProtectedName.objects.create(name=SECRET, reason="junior staff", added_by=make_officer("publisher"))
    assert "Check it again" in publishing(copy)[0]
    make_passed_checks(copy)
    Inspection.objects.filter(public_copy=copy).update(sha256="0" * 64)
    assert "Check it again" in publishing(copy)[0]
    make_passed_checks(copy)
    assert publishing(copy) == []


def test_what_is_found_needs_a_reason_of_somebody_who_did_not_make_it(copy):
    FileCheck.objects.filter(pk=make_passed_checks(copy)[0].inspection.checks.get(check_name="personal").pk).update(
        state="found", findings=[{"sentence": "An e-mail address on page 1."}], findings_sha256="f" * 64
    )
    answer, publisher = FileCheck.objects.get(check_name="personal"), make_officer("publisher")
    assert publishing(copy) == ["Personal details: 1 thing was found. Look, and mend or accept it."]

    def refused(**fields):
        given = {"by": publisher, "reason": "It is the office's own address.", "findings_sha256": "f" * 64}
        return refusal(publication.accept, answer, **(given | fields))[0]

    assert "You logged or prepared this" in refused(by=copy.made_by)
    assert "Give a reason" in refused(reason=" ")
    assert "has changed" in refused(findings_sha256="0" * 64)
    FileCheck.objects.filter(pk=answer.pk).update(state="could_not")
    assert "could not be checked" in refused()
    FileCheck.objects.filter(pk=answer.pk).update(state="found")
    publication.accept(answer, by=publisher, reason="It is the office's own address.", findings_sha256="f" * 64)
    assert publishing(copy) == []


def test_an_acceptance_holds_while_the_same_is_found_and_ends_when_other_things_are():
    letter = make_logged_letter()
    reply = make_reply(letter)
    document = make_document(incoming=reply.incoming, media_type=PDF, added_by=letter.created_by)
    found = saved(new(BODY + text("jo.sample@office.example", 20, 300)))
    copy = make_public_copy(document, data=found, title="What we will do in Sampleshire this year")
    ask(copy)
    assert checked(copy)["personal"] == "found"
    answer, publisher = FileCheck.objects.get(check_name="personal"), make_officer("publisher")
    assert answer.findings[0]["page"] == 1 and answer.findings[0]["read"] == "jo.sample@office.example"
    publication.accept(answer, by=publisher, reason="It is public.", findings_sha256=answer.findings_sha256)
    ask(copy)
    checked(copy)
    assert FileCheck.objects.get(check_name="personal").accepted_by == publisher
    ProtectedName.objects.create(name="Sampleshire", reason="a test", added_by=publisher)
    ask(copy)
    checked(copy)
    answer = FileCheck.objects.get(check_name="personal")
    assert (len(answer.findings), answer.accepted_by) == (2, None)


def test_words_that_were_to_disappear_stop_it_and_no_reason_helps():
    copy = make_prepared_reply(make_logged_letter())
    PublicCopy.objects.filter(pk=copy.pk).update(findings=copy.findings | {"hidden_words": ["Response", SECRET]})
    copy.refresh_from_db()
    ask(copy)
    assert checked(copy)["leak"] == "found"  # the title says it
    answer = FileCheck.objects.get(check_name="leak")
    given = {"by": make_officer("publisher"), "reason": "x", "findings_sha256": answer.findings_sha256}
    assert "no reason makes this harmless" in refusal(publication.accept, answer, **given)[0]


def test_a_file_that_changed_on_the_disk_could_not_be_checked(copy, tmp_path):
    for file in (tmp_path / "public_copies").rglob(copy.sha256):
        file.write_bytes(b"other")
    assert set(checked(copy).values()) == {"could_not"}
