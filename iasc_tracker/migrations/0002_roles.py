"""One group for each role of the table in `iasc_tracker.roles`."""

from django.db import migrations

NAMES = ["officer", "lead", "signatory", "publisher", "auditor", "administrator"]


def add_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    for name in NAMES:
        groups.get_or_create(name=name)


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=NAMES).delete()


class Migration(migrations.Migration):
    dependencies = [("iasc_tracker", "0001_initial")]
    operations = [migrations.RunPython(add_groups, remove_groups)]
