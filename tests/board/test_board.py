"""The board of a campaign: GET /staff/campaigns/<pk>/."""

from datetime import date

import pytest

from iasc_tracker.clock import now
from iasc_tracker.models import record
from letters.models import DocumentKind
from tests.make import (
    make_area,
    make_campaign,
    make_draft,
    make_letter,
    make_office,
    make_officer,
    make_request,
    make_settlement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def campaign():
    return make_campaign(title="Sample round")


def make_row(campaign, area, *, make=make_letter, **fields):
    """A letter of `campaign` to the office of `area` that asks for a response strategy."""
    letter = make(campaign=campaign, office=make_office(area=make_area(area)), **fields)
    return make_request(letter)


def look(client, campaign, query="", role="lead"):
    """The response to an officer with `role` who opens the board."""
    client.force_login(make_officer(role))
    return client.get(f"/staff/campaigns/{campaign.pk}/{query}")


def places(response):
    """The areas down the side of the board, in their order."""
    return [board_row.row.place for board_row in response.context["board"].rows]


def make_four(campaign):
    """Answered in Ashire, late in Beeshire, due later in Ceeshire, a draft to Deeshire."""
    make_settlement(make_row(campaign, "Ashire"))
    make_row(campaign, "Beeshire")
    make_row(campaign, "Ceeshire", due_on=date(2020, 12, 1))
    make_row(campaign, "Deeshire", make=make_draft)


def test_what_needs_doing_comes_first_and_drafts_are_marked(client, campaign):
    make_four(campaign)
    response = look(client, campaign)
    assert places(response) == ["Beeshire", "Deeshire", "Ceeshire", "Ashire"]
    assert [board_row.row.word for board_row in response.context["board"].rows][1] == "Draft"


def test_each_cell_has_its_state_and_each_row_its_lateness_and_next_action(client, campaign):
    requested = make_row(campaign, "Beeshire")
    record(requested.letter, "logged", by=requested.letter.created_by, on=date(2020, 10, 14))
    make_request(requested.letter, "other", wording="The evaluation of 2019")
    make_settlement(make_request(requested.letter, "problem_profile"), "already_public", link="https://b.example/p")
    response = look(client, campaign)
    (board_row,) = response.context["board"].rows
    cells = [[str(cell) for cell in cells] for cells in board_row.cells]
    assert cells == [["Already public"], ["Overdue"], [], ["The evaluation of 2019: Overdue"]]
    assert board_row.row.late == 8
    assert 'href="https://b.example/p"' in response.text
    assert f'href="/staff/letters/{requested.letter.pk}/reply/"' in response.text
    assert "14 Oct 2020" in response.text


def test_voided_discarded_and_other_campaigns_letters_are_not_on_the_board(client, campaign):
    officer = make_officer("officer")
    make_row(campaign, "Shown")
    make_row(campaign, "Voided", voided_at=now(), voided_by=officer)
    make_row(campaign, "Discarded", make=make_draft, discarded_at=now(), discarded_by=officer)
    make_row(make_campaign(), "Elsewhere")
    response = look(client, campaign)
    assert (places(response), response.context["total"]) == (["Shown"], 1)


def test_each_count_equals_the_rows_of_the_list_it_links_to(client, campaign):
    make_four(campaign)
    counts = look(client, campaign).context["counts"]
    assert [count.number for count in counts] == [1, 0, 2, 1, 0, 1]
    assert [len(client.get(count.url).context["board"].rows) for count in counts] == [1, 0, 2, 1, 0, 1]


def test_filters_by_area_status_and_owner(client, campaign):
    make_four(campaign)
    mine = make_row(campaign, "Eeshire").letter
    owner = make_officer("lead")
    mine.owner = owner
    mine.save()
    client.force_login(owner)
    queries = {
        "?area=eeshire": {"Beeshire", "Ceeshire", "Deeshire", "Eeshire"},
        "?status=overdue": {"Beeshire", "Eeshire"},
        "?status=settled": {"Ashire"},
        "?status=draft": {"Deeshire"},
        "?owner=me": {"Eeshire"},
        f"?owner={owner.pk}&status=overdue": {"Eeshire"},
        "?owner=none&status=overdue": {"Beeshire"},
    }
    found = {query: set(places(client.get(f"/staff/campaigns/{campaign.pk}/{query}"))) for query in queries}
    assert found == queries


def test_every_column_sorts_both_ways_and_says_so(client, campaign):
    make_four(campaign)
    strategy = DocumentKind.objects.get(slug="response_strategy").pk
    first = {}
    for column in ("recipient", "reference", f"kind-{strategy}", "due", "late", "event", "action"):
        for sort, words in ((column, "ascending"), (f"-{column}", "descending")):
            response = look(client, campaign, f"?sort={sort}")
            sorted_by = [heading.aria_sort for heading in response.context["headings"]]
            assert (sorted_by.count(words), sorted_by.count("none")) == (1, len(sorted_by) - 1)
            first[sort] = places(response)[0]
    assert (first["recipient"], first["-recipient"]) == ("Ashire", "Deeshire")
    assert (first["reference"], first["-reference"]) == ("Ashire", "Deeshire")
    assert (first[f"kind-{strategy}"], first[f"-kind-{strategy}"]) == ("Beeshire", "Ashire")
    assert (first["-due"], first["-late"], first["action"]) == ("Ceeshire", "Beeshire", "Beeshire")


def test_the_sort_and_the_filters_stay_in_each_others_links(client, campaign):
    make_four(campaign)
    response = look(client, campaign, "?status=outstanding&sort=due")
    assert '?status=outstanding&amp;sort=-due"' in response.text
    assert '<input type="hidden" name="sort" value="due">' in response.text


def test_an_empty_campaign_says_so_and_offers_to_log_a_letter(client, campaign):
    response = look(client, campaign)
    assert "No letters in this campaign yet" in response.text
    assert f'href="/staff/letters/log/?campaign={campaign.pk}"' in response.text
    assert "/staff/letters/log/" not in look(client, campaign, role="auditor").text


def test_nothing_that_matches_offers_to_clear_the_filters(client, campaign):
    make_four(campaign)
    assert "No letters match." in look(client, campaign, "?area=zzz").text


def test_the_board_costs_the_same_for_one_letter_and_for_three(client, campaign, django_assert_num_queries):
    client.force_login(make_officer("lead"))
    for areas in (["Ashire"], ["Beeshire", "Ceeshire"]):
        for area in areas:
            make_settlement(make_row(campaign, area))
        with django_assert_num_queries(23):
            client.get(f"/staff/campaigns/{campaign.pk}/")


def test_every_role_may_look_and_nobody_may_post(client, campaign):
    for role in ("officer", "lead", "signatory", "publisher", "auditor", "administrator"):
        assert look(client, campaign, role=role).status_code == 200
    assert client.post(f"/staff/campaigns/{campaign.pk}/").status_code == 405
    assert client.get("/staff/campaigns/999999/").status_code == 404
    client.force_login(make_officer())
    assert client.get(f"/staff/campaigns/{campaign.pk}/").status_code == 403
    client.logout()
    assert client.get(f"/staff/campaigns/{campaign.pk}/").status_code == 302
