"""From the data files to rows: new ones made, changed ones written, what officers edited kept."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import models, transaction
from django.db.models import F

from iasc_tracker.models import record
from recipients.data_files import FOLDER, as_words, first_day, last_day, rows, yes
from recipients.models import Commissioner, Office, PoliceArea, ViolenceReductionUnit

# Fields that mean nothing apart: where an officer changed one, the file may write none of the group.
TOGETHER = {
    Office: [
        ("name", "source", "status"),
        ("address", "postcode", "address_as_of", "address_status", "address_source"),
        ("opened_on", "opened_precision"),
        ("closed_on", "closed_precision", "succeeded_by"),
    ],
    Commissioner: [
        ("started_on", "started_precision"),
        ("ended_on", "ended_precision"),
        ("source", "status", "notes"),
    ],
}


@dataclass
class Tally:
    """What became of the rows of one kind: lists of names; `kept` and `unverified` overlap the other three."""

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    unverified: list = field(default_factory=list)


@transaction.atomic
def load(folder=FOLDER):
    """Load every data file of `folder`, all or nothing: a Tally each of areas, offices, commissioners and units."""
    folder = Path(folder)
    areas = {row["slug"]: area_values(row) for row in rows("areas.csv", folder)}
    report = {"areas": load_rows(PoliceArea, "slug", areas)}
    known_areas = PoliceArea.objects.in_bulk(field_name="slug")
    addresses = {row["office"]: row for row in rows("addresses.csv", folder)}
    offices = {
        row["key"]: office_values(row, known_areas, addresses.get(row["key"]))
        for row in successors_first(rows("offices.csv", folder))
    }
    report["offices"] = load_rows(Office, "key", offices)
    known_offices = Office.objects.in_bulk(field_name="key")
    people = {row["key"]: person_values(row, known_offices) for row in rows("commissioners.csv", folder)}
    report["commissioners"] = load_rows(Commissioner, "key", people)
    units = {row["key"]: unit_values(row) for row in successors_first(rows("units.csv", folder))}
    report["units"] = load_rows(ViolenceReductionUnit, "key", units)
    return report


def successors_first(found):
    """The rows of `found` in an order in which `succeeded_by` always names an earlier one."""
    by_key, ordered = {row["key"]: row for row in found}, {}

    def place(row):
        if row["succeeded_by"]:
            place(by_key[row["succeeded_by"]])
        ordered.setdefault(row["key"], row)

    for row in found:
        place(row)
    return list(ordered.values())


def area_values(row):
    """Field values of a PoliceArea."""
    plain = {name: row[name] for name in ("name", "name_cy", "ons_code", "nation", "region")}
    return plain | {"vru_funded_2019": yes(row["vru_funded_2019"])}


def period_values(row):
    """Field values of a Period: coarse dates take the widest reading (see `Period`)."""
    opened_on, opened_precision = first_day(row["opened"])
    closed_on, closed_precision = last_day(row["closed"])
    return {
        "opened_on": opened_on,
        "opened_precision": opened_precision,
        "closed_on": closed_on,
        "closed_precision": closed_precision,
        "succeeded_by": row["succeeded_by"],
    }


def office_values(row, areas, address):
    """Field values of an Office; `address`: its row of addresses.csv, or None when the address is unknown."""
    plain = {name: row[name] for name in ("kind", "name", "language", "source", "status")}
    return plain | {"area": areas[row["area"]]} | period_values(row) | address_values(address)


def address_values(row):
    """The address fields of an Office, empty when `row` is None."""
    if row is None:
        names = ("address", "postcode", "address_as_of", "address_status", "address_source")
        return dict.fromkeys(names, "")
    return {
        "address": "\n".join(line.strip() for line in row["address_lines"].split("|")),
        "postcode": row["postcode"],
        "address_as_of": as_words(row["as_of"]),
        "address_status": "; ".join(filter(None, [row["status"], row["notes"]])),
        "address_source": row["source"],
    }


def person_values(row, offices):
    """Field values of a Commissioner."""
    texts = ("name", "style", "salutation", "title", "role", "source", "status", "notes")
    started_on, started_precision = first_day(row["started"])
    ended_on, ended_precision = last_day(row["ended"])
    return {name: row[name] for name in texts} | {
        "office": offices[row["office"]],
        "is_acting": yes(row["is_acting"]),
        "is_vacancy": yes(row["is_vacancy"]),
        "started_on": started_on,
        "started_precision": started_precision,
        "ended_on": ended_on,
        "ended_precision": ended_precision,
    }


def unit_values(row):
    """Field values of a ViolenceReductionUnit; `areas` is a sorted list of slugs."""
    plain = {name: row[name] for name in ("name", "short_name", "website", "source", "status")}
    return plain | {"areas": sorted(row["areas"].split("|"))} | period_values(row)


def load_rows(model, key_field, wanted):
    """Bring the rows of `model` to `wanted` ({key: field values}); a Tally of what became of them."""
    known, tally = model.objects.in_bulk(field_name=key_field), Tally()
    for key, values in wanted.items():
        if values.get("succeeded_by") is not None:
            values = values | {"succeeded_by": known.get(values["succeeded_by"])}
        row = known.get(key)
        if row is None:
            known[key] = row = create(model, values, **{key_field: key})
            tally.new.append(str(row))
        else:
            wrote, kept = update(row, values)
            (tally.changed if wrote else tally.unchanged).append(str(row))
            tally.kept += [str(row)] if kept else []
        tally.unverified += doubts(row)
    return tally


def create(model, values, **key):
    """A new row of `values` under `key`, which remembers what the file said."""
    said = {name: plain(value) for name, value in values.items()}
    row = model.objects.create(**key, **{name: values[name] for name in values if name != "areas"}, loaded=said)
    if "areas" in values:
        row.areas.set(PoliceArea.objects.filter(slug__in=values["areas"]))
    return row


def update(row, values):
    """Write what the file says anew into `row`; (names of fields written, names kept as an officer left them)."""
    said = {name: plain(value) for name, value in values.items()}
    now = {name: plain(current(row, name)) for name in values}
    written, kept = [], []
    for group in groups(type(row), values):
        if all(now[name] == said[name] for name in group):
            continue
        edited = any(now[name] != row.loaded.get(name) for name in group)
        (kept if edited else written).extend(group)
    if written:
        write(row, {name: values[name] for name in written})
        change = {name: [now[name], said[name]] for name in written if now[name] != said[name]}
        record(row, "changed by the data file", by=None, detail={"changed": change})
    if said != row.loaded:
        row.loaded = said
        row.save(update_fields=["loaded"])
    return written, kept


def groups(model, values):
    """The names of `values` in the groups that are written or kept as one."""
    together = TOGETHER.get(model, [])
    grouped = {name for group in together for name in group}
    return together + [(name,) for name in values if name not in grouped]


def write(row, values):
    """Save `values` into `row`; pages that show the office then know that it changed."""
    areas = values.pop("areas", None)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    if areas is not None:
        row.areas.set(PoliceArea.objects.filter(slug__in=areas))
    office = {Office: row.pk, Commissioner: getattr(row, "office_id", None)}.get(type(row))
    Office.objects.filter(pk=office).update(version=F("version") + 1)


def current(row, name):
    """What `row` holds under `name`; for areas, their slugs."""
    return sorted(area.slug for area in row.areas.all()) if name == "areas" else getattr(row, name)


def plain(value):
    """`value` as JSON keeps it: dates as ISO text, rows by their key."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return value.slug if isinstance(value, PoliceArea) else value.key
    return value


def doubts(row):
    """What of `row` is not verified, as at most one line for the report."""
    found = [row.status] if getattr(row, "is_doubtful", False) else []
    if getattr(row, "address_is_doubtful", False):
        found.append(f"address: {row.address_status}")
    return [f"{row}: {'; '.join(found)}"] if found else []
