"""What the lists say, to whom they go, and when there is nothing to say (issue 5, Build 7)."""

import email
from datetime import date
from email import policy

import pytest
import time_machine

from letters import digests
from letters.models import Digest, Incoming, Letter
from tests.digests.make import FRIDAY, make_late, make_lead, may_tell, rows, run
from tests.ledger.sink import Sink
from tests.make import make_area, make_incoming, make_letter, make_office, make_officer, make_request, make_settlement
from tests.make_sending import make_released
from tests.succession.make import make_change

pytestmark = pytest.mark.django_db
SITE = "https://tracker.office.example"


@pytest.fixture
def sink(settings):
    """A server that takes what is sent, on Friday 20 November 2020 at eight."""
    may_tell(settings)
    sink = Sink()
    with time_machine.travel(FRIDAY, tick=False), sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        yield sink


def taken(sink):
    """{(recipient, kind of list): its EmailMessage}."""
    found = {}
    for recipient, _, data in sink.taken:
        message = email.message_from_bytes(data, policy=policy.default)
        found[recipient, message["Subject"].split(" of ")[0]] = message
    return found


def make_everything():
    """One thing for each section of a list, and its letter or message by name."""
    office = make_office(area=make_area("Ashire"))
    late = make_late().letter
    promised = make_request(make_letter(office=office, due_on=date(2020, 12, 1)), wording="A profile")
    make_settlement(promised, "promised", promised_for=date(2020, 11, 13))
    due = make_request(make_letter(office=office, due_on=date(2020, 11, 22)), wording="An update").letter
    later = make_request(make_letter(office=office, due_on=date(2020, 11, 23)), wording="Next week").letter
    mail = make_incoming(subject="Our\nstrategy", sha256="1" * 64, size=1, file="a/b", office=office)
    rejected = {"state": Incoming.State.REJECTED, "rejected_as": "spam", "rejected_reason": "An advertisement."}
    make_incoming(sha256="2" * 64, size=1, file="a/c", **rejected)
    failed = make_released(make_office(email="a@pcc.example"), "email", dispatch={"state": "failed"}).letter
    changed, *_ = make_change(ended=date(2020, 11, 1), started=date(2020, 11, 2))
    Letter.objects.filter(pk=changed.pk).update(due_date=None)
    return {"late": late, "promised": promised.letter, "due": due, "later": later, "mail": mail} | {
        "failed": failed,
        "changed": changed,
    }


def test_each_thing_has_its_line_and_the_address_of_its_page(sink):
    make_lead(email="lead@office.example")
    world = make_everything()
    run()
    messages = taken(sink)
    message = messages["lead@office.example", "Morning list"]
    text = message.get_content().replace("\r\n", "\n")
    assert (
        text
        == "\n\n".join(
            [
                "Morning list of Friday 20 November 2020",
                f"Late: 1\n- {place(world['late'])}: A strategy, 8 working days late\n  {page(world['late'])}",
                "Promised and not received: 1\n"
                f"- {place(world['promised'])}: A profile, promised for 13 November 2020\n  {page(world['promised'])}",
                "Due this week: 1\n"
                f"- {place(world['due'])}: An update, expected on 22 November 2020\n  {page(world['due'])}",
                f"Replies to look at: 1\n- Our strategy, from A. Clerk, 2 November 2020\n  {page(world['mail'])}",
                "Sending needs a person: 1\n"
                f"- {world['failed']} to {world['failed'].recipient}, by e-mail: failed\n  {page(world['failed'])}",
                f"Changed hands: 1\n- {place(world['changed'])}: Alex Sample left on 1 November 2020. "
                f"Bo Newholder has been in post since 2 November 2020.\n  {SITE}/staff/handovers/",
                "You get this because you chase replies in the correspondence tracker. To stop the morning list or the "
                f"weekly digest, sign in and choose at:\n{SITE}/staff/account/",
            ]
        )
        + "\n"
    )
    assert message["Subject"] == (
        "Morning list of 20 November 2020: late 1, promised and not received 1, due this week 1, replies to look at 1, "
        "sending needs a person 1, changed hands 1"
    )
    assert (message["Auto-Submitted"], message["To"]) == ("auto-generated", "lead@office.example")
    weekly = messages["lead@office.example", "Weekly digest"].get_content().replace("\r\n", "\n")
    assert "5 documents are outstanding from 5 letters. In the seven days before, 0 letters were sent" in weekly


def place(letter):
    return f"{letter.office.area}, {letter}"


def page(thing):
    return SITE + thing.get_staff_url()


def test_only_the_weekly_goes_when_nothing_waits(sink):
    make_lead(email="lead@office.example")
    run()
    assert taken(sink).keys() == {("lead@office.example", "Weekly digest")}
    text = taken(sink)["lead@office.example", "Weekly digest"].get_content().replace("\r\n", "\n")
    assert "Nothing is outstanding." in text and "Nothing waits for you." in text
    make_late()
    run()
    assert rows() == [("morning", date(2020, 11, 20), "empty"), ("weekly", date(2020, 11, 16), "sent")]


def test_it_goes_to_those_who_chase_and_have_not_stopped_it(sink):
    lead = make_lead(email="lead@office.example")
    lead.digests_stopped.create(kind="weekly")
    make_lead(email="gone@office.example", is_active=False)
    make_lead(email="outside@elsewhere.example")
    for role in ("officer", "signatory", "publisher", "auditor", "administrator"):
        make_officer(role)
    make_late()
    run()
    assert taken(sink).keys() == {("lead@office.example", "Morning list")}
    held = Digest.objects.filter(state="held")
    assert set(held.values_list("to_address", flat=True)) == {"outside@elsewhere.example"}
    assert "outside the domains" in held.first().reason


def test_what_was_stopped_after_it_was_made_does_not_go(sink):
    lead = make_lead()
    make_late()
    lead.digests_stopped.create(kind="weekly")
    digests.queue_due()
    lead.digests_stopped.create(kind="morning")
    run()
    assert sink.taken == []
    assert Digest.objects.get().reason == "It is not wanted any more."


def test_a_demonstration_and_an_office_without_a_server_make_none(settings):
    make_lead()
    make_late()
    may_tell(settings)
    with time_machine.travel(FRIDAY, tick=False):
        settings.DEMONSTRATION_DAY = date(2020, 11, 20)
        run()
        settings.DEMONSTRATION_DAY, settings.MAIL_SERVER = None, None
        run()
    assert rows() == []


def test_a_long_section_ends_with_the_way_to_the_rest(sink):
    make_lead(email="lead@office.example")
    letter = make_late().letter
    for number in range(27):
        make_request(letter, "other", wording=f"Paper {number:02}")
    run()
    text = taken(sink)["lead@office.example", "Morning list"].get_content().replace("\r\n", "\n")
    assert f"Late: 28\n- {place(letter)}: A strategy" in text
    assert f"- and 3 more:\n  {SITE}/staff/letters/?status=overdue" in text
    assert "Paper 23" in text and "Paper 24" not in text
