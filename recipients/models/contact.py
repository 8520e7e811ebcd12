"""People at an office other than its commissioner."""

from django.db import models

from recipients.models.office import Office


class Contact(models.Model):
    """Somebody who answers for an office; never public."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email_failed_on = models.DateField("e-mail failed on", null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
