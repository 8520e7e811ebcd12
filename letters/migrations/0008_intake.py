"""What a held file says as a letter of ours is kept; and how far its reading for a reply is, for the reconciler."""

from django.db import migrations, models


def mark_arrivals(apps, schema_editor):
    """Have search read again what arrived: the words of messages are found since now."""
    arrivals = apps.get_model("letters", "Incoming").objects.values_list("pk", flat=True)
    mark = apps.get_model("letters", "SearchMark")
    mark.objects.bulk_create([mark(thing=4 * pk + 2) for pk in arrivals.iterator()], batch_size=500)


HEADINGS = [
    """ALTER TABLE letters_searchentry ADD COLUMN heading_vector tsvector GENERATED ALWAYS AS (
        to_tsvector('pg_catalog.simple', heading_tokens)) STORED""",
    "CREATE INDEX letters_searchentry_heading_vector ON letters_searchentry USING gin (heading_vector)",
]


def index_headings(apps, schema_editor):
    """PostgreSQL alone needs the words of headings apart: an index of FTS5 knows its columns."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in HEADINGS:
            schema_editor.execute(statement, params=None)


def drop_headings(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE letters_searchentry DROP COLUMN heading_vector", params=None)


class Migration(migrations.Migration):
    dependencies = [("letters", "0007_redaction")]

    operations = [
        migrations.AddField(
            model_name="heldfile",
            name="as_letter",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text='Read as a letter of ours: {"text": …} or {"refusal": …}; {} until asked.',
            ),
        ),
        migrations.AddField(
            model_name="heldfile",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0, help_text="Since the last step that succeeded."),
        ),
        migrations.AddField(
            model_name="heldfile",
            name="read_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="when its reading came to its end"),
        ),
        migrations.RunPython(index_headings, drop_headings),
        migrations.RunPython(mark_arrivals, migrations.RunPython.noop),
    ]
