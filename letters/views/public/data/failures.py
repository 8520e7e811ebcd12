"""What is answered when no view does: problem+json, open to pages of any site, to programs, and a page to people."""

from django.views import defaults

from letters.views.public.data.answers import NOT_HERE, opened, problem

API = "/api"
UNREADABLE = "This request could not be read. Check its address and its headers."
OURS = "Something went wrong on our side, and it was written down. Try again in a few minutes."


def bad_request(request, exception):
    """The answer to what could not be read, status 400."""
    return opened(problem(400, UNREADABLE)) if of_program(request) else defaults.bad_request(request, exception)


def not_found(request, exception):
    """The answer where nothing is, status 404."""
    return opened(problem(404, NOT_HERE)) if of_program(request) else defaults.page_not_found(request, exception)


def server_error(request):
    """The answer when something went wrong, status 500."""
    return opened(problem(500, OURS)) if of_program(request) else defaults.server_error(request)


def of_program(request):
    """Whether `request` is for data: below /api/, or at the address of another view that hands it out."""
    view = getattr(request.resolver_match, "func", None)
    return f"{request.path}/".startswith(f"{API}/") or getattr(view, "is_open_data", False)
