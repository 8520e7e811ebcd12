"""What every test of search shares."""

import pytest


@pytest.fixture(autouse=True)
def patience(settings):
    """A busy machine must not cut a search short; test_limits.py tries the limit itself."""
    settings.SEARCH_SECONDS = 60
