"""Public pages: published things only."""

app_name = "public"

urlpatterns = []
