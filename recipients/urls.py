"""Pages of offices and who holds them: noun, then verb."""

app_name = "recipients"

urlpatterns = []
