"""What goes wrong is told as problem+json (RFC 9457), open to pages of any site, or to people as a page."""

import pytest

from tests.public.world import published_case

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.trust.urls_with_failures")]


@pytest.fixture
def quiet(client):
    """A client that takes a 500 as an answer."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/api/v1/500/", 500),
        ("get", "/broken.csv", 500),
        ("get", "/api/v1/400/", 400),
        ("get", f"/api/v1/letters/?{'&'.join(f'a{number}=1' for number in range(1_001))}", 400),
        ("get", "/api/", 404),
        ("get", "/api", 404),
        ("get", "/api/v1/nothing/", 404),
        ("post", "/api/v1/letters/", 405),
        ("delete", "/api/v1/letters", 405),
    ],
)
def test_every_refusal_to_a_program_is_a_problem_that_any_page_may_read(quiet, method, path, status):
    answer = getattr(quiet, method)(path)
    kind = (answer.status_code, answer["Content-Type"], answer["Access-Control-Allow-Origin"])
    assert kind == (status, "application/problem+json", "*")
    assert (answer.json()["status"], answer.json()["detail"].endswith(".")) == (status, True)
    assert ("on purpose" in answer.text, bool(answer.cookies)) == (False, False)


def test_a_host_that_is_not_ours_is_refused_in_the_same_way(quiet):
    answer = quiet.get("/api/v1/letters/", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer.json()["title"]) == (400, "Bad request")
    assert "elsewhere" not in answer.text


@pytest.mark.parametrize(("path", "status"), [("/500/", 500), ("/400/", 400), ("/nothing/", 404), ("/apiary", 404)])
def test_people_are_told_on_a_page(quiet, path, status):
    answer = quiet.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert "Access-Control-Allow-Origin" not in answer


def test_no_cache_keeps_what_went_wrong_here(quiet):
    assert {quiet.get(path)["Cache-Control"] for path in ("/500/", "/api/v1/500/", "/broken.csv")} == {"no-store"}


def test_an_address_without_its_slash_leads_to_the_one_with_it(client):
    own, _ = published_case()
    found = client.get("/api/v1/letters?q=a%20b&page=1", follow=True)
    assert found.redirect_chain == [("/api/v1/letters/?q=a%20b&page=1", 301)]
    moved = client.get(f"/api/v1/letters/{own.document.letter.reference}")
    assert moved["Access-Control-Allow-Origin"] == "*"
    assert client.get(moved["Location"]).json()["id"] == own.document.letter.reference
    assert client.get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"
