"""/data/: everything published in one file each, safe to open, described, and never half read from the database."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from letters.views.public.data.dumps import documents
from letters.views.public.data.fields import DOCUMENTS, LETTERS, RESPONSES
from tests.open_data.world import asked, rows
from tests.public.world import make_case, make_states, own_copy, published_case, reply_copy, withdraw

pytestmark = pytest.mark.django_db
FILES = {"letters": LETTERS, "responses": RESPONSES, "documents": DOCUMENTS}


def test_each_file_has_exactly_what_is_published_under_the_headings_of_the_dictionary(client):
    own, reply = published_case()
    half = make_states()["reply published tomorrow"][1]
    keys = {
        "letters": {copy.document.letter.reference for copy in (own, half)},
        "responses": {str(reply.document.incoming.reply.pk)},
        "documents": {str(copy.pk) for copy in (own, reply, half)},
    }
    for name, fields in FILES.items():
        found = rows(client, f"/data/{name}.csv")
        assert ({row["id"] for row in found}, list(found[0])) == (keys[name], [field.name for field in fields])
    [letter] = [row for row in rows(client, "/data/letters.csv") if row["id"] == own.document.letter.reference]
    assert (letter["requested"], letter["responses"]) == ("Response strategy: Published", str(keys["responses"].pop()))
    assert (letter["sample"], letter["file_sha256"]) == ("true", own.sha256)


def test_a_cell_is_safe_to_open(client):
    own, _ = published_case()
    own.title = "=HYPERLINK(1)"
    own.save(update_fields=["title"])
    answer = client.get("/data/letters.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="letters.csv"'
    assert 'rel="describedby"' in answer["Link"]
    assert rows(client, "/data/letters.csv")[0]["title"] == "'=HYPERLINK(1)"


def test_the_json_of_everything_is_as_its_schema_says(client):
    own, reply = published_case()
    make_states()
    schema, everything = asked(client, "/data/schema.json"), asked(client, "/data/all.json")
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator(schema, format_checker=FormatChecker(["date"])).iter_errors(everything)
    assert [error.message for error in found] == []
    assert {name: len(items) for name, items in everything.items() if name != "as_at"} == {
        **{"letters": 2, "responses": 1, "documents": 3},
        **{"areas": 2, "campaigns": 2},
    }
    assert {item["id"]: item["text"] for item in everything["documents"]}[reply.pk] == "Sample words"
    assert own.pk in {item["document"] for item in everything["letters"]}


def test_the_tables_are_described_column_by_column(client):
    published_case()
    tables = {table["url"].rpartition("/")[2]: table["tableSchema"] for table in described(client)}
    assert set(tables) == {f"{name}.csv" for name in FILES}
    for name, table in tables.items():
        assert [column["name"] for column in table["columns"]] == list(rows(client, f"/data/{name}")[0])


def described(client):
    """The tables that the metadata names."""
    return asked(client, "/data/csv-metadata.json")["tables"]


def test_an_empty_site_has_empty_files(client):
    assert [rows(client, f"/data/{name}.csv") for name in FILES] == [[], [], []]
    assert asked(client, "/data/all.json")["letters"] == []


@pytest.mark.parametrize(
    ("name", "cost"), [("letters.csv", 5), ("responses.csv", 2), ("documents.csv", 2), ("all.json", 15)]
)
def test_a_file_costs_the_same_for_one_and_for_three(client, django_assert_num_queries, name, cost):
    published_case()
    for more in (0, 2):
        for _ in range(more):
            published_case()
        with django_assert_num_queries(cost):
            client.get(f"/data/{name}").getvalue()


def test_what_is_withdrawn_while_a_file_is_fetched_is_not_in_the_rest_of_it():
    first, second, third = (own_copy(make_case()) for _ in range(3))
    answer = documents("http://testserver", chunk=1)
    begun = next(answer)
    withdraw(second)
    assert [begun["id"], *(item["id"] for item in answer)] == [third.pk, first.pk]


def test_the_pages_name_every_file_and_every_value(client):
    reply_copy(own_copy(make_case()).document.letter)
    page, dictionary = client.get("/data/").content.decode(), client.get("/data/dictionary/").content.decode()
    addresses = [f"/data/{name}.csv" for name in FILES] + ["/data/all.json", "/data/schema.json", "/feed/", "/api/v1/"]
    assert [address for address in addresses if f'href="{address}"' not in page] == []
    names = {field.name for fields in FILES.values() for field in fields}
    assert [name for name in names if f"<code>{name}</code>" not in dictionary] == []
    assert json.loads(client.head("/data/all.json").getvalue() or "null") is None
