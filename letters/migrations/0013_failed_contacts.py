"""What came back from a contact's address is noted on the contact, as it is on an office."""

from django.db import migrations


def note(apps, schema_editor):
    """Mark each contact from whose address a chaser came back; until now that was derived from the ledger."""
    Contact, Dispatch = apps.get_model("recipients", "Contact"), apps.get_model("letters", "Dispatch")
    rows = Dispatch.objects.filter(bounced_on__isnull=False, step__gte=1).order_by("bounced_on", "pk")
    for office, address, day in rows.values_list("letter__office", "to_address", "bounced_on"):
        Contact.objects.filter(office=office, email__iexact=address).update(email_failed_on=day)


class Migration(migrations.Migration):
    dependencies = [("letters", "0012_set_out"), ("recipients", "0003_failed_contacts")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
