"""Every message among the files of one arrival is known by its Message-ID; what was read of a file stays with it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0013_failed_contacts")]

    operations = [
        migrations.CreateModel(
            name="OtherMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message_id", models.CharField(max_length=500, unique=True, verbose_name="Message-ID")),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_messages",
                        to="letters.incoming",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddField(
            "arrivedfile",
            "found",
            models.JSONField(
                blank=True, help_text="What was read of it while it was held (HeldFile.found).", null=True
            ),
        ),
    ]
