"""A real SMTP server on loopback that keeps what it accepts, and fails where a test's script says so."""

import asyncio
import email
from collections import Counter
from contextlib import contextmanager
from threading import Thread

from aiosmtpd.smtp import SMTP

# What a script may say besides an answer ("451 later"): the line breaks, before or after the server has taken it.
DROP, TAKE_AND_DROP = "drop", "take and drop"


class Sink:
    """Keeps (recipient, Message-ID, bytes) of what it took. `script`: {"MAIL" | "RCPT" | "DATA": [answers to give]}.

    Each answer is given once; after them everything is accepted. `pause`: seconds on both sides of the taking.
    `hold`: "early" (it knows the recipient alone), "before" or "after" the taking it stands still with one message
    (`is_holding`) until the line breaks.
    """

    def __init__(self, *, pause=0, pause_at_rcpt=0, **script):
        self.taken, self.script = [], script
        self.pause, self.pause_at_rcpt = pause, pause_at_rcpt
        self.hold, self.is_holding = None, False
        self.begun = 0  # how many messages a client has begun to hand over

    @property
    def letters(self):
        """How often each message was taken: a Counter by (recipient, Message-ID)."""
        return Counter((recipient, message_id) for recipient, message_id, _ in self.taken)

    def scripted(self, step, server):
        """The answer that the script has for this step, or None; the connection is cut where it says so."""
        answer = self.script.get(step) and self.script[step].pop(0)
        if answer in (DROP, TAKE_AND_DROP):
            server.transport.abort()
        return answer

    async def wait(self, side, seconds):
        """Take one's time here, for ever where the test wants to see the line break here."""
        await asyncio.sleep(seconds)
        if self.hold == side:
            self.hold, self.is_holding = None, True
            await asyncio.Event().wait()

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.begun += 1
        answer = self.scripted("MAIL", server)
        envelope.mail_from = address
        return answer or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        await self.wait("early", self.pause_at_rcpt)
        answer = self.scripted("RCPT", server)
        if not answer:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await self.wait("before", self.pause)
        answer = self.scripted("DATA", server)
        if not answer or answer == TAKE_AND_DROP:
            data = envelope.original_content
            message_id = email.message_from_bytes(data)["Message-ID"]
            self.taken += [(recipient, message_id, data) for recipient in envelope.rcpt_tos]
        await self.wait("after", self.pause)
        return answer or "250 taken"

    @contextmanager
    def listening(self, **options):
        """The port it listens on, while it does; `options`: of aiosmtpd's SMTP (encryption, passwords)."""
        loop = asyncio.new_event_loop()
        made = loop.create_server(lambda: SMTP(self, hostname="sink.example", loop=loop, **options), "127.0.0.1", 0)
        server = loop.run_until_complete(made)
        thread = Thread(target=loop.run_forever)
        thread.start()
        try:
            yield server.sockets[0].getsockname()[1]
        finally:  # a test that failed ends all the same
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            server.close()
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0))
            loop.close()
