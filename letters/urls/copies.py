"""Addresses of making public copies, part of the staff pages."""

from django.urls import path

from letters.views.staff import other_copies, redacted_copy, redacting

redact = "documents/<int:pk>/redact/"

urlpatterns = [
    path(redact, redacting.document_redact, name="document-redact"),
    path(f"{redact}add/", redacting.redact_add, name="redact-add"),
    path(f"{redact}boxes/<int:box>/remove/", redacting.redact_remove, name="redact-remove"),
    path(f"{redact}pages/<int:number>/", redacting.redact_picture, name="redact-picture"),
    path(f"{redact}make/", redacted_copy.redact_make, name="redact-make"),
    path(f"{redact}result/", redacted_copy.redact_result, name="redact-result"),
    path(f"{redact}result/pages/<int:number>/", redacted_copy.redact_result_page, name="redact-result-page"),
    path(f"{redact}progress.json", redacted_copy.redact_progress, name="redact-progress"),
    path("documents/<int:pk>/clean/", other_copies.document_clean, name="document-clean"),
    path("documents/<int:pk>/upload-copy/", other_copies.document_upload_copy, name="document-upload-copy"),
]
