"""Three invented messages in the inbox: one with our reference, one without, one that a machine wrote."""

from datetime import UTC, datetime
from email.message import EmailMessage

from letters import mailbox
from letters.models import Letter, Mailbox
from letters.tasks.mail import sort_message

NAME = "SAMPLE: no real mailbox"
ARRIVED = datetime(2020, 11, 17, 10, tzinfo=UTC)
ANSWER = "Thank you for your letter. This is an invented reply of an office that does not exist."
AWAY = "I am away until 30 November. This is an invented message of an office that does not exist."


def load_mail():
    """Keep and sort the messages; a second run finds them there. Call it outside any transaction."""
    box, _ = Mailbox.objects.get_or_create(name=NAME)
    invented = Letter.objects.live().filter(office__area__is_fictional=True, replies=None).order_by("reference")[:3]
    if box.messages.exists() or len(invented) < 3:
        return
    named, guessed, away = invented
    messages = [
        message(named, f"SAMPLE: your letter {named.reference}", ANSWER, files={"SAMPLE strategy.txt": ANSWER}),
        message(guessed, "SAMPLE: your letter about violence reduction", ANSWER),
        message(away, "Automatic reply: SAMPLE", AWAY, headers={"Auto-Submitted": "auto-replied"}),
    ]
    for uid, data in enumerate(messages, start=1):
        kept = mailbox.keep_message([data], mailbox=box, uid_validity=1, uid=uid, received_at=ARRIVED)
        sort_message.call(kept.incoming_id)


def message(letter, subject, text, *, files=None, headers=None):
    """The bytes of an e-mail from the fictional office of `letter`."""
    made = EmailMessage()
    made["From"] = f"SAMPLE clerk <{letter.office.email}>"
    made["To"] = "replies@office.example"
    made["Date"] = ARRIVED
    made["Subject"] = subject
    made["Message-ID"] = f"<sample-{letter.reference}@office.example>"
    for name, value in (headers or {}).items():
        made[name] = value
    made.set_content(text)
    for name, words in (files or {}).items():
        made.add_attachment(words, filename=name)
    return made.as_bytes()
