"""A signatory names deputies, who sign in the Commissioner's place until their last day."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.dispatch.deputies import end_deputy, may_sign, name_deputy
from letters.models import SigningDeputy, SignOff
from tests.dispatching.conftest import sign
from tests.make import make_officer

LAST = date(2020, 11, 30)


@pytest.fixture
def deputy(db):
    return make_officer("auditor", name="Dee Puty")


def refused(verb, *args, **kwargs):
    with pytest.raises(CorrespondenceError) as error:
        verb(*args, **kwargs)
    return error.value.sentences


def test_a_deputy_signs_in_the_commissioners_place(batch, campaign, signatory, deputy):
    deputyship = name_deputy(deputy, by=signatory, until=LAST)
    signed = sign(batch, deputy)
    assert (signed.deputyship, signed.signed_by, signed.signatory_name) == (
        deputyship,
        deputy,
        "Dame Sara Thornton DBE QPM",
    )
    note = "3 letters, signed off by Dee Puty as deputy for Dame Sara Thornton DBE QPM."
    assert Event.objects.about(campaign).first().note == note
    assert [event.verb for event in Event.objects.about(deputy)] == ["named signing deputy"]


def test_a_deputyship_holds_up_to_and_including_its_last_day(signatory, deputy, settings):
    name_deputy(deputy, by=signatory, until=LAST)
    assert [may_sign(deputy, day) for day in (date(2020, 11, 30), date(2020, 12, 1))] == [True, False]


def test_an_ended_deputyship_signs_nothing(batch, signatory, deputy):
    end_deputy(name_deputy(deputy, by=signatory, until=None), by=signatory)
    with pytest.raises(CorrespondenceError):
        sign(batch, deputy)
    assert SignOff.objects.count() == 0
    assert refused(end_deputy, SigningDeputy.objects.get(), by=signatory) == ["Dee Puty is no deputy any more."]


def test_a_deactivated_deputy_signs_nothing(signatory, deputy):
    name_deputy(deputy, by=signatory, until=None)
    deputy.is_active = False
    assert not may_sign(deputy, date(2020, 11, 20))


def test_only_a_signatory_names_and_ends_deputies(signatory, deputy):
    for role in ("officer", "lead", "publisher", "auditor", "administrator"):
        assert refused(name_deputy, deputy, by=make_officer(role), until=None) == ["Only a signatory names deputies."]
    made = name_deputy(deputy, by=signatory, until=None)
    assert refused(end_deputy, made, by=deputy) == ["Only a signatory ends a deputyship."]


def test_who_cannot_be_a_deputy_is_refused(signatory, deputy):
    assert refused(name_deputy, make_officer("signatory", name="Sue"), by=signatory, until=date(2020, 11, 19)) == [
        "Sue is a signatory and needs no deputyship.",
        "The last day is in the past. Today is 20 November 2020.",
    ]
    name_deputy(deputy, by=signatory, until=None)
    assert refused(name_deputy, deputy, by=signatory, until=None) == ["Dee Puty is a deputy already. End that first."]


def test_one_whose_last_day_has_passed_is_named_anew(signatory, deputy, settings):
    name_deputy(deputy, by=signatory, until=LAST)
    settings.DEMONSTRATION_DAY = date(2020, 12, 5)
    name_deputy(deputy, by=signatory, until=None)
    assert [row.ended_at is None for row in SigningDeputy.objects.order_by("pk")] == [False, True]
