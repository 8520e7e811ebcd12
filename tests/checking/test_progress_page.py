"""Watching letters being made: /staff/campaigns/<pk>/check/progress/, its figures, and Retry."""

import pytest

from letters.drafting.checking import check_letters
from letters.models import Rendering
from tests.checking.rounds import make_round, renderings, work
from tests.make import make_officer

pytestmark = pytest.mark.django_db


def url(campaign, page="progress/"):
    return f"/staff/campaigns/{campaign.pk}/check/{page}"


def fail(row):
    row.state, row.reasons = Rendering.State.FAILED, ["The letter asks for a file.", "Take that out."]
    row.save(update_fields=["state", "reasons"])


def test_progress_counts_letters_and_the_page_works_without_javascript(client, campaign, officer):
    check_letters(campaign, by=officer)
    response = client.get(url(campaign))
    assert "0 of 3 letters ready" in response.text
    assert 'max="3" value="0"' in response.text
    assert "You can leave this page" in response.text
    assert f'<a class="govuk-link" href="{url(campaign)}">Refresh</a>' in response.text
    figures = client.get(url(campaign, "progress.json")).json()
    assert figures == {"total": 3, "ready": 0, "done": 0, "words": "0 of 3 letters ready", "is_over": False}
    work()
    response = client.get(url(campaign))
    assert "3 of 3 letters ready" in response.text
    assert "Refresh" not in response.text
    assert f'href="{url(campaign, "")}" role="button"' in response.text


def test_failures_are_listed_with_their_reason_and_can_be_tried_again(client, campaign, officer):
    check_letters(campaign, by=officer)
    bad = renderings(campaign)[1]
    fail(bad)
    work()
    response = client.get(url(campaign))
    assert "2 of 3 letters ready" in response.text
    assert [row.pk for row in response.context["failures"]] == [bad.pk]
    assert "The letter asks for a file. Take that out." in response.text
    answer = client.post(f"/staff/renderings/{bad.pk}/retry/")
    assert (answer.status_code, answer.url) == (302, url(campaign))
    work()
    assert [row.state for row in renderings(campaign)] == ["ready"] * 3
    again = client.post(f"/staff/renderings/{bad.pk}/retry/", follow=True)
    assert "This PDF did not fail" in again.text


def test_who_may_only_read_cannot_try_again(client, campaign, officer):
    check_letters(campaign, by=officer)
    bad = renderings(campaign)[0]
    fail(bad)
    client.force_login(make_officer("auditor"))
    assert "Retry" not in client.get(url(campaign)).text
    assert client.post(f"/staff/renderings/{bad.pk}/retry/").status_code == 403
    assert client.get(f"/staff/renderings/{bad.pk}/retry/").status_code == 405
    assert Rendering.objects.get(pk=bad.pk).state == Rendering.State.FAILED


def test_asking_for_figures_writes_no_session(client, campaign, officer, django_assert_max_num_queries):
    client.get(url(campaign))
    with django_assert_max_num_queries(6) as asked:
        client.get(url(campaign, "progress.json"))
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


def test_a_campaign_of_which_nothing_was_asked_says_so(client, officer):
    response = client.get(url(make_round("Alphashire")))
    assert "No PDFs were asked for" in response.text
    assert "<progress" not in response.text
