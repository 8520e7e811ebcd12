"""/staff/letters/<pk>/reply/: one page that comes back once for new files, and loses nothing on the way."""

import uuid
from datetime import date

import pytest
import time_machine

from iasc_tracker.roles import KEEP, ROLES
from letters import filing
from letters.models import Document, HeldFile, Reply, RequestedDocument
from tests.intake.files import upload
from tests.make import make_document, make_letter, make_officer, make_reply, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


@pytest.fixture
def officer(client):
    officer = make_officer("officer")
    client.force_login(officer)
    return officer


def filled(letter, **more):
    """The page filled in for a reply by e-mail without files, `more` on top."""
    facts = {
        "channel": "email",
        "received_on": "2/11/2020",
        "sender": "A. Clerk",
        "kind": "part",
        "note": "Thank you.",
        "form_token": str(uuid.uuid4()),
    }
    rows = {f"asked-{asked.pk}-state": "" for asked in letter.requested_documents.all()}
    return facts | rows | more


def described(held, **more):
    """The row of one file filled in."""
    facts = {"kind": "response_strategy", "position": "not_stated"} | more
    return {f"file-{held.pk}-{name}": value for name, value in facts.items()}


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_keep_letters_see_and_send_the_page(client, role):
    client.force_login(make_officer(role))
    letter = make_letter()
    url = f"/staff/letters/{letter.pk}/reply/"
    expected = (200, 302, 1) if KEEP in ROLES[role] else (403, 403, 0)
    answers = client.get(url).status_code, client.post(url, filled(letter)).status_code
    assert (*answers, Reply.objects.count()) == expected


def test_unknown_letters_and_other_methods_are_refused(client, officer):
    assert client.get("/staff/letters/999/reply/").status_code == 404
    assert client.put(f"/staff/letters/{make_letter().pk}/reply/").status_code == 405


def test_a_reply_without_files_is_saved_at_once_and_says_what_was_received(client, officer):
    letter = make_letter()
    kinds = ("problem_profile", "response_strategy", "progress_update")
    first, second, third = (make_request(letter, kind) for kind in kinds)
    states = {f"asked-{first.pk}-state": "received", f"asked-{second.pk}-state": "received"}
    promise = {f"asked-{third.pk}-state": "promised", f"asked-{third.pk}-promised_for": "1 Dec 2020"}
    answer = client.post(f"/staff/letters/{letter.pk}/reply/", filled(letter, **states, **promise))
    assert answer.url == f"/staff/letters/{letter.pk}/"
    page = client.get(answer.url).content.decode()
    assert f"Reply to {letter.reference} logged. 2 of 3 documents received." in page
    stored = RequestedDocument.objects.select_related("settlement")
    assert [(row.state, row.settlement.promised_for) for row in stored] == [
        ("received", None),
        ("received", None),
        ("promised", date(2020, 12, 1)),
    ]


def test_new_files_bring_the_page_back_once_with_a_row_for_each_and_everything_typed(client, officer):
    letter = make_letter()
    asked = make_request(letter)
    url = f"/staff/letters/{letter.pk}/reply/"
    facts = filled(letter, internal_note="Rang twice", **{f"asked-{asked.pk}-state": "received"})
    page = client.post(url, facts | {"upload": [upload("strategy.txt", b"Ours")]})
    held = HeldFile.objects.get()
    assert (page.status_code, Reply.objects.count(), page.context["form"].errors) == (200, 0, {})
    body = page.content.decode()
    assert f'name="held" value="{held.pk}"' in body
    assert f'name="file-{held.pk}-kind"' in body
    assert "There is a problem" not in body
    assert {"Rang twice", "2/11/2020", "A. Clerk"} == {w for w in ("Rang twice", "2/11/2020", "A. Clerk") if w in body}
    assert client.post(url, facts | {"held": [held.pk]} | described(held)).status_code == 302
    document = Document.objects.get()
    assert (document.kind, document.position, document.file.read()) == ("response_strategy", "not_stated", b"Ours")
    assert (document.answered_letter, HeldFile.objects.count()) == (letter, 0)


def test_the_senders_position_is_kept_with_words_and_place(client, officer):
    letter, held = make_letter(), filing.hold(upload(), by=officer)
    url = f"/staff/letters/{letter.pk}/reply/"
    facts = filled(letter) | {"held": [held.pk]}
    wrong = client.post(url, facts | described(held, position="refused"))
    assert wrong.context["page"].files[0].errors == {
        "words": ["Enter the sender's words on publishing “note.txt”."],
        "where": ["Say where the sender's words on publishing “note.txt” stand."],
    }
    right = described(held, position="refused", words="Not for publication", where="page 1")
    assert client.post(url, facts | right).status_code == 302
    document = Document.objects.get()
    assert (document.position, document.position_words, document.position_where) == (
        "refused",
        "Not for publication",
        "page 1",
    )


def test_errors_are_sentences_and_neither_words_nor_files_are_lost(client, officer):
    letter = make_letter()
    asked = make_request(letter)
    facts = filled(letter, received_on="21/11/2020", sender="", **{f"asked-{asked.pk}-state": "already_public"})
    page = client.post(f"/staff/letters/{letter.pk}/reply/", facts | {"upload": [upload("a.txt"), upload("b", b"")]})
    assert page.context["form"].errors == {
        "received_on": ["The date received, 21 November 2020, is in the future. Enter the day on which it happened."],
        "sender": ["Enter who it came from"],
        "upload": ["The file “b” is empty. Choose another file, or ask the sender for it again"],
    }
    assert page.context["page"].asked[0].errors == {
        "link": ["Enter the link at which “Response strategy” is already public."]
    }
    assert [held.original_name for held in page.context["form"].held_files] == ["a.txt"]
    assert (Reply.objects.count(), "21/11/2020" in page.content.decode()) == (0, True)


def test_a_link_needs_its_address_and_the_day_it_was_seen(client, officer):
    letter = make_letter()
    url = f"/staff/letters/{letter.pk}/reply/"
    wrong = client.post(url, filled(letter, channel="link", link="javascript:alert(1)"))
    assert wrong.context["form"].errors["link"] == ["Enter a whole web address, like https://www.example.org/page"]
    right = filled(letter, channel="link", link="https://vru.example/plan", link_seen_on="today")
    assert client.post(url, right).status_code == 302
    arrived = Reply.objects.get().incoming
    assert (arrived.link, arrived.link_seen_on) == ("https://vru.example/plan", date(2020, 11, 20))


def test_a_file_that_is_logged_already_is_left_out_with_a_link_to_it(client, officer):
    earlier, letter = make_letter(), make_letter()
    make_document(b"same", incoming=make_reply(earlier).incoming)
    page = client.post(f"/staff/letters/{letter.pk}/reply/", filled(letter) | {"upload": [upload("x.txt", b"same")]})
    link = f'<a class="govuk-link" href="/staff/letters/{earlier.pk}/">{earlier.reference}</a>'
    assert f"“x.txt” is already logged with {link}. Leave it out here." in page.content.decode()
    assert (HeldFile.objects.count(), Reply.objects.count()) == (0, 1)


def test_the_same_page_sent_twice_makes_one_reply_and_ends_on_the_letter_both_times(client, officer):
    letter, held = make_letter(), filing.hold(upload(), by=officer)
    facts = filled(letter) | {"held": [held.pk]} | described(held)
    url = f"/staff/letters/{letter.pk}/reply/"
    assert [client.post(url, facts).url for _ in range(2)] == [f"/staff/letters/{letter.pk}/"] * 2
    assert (Reply.objects.count(), Document.objects.count()) == (1, 1)


def test_a_voided_letter_sends_the_officer_back_with_the_reason(client, officer):
    letter = make_letter(voided_at="2020-11-01T12:00Z", voided_by=officer)
    answer = client.post(f"/staff/letters/{letter.pk}/reply/", filled(letter))
    assert (answer.url, Reply.objects.count()) == (f"/staff/letters/{letter.pk}/", 0)
    assert f"{letter.reference} was voided. Log the reply" in client.get(answer.url).content.decode()


def test_another_officers_held_file_cannot_be_filed(client, officer):
    letter, theirs = make_letter(), filing.hold(upload(), by=make_officer("officer"))
    assert client.post(f"/staff/letters/{letter.pk}/reply/", filled(letter, held=[theirs.pk])).status_code == 302
    assert (Document.objects.count(), list(HeldFile.objects.all())) == (0, [theirs])


def test_a_file_of_30_megabytes_is_refused_in_words_and_the_page_keeps_what_was_typed(client, officer):
    letter = make_letter()
    big = upload("big.pdf", bytes(30 * 1024 * 1024))
    page = client.post(f"/staff/letters/{letter.pk}/reply/", filled(letter, sender="Jo Sample") | {"upload": [big]})
    assert page.context["form"].errors == {
        "upload": ["“big.pdf” is larger than 25 MB. Choose a smaller copy, or split it into several files"]
    }
    assert (HeldFile.objects.count(), "Jo Sample" in page.content.decode()) == (0, True)


def test_a_second_click_whose_files_are_filed_already_ends_on_the_letter(client, officer):
    letter = make_letter()
    url = f"/staff/letters/{letter.pk}/reply/"
    held = filing.hold(upload("strategy.txt", b"The strategy"), by=officer)
    page = filled(letter, note="", held=[str(held.pk)]) | described(held)
    answers = [client.post(url, page) for _ in range(2)]
    assert [answer.get("Location") for answer in answers] == [f"/staff/letters/{letter.pk}/"] * 2
    assert (Reply.objects.count(), Document.objects.count()) == (1, 1)
