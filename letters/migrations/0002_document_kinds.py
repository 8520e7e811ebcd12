"""The kinds of document that the letters of October 2020 ask for, and one for everything else."""

from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]
    operations = [migrations.RunPython(add_kinds, remove_kinds)]
