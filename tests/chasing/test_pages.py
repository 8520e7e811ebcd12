"""The chase queue, the preview and what stands around them: who may, what is shown, what changes."""

import re
from datetime import date

import pytest

from letters.models import Chaser, ChaseRule, Dispatch, Snooze
from tests.chasing.make import DAY, confirm, make_chaser, make_late, place_of, shown
from tests.ledger.make import may_send
from tests.make import make_campaign, make_letter, make_office, make_officer, make_reply, make_request, make_settlement

pytestmark = pytest.mark.django_db
QUEUE, PREVIEW = "/staff/chase/", "/staff/chase/preview/"


@pytest.fixture
def lead(client, settings):
    may_send(settings, MAIL_ALLOW=["alphashire.example", "betashire.example"])
    officer = make_officer("lead")
    client.force_login(officer)
    return officer


def typed(*letters, **more):
    """What a browser sends back of a preview: every message as it was shown, ticked."""
    data = {"letter": [letter.pk for letter in letters], "action": "send"}
    for letter in letters:
        message, prefix = shown(letter), f"letter-{letter.pk}"
        data |= {f"{prefix}-go": "on", f"{prefix}-subject": message.subject, f"{prefix}-text": message.text}
        data |= {f"{prefix}-sha256": message.sha256}
    return data | more


def text_of(response):
    """The words of a page, in one line."""
    words = re.sub(r"<[^>]+>", " ", response.content.decode().split("<main", 1)[1])
    return " ".join(words.split())


def test_nobody_late_says_so_with_the_next_due_date(client, lead):
    letter = make_letter(due_on=date(2020, 11, 24))
    make_request(letter)
    words = text_of(client.get(QUEUE))
    assert f"Nobody is late. The next reply is due 24 November 2020 ({letter.office.area})." in words


def test_the_queue_says_who_is_late_what_was_promised_and_ticks_those_whose_day_has_come(client, lead):
    due = make_late("Alphashire", kinds=("response_strategy", "progress_update"))
    make_settlement(due.requested_documents.first(), "promised", promised_for=date(2020, 11, 17))
    early = make_late("Betashire", due_on=date(2020, 11, 18))
    held = make_late("Gammashire", office=make_office())
    sent = make_late("Deltashire")
    make_chaser(sent, happened_on=date(2020, 11, 19), text="They will look.")
    html = client.get(QUEUE).content.decode()
    words = text_of(client.get(QUEUE))
    assert "4 replies are late" in words
    assert "Response strategy : promised for 17 November 2020, not received" in words.replace("strategy:", "strategy :")
    ticked = re.findall(r'value="(\d+)" id="letter-\d+"( checked)?', html)
    assert ticked == [(str(due.pk), " checked"), (str(early.pk), "")]
    assert "from 25 Nov 2020" in words
    assert held.reference in words.split("Held: no chaser goes to these")[1].split("Chased, and waiting")[0]
    assert "They will look." in words.split("Chased, and waiting for an answer")[1]


def test_every_letter_that_is_late_stands_in_one_place(client, lead):
    for name in ("Alphashire", "Betashire"):
        make_late(name)
    words = text_of(client.get(QUEUE))
    assert [words.count(reference) for reference in ("IASC-2020-0001", "IASC-2020-0002")] == [1, 1]


def test_looking_changes_nothing_and_those_that_are_held_say_why(client, lead):
    ready, held = make_late("Alphashire"), make_late(office=make_office())
    words = text_of(client.get(PREVIEW, {"letter": [ready.pk, held.pk]}))
    assert "Look at 1 message" in words
    assert "Nothing has been sent." in words
    assert "The office has no e-mail address. Add an address" in words.split("1 cannot go")[1]
    assert not Chaser.objects.exists()


def test_confirming_sends_those_that_are_ticked_in_the_words_that_were_typed(client, lead):
    first, second = make_late("Alphashire"), make_late("Betashire")
    data = typed(first, second) | {f"letter-{first.pk}-text": "My own words."}
    del data[f"letter-{second.pk}-go"]
    response = client.post(PREVIEW, data, follow=True)
    assert response.redirect_chain == [(QUEUE, 302)]
    assert "1 chaser confirmed and on its way: Alphashire." in text_of(response)
    assert [(chaser.letter, chaser.text) for chaser in Chaser.objects.all()] == [(first, "My own words.")]


def test_a_reply_logged_after_the_preview_keeps_that_chaser_back_and_the_page_says_why(client, lead):
    first, second = make_late("Alphashire"), make_late("Betashire")
    data = typed(first, second) | {f"letter-{first.pk}-text": "What I typed."}
    make_reply(first, received_on=DAY)
    response = client.post(PREVIEW, data)
    words = text_of(response)
    assert response.status_code == 409
    assert "1 chaser confirmed and on its way: Betashire." in words
    assert "This message did not go. Something changed since you looked at this message" in words
    assert "What I typed." in words
    assert "Thank you for your reply of 20 November 2020." in words
    assert [chaser.letter for chaser in Chaser.objects.all()] == [second]


def test_confirmed_twice_it_goes_once(client, lead):
    letter = make_late("Alphashire")
    data = typed(letter)
    client.post(PREVIEW, data)
    assert "Chaser 1 is on its way." in text_of(client.post(PREVIEW, data))
    assert (Chaser.objects.count(), Dispatch.objects.count()) == (1, 1)


def test_a_paragraph_is_added_to_all_and_nothing_typed_is_lost(client, lead):
    first, second = make_late("Alphashire"), make_late("Betashire")
    data = typed(first, second, action="add", paragraph="Our office moves on Monday.")
    data[f"letter-{first.pk}-text"] = "My own words."
    html = client.post(PREVIEW, data).content.decode()
    assert "My own words.\n\nOur office moves on Monday." in html
    assert "Our office moves on Monday.\n\nPlease quote our reference" in html
    assert not Chaser.objects.exists()


@pytest.mark.parametrize("letters", [[], ["x"], ["9" * 30], ["0"]])
def test_no_letter_leads_back_to_the_queue(client, lead, letters):
    response = client.get(PREVIEW, {"letter": letters}, follow=True)
    assert "Choose at least one letter that is still open." in text_of(response)


def test_an_officer_sees_the_queue_and_cannot_send(client):
    letter = make_late("Alphashire")
    client.force_login(make_officer("officer"))
    assert "Preview the messages" not in text_of(client.get(QUEUE))
    for path in (PREVIEW, f"/staff/letters/{letter.pk}/snooze/", f"/staff/letters/{letter.pk}/formal-chaser/"):
        assert client.post(path, {"letter": letter.pk}).status_code == 403
    assert not Chaser.objects.exists()


def test_the_worklist_counts_and_names_the_next_step(client, lead):
    letter = make_late("Alphashire")
    make_chaser(letter, happened_on=date(2020, 11, 11))
    make_late("Betashire")
    first = text_of(client.get("/staff/"))
    assert "1 To chase" in first
    assert "Send first chaser (IASC-2020-0002, Betashire)" in first


def test_a_held_chaser_is_downloaded_marked_as_sent_and_waits(client, lead, settings):
    settings.MAIL_SERVER = None
    letter = make_late("Alphashire")
    chaser = confirm(letter, by=lead)
    row = Dispatch.objects.get()
    page = f"/staff/chasers/{chaser.pk}/"
    assert "Mark as sent by other means" in text_of(client.get(page))
    message = client.get(f"/staff/dispatches/{row.pk}/message.eml").content.decode()
    assert "To: office@alphashire.example" in message
    assert "X-Unsent: 1" in message
    client.post(f"{page}mark-sent/", {"sent_on": "today", "how": "From the office's own mailbox."})
    row.refresh_from_db()
    assert (row.state, row.sent_on, place_of(letter)) == ("sent", DAY, "SENT")


def test_a_chaser_that_did_not_go_is_put_back(client, lead, settings):
    settings.MAIL_SERVER = None
    letter = make_late("Alphashire")
    page = f"/staff/chasers/{confirm(letter, by=lead).pk}/put-back/"
    assert "Enter reason" in text_of(client.post(page, {"reason": ""}))
    client.post(page, {"reason": "Wrong words."})
    assert (place_of(letter), Dispatch.objects.get().state) == ("QUEUE", "stopped")
    assert "Only a chaser that did not go is put back." in text_of(client.post(page, {"reason": "Again."}))


def test_past_the_last_rule_every_way_that_there_is_has_its_link(client, lead):
    letter = make_late("Alphashire", campaign=make_campaign())
    for step in range(1, 5):
        make_chaser(letter, step, happened_on=date(2020, 11, 1))
    (row,) = client.get("/staff/chase/").context["queue"].ready
    own = f"/staff/letters/{letter.pk}/"
    assert [(way.text, way.url) for way in row.ways] == [
        ("Write again", f"/staff/chase/preview/?letter={letter.pk}"),
        ("Write a formal letter", f"{own}formal-chaser/"),
        ("Record a call or a meeting", f"{own}contact/"),
        ("Give notice that its page will say so", f"{own}notice/"),
        ("Close it: no answer is expected", f"{own}close/?reason=no_answer"),
    ]
    assert all(client.get(way.url).status_code == 200 for way in row.ways)
    assert client.get(row.ways[-1].url).context["form"]["reason"].value() == "no_answer"
    assert f'href="{own}notice/"' in client.get(own).text
    make_reply(letter, kind="holding", received_on=date(2020, 11, 1))
    (row,) = client.get("/staff/chase/").context["queue"].ready
    assert "notice" not in {way.url.split("/")[-2] for way in row.ways}


def test_a_call_is_a_step_and_a_snooze_holds_until_it_is_ended(client, lead):
    letter = make_late("Alphashire")
    page = f"/staff/letters/{letter.pk}/"
    refused = client.post(f"{page}contact/", {"way": "call", "happened_on": "21/11/2020", "note": "They rang."})
    assert "The day is in the future. Today is 20 November 2020." in text_of(refused)
    client.post(f"{page}contact/", {"way": "call", "happened_on": "today", "note": "They rang.", "to_name": "Pat"})
    assert (place_of(letter), Chaser.objects.get().text) == ("SENT", "They rang.")
    Chaser.objects.all().update(happened_on=date(2020, 11, 2))
    refused = client.post(f"{page}snooze/", {"until": "today", "reason": "Leave."})
    assert "Enter a day after today, 20 November 2020" in text_of(refused)
    client.post(f"{page}snooze/", {"until": "27/11/2020", "reason": "Leave."})
    assert place_of(letter) == "HELD"
    client.post(f"{page}snooze/end/")
    assert (place_of(letter), Snooze.objects.get().ended_by) == ("QUEUE", lead)


def rules(**changes):
    """The four steps as the form sends them."""
    usual = {"kind_1": "email", "after_1": 5, "kind_2": "email", "after_2": 10, "kind_3": "contact", "after_3": 10}
    return usual | {"kind_4": "commissioner", "after_4": 15} | changes


def test_rules_are_saved_and_a_rule_of_zero_days_is_refused(client, lead):
    campaign = make_campaign()
    page = f"/staff/campaigns/{campaign.pk}/chase-rules/"
    shown_mark = re.search(r'name="shown" value="(\w+)"', client.get(page).content.decode())[1]
    refused = client.post(page, rules(after_2="0", shown=shown_mark))
    assert "Second step: enter 1 or more working days" in text_of(refused)
    gap = client.post(page, rules(after_3="", shown=shown_mark))
    assert "Third step: enter its days, or empty the steps after it" in text_of(gap)
    client.post(page, rules(shown=shown_mark))
    saved = list(ChaseRule.objects.values_list("step", "kind", "after"))
    assert saved == [(1, "email", 5), (2, "email", 10), (3, "contact", 10), (4, "commissioner", 15)]
    second = client.post(page, rules(after_1="7", shown=shown_mark))
    assert "Somebody changed these rules since you opened the page." in text_of(second)
    assert ChaseRule.objects.get(step=1).after == 5
