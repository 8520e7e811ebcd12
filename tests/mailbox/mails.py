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


def bounce(message_id, address, *, action="failed"):
    """A delivery report (RFC 3464) on our message `message_id` to `address`."""
    return f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mail.sampleshire.example>
To: replies@office.example
Date: Mon, 02 Nov 2020 10:00:00 +0000
Subject: Delivery report
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain; charset=us-ascii

Your message: mailbox unavailable.

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.sampleshire.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: 5.1.1

--edge
Content-Type: text/rfc822-headers

Message-ID: {message_id}
To: {address}
Subject: Violence Reduction Units

--edge--
""".encode()
