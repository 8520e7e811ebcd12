"""Addresses of the checks before something goes public, part of the staff pages."""

from django.urls import path

from letters.views.staff import file_checks, protected_names

checks = "copies/<int:pk>/checks/"

urlpatterns = [
    path(checks, file_checks.copy_checks, name="copy-checks"),
    path(f"{checks}again/", file_checks.copy_check_again, name="copy-check-again"),
    path(f"{checks}<slug:group>/", file_checks.copy_check, name="copy-check"),
    path(f"{checks}<slug:group>/pages/<int:number>/", file_checks.copy_check_page, name="copy-check-page"),
    path("documents/<int:pk>/checks/", file_checks.document_checks, name="document-checks"),
    path("protected-names/", protected_names.protected_name_list, name="protected-name-list"),
    path("protected-names/<int:pk>/remove/", protected_names.protected_name_remove, name="protected-name-remove"),
]
