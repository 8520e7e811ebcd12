"""The search page: who may see it, what it shows of a hit, what it says when there is none, and what it costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iasc_tracker import clock
from letters import search
from tests.mailbox.make import make_mail
from tests.make import make_document, make_incoming, make_letter, make_officer, make_reply
from tests.search.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    """A browser of an auditor: who may read everything and do nothing."""
    client.force_login(make_officer("auditor"))
    return client


def test_everybody_on_the_staff_side_may_search_and_nobody_else(client):
    assert client.get("/staff/search/?q=a").status_code == 302
    client.force_login(make_officer())
    assert client.get("/staff/search/?q=a").status_code == 403
    for role in ("officer", "lead", "signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert client.get("/staff/search/?q=a").status_code == 200


def test_it_is_read_and_never_posted_to(reader):
    assert reader.post("/staff/search/", {"q": "a"}).status_code == 405


def test_every_staff_page_has_the_box(reader):
    for path in ("/staff/", "/staff/letters/", "/staff/recipients/", "/staff/search/"):
        assert '<form class="tracker-search" action="/staff/search/" method="get"' in reader.get(path).text


def test_a_page_of_a_document_is_named_and_the_match_marked(reader):
    letter = make_letter()
    text = "First\fThe county lines of the region\fLines\fCounty"
    document = make_document(
        incoming=make_reply(letter).incoming, original_name="Needs assessment.pdf", text=text, pages=4
    )
    page = reader.get("/staff/search/?q=county+lines").text
    assert f'<a class="govuk-link" href="/staff/documents/{document.pk}/">Needs assessment.pdf</a>' in page
    assert "<strong>Page 2 of Needs assessment.pdf:</strong> The <mark>county</mark> <mark>lines</mark> of the" in page
    assert f'<a class="govuk-link" href="/staff/letters/{letter.pk}/">{letter.reference}</a>' in page
    assert "Also on pages 3, 4" in page


def test_stored_markup_never_runs(reader):
    evil = '<script>alert("apples")</script><mark>apples</mark>'
    letter = make_letter(body=evil, subject=evil, addressee_name=evil, internal_notes=evil)
    make_document(incoming=make_reply(letter, internal_note=evil).incoming, text=evil, original_name=f"{evil}.txt")
    page = reader.get("/staff/search/?q=apples").text
    assert ("<script>alert" in page, '"apples")</' in page) == (False, False)
    assert "&lt;script&gt;alert(&quot;<mark>apples</mark>&quot;)&lt;/script&gt;&lt;mark&gt;<mark>apples</mark>" in page


def test_the_words_typed_stand_in_the_box_again_as_text(reader):
    page = reader.get('/staff/search/?q="><script>alert(1)</script>').text
    assert ("<script>alert" in page, 'value="&quot;&gt;&lt;script&gt;alert(1)' in page) == (False, True)


def test_a_draft_a_voided_letter_and_what_is_not_filed_say_so(reader):
    officer = make_officer("officer")
    make_letter(body="Apples", voided_at=clock.now(), voided_by=officer)
    make_document(incoming=make_incoming(note="Apples"), text="Apples")
    page = reader.get("/staff/search/?q=apples").text
    assert [page.count(words) for words in ("· voided", "Not filed yet", "· not filed yet")] == [1, 1, 1]


def test_mail_that_waits_is_found_by_all_it_says_and_leads_to_the_inbox(reader):
    files = {"quarterly figures.pdf": b"%PDF-1.4 no text"}
    facts = {"sender": "A. Clerk", "subject": "Hydrants", "text": "Gooseberries", "quoted_text": "Elderflower"}
    waiting = make_mail(files, sender_address="press@sampleshire.example", **facts)
    make_mail(subject="Hydrants", state="rejected", rejected_as="spam", rejected_reason="Spam.")
    link = f'<a class="govuk-link" href="/staff/inbox/{waiting.pk}/">'
    for words in ("hydrants", "gooseberries", "elderflower", "quarterly+figures", "press@sampleshire.example", "clerk"):
        page = reader.get(f"/staff/search/?q={words}")
        assert ([hit.letter for hit in page.context["results"].hits], link in page.text) == ([None], True)
    assert reader.get(f"/staff/inbox/{waiting.pk}/").status_code == 200


def test_every_hit_leads_to_a_page_or_a_file_that_is_there(reader):
    make_world()
    for words in ("county", "grateful", "safeguard", "embargo", "policy"):
        for hit in reader.get(f"/staff/search/?q={words}").context["results"].hits:
            assert reader.get(hit.url).status_code == 200, hit


def test_a_file_without_text_is_found_by_its_name_and_says_so(reader):
    make_document(letter=make_letter(), original_name="apples.tiff")
    assert (
        "No text has been read from this file. It was found by its name." in reader.get("/staff/search/?q=apples").text
    )


def test_each_empty_state_says_what_to_do_next(reader):
    said = {
        "": "Type a word, a reference like IASC-2020-0001, or a name.",
        "?q=+": "Type a word, a reference like IASC-2020-0001, or a name.",
        "?q=nonesuch": "Nothing matches. Check the spelling, use fewer words",
        "?q=nonesuch&what=letters": '<a class="govuk-link" href="?q=nonesuch">Search without filters</a>',
        "?q=*": "A * can only stand at the end of a word",
        "?q=a&since=soon": "Nothing is shown until the filters can be read",
    }
    assert {
        query: words in reader.get(f"/staff/search/{query}").text for query, words in said.items()
    } == dict.fromkeys(said, True)


def test_filters_are_in_the_address_and_each_can_be_taken_away(reader):
    world = make_world()
    area = world["ask"].office.area
    response = reader.get(f"/staff/search/?q=county&what=documents&area={area.pk}&since=1+Nov+2020&read=yes")
    assert [hit.name for hit in response.context["results"].hits] == ["cover.txt", "Strategic needs assessment.pdf"]
    chips = {chip.words: chip.url for chip in response.context["form"].chips}
    assert list(chips) == [
        "Show: Documents",
        "Area: Sampleshire",
        "Sent or received from: 1 November 2020",
        "Files: Text has been read",
    ]
    assert chips["Show: Documents"] == f"?q=county&area={area.pk}&since=1+Nov+2020&read=yes"


def test_dates_the_wrong_way_round_are_said(reader):
    response = reader.get("/staff/search/?q=a&since=2/11/2020&until=1/11/2020")
    assert (response.status_code, "The second date is before the first" in response.text) == (400, True)


def test_twenty_to_a_page_the_newest_first_and_every_hit_on_one_page_only(reader):
    incoming = make_reply().incoming
    for number in range(45):
        make_document(f"{number}".encode(), incoming=incoming, original_name=f"{number}.txt", text="Apples")
    search.catch_up()  # a busy machine may not read them all in the time that the page takes for it
    found = [reader.get(f"/staff/search/?q=apples&page={page}").context["results"].hits for page in (1, 2, 3, 99)]
    assert [len(hits) for hits in found] == [20, 20, 5, 5]
    assert [hit.name for hits in found[:3] for hit in hits] == [f"{number}.txt" for number in reversed(range(45))]


def test_hits_cost_the_same_for_three_and_for_twenty(reader):
    reader.get("/staff/search/?q=apples")
    counts = []
    for more in (3, 17):
        for _ in range(more):
            make_document(incoming=make_reply().incoming, text="Apples\fApples", pages=2)
        search.catch_up()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert reader.get("/staff/search/?q=apples&until=1/1/2021").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_was_sent_or_received_on_the_last_day_is_within_it(reader):
    make_letter(body="Apples", sent_on=date(2020, 10, 13))
    found = [
        len(reader.get(f"/staff/search/?q=apples&until={day}/10/2020").context["results"].hits) for day in (12, 13)
    ]
    assert found == [0, 1]
