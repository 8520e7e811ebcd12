"""Messages as bytes; everybody in them is fictional."""

from email.message import EmailMessage


def mail(subject="Re: Violence Reduction Units", text="Dear colleagues,\n\nThank you.\n", **facts):
    """The bytes of a plain message; `facts` are headers, with _ for -; None leaves one out; `files`: (name, bytes)."""
    message = EmailMessage()
    files = facts.pop("files", ())
    headers = {
        "From": "A. Clerk <clerk@sampleshire.example>",
        "To": "replies@office.example",
        "Date": "Mon, 02 Nov 2020 10:00:00 +0000",
        "Subject": subject,
    } | {name.replace("_", "-"): value for name, value in facts.items()}
    for name, value in headers.items():
        if value is not None:
            message[name] = value
    message.set_content(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
