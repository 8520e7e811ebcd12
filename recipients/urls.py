"""Pages of offices and who holds them: noun, then verb."""

from django.urls import path

from recipients.views import contacts, holders, offices

app_name = "recipients"

urlpatterns = [  # /staff/recipients/
    path("", offices.office_list, name="office-list"),
    path("<int:pk>/", offices.office_detail, name="office-detail"),
    path("<int:pk>/closing/", offices.office_closing, name="office-closing"),
    path("<int:pk>/edit/", offices.office_edit, name="office-edit"),
    path("<int:pk>/address-checked/", offices.office_address_checked, name="office-address-checked"),
    path("<int:pk>/email-checked/", offices.office_email_checked, name="office-email-checked"),
    path("<int:pk>/holders/change/", holders.holder_change, name="holder-change"),
    path("<int:pk>/contacts/add/", contacts.contact_add, name="contact-add"),
    path("holders/<int:pk>/edit/", holders.holder_edit, name="holder-edit"),
    path("contacts/<int:pk>/edit/", contacts.contact_edit, name="contact-edit"),
    path("contacts/<int:pk>/remove/", contacts.contact_remove, name="contact-remove"),
]
