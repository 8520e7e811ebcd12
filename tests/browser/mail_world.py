"""Mail that the screens of the inbox are looked at with: every state, and words that are too long."""

from letters.models import Letter, Reply
from tests.mailbox.make import make_mail


def mail(long_words, unbroken):
    """Rows by name: a message with guesses, a long one, one that the tracker filed, and spam."""
    letters = Letter.objects.live().exclude(office=None)[:2]
    guesses = [
        {"letter": one.pk, "reference": one.reference, "score": 90, "reasons": [f"Its subject names {one.reference}."]}
        for one in letters
    ]
    filed = make_mail(subject="Filed by the tracker", state="filed", guesses=guesses[:1])
    Reply.objects.create(incoming=filed, letter=letters[0], kind="unread")
    long = {"subject": f"{long_words} {unbroken}", "sender": unbroken, "text": f"{long_words}\n\n{unbroken}"}
    return {
        "mail": make_mail(subject="A reply with two guesses", guesses=guesses, files={"strategy.txt": b"Sample"}),
        "long_mail": make_mail(
            **long, quoted_text=unbroken, unread_reason=long_words, files={f"{unbroken}.txt": b"Long", "b.txt": b"B"}
        ),
        "filed_mail": filed,
        "spam": make_mail(subject="Spam", state="rejected", rejected_as="spam", rejected_reason="Spam."),
    }
