"""TRUST R-PUB-3: guest, officer without a role, staff × every way to a copy × every state: exactly who sees what.

One public letter brought a response in each state. On public addresses everybody gets the bytes that a guest gets.
"""

from datetime import timedelta

import pytest

from iasc_tracker import clock, roles
from letters import search
from letters.models import PublicCopy
from tests.make import make_document, make_officer, make_public_copy, make_published_copy, make_reply
from tests.public.crawl import bytes_of
from tests.public.world import address, make_case, own_copy, postpone, withdraw
from tests.publication.states import make_pdf

pytestmark = pytest.mark.django_db
STATES = ("draft", "embargo to come", "embargo over", "published tomorrow", "published", "withdrawn")
WHO = ("guest", "without a role", "staff")
OPEN = dict.fromkeys(STATES, 404) | {"published": 200, "withdrawn": 410}
LISTED = {state: state == "published" for state in STATES}
# Where everything that is public stands, and one thing's own addresses; {} is filled in with its keys.
TOGETHER = {
    "pages": [
        "/",
        "/responses/",
        "/responses/?q=words",
        "/letters/{letter}/",
        "/areas/{area}/",
        "/campaigns/{campaign}/",
    ],
    "feeds": ["/feed/", "/feed/?q=words", "/areas/{area}/feed/", "/campaigns/{campaign}/feed/"],
    "API": ["/api/v1/documents/", "/api/v1/documents/?q=words", "/api/v1/responses/", "/api/v1/letters/"],
    "dumps": ["/data/documents.csv", "/data/responses.csv", "/data/letters.csv", "/data/all.json"],
    "ZIP": ["/campaigns/{campaign}/files.zip"],
    "sitemap": ["/sitemap-responses.xml"],
}
ITSELF = ["/responses/{reply}/", "{file}", "/api/v1/documents/{copy}/", "/api/v1/responses/{reply}/"]
INSIDE = ["/staff/copies/{copy}/", "/staff/copies/{copy}/pages/1/", "/staff/documents/{document}/"]


@pytest.fixture
def copies():
    """{state: a copy of a response to one public letter}, each with a title, words and bytes of its own."""
    letter = make_case()
    own_copy(letter)
    found = {state: copy_of(letter, state, number) for number, state in enumerate(STATES)}
    for state, days in (("embargo to come", 1), ("embargo over", -1)):
        copy = found[state]
        held = {"embargo_until": clock.today() + timedelta(days=days), "approved_at": clock.now()}
        approval = {"approved_by": make_officer("publisher"), "approved_sha256": copy.sha256}
        PublicCopy.objects.filter(pk=copy.pk).update(**held, **approval)
    postpone(found["published tomorrow"])
    withdraw(found["withdrawn"])
    search.catch_up()
    return found


def copy_of(letter, state, number):
    """A copy of something that came back, as `state` begins."""
    came = {"incoming": make_reply(letter).incoming, "kind": "response_strategy", "added_by": letter.created_by}
    was_public = state in ("published tomorrow", "published", "withdrawn")
    maker = make_published_copy if was_public else make_public_copy
    words = {"title": f"Ourtitle{number}x", "html_text": f"These words are ourtext{number}x."}
    return maker(make_document(data=state.encode(), **came), data=make_pdf(1, title=state), **words)


def filled(pattern, copy):
    """An address with the keys of `copy`."""
    letter = copy.document.answered_letter
    keys = {"letter": letter.reference, "area": letter.office.area.slug, "campaign": letter.campaign.slug}
    keys |= {"reply": copy.document.incoming.reply.pk, "copy": copy.pk, "document": copy.document_id}
    return pattern.format(**keys, file=address(copy))


def as_who(client, who):
    """`client` signed in as that person, or as nobody."""
    client.logout()
    if who != "guest":
        client.force_login(make_officer(*(roles.ROLES if who == "staff" else ())))
    return client


def traces(copy):
    """What stands somewhere only if the copy is shown there; of what was withdrawn, a sentence with the title stays."""
    itself = [copy.html_text, copy.sha256, address(copy), f"/responses/{copy.document.incoming.reply.pk}/"]
    return itself if copy.withdrawn_at else [copy.title, *itself]


def shown(client, patterns, copies):
    """{state: whether anything of its copy is in what the addresses answer}, which must be 200."""
    answers = [client.get(filled(pattern, copies["published"])) for pattern in patterns]
    assert {answer.status_code for answer in answers} == {200}
    whole = b"\n".join(bytes_of(answer.getvalue()) for answer in answers).decode(errors="replace").lower()
    return {state: any(trace.lower() in whole for trace in traces(copy)) for state, copy in copies.items()}


def test_public_addresses_show_exactly_the_published(client, copies):
    own = {path: statuses(client, path, copies) for path in ITSELF}
    assert own == dict.fromkeys(ITSELF, OPEN)
    assert {way: shown(client, paths, copies) for way, paths in TOGETHER.items()} == dict.fromkeys(TOGETHER, LISTED)


def statuses(client, path, copies):
    """{state: the status of `path` for its copy}."""
    return {state: client.get(filled(path, copy)).status_code for state, copy in copies.items()}


def test_officers_get_byte_for_byte_what_a_guest_gets(client, copies):
    alone = [filled(path, copy) for path in ITSELF for copy in copies.values()]
    addresses = alone + [filled(path, copies["published"]) for paths in TOGETHER.values() for path in paths]
    given = {}
    for who in WHO:
        as_who(client, who)
        given[who] = [given_to(client, path) for path in addresses]
    assert given["guest"] == given["without a role"] == given["staff"]


def given_to(client, path):
    """Status, headers and body of an answer."""
    answer = client.get(path)
    return answer.status_code, sorted(answer.headers.items()), answer.getvalue(), dict(answer.cookies)


def test_pictures_of_pages_and_originals_are_for_staff_in_every_state(client, copies):
    seen = {who: {path: statuses(as_who(client, who), path, copies) for path in INSIDE} for who in WHO}
    assert seen == {
        "guest": dict.fromkeys(INSIDE, dict.fromkeys(STATES, 302)),
        "without a role": dict.fromkeys(INSIDE, dict.fromkeys(STATES, 403)),
        "staff": dict.fromkeys(INSIDE, dict.fromkeys(STATES, 200)),
    }
