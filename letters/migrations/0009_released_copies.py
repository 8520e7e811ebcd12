"""Public copies in the order in which they were published: the list of responses walks along it and stops early.

And documents by kind, so that a kind of which nothing is published is known without looking at every document.

Adding an index rebuilds no table, on SQLite either, so the triggers of search stay (migration 0002).
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0008_intake")]
    operations = [
        migrations.AddIndex(
            model_name="publiccopy",
            index=models.Index(
                fields=["published_at", "id", "document"],
                condition=models.Q(withdrawn_at=None),
                name="copy_released",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["kind"], name="document_kind"),
        ),
    ]
