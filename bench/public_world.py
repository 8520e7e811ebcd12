"""Published letters and responses in bulk: rows as the verbs would leave them, words as long as real ones."""

import hashlib
import random
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import count as counting

from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from bench.letters_world import make_officer
from iasc_tracker.models import Officer
from letters.models import (
    Campaign,
    Document,
    DocumentKind,
    Incoming,
    Letter,
    PublicCopy,
    Reply,
    RequestedDocument,
    SearchEntry,
    SearchMark,
    Settlement,
)
from letters.models.stored import keep
from letters.search import faults, words
from letters.search.entries import BREAK, SOURCES, said
from letters.search.things import COPY, DOCUMENT, INCOMING, LETTER
from recipients.models import Office, PoliceArea

AREAS, TEXTS, SEED, AT_ONCE = 200, 400, 20201013, 1_000
LETTER_WORDS, RESPONSE_WORDS = 600, 700
FIRST_DAY = datetime(2015, 1, 5, 9, tzinfo=UTC)
PDF = b"%PDF-1.7\n" + b"a picture of a page " * 20_000  # 400 kB, as a short scan
# Staff's rows of the index, which are longer where scans are: the public's searches must pass them by.
OF_ORIGINAL = 400
CHECKED = 1_000  # past so many letters the index takes too long to look at row by row
QUICK = {
    "sqlite": [
        "PRAGMA synchronous=OFF",
        "PRAGMA cache_size=-200000",
        "INSERT INTO letters_searchwords (letters_searchwords, rank) VALUES ('hashsize', 67108864)",
    ],
    "postgresql": ["SET synchronous_commit = off", "SET maintenance_work_mem = '512MB'"],
}
NAMED = ["violence", "reduction", "unit", "police", "county", "lines", "young", "people", "partnership", "strategy"]
RARE = ["safeguarding", "navigators", "trauma", "mediation", "outreach", "cuckooing", "gangmasters", "exploitation"]


class World:
    """What all rows share, and where the next ones begin."""

    def __init__(self):
        self.officer = Officer.objects.first() or make_officer()
        self.chance = random.Random(SEED)  # noqa: S311 (made-up text)
        self.vocabulary = [*NAMED, *(f"word{number}" for number in range(15_000))]
        self.weights = [1 / (place + 3) for place in range(len(self.vocabulary))]
        self.letters = [self.text(LETTER_WORDS) for _ in range(20)]
        self.responses = [self.text(RESPONSE_WORDS) for _ in range(TEXTS)]
        self.pdf = keep(PDF, alias="public_copies")
        self.numbers = counting(Letter.objects.count() + 1)
        self.offices = list(Office.objects.all()) or make_offices()
        self.kinds = list(DocumentKind.objects.exclude(slug="other"))
        self.campaigns = list(Campaign.objects.order_by("pk"))

    def text(self, length):
        """`length` words as Markdown: headings, paragraphs, a list; common words as common as in English."""
        chosen = self.chance.choices(self.vocabulary, self.weights, k=length - 1) + [self.chance.choice(RARE)]
        self.chance.shuffle(chosen)
        lines = [" ".join(chosen[start : start + 12]) for start in range(0, length, 12)]
        blocks = [f"{lines[at]}.\n{lines[at + 1 : at + 2] or ''}" for at in range(0, len(lines), 2)]
        return "\n\n".join([f"## {chosen[0]}", *blocks, *(f"- {word}" for word in chosen[:8])])


def make_offices():
    """The offices of AREAS areas that do not exist."""
    areas = [
        PoliceArea(
            name=f"Benchshire {at}", slug=f"benchshire-{at}", nation="England", region="Nowhere", is_fictional=True
        )
        for at in range(AREAS)
    ]
    areas = PoliceArea.objects.bulk_create(areas)
    address = {"address": "1 Sample Street\nSampletown", "postcode": "ZZ1 1ZZ", "kind": Office.Kind.PCC}
    name = "Office of the Police and Crime Commissioner for {}"
    return Office.objects.bulk_create(
        Office(area=area, key=area.slug, name=name.format(area.name), **address) for area in areas
    )


def grow(world, total, *, searchable=True):
    """Add published letters, each with one published response, until there are `total`; in the index if searchable."""
    with hurry():
        made = Letter.objects.count()
        while made < total:
            add(world, min(AT_ONCE, total - made), searchable=searchable)
            made = Letter.objects.count()
    if searchable and total <= CHECKED and faults():
        raise RuntimeError(f"the index is not what search_index makes: {faults()[:3]}")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does while an office works
    else:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")


@contextmanager
def hurry():
    """Let the database write much at once, and index it when all is there; what it holds in the end is the same."""
    with connection.cursor() as cursor:
        for statement in QUICK[connection.vendor]:
            cursor.execute(statement)
        indexes = []
        if connection.vendor == "postgresql":
            cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%% USING gin %%'", [])
            indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _, statement in indexes:
            cursor.execute(statement)


@transaction.atomic
def add(world, more, *, searchable):
    """`more` letters with all that hangs on them, and the words of their copies in the index if `searchable`."""
    numbers = [next(world.numbers) for _ in range(more)]
    letters = Letter.objects.bulk_create(letter_of(world, number) for number in numbers)
    own = Document.objects.bulk_create(
        document_of(world, {"letter": letter}, "letter", letter.body, number)
        for letter, number in zip(letters, numbers, strict=True)
    )
    came = [
        Incoming(channel="email", received_on=letter.dated, office=letter.office, state="filed") for letter in letters
    ]
    incoming = Incoming.objects.bulk_create(came)
    replies = Reply.objects.bulk_create(
        Reply(incoming=one, letter=letter, kind="full", filed_by=world.officer)
        for one, letter in zip(incoming, letters, strict=True)
    )
    kinds = [world.kinds[number % len(world.kinds)].slug for number in numbers]
    answers = Document.objects.bulk_create(
        document_of(world, {"incoming": one}, kind, world.responses[number % TEXTS], number)
        for one, kind, number in zip(incoming, kinds, numbers, strict=True)
    )
    ask(world, letters, replies)
    copies = [copy_of(world, document, number) for document, number in zip(own + answers, numbers * 2, strict=True)]
    copies = PublicCopy.objects.bulk_create(copies)
    if searchable:
        for kind, rows in ((LETTER, letters), (INCOMING, incoming), (DOCUMENT, own + answers), (COPY, copies)):
            index(kind, rows)
    SearchMark.objects.all().delete()


def letter_of(world, number):
    """A letter that was sent."""
    office = world.offices[number % AREAS]
    while len(world.campaigns) <= number // AREAS:
        at = len(world.campaigns)
        world.campaigns.append(Campaign.objects.create(title=f"Bench {at}", slug=f"bench-{at}", dated=FIRST_DAY.date()))
    sent_on = date(2015, 1, 5) + timedelta(days=number // AREAS * 14)
    return Letter(
        reference=f"IASC-{sent_on.year}-{number:05}",
        office=office,
        campaign=world.campaigns[number // AREAS],
        dated=sent_on,
        sent_on=sent_on,
        sent_by=world.officer,
        created_by=world.officer,
        subject="Violence Reduction Units",
        body=world.letters[number % len(world.letters)],
    )


def document_of(world, owner, kind, words, number):
    """A file of a letter or of an arrival that begins with `words`; its bytes are not needed by any public page."""
    sha256 = hashlib.sha256(f"{kind}{number}".encode()).hexdigest()
    kept = {"file": sha256, "sha256": sha256, "size": 100_000, "media_type": "application/pdf"}
    kept |= {"text": f"{words[:OF_ORIGINAL]}{BREAK}{words[OF_ORIGINAL : 2 * OF_ORIGINAL]}", "pages": 2}
    return Document(kind=kind, original_name="a.pdf", added_by=world.officer, text_source="pdf", **owner, **kept)


def ask(world, letters, replies):
    """Two things that each letter asks for; the first came with its reply."""
    pairs = zip(letters, replies, strict=True)
    wanted = [(letter, reply, kind) for letter, reply in pairs for kind in world.kinds[:2]]
    asked = RequestedDocument.objects.bulk_create(
        RequestedDocument(letter=letter, kind=kind, wording=kind.name) for letter, _, kind in wanted
    )
    settled = [(item, reply) for item, (_, reply, kind) in zip(asked, wanted, strict=True) if kind == world.kinds[0]]
    Settlement.objects.bulk_create(
        Settlement(
            requested_document=item,
            reply=reply,
            state="received",
            settled_on=FIRST_DAY.date(),
            settled_by=world.officer,
        )
        for item, reply in settled
    )
    newest = Settlement.objects.filter(requested_document=OuterRef("pk")).order_by().values("pk")[:1]
    RequestedDocument.objects.filter(pk__gte=asked[0].pk).update(settlement=Subquery(newest))


def copy_of(world, document, number):
    """A published copy of `document`."""
    file, sha256 = world.pdf
    ours = document.letter_id is not None
    words = world.letters[number % 20] if ours else world.responses[number % TEXTS]
    at = FIRST_DAY + timedelta(hours=number // AREAS * 14 * 24 + number % 24, seconds=number % 3_600)
    return PublicCopy(
        document=document,
        title=f"{'Letter to' if ours else 'Response from'} Benchshire {number % AREAS}",
        html_text=words,
        file=file,
        sha256=sha256,
        source_sha256=document.sha256,
        size=len(PDF),
        pages=4,
        how_made=PublicCopy.HowMade.PICTURES,
        tool_version="bench",
        made_by=world.officer,
        approved_at=at,
        approved_by=world.officer,
        approved_sha256=sha256,
        published_at=at,
        published_by=world.officer,
    )


@lru_cache(maxsize=10_000)
def tokens(text):
    """`letters.search.words.tokens`, which takes most of the time and has few different texts to read here."""
    return words.tokens(text)


def index(kind, rows):
    """The rows of the index for `rows` of a kind, as `search_index` would make them."""
    source = SOURCES[kind][0].in_bulk([row.pk for row in rows])
    SearchEntry.objects.bulk_create(
        (entry for row in rows for entry in entries(said(kind, source[row.pk]))), batch_size=2_000
    )


def entries(one):
    """`Said.entries` with tokens that were made before."""
    for part, passage in enumerate(one.passages):
        found = {"heading_tokens": tokens(passage.heading), "text_tokens": tokens(passage.text)}
        fixed = {"thing": one.number, "part": part, "sha256": one.sha256}
        yield SearchEntry(**fixed, **found, **one.columns, **passage._asdict())


def hidden_copy(world):
    """The key of a copy that is prepared and not published, with its file."""
    number = next(world.numbers)
    letter = letter_of(world, number)
    letter.save()
    document = document_of(world, {"letter": letter}, "letter", letter.body, number)
    document.save()
    copy = copy_of(world, document, 1)
    copy.published_at = copy.published_by = None
    copy.save()
    assert storages["public_copies"].exists(copy.file.name)
    return copy.pk
