"""The description of the API: valid, and all that the API does."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from letters.urls.data import urlpatterns
from tests.open_data.world import asked

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
        "api/<path:rest>",
    }
