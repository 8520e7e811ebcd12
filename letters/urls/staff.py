"""Staff pages: noun, then verb; names are noun-verb."""

app_name = "staff"

urlpatterns = []
