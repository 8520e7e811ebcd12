"""Pages about officers: noun, then verb."""

from django.urls import path

from iasc_tracker.officers import views

app_name = "officers"

urlpatterns = [
    path("", views.officer_list, name="officer-list"),
    path("new/", views.officer_new, name="officer-new"),
    path("<int:pk>/", views.officer_detail, name="officer-detail"),
    path("<int:pk>/deactivate/", views.officer_deactivate, name="officer-deactivate"),
    path("<int:pk>/reactivate/", views.officer_reactivate, name="officer-reactivate"),
    path("<int:pk>/reset-password/", views.officer_reset_password, name="officer-reset-password"),
]
