"""What every template may ask for."""

from django.conf import settings


def demonstration(request):
    """The day a demonstration believes it is, for the banner; None in a real office."""
    return {"demonstration_day": settings.DEMONSTRATION_DAY}


def public_contact(request):
    """The address for readers who have found a mistake; "" when the office has not given one."""
    return {"public_contact": settings.PUBLIC_CONTACT}
