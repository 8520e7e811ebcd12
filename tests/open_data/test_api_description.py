"""The description of the API: valid, and all that the API does (schemathesis asks a running one)."""

import subprocess
import sys
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from letters.urls.data import urlpatterns
from tests.open_data.world import asked
from tests.public.world import published_case, withdraw

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
DESCRIPTION = "/api/v1/openapi.json"


@pytest.mark.django_db
def test_it_is_valid_and_names_exactly_the_addresses_there_are(client):
    described = asked(client, DESCRIPTION)
    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []
    routes = {str(route.pattern) for route in urlpatterns if route.name.startswith("api-")}
    for kind, name in (("<slug:reference>", "{reference}"), ("<key:pk>", "{id}"), ("<slug:slug>", "{slug}")):
        routes = {route.replace(kind, name) for route in routes}
    assert {path.removeprefix("/") for path in described["paths"]} == routes - {
        "api/v1/openapi.json",
        "api/<path:rest>/",
    }


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_stranger_who_tries_everything_that_it_says_finds_no_fault(live_server, tmp_path):
    published_case()
    withdraw(published_case()[0])
    run = [SCHEMATHESIS, "run", live_server.url + DESCRIPTION]
    asking = ["--mode=all", "--phases=coverage,fuzzing", "--max-examples=3", "--suppress-health-check=all"]
    limits = [*asking, "--seed=1", "--generation-deterministic"]
    told = subprocess.run([*run, *limits], capture_output=True, text=True, cwd=tmp_path)
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]
