"""Asking for data: what came back, read."""

import csv
import json
from io import StringIO

from jsonschema import Draft202012Validator

from letters.views.public.data.openapi import description


def asked(client, path, status=200, **headers):
    """The JSON at `path`, which must answer with `status`."""
    answer = client.get(path, headers=headers)
    assert answer.status_code == status, (path, answer.status_code, answer.getvalue())
    return json.loads(answer.getvalue())


def rows(client, path):
    """The rows of the CSV at `path`, as dictionaries."""
    text = client.get(path).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def faults(value, schema):
    """What is wrong with `value` as the schema called `schema` of the API."""
    whole = description("http://testserver") | {"$ref": f"#/components/schemas/{schema}"}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def ids(listed):
    """The ids of the items of one page of the API."""
    return [item["id"] for item in listed["items"]]
