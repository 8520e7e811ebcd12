"""What every test of intake shares."""

import pytest


@pytest.fixture(autouse=True)
def patience(settings):
    """A busy machine must not send small files to the worker that is not there."""
    settings.READ_AT_ONCE_SECONDS = 120
