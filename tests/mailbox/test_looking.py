"""What makes the mailbox be looked at: the command, the worker's task, the reconciler; and what health says of it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from letters import mailbox
from letters.models import Incoming, Mailbox
from letters.tasks.mail import fetch_mail, sort_message
from letters.upkeep.health import complaints
from letters.upkeep.mail import enqueue_look
from letters.upkeep.reconcile import reconcile
from tests.mailbox.mails import mail
from tests.make import make_letter, make_officer

pytestmark = pytest.mark.django_db


def waiting_tasks():
    """The names of the tasks in the queue."""
    return sorted(result.task_path.rpartition(".")[2] for result in DBTaskResult.objects.all())


def told(command):
    """What a command prints."""
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_the_command_fetches_sorts_and_says_that_the_counts_agree(box):
    letter = make_letter()
    box.put(mail(To=f"replies+{letter.reference}@office.example"))
    box.put(mail(Auto_Submitted="auto-replied"))
    box.put(mail(text="Hello"))
    box.put(mail(text="Hello"))
    said = told("fetch_mail")
    assert "3 new, 1 known already." in said
    assert "4 on the server = 1 filed + 1 waiting + 1 rejected + 1 duplicates" in said
    assert letter.replies.get().kind == "unread"
    assert "4 on the server = 1 filed + 1 waiting + 1 rejected + 1 duplicates" in told("health")


def test_without_a_mailbox_nothing_is_fetched():
    assert "No mailbox is set" in told("fetch_mail")
    fetch_mail.call()
    assert (enqueue_look(), Mailbox.objects.count(), mailbox.complaints()) == (0, 0, [])


def test_a_mailbox_that_is_down_ends_the_command_and_not_the_task(box, settings):
    settings.IMAP_URL = "imap://replies:secret@127.0.0.1:1/INBOX"
    with pytest.raises(CommandError) as refused:
        call_command("fetch_mail")
    assert "the next run goes on" in str(refused.value)
    fetch_mail.call()
    assert "Connection refused" in Mailbox.objects.get().problem


def test_the_task_hands_each_new_message_to_the_worker(box):
    box.put(mail())
    fetch_mail.call()
    assert waiting_tasks() == ["sort_message"]
    fetch_mail.call()
    assert waiting_tasks() == ["sort_message"]


def test_the_reconciler_has_the_mailbox_looked_at_once_in_a_while(box):
    assert [enqueue_look(), enqueue_look()] == [1, 0]
    DBTaskResult.objects.update(status="SUCCESSFUL", enqueued_at=timezone.now() - timedelta(seconds=301))
    assert enqueue_look() == 1


def test_the_reconciler_hands_over_again_what_nobody_sorted(box):
    box.put(mail())
    mailbox.fetch()
    assert reconcile()["messages handed to the worker again"] == 1
    sort_message.call(Incoming.objects.get().pk)
    DBTaskResult.objects.all().delete()
    assert "messages handed to the worker again" not in reconcile()


def test_health_tells_when_the_counts_do_not_add_up_and_when_nobody_looks(box):
    box.put(mail())
    mailbox.fetch()
    assert complaints() == []
    Mailbox.objects.update(on_server=2, looked_at=timezone.now() - timedelta(hours=2))
    first, second = complaints()
    assert "2 on the server = 0 filed + 1 waiting + 0 rejected + 0 duplicates: these do not add up" in first
    assert "not looked at for an hour" in second


@pytest.mark.parametrize("query", ["?show=%00", "?page=9999999999999999999999", "?page=%C2%B2", "?show=filed&show=x"])
def test_no_address_of_the_list_is_an_error(client, query):
    client.force_login(make_officer("officer"))
    assert client.get(f"/staff/inbox/{query}").status_code == 200


@pytest.mark.parametrize("value", ["%00", "9" * 40, "-1", "x", "%C2%B2"])
def test_no_address_of_the_form_is_an_error(client, value):
    client.force_login(make_officer("officer"))
    letter = make_letter()
    address = f"/staff/letters/{letter.pk}/reply/?incoming={value}&held={value}&keep_rest={value}"
    assert client.get(address).status_code == 200
    assert client.get(f"/staff/inbox/{'9' * 40}/").status_code == 404
