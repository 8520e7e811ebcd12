"""The two doors: staff behind log-in, and the public site."""

from django.urls import include, path

handler400 = "letters.views.public.data.failures.bad_request"
handler404 = "letters.views.public.data.failures.not_found"
handler500 = "letters.views.public.data.failures.server_error"

urlpatterns = [
    path("accounts/", include("iasc_tracker.account_urls")),
    path("staff/officers/", include("iasc_tracker.officers.urls")),
    path("staff/recipients/", include("recipients.urls")),
    path("staff/", include("letters.urls.staff")),
    path("", include("letters.urls.public")),
]
