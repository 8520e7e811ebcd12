"""What each kind of item says: one table for the API, the CSV files, their schemas and the data dictionary."""

from typing import NamedTuple

from letters.models import Document
from letters.views.public.question import OURS

SHA256 = "^[0-9a-f]{64}$"
SLUG = "^[-a-zA-Z0-9_]+$"
KINDS = [(kind, OURS.get(kind, words)) for kind, words in Document.Kind.choices]
TYPES = {
    "text": {"type": "string"},
    "slug": {"type": "string", "pattern": SLUG},
    "number": {"type": "integer", "minimum": 0},
    "flag": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "address": {"type": "string", "format": "uri"},
    "hash": {"type": "string", "pattern": SHA256},
    "numbers": {"type": "array", "items": {"type": "integer"}},
    "addresses": {"type": "array", "items": {"type": "string", "format": "uri"}},
    "requested": {"type": "array", "items": {"$ref": "#/components/schemas/Requested"}},
}
# What each is called in CSV on the Web; a list is written into one cell, its parts divided by "; ".
CSV_TYPES = {
    "slug": "string",
    "text": "string",
    "number": "nonNegativeInteger",
    "flag": "boolean",
    "day": "date",
    "moment": "dateTimeStamp",
    "address": "anyURI",
    "hash": "string",
    "numbers": "integer",
    "addresses": "anyURI",
    "requested": "string",
}
LISTS = ("numbers", "addresses", "requested")


class Field(NamedTuple):
    """One value of an item: its name, what kind of value it is (a key of TYPES), and what it means."""

    name: str
    kind: str
    words: str
    may_be_null: bool = False

    @property
    def schema(self):
        """Its JSON Schema, with its description."""
        return (self._nullable() if self.may_be_null else TYPES[self.kind]) | {"description": self.words}

    def _nullable(self):
        return TYPES[self.kind] | {"type": [TYPES[self.kind]["type"], "null"]}


OF_LETTER = [
    Field("area", "slug", "Police area written to: the id in areas."),
    Field("area_name", "text", "Name of the police area."),
    Field("office", "text", "Name of the office written to."),
    Field("campaign", "slug", "Campaign the letter belongs to: the id in campaigns.", True),
    Field("campaign_title", "text", "Title of the campaign.", True),
    Field("letter_dated", "day", "Date of the letter."),
]
ABOUT = [
    Field("url", "address", "Permanent address of the page to read and to cite."),
    Field("api_url", "address", "Permanent address of this item in the API."),
]
FILE = [
    Field("file_url", "address", "Address of the PDF. It carries the title, and an older one redirects to it."),
    Field("file_media_type", "text", "Media type of the file: always application/pdf."),
    Field("file_size", "number", "Size of the file in bytes."),
    Field("file_pages", "number", "Number of its pages."),
    Field("file_sha256", "hash", "SHA-256 of the file, in hexadecimal."),
    Field("file_leaves_out", "flag", "Whether details of staff were left out of the letter."),
    Field("file_is_pictures", "flag", "Whether its pages are pictures, so that only the words here can be searched."),
]
USE = [
    Field("licence", "text", "Licence under which it can be used; null when its author keeps all rights.", True),
    Field("licence_url", "address", "Address of the licence.", True),
    Field("rights", "text", "Whose it is."),
    Field("sample", "flag", "Whether it was made up to show how this site works."),
]
PUBLISHED_AT = Field("published_at", "moment", "When it was published here (UTC).")
LETTER = Field("letter", "slug", "Reference of the letter it belongs to: the id in letters.")

LETTERS = [
    Field("id", "slug", "Reference of the letter, which is never given again."),
    Field("title", "text", "Title of the published letter."),
    Field("language", "text", "Language of the letter: en or cy."),
    *OF_LETTER,
    PUBLISHED_AT,
    Field("requested", "requested", "What the letter asked for, and what is published of it."),
    Field("responses", "numbers", "Published responses: ids in responses."),
    Field("document", "number", "The letter itself as a document: the id in documents."),
    *ABOUT,
    *FILE,
    *USE,
]
RESPONSES = [
    Field("id", "number", "Number of the response, which is never given again."),
    LETTER,
    *OF_LETTER,
    Field("received_on", "day", "Day on which the response was received."),
    PUBLISHED_AT._replace(words="When the newest of its documents was published here (UTC)."),
    Field("documents", "numbers", "Published documents of the response: ids in documents."),
    Field("document_urls", "addresses", "Where the API has each of those documents, with its words."),
    *ABOUT,
    *USE,
]
DOCUMENTS = [
    Field("id", "number", "Number of the public copy. A copy published anew has a new number."),
    Field("title", "text", "Title of the document."),
    Field("kind", "slug", "Kind of document: " + ", ".join(kind for kind, _ in KINDS) + "."),
    Field("kind_name", "text", "Kind of document, in words."),
    Field("language", "text", "Language of the document: en or cy."),
    LETTER,
    Field("response", "number", "Response it came with: the id in responses; null for a letter.", True),
    *OF_LETTER,
    Field("received_on", "day", "Day on which it was received; null for a letter.", True),
    PUBLISHED_AT,
    *ABOUT,
    *FILE,
    *USE,
]
WORDS = Field("text", "text", "Its words as Markdown, without the layout. They may contain mistakes.")
COUNTS = [
    Field("letters", "number", "How many letters are published."),
    Field("responses", "number", "How many responses are published."),
]
FEED = Field("feed_url", "address", "Address of the Atom feed.")
AREAS = [
    Field("id", "slug", "Police area, as it stands in addresses."),
    Field("name", "text", "Name of the police area."),
    *COUNTS,
    *ABOUT,
    FEED,
    USE[-1],
]
CAMPAIGNS = [
    Field("id", "slug", "Campaign, as it stands in addresses."),
    Field("title", "text", "Title of the campaign."),
    Field("purpose", "text", "What the campaign is for."),
    *COUNTS,
    *ABOUT,
    FEED,
    Field("files_url", "address", "Address of everything published in the campaign as one ZIP file."),
]
REQUESTED = [
    Field("name", "text", "Kind of document that was asked for."),
    Field("wording", "text", "As the letter words it."),
    Field("published", "text", "What is published: in words, which say nothing else."),
    Field("document", "number", "What is published: the id in documents.", True),
    Field("link", "address", "Where it is public already.", True),
]
# Each kind of item, in the order of the pages: its name in addresses, what one is called, and its fields.
ITEMS = {
    "letters": ("Letter", LETTERS),
    "responses": ("Response", RESPONSES),
    "documents": ("Document", DOCUMENTS),
    "areas": ("Area", AREAS),
    "campaigns": ("Campaign", CAMPAIGNS),
}
# Those that are also CSV files.
TABLES = ("letters", "responses", "documents")


def schema_of(fields):
    """The JSON Schema of an object with exactly `fields`."""
    names = [field.name for field in fields]
    properties = {field.name: field.schema for field in fields}
    return {"type": "object", "additionalProperties": False, "required": names, "properties": properties}


def schemas():
    """{name: JSON Schema} of everything that items are made of; a document has its words only by itself."""
    found = {name: schema_of(fields) for name, fields in ITEMS.values()}
    return {"Requested": schema_of(REQUESTED), **found, "DocumentWithText": schema_of([*DOCUMENTS, WORDS])}
