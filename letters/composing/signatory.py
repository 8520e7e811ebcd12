"""Whose name a letter bears: the Commissioner in post on its date."""

from recipients.signatories import in_post


def name_on(day):
    """The style of the Commissioner certainly in post on the date `day` ("Dame Sara Thornton DBE QPM"), or ""."""
    found = in_post(day)
    return found.style if found else ""
