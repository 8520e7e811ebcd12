"""It is 20 November 2020."""

import pytest
import time_machine


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel("2020-11-20T12:00:00+00:00", tick=False):
        yield
