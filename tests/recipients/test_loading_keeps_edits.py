"""What an officer edited survives the next load of the data files."""

import shutil
from datetime import date

import pytest

from recipients.data_files import FOLDER
from recipients.loading import load
from recipients.models import Commissioner, Office
from recipients.verbs import change_holder
from tests.make import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A copy of the data files that a test may change, loaded once."""
    folder = shutil.copytree(FOLDER, tmp_path / "data")
    load(folder)
    return folder


def amend(folder, name, old, new):
    """Replace the one place in the file `name` that says `old`."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def edit(model, key, **values):
    """Change a row as an officer's verb would."""
    row = model.objects.get(key=key)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def test_an_edited_field_is_kept_and_reported_at_every_run(folder):
    edit(Commissioner, "hampshire-pcc-donna-jones-2021", salutation="Donna")
    for _ in range(2):
        tally = load(folder)["commissioners"]
        assert (tally.kept, len(tally.unchanged)) == (["Donna Jones"], 94)
    assert Commissioner.objects.get(key="hampshire-pcc-donna-jones-2021").salutation == "Donna"


def test_an_edited_address_is_kept_whole_when_the_file_changes_a_part_of_it(folder):
    edit(Office, "hampshire-pcc", address="9 New Street\nTestingham")
    amend(folder, "addresses.csv", "SO23 8AJ,SO23 8AJ", "SO23 9ZZ,SO23 9ZZ")
    tally = load(folder)["offices"]
    office = Office.objects.get(key="hampshire-pcc")
    assert (tally.kept, tally.changed) == (["Office of the Police Crime Commissioner for Hampshire"], [])
    assert office.address_lines == ["9 New Street", "Testingham", "SO23 8AJ"]


def test_a_field_that_nobody_edited_still_follows_the_file_beside_one_that_was(folder):
    edit(Office, "hampshire-pcc", email="pcc@hampshire.example", language="cy+en")
    amend(folder, "addresses.csv", "SO23 8AJ,SO23 8AJ", "SO23 9ZZ,SO23 9ZZ")
    tally = load(folder)["offices"]
    office = Office.objects.get(key="hampshire-pcc")
    assert (len(tally.changed), len(tally.kept)) == (1, 1)
    assert (office.postcode, office.email, office.language) == ("SO23 9ZZ", "pcc@hampshire.example", "cy+en")


def test_a_holder_whom_an_officer_ended_stays_ended(folder):
    edit(Commissioner, "kent-pcc-matthew-scott-2016", ended_on=date(2026, 6, 1))
    assert load(folder)["commissioners"].kept == ["Matthew Scott"]
    assert Commissioner.objects.get(key="kent-pcc-matthew-scott-2016").ended_on == date(2026, 6, 1)


def test_a_row_edited_to_what_the_file_says_later_follows_the_file_again(folder):
    edit(Commissioner, "kent-pcc-matthew-scott-2016", salutation="Matthew")
    amend(folder, "commissioners.csv", "kent-pcc,Matthew Scott,,,", "kent-pcc,Matthew Scott,,Matthew,")
    assert load(folder)["commissioners"].kept == []
    amend(folder, "commissioners.csv", "kent-pcc,Matthew Scott,,Matthew,", "kent-pcc,Matthew Scott,,Mr Scott,")
    assert load(folder)["commissioners"].changed == ["Matthew Scott"]


def test_an_area_of_a_unit_that_the_file_adds_is_added(folder):
    amend(folder, "units.csv", ",https://bedsveru.org/,bedfordshire,", ",https://bedsveru.org/,bedfordshire|essex,")
    assert load(folder)["units"].changed == ["Bedfordshire Violence and Exploitation Reduction Unit"]
    assert load(folder)["units"].changed == []


def test_a_holder_whom_an_officer_entered_first_is_found_by_a_later_file_and_not_doubled(folder):
    office = Office.objects.get(key="kent-pcc")
    officer = make_officer("officer")
    values = {"ended_on": date(2026, 6, 1), "started_on": date(2026, 6, 2), "name": "Alex Sample", "salutation": "Al"}
    change_holder(office, by=officer, version=office.version, **values)
    row = "kent-pcc-alex-sample-2026,kent-pcc,Alex Sample,,,PCC,head,no,no,2026-06,,A file,verified,\n"
    with (folder / "commissioners.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    assert set(load(folder)["commissioners"].kept) == {"Matthew Scott", "Alex Sample"}
    entered = Commissioner.objects.get(name="Alex Sample")
    assert (entered.salutation, entered.start) == ("Al", "2 June 2026")
