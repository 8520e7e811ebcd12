"""The half of the set that the rules were made on."""

import pytest

from tests.intake_set.cases import half
from tests.intake_set.measure import figures
from tests.intake_set.world import make_world

pytestmark = pytest.mark.django_db


def test_the_half_that_the_rules_were_made_on_is_filed():
    got, wrong = figures(half("first"), make_world())
    assert (wrong, got["false promises"]) == ([], (0, 0))
