"""What a held file says as a letter of ours is kept, so that its child is started once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_kinds_and_search")]

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
    ]
