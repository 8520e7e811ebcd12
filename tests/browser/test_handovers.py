"""The lead's journey after an office changed hands: a fresh letter, carrying on, and stopping a list by e-mail."""

from datetime import date

import pytest

from letters.models import CarriedOn, Letter
from tests.make import make_officer
from tests.succession.make import make_change

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_take_one_letter_up_and_carry_another_on(person):
    days = {"ended": date(2020, 11, 1), "started": date(2020, 11, 2)}
    (first, *_), (second, *_) = make_change(**days), make_change(**days)
    lead, someone = make_officer("lead"), person()
    someone.log_in(lead)
    someone.follow("2 Changed hands")
    someone.reads("Letters whose office changed hands")
    someone.follow(f"Write to Bo Newholder ({first.reference})")
    someone.press("Write the letter")
    someone.reads("The words of")
    someone.press("Save and make the PDF")
    someone.sees("are saved, and its PDF is being made.")
    someone.open("/staff/handovers/")
    someone.sees("is being written.")
    someone.follow(f"Carry on with the office ({second.reference})")
    someone.write("Reason", "The office is answering it.")
    someone.press("Carry on with the office")
    someone.sees("goes on with the office.")
    made = Letter.objects.get(refers_to=first)
    assert (made.relation, made.renderings.get().state) == ("succeeds", "waiting")
    assert CarriedOn.objects.get().letter == second
    someone.open("/staff/account/")
    box = someone.named("checkbox", "Weekly digest, on the first working day of the week")
    someone.work(box, " ")
    someone.press("Save")
    someone.sees("Your choice of lists is saved.")
    assert list(lead.digests_stopped.values_list("kind", flat=True)) == ["weekly"]
