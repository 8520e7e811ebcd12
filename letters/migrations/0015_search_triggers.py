"""The copies that a changed letter marks are looked up along the indexes, on both ways to them.

With "or" between the two ways (migration 0010) the databases looked through every public copy there is, each time that
any letter was saved. And PostgreSQL has an index of the words of public copies alone: those of files that nobody may
see are many times as many, and each search of the public went through them.

No table is rebuilt, so the other triggers stay.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("letters.migrations.0010_public_search")
TABLE = "letters_letter"
WAYS = [
    f"{BEFORE.OF_DOCUMENT} WHERE d.letter_id = row.id",
    f"{BEFORE.OF_DOCUMENT} JOIN letters_reply r ON r.incoming_id = d.incoming_id WHERE r.letter_id = row.id",
]
PUBLIC_WORDS = (
    "CREATE INDEX letters_searchentry_public ON letters_searchentry USING gin (vector) WHERE public_copy_id IS NOT NULL"
)


def make_again(schema_editor, select):
    """The three triggers of letters, with what `select` gives of the changed row."""
    sqlite = schema_editor.connection.vendor == "sqlite"
    trigger = BEFORE.sqlite_trigger if sqlite else BEFORE.postgresql_trigger
    for verb in BEFORE.ROWS:
        schema_editor.execute(
            f"DROP TRIGGER search_copies_letter_{verb}{'' if sqlite else f' ON {TABLE}'}", params=None
        )
        if not sqlite:
            schema_editor.execute(f"DROP FUNCTION letters_search_copies_letter_{verb}()", params=None)
        for statement in trigger("copies_letter", TABLE, select, verb):
            schema_editor.execute(statement, params=None)


def mend(apps, schema_editor):
    make_again(schema_editor, " UNION ALL ".join(WAYS))
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PUBLIC_WORDS, params=None)


def undo(apps, schema_editor):
    make_again(schema_editor, BEFORE.MARKED["copies_letter"][1])
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX letters_searchentry_public", params=None)


class Migration(migrations.Migration):
    dependencies = [("letters", "0014_messages_and_readings")]
    operations = [migrations.RunPython(mend, undo)]
