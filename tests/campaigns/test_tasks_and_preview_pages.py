"""The task list of a campaign's letters, and looking at them: /staff/campaigns/<pk>/tasks/ and …/preview/."""

from letters.rendering.pages import extract_text
from tests.make import make_campaign, make_chosen, make_officer, make_text, make_wording


def url(campaign, page):
    return f"/staff/campaigns/{campaign.pk}/{page}"


def states(response):
    """{task: its word} as the page shows them, and the tasks that stand out."""
    tasks = response.context["tasks"]
    return {one["name"]: one["word"] for one in tasks}, {one["name"] for one in tasks if one["colour"]}


def test_a_new_campaign_has_everything_to_do(client, campaign, lead):
    campaign.contact, campaign.dated = "", None
    campaign.save()
    campaign.document_kinds.clear()
    words, to_do = states(client.get(url(campaign, "tasks/")))
    assert words == {
        "Choose the offices": "None chosen",
        "Letter text": "Not written",
        "Wording for each office": "0 of 0 written",
        "Documents asked for": "None",
        "Date and reply date": "20 working days",
        "Whom to contact": "Not written",
        "Preview the letters": "0 of 0 complete",
        "Enclosures": "None",
        "Check all letters": "Not checked",
        "Sign off": "Not signed off",
        "Release": "Not released",
        "Sending": "Nothing released",
    }
    assert to_do == {
        "Choose the offices",
        "Letter text",
        "Documents asked for",
        "Date and reply date",
        "Whom to contact",
    }


def test_the_task_list_says_how_far_each_thing_is(client, campaign, lead):
    office = make_chosen(campaign, "Sampleshire")
    make_chosen(campaign, "Testingham", is_acting=True)
    make_wording(campaign, office)
    make_text(campaign)
    response = client.get(url(campaign, "tasks/"))
    words, to_do = states(response)
    assert words == {
        "Choose the offices": "2 chosen",
        "Letter text": "Version 1",
        "Wording for each office": "1 of 2 written",
        "Documents asked for": "3",
        "Date and reply date": "20 working days",
        "Whom to contact": "Written",
        "Preview the letters": "1 of 2 complete",
        "Enclosures": "None",
        "Check all letters": "Not checked",
        "Sign off": "Not signed off",
        "Release": "Not released",
        "Sending": "Nothing released",
    }
    assert to_do == {"Wording for each office", "Preview the letters", "Check all letters"}
    assert "1 with a post that is vacant, acting or not certain" in response.text
    assert "Letters dated 13 October 2020" in response.text


def test_a_text_with_faults_needs_mending(client, campaign, lead):
    make_text(campaign, "((nope))")
    words, to_do = states(client.get(url(campaign, "tasks/")))
    assert (words["Letter text"], "Letter text" in to_do) == ("Needs mending", True)


def test_the_board_leads_to_the_task_list_and_officers_get_only_the_links_they_may_follow(client, campaign):
    last = {"preview/", "check/#enclosures", "check/", "sign-off/", "release/", "sending/"}
    expected = {
        "lead": {"offices/", "text/", "wording/", "edit/"} | last,
        "officer": {"text/", "wording/"} | last,
        "auditor": {"text/history/"} | last,
    }
    for role, pages in expected.items():
        client.force_login(make_officer(role))
        assert f'href="{url(campaign, "tasks/")}"' in client.get(url(campaign, "")).text
        tasks = client.get(url(campaign, "tasks/")).context["tasks"]
        links = {task["url"] for task in tasks if task["url"]}
        assert links == {url(campaign, page) for page in pages}
        assert {client.get(link).status_code for link in links} == {200}


def test_the_preview_lists_what_each_letter_lacks(client, campaign, officer):
    make_wording(campaign, make_chosen(campaign, "Sampleshire"))
    make_chosen(campaign, "Kentshire", salutation="")
    make_text(campaign)
    page = client.get(url(campaign, "preview/"))
    assert [(letter.name, letter.is_ready) for letter in page.context["letters"]] == [
        ("Kentshire", False),
        ("Sampleshire", True),
    ]
    assert "Kentshire: no salutation<br>Kentshire: no interest paragraph" in page.text
    assert "1 of 2 letters are complete." in page.text
    make_text(campaign, "((nope))")
    page = client.get(url(campaign, "preview/")).text
    assert "“nope” is no field." in page
    assert "Waits for the letter text" in page


def test_one_letter_is_shown_as_it_would_be_now(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire", name="Alex Sample", salutation="Alex")
    make_chosen(campaign, "Testingham")
    make_wording(campaign, office, interest="Its *schools*[^1].")
    make_text(campaign, "((interest)) ((ask))\n\n[^1]: A note.")
    page = client.get(url(campaign, f"preview/{office.pk}/")).text
    for words in ("13 October 2020", "Alex Sample", "Dear Alex,", "<em>schools</em>", "A note.", "Next: Testingham"):
        assert words in page, words


def test_the_draft_as_a_pdf_has_its_words_and_says_that_it_is_a_draft(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire", salutation="Alex")
    make_wording(campaign, office)
    make_text(campaign)
    response = client.get(url(campaign, f"preview/{office.pk}/pdf/"))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == 'attachment; filename="draft-sampleshire.pdf"'
    (text,) = extract_text(response.content)
    for words in ("Dear Alex,", "I read of its schools.", "Draft, not sent", "SAMPLE"):
        assert words in text, words


def test_a_letter_that_lacks_something_makes_no_pdf_and_says_why(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire", salutation="")
    make_text(campaign)
    for page, status in ((f"preview/{office.pk}/", 200), (f"preview/{office.pk}/pdf/", 422)):
        response = client.get(url(campaign, page))
        assert response.status_code == status
        assert "no salutation" in response.text
        assert "no interest paragraph" in response.text


def test_a_text_that_runs_to_too_many_pages_makes_no_pdf(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire")
    make_text(campaign, "A paragraph of words.\n\n" * 3_000)
    response = client.get(url(campaign, f"preview/{office.pk}/pdf/"))
    assert (response.status_code, "Send the rest as an enclosure." in response.text) == (422, True)


def test_an_office_of_no_or_another_campaign_has_no_preview(client, campaign, officer):
    elsewhere = make_chosen(make_campaign(), "Testingham")
    for page in (f"preview/{elsewhere.pk}/", f"preview/{elsewhere.pk}/pdf/", "preview/999999/"):
        assert client.get(url(campaign, page)).status_code == 404


def test_everybody_reads_and_wrong_methods_and_ids_fail(client, campaign):
    office = make_chosen(campaign, "Sampleshire")
    pages = ["tasks/", "preview/", f"preview/{office.pk}/"]
    for role in ("signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert [client.get(url(campaign, page)).status_code for page in pages] == [200, 200, 200]
    for page in pages:
        assert client.post(url(campaign, page)).status_code == 405
        assert client.get(f"/staff/campaigns/999999/{page}").status_code == 404
