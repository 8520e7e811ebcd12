"""The description of the API (OpenAPI 3.1), made of the same table as its answers."""

from letters.search import LONGEST
from letters.views.public.data.asking import LAST_PAGE, PER_PAGE, YEAR
from letters.views.public.data.fields import ITEMS, KINDS, SLUG, TYPES, schemas

ABOUT = """Letters of the Independent Anti-Slavery Commissioner and the responses to them, as far as they are published.

Everything can be read without a key. Ask again at most once a minute: answers may be kept for 60 seconds, and every
JSON answer has an ETag. What is withdrawn answers with 410 and says when and why. Errors are problem+json."""
LISTS = {
    "letters": "The published letters, newest first.",
    "responses": "The published responses, newest first.",
    "documents": "The published documents, letters among them, newest first.",
    "areas": "The police areas with a published letter, by name.",
    "campaigns": "The campaigns with a published letter, by title.",
}
WORDS = f"Words to look for, phrases in quotes, beginnings with *; at most {LONGEST} characters and 8 words."
KEYS = {"letters": ("reference", "slug"), "responses": ("id", "number"), "documents": ("id", "number")}
FILTERED = tuple(KEYS)


def parameter(name, schema, words, *, place="query"):
    """One parameter of an address."""
    return {"name": name, "in": place, "required": place == "path", "schema": schema, "description": words}


PAGE = parameter("page", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}, "Number of the page.")
SLUGS = {"type": "string", "pattern": SLUG}
FILTERS = [
    parameter("q", {"type": "string"}, WORDS),
    parameter("campaign", SLUGS | {"maxLength": 200}, "Only of this campaign: an id of campaigns."),
    parameter("area", SLUGS | {"maxLength": 100}, "Only of this police area: an id of areas."),
    parameter("document", {"type": "string", "enum": [kind for kind, _ in KINDS]}, "Only documents of this kind."),
    parameter("year", {"type": "string", "pattern": YEAR}, "Only what was published in this year."),
    parameter("since", TYPES["day"], "Only what was published on this day or later."),
    parameter("until", TYPES["day"], "Only what was published on this day or earlier."),
]


def description(base):
    """The whole document for the API at `base` ("https://tracker.example")."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Letters and responses",
            "version": "1.0.0",
            "description": ABOUT,
            "license": {
                "name": "Each item states its licence",
                "url": f"{base}/data/",
            },
        },
        "servers": [{"url": base}],
        "externalDocs": {"url": f"{base}/data/", "description": "Downloads, feeds and the data dictionary."},
        "tags": [{"name": name, "description": words} for name, words in LISTS.items()],
        "paths": paths(),
        "components": {"schemas": schemas() | {f"{one}List": list_of(one) for one, _ in ITEMS.values()} | OTHERS},
    }


def paths():
    """What can be asked, by address."""
    found = {"/api/v1/": {"get": operation("index", "What there is, and where.", "Index", [])}}
    for name, (one, _) in ITEMS.items():
        key, kind = KEYS.get(name, ("slug", "slug"))
        asked = [*FILTERS, PAGE] if name in FILTERED else [PAGE]
        single = "DocumentWithText" if name == "documents" else one
        by_key = parameter(key, TYPES[kind] | UPPER.get(kind, {}), f"The id of the {one.lower()}.", place="path")
        refused = [404, 410] if name in FILTERED else [404]
        every = operation(name, LISTS[name], f"{one}List", [400, 404, *([429] if name in FILTERED else [])], asked)
        by_itself = operation(one.lower(), f"One {one.lower()}.", single, refused, [by_key])
        every["responses"]["200"]["links"] = {one: link(one, key)}
        found[f"/api/v1/{name}/"] = {"get": every | {"tags": [name]}}
        found[f"/api/v1/{name}/{{{key}}}/"] = {"get": by_itself | {"tags": [name]}}
    return found


UPPER = {"number": {"maximum": 2**63 - 1}}


def operation(name, summary, schema, refused, parameters=()):
    """One thing that can be asked: the schema of the answer, and the statuses with which it may be refused."""
    whole = {"description": summary, "headers": HEADERS, "content": content("application/json", schema)}
    answers = {"200": whole, "304": {"description": "The same bytes as those of the ETag that was sent."}}
    for status in refused:
        problem = content("application/problem+json", "Problem")
        answers[str(status)] = {"description": REFUSALS[status], "content": problem}
    return {"operationId": name, "summary": summary, "parameters": list(parameters), "responses": answers}


def link(one, key):
    """How the first item of a list leads to its own address."""
    place = "$response.body#/items/0/id"
    words = f"The id of an item is the {key} of its address."
    return {"operationId": one.lower(), "parameters": {f"path.{key}": place}, "description": words}


def content(media_type, schema):
    """The body of an answer."""
    return {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def list_of(one):
    """The JSON Schema of a page of items."""
    address = {"type": ["string", "null"], "format": "uri"}
    properties = {
        "items": {"type": "array", "maxItems": PER_PAGE, "items": {"$ref": f"#/components/schemas/{one}"}},
        "count": TYPES["number"] | {"description": "How many there are on all pages."},
        "page": {"type": "integer", "minimum": 1, "description": "Number of this page."},
        "pages": {"type": "integer", "minimum": 1, "description": "Number of pages."},
        "next": address | {"description": "Address of the next page."},
        "previous": address | {"description": "Address of the page before."},
        "note": {
            "type": ["string", "null"],
            "description": "Why nothing can be found, where that lies in the question.",
        },
    }
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


HEADERS = {
    "ETag": {"schema": {"type": "string"}, "description": "Send it as If-None-Match to be told of no change."},
    "Cache-Control": {"schema": {"type": "string"}, "description": "How long it may be kept: a minute."},
}
REFUSALS = {
    400: "A parameter cannot be read; detail says how to mend it.",
    404: "Nothing published is there.",
    410: "It was withdrawn; detail says when and why.",
    429: "Too many searches from one address; Retry-After says when to ask again.",
}
OTHERS = {
    "Problem": {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "Sentences that say what to do."},
        },
    },
    "Index": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
}
