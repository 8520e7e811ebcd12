"""The same letter in another copy, and files and offices that leave a question: said, and nothing lost."""

from datetime import date

import pytest

from letters import filing
from letters.drafting.from_files import log_file
from letters.models import DocumentKind, Letter
from tests.letter_log.conftest import SAMPLES
from tests.make import make_area, make_commissioner, make_draft, make_letter, make_office, make_reply, make_request


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


def sample(name):
    return (SAMPLES / f"{name}.txt").read_bytes()


def form_of(office, upload):
    kind = DocumentKind.objects.get(slug="response_strategy")
    values = {"office": office.pk, "dated": "13/10/2020", "documents": [kind.pk], "reply_within": 20}
    return values | {"channel": "email", "language": "en", "upload": upload}


def test_another_copy_chosen_in_the_form_is_offered_as_a_copy_and_saved_only_when_confirmed(
    staff, offices, officer, upload
):
    first = log_file("hampshire.txt", sample("hampshire"), by=officer).letter
    values = form_of(first.office, upload("hampshire", sample("hampshire") + b"\n"))
    page = staff.post("/staff/letters/log/", values)
    assert f"Keep it as another copy of {first.reference}" in page.content.decode()
    assert page.context["form"].warnings == [
        f"The file looks like another copy of {first.reference}, {first.recipient}."
    ]
    assert list(Letter.objects.all()) == [first]
    held = [str(one.pk) for one in page.context["form"].held_files]
    staff.post("/staff/letters/log/", values | {"upload": "", "held": held, "confirmed": "on"})
    assert Letter.objects.count() == 2


def test_a_held_file_whose_bytes_are_gone_is_asked_for_again(staff, officer, offices, upload):
    held = filing.hold(upload("hampshire"), by=officer)
    held.file.storage.delete(held.file.name)
    page = staff.get(f"/staff/letters/log/?held={held.pk}")
    assert page.status_code == 200
    assert page.context["reading"].refusal == "“hampshire.txt” is not kept any more. Choose the file again."


def test_offices_that_match_alike_are_named(staff, officer, upload):
    area = make_area("Hampshire", is_fictional=False)
    for name in ("First Office", "Second Office"):
        make_commissioner(office=make_office(area=area, name=name), name="Michael Lane")
    outcome = log_file("hampshire.txt", sample("hampshire"), by=officer)
    assert outcome.word == "draft"
    assert outcome.letter.doubts == [
        "Several offices match: choose one. They are First Office and Second Office.",
    ]


def test_what_is_too_long_is_said_in_a_sentence(staff, offices, upload):
    page = staff.post("/staff/letters/log/", form_of(offices["Sussex"], upload("sussex")) | {"subject": "x" * 301})
    assert page.context["form"].errors["subject"] == ["Subject line must be 300 characters or fewer; it has 301"]


def test_the_page_of_a_letter_asks_the_database_no_more_often_the_longer_it_is(
    staff, officer, django_assert_max_num_queries
):
    letter = make_letter()
    make_draft()
    for number in range(6):
        make_request(letter, wording=f"part {number}")
        make_reply(letter)
    with django_assert_max_num_queries(36):
        staff.get(f"/staff/letters/{letter.pk}/")
