"""An officer goes through what holds one letter and settles it, so that the next chaser may go."""

from contextlib import suppress
from datetime import timedelta

from iasc_tracker.errors import CorrespondenceError
from letters import intake
from letters.chasing import end_snooze, put_back
from letters.dispatch import posting
from letters.drafting import deadlines, records
from letters.models import Chaser, Dispatch, Incoming
from recipients.verbs.holders import change_holder
from recipients.verbs.offices import edit_office, mark_email_checked
from tests.chasing import chases, happenings
from tests.chasing.world import DOMAIN


def mend(world):
    """Take up another letter, and settle whatever holds it; most of what can be settled, at least."""
    world.focus = world.dice.choice(world.letters)
    for step in (inbox, address, post, sendings, date, asked):
        with suppress(CorrespondenceError):
            step(world, happenings.again(world.focus))


def inbox(world, letter):
    happenings.tracker_looks_into_mail(world)
    for mail in Incoming.objects.need_a_person():
        intake.mark_spam(mail, by=world.officer)


def address(world, letter):
    office = happenings.again(letter.office)
    if not office.email or office.email_failed_on:
        email = f"office{world.dice.randint(100, 999)}@{DOMAIN}"
        office = edit_office(office, by=world.officer, version=office.version, email=email)
    mark_email_checked(office, by=world.officer, version=office.version)


def post(world, letter):
    office = happenings.again(letter.office)
    if not office.commissioners.in_post(world.today):
        new = {"name": "Chris Next", "salutation": "Chris", "started_on": world.today}
        change_holder(office, by=world.officer, version=office.version, **new)


def sendings(world, letter):
    """Nothing of it is left unknown, failed or come back; formal letters are posted or discarded."""
    if world.settings.MAIL_SERVER is None:
        chases.server_changes(world)
    chases.officer_asks_whether_it_arrived(world)
    for row in Dispatch.objects.filter(letter=letter, step=0, bounced_on__isnull=False):
        row.bounced_on = None  # the officer had recorded it for the wrong letter
        row.bounced_by, row.bounced_reason = None, ""
        row.save()
    for chaser in Chaser.objects.standing().filter(letter=letter):
        with suppress(CorrespondenceError):
            if chaser.way == "letter" and not chaser.formal_letter.dispatches.standing().exists():
                records.discard(chaser.formal_letter, by=world.lead)
            elif chaser.way == "letter":
                posting.mark_sent(chaser.formal_letter.dispatches.all(), on=world.today, by=world.lead, how="Posted.")
            else:
                put_back(chaser, by=world.lead, reason="It did not go.")


def date(world, letter):
    """It is open, its clock runs, and its date has passed."""
    for step in (wake, reopen, start):
        with suppress(CorrespondenceError):
            step(world, letter)
    letter = happenings.again(letter)
    if letter.due_date is None or letter.due_date.due_on >= world.today:
        earlier = world.today - timedelta(days=world.dice.randint(1, 20))
        deadlines.mend_date(letter, by=world.lead, due_on=earlier, reason="It was wrong.")


def wake(world, letter):
    end_snooze(letter, by=world.lead)


def reopen(world, letter):
    records.reopen(letter, by=world.officer, note="They wrote after all.")


def start(world, letter):
    deadlines.start_clock(letter, by=world.lead, on=world.today, reason="They may go on.")


def asked(world, letter):
    """One document that it asks for is awaited again."""
    items = list(letter.requested_documents.filter(is_optional=False))
    if not items:
        return
    item = world.dice.choice(items)
    intake.settle(item, by=world.officer, state="awaited")
