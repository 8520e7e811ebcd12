"""Which addresses this installation may write to: the one place that reads MAIL_ALLOW (TRUST R-MAIL-5)."""

from email.utils import parseaddr

from django.conf import settings


def is_allowed(address):
    """Whether the domain of `address` is in MAIL_ALLOW: itself, or below an entry that begins with a dot."""
    domain = domain_of(address)
    return bool(domain) and any(
        domain.endswith(entry) if entry.startswith(".") else domain == entry for entry in settings.MAIL_ALLOW
    )


def domain_of(address):
    """The domain of an address ("A. Clerk <clerk@office.example>"), in lower case; "" when it has none."""
    return parseaddr(address)[1].rpartition("@")[2].lower()
