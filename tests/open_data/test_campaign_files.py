"""/campaigns/<slug>/files.zip: public copies only, under names of ours, with a list that says what is really in it."""

import csv
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import storages

from letters.views.public.data.archive import archive
from tests.make import make_letter
from tests.public.world import make_case, make_states, own_copy, published_case, reply_copy, withdraw

pytestmark = pytest.mark.django_db


def unpacked(client, campaign):
    """{name: bytes} of the ZIP of `campaign`, which must be whole."""
    answer = client.get(f"/campaigns/{campaign.slug}/files.zip")
    assert answer["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(answer.getvalue())) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def listed(files):
    """The rows of its list."""
    return list(csv.DictReader(StringIO(files["manifest.csv"].decode("utf-8-sig"), newline="")))


def move_all_into(campaign, states):
    """Put every letter of `states` into `campaign`."""
    for letter, *_ in states.values():
        letter.campaign = campaign
        letter.save(update_fields=["campaign"])


def test_it_has_exactly_the_public_copies_of_the_campaign_their_words_and_a_true_list(client):
    own, reply = published_case()
    letter = own.document.letter
    states = make_states()
    half = states.pop("reply published tomorrow")[1]
    move_all_into(letter.campaign, states)
    files = unpacked(client, letter.campaign)
    names = [f"{letter.office.area.slug}/{letter.reference}-{copy.pk}-{copy.file_name}" for copy in (own, reply)]
    assert set(files) == {"README.txt", "manifest.csv", *(f"{name}{end}" for name in names for end in (".pdf", ".md"))}
    assert files[f"{names[1]}.pdf"] == f"%PDF-1.7 reply to {letter.reference}".encode()
    assert files[f"{names[1]}.md"].decode() == f"# {reply.title}\n\nSample words\n"
    rows = {row["file"]: row for row in listed(files)}
    assert set(rows) == {f"{name}.pdf" for name in names}
    assert all(sha256(files[name]).hexdigest() == row["file_sha256"] for name, row in rows.items())
    assert [row["licence"] for row in rows.values()] == ["Open Government Licence v3.0", ""]
    assert "Open Government Licence v3.0" in files["README.txt"].decode()
    assert str(half.pk) not in {row["id"] for row in rows.values()}


def test_a_campaign_without_a_public_letter_has_none(client):
    letter = make_case()
    reply_copy(letter)
    assert client.get(f"/campaigns/{letter.campaign.slug}/files.zip").status_code == 404
    withdraw(own_copy(letter))
    assert client.get(f"/campaigns/{letter.campaign.slug}/files.zip").status_code == 404
    assert client.get("/campaigns/nothing/files.zip").status_code == 404


def test_what_is_withdrawn_while_it_is_fetched_is_not_in_the_rest_of_it():
    own, reply = published_case()
    answer = archive(own.document.letter.campaign, "http://testserver", chunk=1)
    begun = next(answer)
    withdraw(reply)
    with ZipFile(BytesIO(begun + b"".join(answer))) as found:
        assert [row["id"] for row in listed({"manifest.csv": found.read("manifest.csv")})] == [str(own.pk)]
        assert [name for name in found.namelist() if reply.file_name in name] == []


def test_a_file_that_is_missing_or_not_the_approved_one_is_left_out_of_the_list_too(client):
    own, reply = published_case()
    storages["public_copies"].delete(reply.file.name)
    files = unpacked(client, own.document.letter.campaign)
    assert [row["id"] for row in listed(files)] == [str(own.pk)]


def test_it_costs_the_same_for_one_and_for_three(client, django_assert_num_queries, settings):
    settings.PUBLIC_REQUESTS_A_MINUTE = 0  # counting readers has a cost of its own, the same for all
    letter = published_case()[0].document.letter
    for more in (0, 2):
        for _ in range(more):
            other = make_letter(office=letter.office, campaign=letter.campaign)
            other.documents.create(**values_of(letter))
            own_copy(other)
        with django_assert_num_queries(4):
            client.get(f"/campaigns/{letter.campaign.slug}/files.zip").getvalue()


def values_of(letter):
    """What another document needs to be like that of `letter`."""
    row = letter.documents.get()
    names = ("kind", "original_name", "file", "sha256", "size", "media_type", "added_by")
    return {name: getattr(row, name) for name in names}
