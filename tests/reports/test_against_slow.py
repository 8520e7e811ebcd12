"""The numbers of every report against a slow spelling of the rules, on random letters."""

import csv
import io
from datetime import date, timedelta
from random import Random

import pytest
from time_machine import travel

from iasc_tracker import clock
from tests.make import make_campaign, make_letter, make_office, make_officer, make_reply, make_request, make_settlement
from tests.reports import slow

pytestmark = pytest.mark.django_db
KINDS = ["problem_profile", "response_strategy", "progress_update"]
STATES = ["received", "already_public", "part_received", "not_held", "declined", "promised", "not_pursued", "awaited"]
REPLIES = ["acknowledgement", "holding", "part", "full", "refusal", "unread"]
GROUPED = ("Letters", "Replied", "Not replied yet", "Ended without an answer", "Shortest", "Longest")


def random_letters(chance, officer, number=30):
    """Letters of two campaigns and four offices in every state that there is, and some more."""
    campaigns, offices = [make_campaign(), make_campaign(), None], [make_office() for _ in range(4)]
    for _ in range(number):
        sent = date(2020, 3, 30) + timedelta(days=chance.randrange(200))
        fields = chance.choice([{}] * 6 + [closed(officer, "no_answer"), closed(officer, "duplicate"), voided(officer)])
        letter = make_letter(
            office=chance.choice(offices),
            campaign=chance.choice(campaigns),
            sent_by=officer,
            dated=sent,
            sent_on=sent,
            due_on=sent + timedelta(days=28),
            **fields,
        )
        answer(chance, letter, sent)


def closed(officer, reason):
    """The fields of a closed letter."""
    return {"closed_on": date(2020, 11, 2), "closed_by": officer, "closed_reason": reason}


def voided(officer):
    """The fields of a voided letter."""
    return {"voided_at": clock.now(), "voided_by": officer, "voided_reason": "Logged twice."}


def answer(chance, letter, sent):
    """Some documents asked for or invited, some replies, some settlements, some of them undone."""
    replies = [
        make_reply(letter, kind=chance.choice(REPLIES), received_on=sent + timedelta(days=chance.randrange(90)))
        for _ in range(chance.randrange(3))
    ]
    for kind in chance.sample(KINDS, chance.randrange(4)):
        requested = make_request(letter, kind, is_optional=chance.random() < 0.2)
        for _ in range(chance.randrange(3)):
            make_settlement(
                requested,
                chance.choice(STATES),
                reply=chance.choice([None, *replies]),
                settled_on=sent + timedelta(days=chance.randrange(90)),
                promised_for=date(2020, 12, 1),
                link="https://public.example/",
            )


def table(client, name, query=""):
    """The CSV of a report: {first cell: {heading: cell}}."""
    response = client.get(f"/staff/reports/{name}.csv{query}")
    assert (response.status_code, response.streaming) == (200, True)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return {line[next(iter(line))]: line for line in csv.DictReader(io.StringIO(text))}


def cells(found, headings):
    """{first cell: the cells under `headings`}."""
    return {name: [line[heading] for heading in headings] for name, line in found.items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
@travel("2020-11-20 12:00", tick=False)
def test_every_report_counts_what_a_slow_spelling_counts(client, seed):
    officer = make_officer("auditor")
    random_letters(Random(seed), officer)  # noqa: S311 (sample data)
    client.force_login(officer)
    every = slow.letters_that_count()
    assert cells(table(client, "campaigns"), GROUPED) == slow.by(lambda letter: str(letter.campaign or "No campaign"))
    assert cells(table(client, "areas"), GROUPED) == slow.by(lambda letter: letter.office.area.name)
    months = slow.by(lambda letter: f"{letter.sent_on:%B %Y}")
    assert {name: row for name, row in cells(table(client, "rate"), GROUPED).items() if row[0] != "0"} == months
    asked = cells(table(client, "documents"), ("Asked for", "Received", "Already public"))
    assert {kind: (int(a), int(r) + int(p)) for kind, (a, r, p) in asked.items()} == slow.documents()
    ages = cells(table(client, "outstanding"), ("Documents",))
    assert sum(int(number) for (number,) in ages.values()) == sum(one["missing"] for one in every)
    bands = cells(table(client, "days"), ("Letters",))
    assert sum(int(number) for (number,) in bands.values()) == len(every)
    said = client.get("/staff/reports/").content.decode()
    assert f"half of them within {slow.half_within()} working days" in said
