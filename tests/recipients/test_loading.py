"""`manage.py load_recipients`: all of it, once, all or nothing, with a report that counts right."""

import shutil

import pytest
from django.core.management import call_command

from iasc_tracker.models import Event
from recipients.data_files import FOLDER
from recipients.loading import load
from recipients.models import Commissioner, Contact, Office, PoliceArea, ViolenceReductionUnit

pytestmark = pytest.mark.django_db


def counts(report):
    """{kind: (new, changed, unchanged, kept, unverified)}."""
    names = ("new", "changed", "unchanged", "kept", "unverified")
    return {kind: tuple(len(getattr(tally, name)) for name in names) for kind, tally in report.items()}


@pytest.fixture
def folder(tmp_path):
    """A copy of the data files that a test may change."""
    return shutil.copytree(FOLDER, tmp_path / "data")


def amend(folder, name, old, new):
    """Replace the one place in the file `name` that says `old`."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_run_reports_every_row_as_new():
    assert counts(load()) == {
        "areas": (43, 0, 0, 0, 0),
        "offices": (46, 0, 0, 0, 39),
        "commissioners": (94, 0, 0, 0, 73),
        "units": (26, 0, 0, 0, 19),
    }


def test_the_second_run_changes_nothing_and_says_so():
    load()
    before = list(Office.objects.values()) + list(Commissioner.objects.values())
    assert counts(load()) == {
        "areas": (0, 0, 43, 0, 0),
        "offices": (0, 0, 46, 0, 39),
        "commissioners": (0, 0, 94, 0, 73),
        "units": (0, 0, 26, 0, 19),
    }
    now = list(Office.objects.values()) + list(Commissioner.objects.values())
    assert now == before
    assert Event.objects.count() == 0


def test_every_area_has_one_office_open_in_october_2020_and_eighteen_had_a_funded_unit():
    load()
    assert PoliceArea.objects.count() == PoliceArea.objects.filter(offices__opened_on=None).distinct().count() == 43
    assert PoliceArea.objects.filter(vru_funded_2019=True).count() == 18
    assert not PoliceArea.objects.filter(vru_funded_2019=True, units=None).exists()


def test_what_is_unknown_stays_unknown():
    load()
    assert set(Office.objects.values_list("email", flat=True)) == {""}
    assert Office.objects.exclude(address="").count() == 19
    assert Contact.objects.count() == 0
    styled = Commissioner.objects.exclude(style="").values_list("name", "style", "salutation")
    assert set(styled) == {
        ("Michael Lane", "Hampshire Police and Crime Commissioner", "Michael"),
        ("Clive Grunshaw", "Lancashire Police and Crime Commissioner", "Clive"),
        ("Lord Willy Bach", "Police and Crime Commissioner for Leicestershire", "Lord Bach"),
        ("Kim McGuinness", "Northumbria Police and Crime Commissioner", "Kim"),
        ("Katy Bourne OBE", "Sussex Police and Crime Commissioner", "Katy"),
    }


def test_the_tracker_holds_no_term_of_the_sender_and_no_chair_that_nobody_verified():
    load()
    assert not Commissioner.objects.filter(name__contains="Thornton").exists()
    assert Office.objects.get(area__slug="london-city-of").commissioners.count() == 0


def test_a_change_of_party_is_no_new_term():
    load()
    terms = Commissioner.objects.filter(name__in=["Jane Kennedy", "Rupert Matthews"]).order_by("name")
    assert [(term.start, term.end) for term in terms] == [
        ("22 November 2012", "12 May 2021"),
        ("13 May 2021", ""),
    ]


def test_lancashires_postcode_is_mended_and_says_that_it_was_inferred():
    load()
    office = Office.objects.get(key="lancashire-pcc")
    assert office.address_lines == ["County Hall", "Preston", "PR1 0LD"]
    assert "PR1 OLD" in office.address_status
    assert office.address_is_doubtful


def test_three_offices_were_followed_by_a_mayor_with_dates_no_finer_than_known():
    load()
    found = Office.objects.exclude(succeeded_by=None).order_by("key")
    assert [(office.key, office.closing, office.succeeded_by.opening) for office in found] == [
        ("north-yorkshire-pfcc", "May 2024", "May 2024"),
        ("south-yorkshire-pcc", "May 2024", "May 2024"),
        ("west-yorkshire-pcc", "9 May 2021", "10 May 2021"),
    ]


def test_the_unit_of_wales_serves_four_areas():
    load()
    unit = ViolenceReductionUnit.objects.get(name="Wales Violence Prevention Unit")
    slugs = {area.slug for area in unit.areas.all()}
    assert slugs == {"dyfed-powys", "gwent", "north-wales", "south-wales"}


def test_only_the_areas_of_wales_have_a_welsh_name():
    load()
    named = PoliceArea.objects.exclude(name_cy="").values_list("name", "name_cy")
    assert dict(named) == {
        "Dyfed-Powys": "Dyfed-Powys",
        "Gwent": "Gwent",
        "North Wales": "Gogledd Cymru",
        "South Wales": "De Cymru",
    }


def test_a_file_with_a_fault_loads_nothing_at_all(folder):
    amend(folder, "units.csv", "west-yorkshire-violence-reduction-partnership,West", ",West")
    with pytest.raises(KeyError):
        load(folder)
    assert (PoliceArea.objects.count(), Office.objects.count()) == (0, 0)


def test_a_row_that_the_file_changes_is_written_and_its_history_says_what_changed(folder):
    load(folder)
    amend(folder, "addresses.csv", "SO23 8AJ,SO23 8AJ", "SO23 9ZZ,SO23 9ZZ")
    assert counts(load(folder))["offices"] == (0, 1, 45, 0, 39)
    office = Office.objects.get(key="hampshire-pcc")
    event = Event.objects.about(office).get()
    assert (office.postcode, office.version, event.by) == ("SO23 9ZZ", 2, None)
    assert event.detail == {"changed": {"postcode": ["SO23 8AJ", "SO23 9ZZ"]}}


def test_the_command_prints_counts_and_with_more_verbosity_names(capsys):
    call_command("load_recipients")
    quiet = capsys.readouterr().out
    call_command("load_recipients", verbosity=2)
    full = capsys.readouterr().out
    first = "Areas: 43 new, 0 changed, 0 unchanged, 0 kept as edited by an officer, 0 unverified."
    assert (quiet.splitlines()[0], len(quiet.splitlines())) == (first, 4)
    assert "  unverified: Marc Jones: name verified in Aug 2019; rest unverified" in full.splitlines()
