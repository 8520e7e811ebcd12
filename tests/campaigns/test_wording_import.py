"""Wording from a spreadsheet: /staff/campaigns/<pk>/wording/import/ and the CSV to start from."""

import csv
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.models import HeldFile
from tests.make import make_area, make_chosen, make_office, make_officer, make_wording

HEAD = "Office,Interest,Asks for,Ask,Ask names the contact\n"


def url(campaign):
    return f"/staff/campaigns/{campaign.pk}/wording/import/"


def upload(client, campaign, data, name="wording.csv"):
    data = data if isinstance(data, bytes) else data.encode()
    return client.post(url(campaign), {"upload": SimpleUploadedFile(name, data)})


def plan_of(response):
    """[(row, what happens, reason)] as the page shows it."""
    return [(line.number, line.state, line.reason) for line in response.context["plan"].lines]


def confirm(client, campaign, response):
    """Press the button that saves what the page shows."""
    form, plan = response.context["form"], response.context["plan"]
    return client.post(url(campaign), {"held": form.held_files[0].pk, "fingerprint": plan.fingerprint})


def saved(campaign):
    return {one.office.area.name: (one.interest, one.asks_for, one.ask) for one in campaign.wordings.all()}


def test_new_changed_same_and_refused_rows_are_shown_and_then_saved(client, campaign, officer):
    new, changed, same = (make_chosen(campaign, name) for name in ("Newshire", "Changeshire", "Sameshire"))
    make_wording(campaign, changed, interest="Old.")
    make_wording(campaign, same, interest="Same.", ask="Please.")
    lines = f'{new.name},"Its ""schools"", too",updates,,no\nchangeshire,New.,,,\nSameshire,Same.,wanted,Please.,no\n'
    response = upload(client, campaign, HEAD + lines + "Nowhereshire,X,,,\n")
    assert plan_of(response) == [
        (2, "new", ""),
        (3, "changed", ""),
        (4, "same", ""),
        (5, "refused", "No office is called “Nowhereshire”."),
    ]
    assert saved(campaign)["Changeshire"] == ("Old.", "wanted", "")
    assert "Save 2 rows" in response.text
    assert "Suggested: updates only" in response.text
    done = confirm(client, campaign, response)
    assert (done.status_code, done.url) == (302, f"/staff/campaigns/{campaign.pk}/wording/")
    assert saved(campaign) == {
        "Newshire": ('Its "schools", too', "updates", ""),
        "Changeshire": ("New.", "wanted", ""),
        "Sameshire": ("Same.", "wanted", "Please."),
    }
    assert not HeldFile.objects.exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Sampleshire,=1+1,,,", "“=1+1” looks like a formula. Write words."),
        ('Sampleshire,"=HYPERLINK(""x"")",,,', '“=HYPERLINK("x")” looks like a formula. Write words.'),
        ("Sampleshire,-2+3,,,", "“-2+3” looks like a formula. Write words."),
        ("Sampleshire,#REF!,,,", "“#REF!” looks like a formula. Write words."),
        ("@SUM,Words,,,", "“@SUM” looks like a formula. Write words."),
        (
            "Sampleshire,Words,sometimes,,",
            "“sometimes” is no choice for Asks for. Write wanted, all, updates, invited.",
        ),
        ("Sampleshire,Words,,,perhaps", "“perhaps” is no choice for Ask names the contact. Write yes, no."),
        ("Sampleshire,Words,,,yes", "Write an ask that says whom to contact, or untick that it does."),
        ("Sampleshire," + "x" * 5_001 + ",,,", "The interest paragraph is longer than 5,000 characters; shorten it."),
        ("Sampleshire,Words,,,,more", "The row has more cells than there are columns."),
        (",Words,,,", "The row names no office."),
        ("Otherplace,Words,,,", "Otherplace is not in this campaign. Choose it first."),
    ],
)
def test_a_row_is_refused_with_its_reason(client, campaign, officer, row, reason):
    make_chosen(campaign, "Sampleshire")
    make_office(area=make_area("Otherplace"))
    response = upload(client, campaign, f"{HEAD}{row}\n")
    assert plan_of(response) == [(2, "refused", reason)]
    assert "Save" not in response.text.partition("Nothing is saved yet.")[2].partition("</main>")[0]


def test_two_rows_for_one_office_keep_the_first(client, campaign, officer):
    make_chosen(campaign, "Sampleshire")
    response = upload(client, campaign, HEAD + "Sampleshire,One,,,\nsampleshire,Two,,,\n")
    assert plan_of(response) == [(2, "new", ""), (3, "refused", "Row 2 is for the same office. Keep one.")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("Office,Interest\nSampleshire,\u2018It\u2019\n".encode("cp1252"), "The file is not in UTF-8"),
        ("Office\nSampleshire\n".encode("utf-16"), "The file is not in UTF-8"),
        (b"Interest\nWords\n", "one of them must be Office."),
        (b"Office,Mood\nSampleshire,Good\n", "There is no column “Mood”."),
        (b"Office,Ask,ask\nSampleshire,a,b\n", "Two columns have the same name."),
        (b"Office,Interest\n", "The file has headings and no rows."),
        (b"\n\n", "The file is empty."),
        (b"", "is empty."),
        (b'Office,Interest\nSampleshire,"never closed\n', "The file is not a CSV file that can be read"),
        (b"Office\n" + b"Sampleshire\n" * 501, "The file has more than 500 rows; split it."),
        (b"Office,Interest\nSampleshire," + b"x" * 2_000_001, "The file has more than 2,000,000 characters"),
        (b"Office,Interest\nSample\x00shire,x\n", "The file is not a CSV file that can be read"),
    ],
)
def test_a_file_that_will_not_do_is_refused_in_a_sentence(client, campaign, officer, data, sentence):
    make_chosen(campaign, "Sampleshire")
    response = upload(client, campaign, data)
    assert (response.status_code, response.context["plan"], sentence in response.text) == (200, None, True)
    assert not HeldFile.objects.exists()


def test_another_kind_of_file_and_no_file_at_all_say_what_to_do(client, campaign, officer):
    page = upload(client, campaign, b"words", name="wording.docx").text
    assert "“wording.docx” is neither an Excel workbook (.xlsx) nor a CSV file." in page
    assert "Choose the spreadsheet" in client.post(url(campaign)).text


def test_what_the_file_has_no_column_for_stays(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire")
    make_wording(campaign, office, interest="Old.", asks_for="updates", ask="Please.")
    confirm(client, campaign, upload(client, campaign, "\ufeffOffice,Interest\nSampleshire,New.\n"))
    assert saved(campaign) == {"Sampleshire": ("New.", "updates", "Please.")}


def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_saved(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire")
    response = upload(client, campaign, HEAD + "Sampleshire,Mine.,,,\n")
    make_wording(campaign, office, interest="Theirs.")
    again = confirm(client, campaign, response)
    assert "Something has changed since this page was made." in again.text
    assert (plan_of(again), saved(campaign)["Sampleshire"][0]) == ([(2, "changed", "")], "Theirs.")
    confirm(client, campaign, again)
    assert saved(campaign)["Sampleshire"][0] == "Mine."


def test_the_csv_of_the_wording_comes_back_as_the_same(client, campaign, officer):
    tricky, empty = make_chosen(campaign, "Sampleshire"), make_chosen(campaign, "Testingham")
    words = '- one\n- "two", and ŵ'
    make_wording(campaign, tricky, interest=words, asks_for="invited", ask="Tell Sam.", ask_names_contact=True)
    make_wording(campaign, empty, interest="")
    response = client.get(f"/staff/campaigns/{campaign.pk}/wording.csv")
    data = b"".join(response.streaming_content)
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert rows[1] == ["Sampleshire", "en", f"'{words}", "invited", "Tell Sam.", "yes"]
    assert plan_of(upload(client, campaign, data)) == [(2, "same", ""), (3, "same", "")]


def test_who_may_import_wrong_method_and_unknown_id(client, campaign):
    for role in ("signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert [client.get(url(campaign)).status_code, client.post(url(campaign)).status_code] == [403, 403]
        assert client.get(f"/staff/campaigns/{campaign.pk}/wording.csv").status_code == 200
    client.force_login(make_officer("officer"))
    assert client.put(url(campaign)).status_code == 405
    assert client.post(f"/staff/campaigns/{campaign.pk}/wording.csv").status_code == 405
    for path in ("wording/import/", "wording.csv"):
        assert client.get(f"/staff/campaigns/999999/{path}").status_code == 404
