"""What keeps a message from leaving: no server, an address that may not be written to, a header that would inject."""

from django.conf import settings

from iasc_tracker.errors import refuse_if_any, sentences_of
from iasc_tracker.mail_allowed import is_allowed


def obstacles_to_mail(address):
    """Why no e-mail can go from this installation to `address`: a list of sentences, empty when it can.

    Source: DESIGN rule 5 and TRUST R-MAIL-5 (nothing goes outside MAIL_ALLOW; the demonstration sends nowhere).
    """
    demonstration = settings.DEMONSTRATION_DAY is not None
    return sentences_of(
        (demonstration, "This is a demonstration: it sends nothing to anybody."),
        (settings.MAIL_SERVER is None and not demonstration, "No mail server is set, so nothing is sent from here."),
        (
            settings.MAIL_SERVER and not settings.MAIL_FROM,
            "No sender is set (MAIL_FROM), so nothing is sent from here.",
        ),
        (
            settings.MAIL_SERVER and not settings.MAIL_ALLOW,
            "No domain may be written to (MAIL_ALLOW is empty), so nothing is sent from here.",
        ),
        (not address, "The office has no e-mail address."),
        (
            address and settings.MAIL_ALLOW and not is_allowed(address),
            f"{address} is outside the domains that this installation may write to (MAIL_ALLOW).",
        ),
    )


def refuse_header_injection(**headers):
    """Raise CorrespondenceError when one of these header values (name="value") has a line break or control character.

    Source: TRUST R-MAIL-5. Such a character would let a value add headers of its own, another recipient for one.
    """
    refuse_if_any(
        [
            f"The {name.replace('_', ' ')} of the e-mail has a line break or another control character in it: "
            "write it on one line."
            for name, value in headers.items()
            if any(ord(character) < 32 or ord(character) == 127 for character in value)
        ]
    )
