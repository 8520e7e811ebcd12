"""A contact's e-mail address can fail as an office's can."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recipients", "0002_ordering")]

    operations = [
        migrations.AddField("contact", "email_failed_on", models.DateField("e-mail failed on", null=True, blank=True)),
    ]
