"""What may stay in a cache (TRUST R-PUB-5): nothing of the staff side, public pages for a minute."""

import pytest

from iasc_tracker import roles
from letters import publication
from tests.make import make_officer
from tests.public.crawl import crawl
from tests.public.world import address, make_states, published_case
from tests.trust.routes import routes

pytestmark = pytest.mark.django_db
CLOSED = ("no-store, private", "noindex, nofollow")
OPEN = {("public, max-age=60", None), ("no-cache", None)}


def kept(answer):
    """What an answer says of caches and of search engines."""
    return answer.headers.get("Cache-Control"), answer.headers.get("X-Robots-Tag")


def test_every_answer_to_staff_and_to_strangers_at_the_door_stays_out_of_caches_and_indexes(client):
    closed = [route for route in routes() if not route.name.startswith("public:")]
    found = {
        (route.name, method): kept(getattr(client, method)(route.url)) for route in closed for method in ("get", "post")
    }
    client.force_login(make_officer(*roles.ROLES))
    for route in closed:
        if route.name != "account_logout":
            found |= {
                (route.name, f"staff {method}"): kept(getattr(client, method)(route.url)) for method in ("get", "post")
            }
    assert {name: what for name, what in found.items() if what != CLOSED} == {}
    assert len(found) > 300


def test_public_answers_may_be_kept_for_a_minute_and_files_are_asked_for_again_also_when_staff_look(client):
    own, _ = published_case()
    make_states()
    paths = crawl(client, start=["/", "/responses/", address(own), "/letters/IASC-2020-0099/"])
    stranger = {kept(client.get(path)) for path in paths}
    client.force_login(make_officer("publisher"))
    assert stranger == {kept(client.get(path)) for path in paths} == OPEN


def test_a_withdrawn_response_ends_every_page_that_a_reader_has_kept(client):
    own, reply = published_case()
    letter = own.document.letter
    paths = [
        "/",
        "/responses/",
        letter.get_absolute_url(),
        reply.document.incoming.reply.get_absolute_url(),
        address(reply),
    ]
    kept_pages = {path: client.get(path).headers["ETag"] for path in paths}
    again = [client.get(path, headers={"If-None-Match": etag}).status_code for path, etag in kept_pages.items()]
    publication.withdraw(reply, by=make_officer("publisher"), reason="A name had to go.")
    after = [client.get(path, headers={"If-None-Match": etag}).status_code for path, etag in kept_pages.items()]
    assert (again, after) == ([304] * 5, [200, 200, 200, 410, 410])
