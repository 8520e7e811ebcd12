"""The half of the set that the rules were made on."""

import pytest

from tests.intake_set.first_half import CASES
from tests.intake_set.measure import figures
from tests.intake_set.world import make_world

pytestmark = pytest.mark.django_db


def test_the_half_that_the_rules_were_made_on_is_filed():
    got, wrong = figures(CASES, make_world())
    print(got, *wrong, sep="\n")
    assert wrong == []
