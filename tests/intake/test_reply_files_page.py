"""Files first: dropped on the worklist or a letter, read, matched, and held until the reply is saved."""

from datetime import date
from html import unescape

import pytest
import time_machine

from iasc_tracker.roles import KEEP, ROLES
from letters import filing
from letters.models import Document, HeldFile, Reply
from tests.intake.files import pdf, upload
from tests.make import make_document, make_letter, make_officer, make_reply, make_request
from tests.opening.files import encoded, mail, picture, word

pytestmark = pytest.mark.django_db
PAGE = "/staff/replies/log/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


@pytest.fixture
def officer(client):
    officer = make_officer("officer")
    client.force_login(officer)
    return officer


def text(answer):
    """The page with its entities undone."""
    return unescape(answer.content.decode())


def test_files_lead_to_the_letters_that_they_may_answer_and_on_to_its_form_filled_in(client, officer):
    letter, other = make_letter(), make_letter()
    make_request(letter)
    words = f"About {letter.reference}: we will send the strategy by 27 November 2020."
    answer = client.post(PAGE, {"upload": [upload("reply.eml", mail(words)), upload("plan.docx", word("A plan"))]})
    page = client.get(answer.url)
    held = list(HeldFile.objects.all())
    assert {one.original_name for one in held} == {"reply.eml", "plan.docx"}
    assert [(likely, guess.letter) for likely, guess, _ in page.context["guesses"]] == [("Very likely", letter)]
    assert f"It names our reference {letter.reference}." in text(page)
    url = page.context["guesses"][0][2]
    assert url.startswith(f"/staff/letters/{letter.pk}/reply/?held=")
    assert {str(one.pk) for one in held} == set(url.partition("?held=")[2].split("&held="))
    form = client.get(url)
    body = text(form)
    assert (form.context["form"]["sender"].value(), form.context["form"]["received_on"].value()) == (
        "Pat Example",
        date(2020, 11, 9),
    )
    assert form.context["form"]["kind"].value() == Reply.Kind.HOLDING
    assert "It seems to promise this by 27 November 2020: “About" in body
    assert "It seems to be: covering letter. It is a message" in body
    kinds = {row.held.original_name: row["kind"].value() for row in form.context["page"].files}
    assert kinds["reply.eml"] == "covering_letter"
    assert all(not row["state"].value() for row in form.context["page"].asked)
    assert (Reply.objects.count(), other.replies.count()) == (0, 0)


def test_another_letter_can_be_chosen_and_the_files_come_along(client, officer):
    letter, held = make_letter(), filing.hold(upload(), by=officer)
    answer = client.get(PAGE, {"held": held.pk, "letter": letter.pk})
    assert answer.url == f"/staff/letters/{letter.pk}/reply/?held={held.pk}"


def test_a_file_dropped_on_a_letter_goes_straight_to_its_form(client, officer):
    letter = make_letter(closed_on=date(2020, 11, 1), closed_by=officer)
    assert f'name="letter" value="{letter.pk}"' in text(client.get(f"/staff/letters/{letter.pk}/"))
    answer = client.post(PAGE, {"upload": [upload()], "letter": letter.pk})
    assert answer.url == f"/staff/letters/{letter.pk}/reply/?held={HeldFile.objects.get().pk}"


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_keep_letters_are_offered_a_place_for_files(client, role):
    client.force_login(make_officer(role))
    letter = make_letter()
    for url in ("/staff/", f"/staff/letters/{letter.pk}/"):
        assert ('action="/staff/replies/log/"' in text(client.get(url))) == (KEEP in ROLES[role])
    sent = client.post(PAGE, {"upload": [upload()]}).status_code, HeldFile.objects.count()
    assert sent == ((302, 1) if KEEP in ROLES[role] else (403, 0))


def test_what_cannot_be_kept_is_said_and_the_good_files_stay(client, officer):
    earlier = make_letter()
    make_document(b"same", incoming=make_reply(earlier).incoming)
    files = [
        upload("good.txt", b"Ours"),
        upload("empty.txt", b""),
        upload("locked.pdf", pdf("x", password="secret")),
        upload("again.txt", b"same"),
    ]
    page = client.post(PAGE, {"upload": files})
    body = text(page)
    assert page.context["files"].errors["upload"] == [
        "The file “empty.txt” is empty. Choose another file, or ask the sender for it again",
        "“locked.pdf” is protected by a password. Ask for a copy without one, or save it again without it",
    ]
    assert f'“again.txt” is already logged with <a class="govuk-link" href="/staff/letters/{earlier.pk}/">' in body
    assert [one.original_name for one in HeldFile.objects.all()] == ["good.txt"]
    assert f'name="held" value="{HeldFile.objects.get().pk}"' in body


def test_twenty_files_are_kept_and_the_next_is_told(client, officer):
    page = client.post(PAGE, {"upload": [upload(f"{n}.bin", b"%d" % n) for n in range(21)]})
    assert page.context["files"].errors["upload"] == [
        "Only 20 files fit here. The first 20 are kept: log the rest afterwards"
    ]
    assert HeldFile.objects.count() == 20


def test_another_officers_files_are_not_shown(client, officer):
    theirs = filing.hold(upload("theirs.txt", b"Private"), by=make_officer("officer"))
    assert "theirs.txt" not in text(client.get(PAGE, {"held": theirs.pk}))


def test_a_scan_says_how_far_it_is_with_a_link_to_look_again(client, officer):
    held = filing.hold(upload("scan.png", encoded(picture("Words"))), by=officer)
    body = text(client.get(PAGE, {"held": held.pk}))
    assert "scanned, text being read: 0 of 1 pages done" in body
    assert f'<a class="govuk-link" href="{PAGE}?held={held.pk}">Refresh</a>' in body


def test_reading_the_files_saves_nothing_and_keeps_what_was_typed(client, officer):
    letter = make_letter()
    asked = make_request(letter)
    url = f"/staff/letters/{letter.pk}/reply/"
    typed = {"look": "on", "sender": "Jo Sample", f"asked-{asked.pk}-state": "received"}
    page = client.post(url, typed | {"upload": [upload("reply.eml", mail("We will send it by 27 November 2020."))]})
    body = text(page)
    assert ("There is a problem" in body, Reply.objects.count(), HeldFile.objects.count()) == (False, 0, 1)
    assert {'value="Jo Sample"', 'value="9 November 2020"'} == {
        one for one in ('value="Jo Sample"', 'value="9 November 2020"', 'value="Pat Example"') if one in body
    }
    assert "It seems to promise this by 27 November 2020: “We will send it by 27 November 2020.”" in body
    assert page.context["page"].asked[0]["state"].value() == "received"


def test_a_complete_page_that_asks_for_a_look_is_not_saved(client, officer):
    letter, held = make_letter(), filing.hold(upload("a.txt", b"Words"), by=officer)
    facts = {"channel": "email", "received_on": "2/11/2020", "sender": "A. Clerk", "kind": "part", "held": held.pk}
    row = {f"file-{held.pk}-kind": "progress_update", f"file-{held.pk}-position": "refused"}
    row |= {f"file-{held.pk}-words": "Not this", f"file-{held.pk}-where": "page 1"}
    url = f"/staff/letters/{letter.pk}/reply/"
    page = client.post(url, facts | row | {"look": "on"})
    shown = page.context["page"].files[0]
    assert [shown[name].value() for name in ("kind", "position", "words", "where")] == [
        "progress_update",
        "refused",
        "Not this",
        "page 1",
    ]
    assert Reply.objects.count() == 0
    assert client.post(url, facts | row).status_code == 302
    assert Document.objects.get().position == "refused"


def test_words_on_publication_that_nobody_took_up_are_not_stored(client, officer):
    letter = make_letter()
    said = "Please do not publish the enclosed profile."
    held = filing.hold(upload("a.txt", said.encode()), by=officer)
    url = f"/staff/letters/{letter.pk}/reply/"
    row = client.get(f"{url}?held={held.pk}").context["page"].files[0]
    assert (row["words"].value(), row["where"].value(), row["position"].value()) == (said, "a.txt", "not_stated")
    facts = {"channel": "email", "received_on": "2/11/2020", "sender": "A. Clerk", "kind": "part", "held": held.pk}
    names = {"kind": "covering_letter", "position": "not_stated", "words": said, "where": "a.txt"}
    assert client.post(url, facts | {f"file-{held.pk}-{k}": v for k, v in names.items()}).status_code == 302
    assert (Document.objects.get().position, Document.objects.get().position_words) == ("not_stated", "")


def test_the_kind_of_reply_is_chosen_before_with_its_words_unless_the_officer_chose(client, officer):
    letter = make_letter()
    make_request(letter)
    url, words = f"/staff/letters/{letter.pk}/reply/", "We will send the strategy by 27 November 2020."
    page = client.post(url, {"look": "on", "upload": [upload("reply.eml", mail(words))]})
    assert page.context["form"]["kind"].value() == Reply.Kind.HOLDING
    assert f"It seems to be: holding reply. “{words}”" in text(page)
    held = page.context["form"].held_files[0].pk
    chosen = client.post(url, {"look": "on", "held": [held], "kind": Reply.Kind.PART})
    assert chosen.context["form"]["kind"].value() == Reply.Kind.PART
    away = mail("We will send the strategy by 27 November 2020.", Auto_Submitted="auto-replied")
    machine = client.post(url, {"look": "on", "upload": [upload("away.eml", away)]})
    assert (machine.context["page"].kind, machine.context["form"]["kind"].value()) == (None, None)
    assert Reply.objects.count() == 0
