"""Public copies in the index that search looks into, in rows of their own (letters/search/public.py).

A copy is read again when it changes, and when the letter or the reply that it belongs to does: its rows say of which
area and campaign it is. The triggers of migration 0002 are made again, too: SQLite drops them with every table that a
migration rebuilds.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

# {trigger: (table, where the copies of a changed row are)}; "row" stands for the row, new or old.
OF_DOCUMENT = "SELECT copy.id * 4 FROM letters_publiccopy copy JOIN letters_document d ON d.id = copy.document_id"
MARKED = {
    "publiccopy": ("letters_publiccopy", "SELECT row.id * 4"),
    "copies_letter": (
        "letters_letter",
        f"{OF_DOCUMENT} LEFT JOIN letters_reply r ON r.incoming_id = d.incoming_id"
        " WHERE d.letter_id = row.id OR r.letter_id = row.id",
    ),
    "copies_reply": ("letters_reply", f"{OF_DOCUMENT} WHERE d.incoming_id = row.incoming_id"),
}
FIRST = import_module("letters.migrations.0002_kinds_and_search")
ROWS = {"insert": ["NEW"], "update": ["NEW", "OLD"], "delete": ["OLD"]}


def marks(select, verb):
    """The statements of a trigger: a mark for each thing that `select` gives of the changed row."""
    rows = [select.replace("row.", f"{row}.") for row in ROWS[verb]]
    return " ".join(f"INSERT INTO letters_searchmark (thing) {select};" for select in rows)  # noqa: S608 (names above)


def sqlite_trigger(name, table, select, verb):
    """A trigger of SQLite as a list of statements."""
    return [f"CREATE TRIGGER search_{name}_{verb} AFTER {verb.upper()} ON {table} BEGIN {marks(select, verb)} END"]


def postgresql_trigger(name, table, select, verb):
    """The same on PostgreSQL, which wants a function for it."""
    function = f"letters_search_{name}_{verb}()"
    return [
        f"CREATE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN {marks(select, verb)} RETURN NULL; END $$",
        f"CREATE TRIGGER search_{name}_{verb} AFTER {verb.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}",
    ]


def make_first_again(schema_editor, *, sqlite):
    """The triggers of migration 0002 as it makes them, whether they are still there or not."""
    for table, column, kind in FIRST.MARKED:
        for verb in ROWS:
            on = "" if sqlite else f" ON letters_{table}"
            schema_editor.execute(f"DROP TRIGGER IF EXISTS search_{table}_{verb}{on}", params=None)
        for statement in (FIRST.sqlite_triggers if sqlite else FIRST.postgresql_triggers)(table, column, kind):
            schema_editor.execute(statement, params=None)


def add_triggers(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    make_first_again(schema_editor, sqlite=sqlite)
    trigger = sqlite_trigger if sqlite else postgresql_trigger
    for name, (table, select) in MARKED.items():
        for verb in ROWS:
            for statement in trigger(name, table, select, verb):
                schema_editor.execute(statement, params=None)
    schema_editor.execute("INSERT INTO letters_searchmark (thing) SELECT id * 4 FROM letters_publiccopy", params=None)


def remove_triggers(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for name, (table, _) in MARKED.items():
        for verb in ROWS:
            on = "" if sqlite else f" ON {table}"
            schema_editor.execute(f"DROP TRIGGER search_{name}_{verb}{on}", params=None)
            if not sqlite:
                schema_editor.execute(f"DROP FUNCTION letters_search_{name}_{verb}()", params=None)


class Migration(migrations.Migration):
    dependencies = [("letters", "0009_released_copies")]
    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="public_copy",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="letters.publiccopy",
            ),
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
