"""Kinds of document that the letters of October 2020 ask for; and the index that search looks into.

The triggers are why no verb has to know of search: whatever changes a row that can be found leaves a mark, in the same
transaction (letters/search/keeping.py, docs/decisions/0012). SQLite rebuilds a table to alter it and drops its triggers
with it, so a later migration of one of these tables has to make them again; `manage.py search_index --check` tells.
When 0001_initial is made anew, SearchEntry and SearchMark stay here.
"""

import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("problem_profile", "Problem profile or strategic needs assessment", 1),
    ("response_strategy", "Response strategy", 2),
    ("progress_update", "Updates on progress", 3),
    ("other", "Something else", 99),
]


def add_kinds(apps, schema_editor):
    kinds = apps.get_model("letters", "DocumentKind").objects
    for slug, name, position in KINDS:
        kinds.get_or_create(slug=slug, defaults={"name": name, "position": position})


def remove_kinds(apps, schema_editor):
    slugs = [slug for slug, _, _ in KINDS]
    apps.get_model("letters", "DocumentKind").objects.filter(slug__in=slugs).delete()


# A thing that can be found: the table, the column that holds its key, and its number in letters/search/things.py.
MARKED = [
    ("letter", "id", 1),
    ("incoming", "id", 2),
    ("document", "id", 3),
    ("reply", "incoming_id", 2),
    ("rendering", "letter_id", 1),
]

SQLITE_WORDS = [
    """CREATE VIRTUAL TABLE letters_searchwords USING fts5(
        heading_tokens, text_tokens, content='letters_searchentry', content_rowid='id', tokenize='ascii')""",
    """CREATE TRIGGER searchwords_insert AFTER INSERT ON letters_searchentry BEGIN
        INSERT INTO letters_searchwords (rowid, heading_tokens, text_tokens)
        VALUES (new.id, new.heading_tokens, new.text_tokens); END""",
    """CREATE TRIGGER searchwords_delete AFTER DELETE ON letters_searchentry BEGIN
        INSERT INTO letters_searchwords (letters_searchwords, rowid, heading_tokens, text_tokens)
        VALUES ('delete', old.id, old.heading_tokens, old.text_tokens); END""",
    """CREATE TRIGGER searchwords_update AFTER UPDATE OF heading_tokens, text_tokens ON letters_searchentry BEGIN
        INSERT INTO letters_searchwords (letters_searchwords, rowid, heading_tokens, text_tokens)
        VALUES ('delete', old.id, old.heading_tokens, old.text_tokens);
        INSERT INTO letters_searchwords (rowid, heading_tokens, text_tokens)
        VALUES (new.id, new.heading_tokens, new.text_tokens); END""",
]
SQLITE_DROP = [
    "DROP TRIGGER searchwords_insert",
    "DROP TRIGGER searchwords_delete",
    "DROP TRIGGER searchwords_update",
    "DROP TABLE letters_searchwords",
]
POSTGRESQL_WORDS = [
    """ALTER TABLE letters_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('pg_catalog.simple', heading_tokens), 'A') ||
        setweight(to_tsvector('pg_catalog.simple', text_tokens), 'B')) STORED""",
    "CREATE INDEX letters_searchentry_vector ON letters_searchentry USING gin (vector)",
    """CREATE FUNCTION letters_search_mark() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE key bigint;
    BEGIN
        IF TG_OP <> 'DELETE' THEN
            EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO key USING NEW;
            INSERT INTO letters_searchmark (thing) VALUES (key * 4 + TG_ARGV[1]::int);
        END IF;
        IF TG_OP <> 'INSERT' THEN
            EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO key USING OLD;
            INSERT INTO letters_searchmark (thing) VALUES (key * 4 + TG_ARGV[1]::int);
        END IF;
        RETURN NULL;
    END $$""",
]
POSTGRESQL_DROP = ["DROP FUNCTION letters_search_mark()", "ALTER TABLE letters_searchentry DROP COLUMN vector"]


def sqlite_triggers(table, column, kind):
    """The triggers that mark what changes in `table`."""
    for verb, rows in (("insert", ["new"]), ("update", ["new", "old"]), ("delete", ["old"])):
        marks = " ".join(
            f"INSERT INTO letters_searchmark (thing) VALUES ({row}.{column} * 4 + {kind});"  # noqa: S608 (names above)
            for row in rows
        )
        yield f"CREATE TRIGGER search_{table}_{verb} AFTER {verb.upper()} ON letters_{table} BEGIN {marks} END"


def postgresql_triggers(table, column, kind):
    """The same on PostgreSQL."""
    for verb in ("insert", "update", "delete"):
        yield (
            f"CREATE TRIGGER search_{table}_{verb} AFTER {verb.upper()} ON letters_{table} "
            f"FOR EACH ROW EXECUTE FUNCTION letters_search_mark('{column}', '{kind}')"
        )


def add_index(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    triggers = sqlite_triggers if sqlite else postgresql_triggers
    statements = [*(SQLITE_WORDS if sqlite else POSTGRESQL_WORDS)]
    for marked in MARKED:
        statements += triggers(*marked)
    for table, _, kind in MARKED[:3]:
        statements.append(
            f"INSERT INTO letters_searchmark (thing) SELECT id * 4 + {kind} FROM letters_{table}"  # noqa: S608 (names above)
        )
    for statement in statements:
        # No parameters: the statement goes to the database as it stands.
        schema_editor.execute(statement, params=None)


def remove_index(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, _, _ in MARKED:
        for verb in ("insert", "update", "delete"):
            on = "" if sqlite else f" ON letters_{table}"
            schema_editor.execute(f"DROP TRIGGER search_{table}_{verb}{on}", params=None)
    for statement in SQLITE_DROP if sqlite else POSTGRESQL_DROP:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]
    operations = [
        migrations.RunPython(add_kinds, remove_kinds),
        migrations.CreateModel(
            name="SearchMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("thing", models.BigIntegerField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("thing", models.BigIntegerField(db_index=True)),
                ("page", models.PositiveIntegerField(null=True)),
                ("part", models.PositiveIntegerField()),
                ("label", models.CharField(blank=True, help_text="Internal notes, say.", max_length=40)),
                ("heading", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("heading_tokens", models.TextField(blank=True)),
                ("text_tokens", models.TextField(blank=True)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 of all the words of the thing")),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="letters.document"
                    ),
                ),
                (
                    "incoming",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="letters.incoming"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="letters.letter"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "search entries",
                "ordering": ["thing", "part"],
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "part"), name="search_entry_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("incoming__isnull", True), ("letter__isnull", False)),
                            models.Q(("incoming__isnull", False), ("letter__isnull", True)),
                            _connector="OR",
                        ),
                        name="search_entry_of_a_letter_or_an_incoming",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_index, remove_index),
    ]
