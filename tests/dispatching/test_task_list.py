"""The task list of a campaign leads from checking to sent."""

from letters.dispatch.posting import mark_sent
from letters.dispatch.releasing import release
from tests.dispatching.conftest import sign
from tests.dispatching.test_what_voids_a_sign_off import by_post
from tests.make import make_officer
from tests.make_sending import DAY, make_complete, make_enclosure

LINES = ("Enclosures", "Check all letters", "Sign off", "Release", "Sending")


def lines(client, campaign):
    """{name: (word, whether it stands out)} of the last lines."""
    client.force_login(make_officer("auditor"))
    tasks = client.get(f"/staff/campaigns/{campaign.pk}/tasks/").context["tasks"]
    return {one["name"]: (one["word"], bool(one["colour"])) for one in tasks if one["name"] in LINES}


def test_the_next_thing_to_do_stands_out(client, campaign, batch, signatory):
    found = lines(client, campaign)
    assert found == {
        "Enclosures": ("None", False),
        "Check all letters": ("3 of 3 ready", False),
        "Sign off": ("Not signed off", True),
        "Release": ("Not released", False),
        "Sending": ("Nothing released", False),
    }
    signed = sign(batch, signatory)
    found = lines(client, campaign)
    assert (found["Sign off"], found["Release"]) == (("Signed off", False), ("Not released", True))
    made = release(signed, by=make_officer("lead"))
    found = lines(client, campaign)
    assert found["Release"] == ("Released", False)
    assert found["Sending"] == ("2 waiting to go, 1 held", True)
    mark_sent(list(made.dispatches.all()), on=DAY, by=make_officer("officer"), how="By hand.")
    assert lines(client, campaign)["Sending"] == ("3 sent", False)


def test_a_change_after_signing_stands_out(client, campaign, batch, signatory):
    sign(batch, signatory)
    by_post(campaign)
    found = lines(client, campaign)
    assert (found["Sign off"], found["Release"]) == (("No longer holds", True), ("Not released", False))


def test_an_office_that_was_added_has_to_be_checked(client, campaign):
    make_complete(campaign, "Testingham")
    make_enclosure(campaign=campaign)
    found = lines(client, campaign)
    assert (found["Check all letters"], found["Enclosures"]) == (("3 of 4 ready", True), ("1", False))


def test_the_welsh_text_is_asked_for_where_an_office_reads_both(client, campaign):
    make_complete(campaign, "Testingham", language="cy+en")
    client.force_login(make_officer("officer"))
    tasks = client.get(f"/staff/campaigns/{campaign.pk}/tasks/").context["tasks"]
    welsh = next(one for one in tasks if one["name"] == "Letter text in Welsh")
    assert (welsh["word"], welsh["url"], welsh["colour"]) == (
        "Not written",
        f"/staff/campaigns/{campaign.pk}/text/welsh/",
        "blue",
    )
