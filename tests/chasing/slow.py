"""DESIGN rule 6 spelt a second time: over every row, one by one, with nothing of `letters.owing`."""

from iasc_tracker import clock
from iasc_tracker.models import Event
from letters.models import Chaser, Dispatch, DueDate, Incoming, Letter, Reply, RequestedDocument, Settlement, Snooze
from recipients.models import Commissioner, Contact, Office

OPEN = {None, "awaited", "promised", "part_received"}


class Rows:
    """Every row there is, as it stands now, and what they mean for a chaser on the day `on` (default today)."""

    def __init__(self, on=None):
        self.on = on or clock.today()
        self.letters = {row.pk: row for row in Letter.objects.all()}
        self.offices = {row.pk: row for row in Office.objects.all()}
        self.dues = {row.letter_id: row for row in DueDate.objects.order_by("pk")}
        self.settlements = {row.requested_document_id: row for row in Settlement.objects.order_by("pk")}
        self.snoozes = {row.letter_id: row for row in Snooze.objects.order_by("pk")}
        self.asked = list(RequestedDocument.objects.all())
        self.dispatches = list(Dispatch.objects.exclude(state="stopped").order_by("resend"))
        self.chasers = list(Chaser.objects.filter(stopped_at=None).prefetch_related("requested_documents"))
        self.terms = list(Commissioner.objects.filter(is_vacancy=False))
        self.contacts = list(Contact.objects.all())
        self.replies = list(Reply.objects.all())
        self.moves = list(Event.objects.filter(verb__startswith="reply moved"))
        self.waiting = list(Incoming.objects.filter(state="waiting"))

    def late(self, letter):
        """The documents of `letter` that are overdue: outstanding, not optional, and no promise still runs."""
        return {item for item in self.asked if item.letter_id == letter.pk and self.is_late(item)}

    def is_late(self, item):
        letter, due = self.letters[item.letter_id], self.dues.get(item.letter_id)
        newest = self.settlements.get(item.pk)
        if item.is_optional or (newest and newest.state) not in OPEN or not self.is_open(letter):
            return False
        promised = newest is not None and newest.state == "promised" and newest.promised_for >= self.on
        return due is not None and due.due_on is not None and due.due_on < self.on and not promised

    def is_open(self, letter):
        """Whether an answer to `letter` is still expected."""
        return bool(letter.sent_on) and letter.closed_on is None and letter.voided_at is None

    def sending(self, letter, step):
        """The newest sending of this step of `letter`, or None."""
        rows = [row for row in self.dispatches if (row.letter_id, row.step) == (letter.pk, step)]
        return rows[-1] if rows else None

    def carrier(self, chaser):
        """The sending of a chaser or of the formal letter that it is."""
        if chaser.formal_letter_id:
            return self.sending(self.letters[chaser.formal_letter_id], 0)
        return self.sending(self.letters[chaser.letter_id], chaser.step) if chaser.way == "email" else None

    def became(self, chaser):
        """What became of a chaser: "done", "back", "writing", or the state of its sending."""
        row = self.carrier(chaser)
        if row is None:
            unsent = chaser.formal_letter_id and self.letters[chaser.formal_letter_id].sent_on is None
            return "writing" if unsent else "done"
        return "back" if row.bounced_on else {"sent": "done"}.get(row.state, row.state)

    def of(self, letter, apart_from=None):
        """The standing chasers of `letter`."""
        return [one for one in self.chasers if one.letter_id == letter.pk and one != apart_from]

    def against(self, letter, apart_from=None):
        """Why nothing in writing may chase `letter`: a set of words."""
        letter = self.letters[letter.pk]
        office, due, snooze = self.offices[letter.office_id], self.dues.get(letter.pk), self.snoozes.get(letter.pk)
        own = self.sending(letter, 0)
        return {
            words
            for words, holds in {
                "unfiled": any(self.may_be_from(office, row) for row in self.waiting),
                "unread": any(
                    one.kind == "unread" and self.letters[one.letter_id].office_id == office.pk for one in self.replies
                ),
                "not open": not self.is_open(letter),
                "no date": due is None or due.due_on is None or due.due_on <= letter.sent_on,
                "undelivered": own is not None and (own.state != "sent" or own.bounced_on is not None),
                "snoozed": snooze is not None and snooze.ended_at is None and snooze.until > self.on,
                "closed": office.closed_on is not None and office.closed_on < self.on,
                "nobody": not self.in_post(office),
                "chaser in hand": {self.became(one) for one in self.of(letter, apart_from)} - {"done"},
            }.items()
            if holds
        }

    def may_be_from(self, office, mail):
        guessed = {self.letters[guess["letter"]].office_id for guess in mail.guesses}
        return office.pk in guessed | {mail.office_id} or (mail.sha256 is not None and mail.sorted_at is None)

    def in_post(self, office):
        """Who holds the office, the head first, elected before acting."""
        held = [
            one
            for one in self.terms
            if one.office_id == office.pk and one.started_on <= self.on <= (one.ended_on or self.on)
        ]
        return sorted(held, key=lambda one: (one.role != "head", one.is_acting, one.name, one.pk))

    def addressed(self, letter):
        """Who of them is written to: the one to whom the letter went, if still there."""
        held = self.in_post(self.offices[letter.office_id])
        return next((one for one in held if one.pk == letter.commissioner_id), held[0] if held else None)

    def against_address(self, letter, address, contact=None):
        """Why no e-mail may go to `address`: of the office, or of a Contact."""
        office = self.offices[letter.office_id]
        if contact:
            back = {row.to_address for row in self.dispatches if row.bounced_on and row.step and self.same(row, office)}
            failed = address in back or contact.email_failed_on is not None
            return {"failed"} if failed else set() if address else {"no address"}
        if not office.email:
            return {"no address"}
        return ({"failed"} if office.email_failed_on else set()) | (
            set() if office.email_checked_on else {"unverified"}
        )

    def against_step(self, letter, step, contact=None):
        """Why `step`, an `owing.Step`, may not be taken now; by e-mail it goes to the office or to a Contact."""
        return self.against_email(letter, step, contact) if step.by_mail else self.against(letter)

    def against_email(self, letter, step, contact=None):
        """Why an e-mail may not take the place of `step`, whatever the rules would have done there."""
        letter = self.letters[letter.pk]
        others = sorted((one for one in self.contacts if one.office_id == letter.office_id), key=lambda one: one.pk)
        if step.kind == "contact" and contact is None:
            if not others:
                return {"no contact"}
            reached = [one for one in others if one.email]
            contact = next((one for one in reached if one.email_failed_on is None), (reached or others)[0])
        return self.against(letter) | self.against_address(letter, contact and contact.email, contact)

    def same(self, dispatch, office):
        return self.letters[dispatch.letter_id].office_id == office.pk

    def against_handing_over(self, dispatch):
        """Why the message of `dispatch`, which was confirmed, may not be given to the server now."""
        mine = [one for one in self.chasers if self.carrier(one) and self.carrier(one).pk == dispatch.pk]
        if not mine:
            return {"put back"} if dispatch.step else set()
        chaser, letter = mine[0], self.letters[mine[0].letter_id]
        found = self.against(letter, apart_from=chaser)
        found |= set() if set(chaser.requested_documents.all()) <= self.late(letter) else {"not late"}
        since = [one for one in self.replies if one.letter_id == letter.pk and one.filed_at > dispatch.asked_at]
        since += [one for one in self.moves if one.about_id == letter.pk and one.recorded_at > dispatch.asked_at]
        found |= {"answered since"} if since else set()
        if chaser.formal_letter_id:
            return found | self.another_person(chaser, letter)
        return found | self.against_recipient(chaser, letter)

    def another_person(self, chaser, letter):
        """Whether somebody else is to be written to than whom a chaser is addressed to."""
        holder = self.addressed(letter)
        return set() if holder is None or holder.name == chaser.to_name else {"another person"}

    def against_recipient(self, chaser, letter):
        """Why an e-mail may not go to whom it was confirmed for."""
        office = self.offices[letter.office_id]
        if chaser.to_address == office.email:
            return self.another_person(chaser, letter) | self.against_address(letter, chaser.to_address)
        contacts = [one for one in self.contacts if (one.office_id, one.email) == (office.pk, chaser.to_address)]
        if not contacts:
            return {"another address"}
        return self.against_address(letter, chaser.to_address, contacts[0])
