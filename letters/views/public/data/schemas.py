"""What the dumps hold, for programs: a JSON Schema, and CSV on the Web metadata (W3C, 2015)."""

import json

from letters.views.public.data.fields import CSV_TYPES, ITEMS, LISTS, TABLES, schemas

TITLES = {
    "letters": "Published letters",
    "responses": "Published responses",
    "documents": "Published documents, letters among them, without their words",
}
# (column, the table whose id it holds), for each table.
KEYS = {
    "letters": [("document", "documents")],
    "responses": [("letter", "letters")],
    "documents": [("letter", "letters"), ("response", "responses")],
}


def dump_schema(base):
    """The JSON Schema of all.json at `base` ("https://tracker.example")."""
    one = {name: "DocumentWithText" if name == "documents" else single for name, (single, _) in ITEMS.items()}
    lists = {name: {"type": "array", "items": {"$ref": f"#/components/schemas/{it}"}} for name, it in one.items()}
    day = {"type": "string", "format": "date", "description": "The day on which it was made."}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{base}/data/schema.json",
        "title": "Everything published of the letters and the responses to them",
        "type": "object",
        "additionalProperties": False,
        "required": ["as_at", *lists],
        "properties": {"as_at": day, **lists},
        "$defs": schemas(),
    }
    return json.loads(json.dumps(schema).replace("#/components/schemas/", "#/$defs/"))


def csv_metadata(base):
    """The metadata of the three tables at `base`."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Letters and responses",
        "dc:publisher": "Independent Anti-Slavery Commissioner",
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "tables": [table(name, base) for name in TABLES],
    }


def table(name, base):
    """The metadata of one table."""
    keys = [
        {"columnReference": column, "reference": {"resource": f"{base}/data/{other}.csv", "columnReference": "id"}}
        for column, other in KEYS[name]
    ]
    columns = [column(field) for field in ITEMS[name][1]]
    schema = {"columns": columns, "primaryKey": "id", "foreignKeys": keys}
    return {"url": f"{base}/data/{name}.csv", "dc:title": TITLES[name], "tableSchema": schema}


def column(field):
    """The metadata of one column."""
    found = {
        "name": field.name,
        "titles": field.name,
        "datatype": CSV_TYPES[field.kind],
        "required": not field.may_be_null and field.kind not in LISTS,
        "dc:description": field.words,
    }
    return found | {"separator": "; "} if field.kind in LISTS else found
