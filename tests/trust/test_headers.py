"""The headers of every kind of answer, word for word (TRUST R-HDR-1, R-PUB-5)."""

import runpy

import pytest

from iasc_tracker import settings as tracker_settings
from tests.make import PASSWORD, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.trust.urls_with_failures")]
EVERYWHERE = {
    "Content-Security-Policy": (
        "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; script-src 'self'; style-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains; preload"
PUBLIC = ["/", "/letters/", "/about/", "/accessibility/", "/privacy/", "/letters/IASC-2020-0001/"]
ANSWERS = [
    ("/200/", 200),
    ("/download/", 200),
    ("/static/css/tracker.css", 200),
    ("/accounts/login/", 200),
    ("/staff/officers/", 302),
    ("/400/", 400),
    ("/403/", 403),
    ("/no-such-page/", 404),
    ("/static/no-such-file.css", 404),
    ("/500/", 500),
]


@pytest.fixture
def collected(settings):
    """One static file, collected."""
    (settings.STATIC_ROOT / "css").mkdir()
    (settings.STATIC_ROOT / "css" / "tracker.css").write_text("body {}")


@pytest.fixture
def quiet(client):
    """A client that takes a 500 as an answer."""
    client.raise_request_exception = False
    return client


@pytest.fixture
def with_https(settings, monkeypatch):
    """The settings as they are with HTTPS=true."""
    monkeypatch.setenv("HTTPS", "true")
    for name, value in runpy.run_path(tracker_settings.__file__).items():
        if name.startswith(("SECURE_", "SESSION_", "CSRF_", "HTTPS")):
            setattr(settings, name, value)


def sorted_policy(answer):
    """The answer's headers, with the directives of its policy in the order of the alphabet."""
    headers = dict(answer.headers)
    policy = headers.get("Content-Security-Policy", "")
    return headers | {"Content-Security-Policy": "; ".join(sorted(policy.split("; ")))}


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_every_answer_carries_exactly_these_headers(quiet, collected, path, status):
    answer = quiet.get(path)
    assert answer.status_code == status
    headers = sorted_policy(answer)
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert not {"Server", "X-Powered-By", "Access-Control-Allow-Origin", "Strict-Transport-Security"} & set(headers)


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_with_https_they_also_say_to_stay_with_it(quiet, collected, with_https, path, status):
    answer = quiet.get(path, secure=True)
    headers = sorted_policy(answer)
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert (answer.status_code, headers["Strict-Transport-Security"]) == (status, HSTS)


def test_with_https_a_plain_request_is_sent_to_https(client, with_https):
    answer = client.get("/accounts/login/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/accounts/login/")


def test_with_https_both_cookies_are_bound_to_this_host(client, with_https):
    officer = make_officer("officer")
    page = client.get("/accounts/login/", secure=True)
    form = {"login": officer.email, "password": PASSWORD}
    answer = client.post("/accounts/login/", form, secure=True, headers={"referer": "https://testserver/"})
    cookies = {**page.cookies, **answer.cookies}
    assert set(cookies) == {"__Host-csrftoken", "__Host-sessionid"}
    for cookie in cookies.values():
        kept = {name: cookie[name] for name in ("secure", "httponly", "samesite", "path", "domain")}
        assert kept == {"secure": True, "httponly": True, "samesite": "Lax", "path": "/", "domain": ""}


def test_the_policy_names_no_other_origin_and_nothing_inline():
    policy = EVERYWHERE["Content-Security-Policy"]
    assert not any(word in policy for word in ("unsafe", "http", "data:", "*", "nonce"))


@pytest.mark.parametrize("path", ["/accounts/login/", "/staff/", "/staff/officers/", "/staff/no-such-page/"])
def test_closed_pages_stay_out_of_every_cache_and_index(client, path):
    for officer in (None, make_officer("administrator")):
        if officer:
            client.force_login(officer)
        headers = client.get(path).headers
        assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")


@pytest.mark.parametrize(
    "path", ["/", "/responses/", "/about/", "/accessibility/", "/privacy/", "/letters/IASC-2020-0001/"]
)
def test_public_pages_are_the_same_for_all_and_set_no_cookie(client, path):
    stranger = client.get(path)
    client.force_login(make_officer("officer"))
    client.get("/staff/letters/")
    answers = [stranger, client.get(path)]
    for answer in answers:
        assert answer.status_code in (200, 404)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    ("path", "status"), [("/api/v1/", 200), ("/data/letters.csv", 200), ("/feed/", 200), ("/api/v1/letters/none/", 404)]
)
def test_data_may_be_read_by_pages_of_any_site_and_is_else_as_closed_as_a_page(client, path, status):
    answer = client.get(path)
    open_to = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
    headers = sorted_policy(answer)
    assert {name: headers.get(name) for name in {**EVERYWHERE, **open_to}} == {**EVERYWHERE, **open_to}
    assert (answer.status_code, headers["Cache-Control"], bool(answer.cookies)) == (status, "public, max-age=60", False)


def test_an_answer_that_sets_a_cookie_is_in_no_shared_cache(client):
    answer = client.get("/accounts/login/")
    assert answer.cookies and answer.headers["Cache-Control"] == "no-store, private"
