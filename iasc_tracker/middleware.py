"""What holds for every request: who may come in, for how long, and the headers of what goes out."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
CLOSED = ("/staff/", "/accounts/")
BEGAN_AT = "session_began_at"


class ResponseHeadersMiddleware:
    """Headers that every response carries (TRUST R-HDR-1, R-PUB-5).

    Staff pages stay out of every cache and index, public pages in none for longer than a minute.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(CLOSED) or response.cookies:
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        elif response.status_code >= 500:
            response.headers["Cache-Control"] = "no-store"  # a fault that is over must not be shown on
        else:
            response.headers.setdefault("Cache-Control", "public, max-age=60")
        return response


class OfficersOnlyMiddleware(LoginRequiredMiddleware):
    """Deny by default (TRUST R-AUT-1): a view is public only if it says so, and tests freeze the list.

    A public view is let through before anything asks who is there, so that public pages are the same for all
    and depend on no cookie.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        """None lets the view run; anybody unknown is sent to the log-in page."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class SessionLimitsMiddleware:
    """End a session 30 minutes after its last request and 12 hours after its first (TRUST R-AUT-9).

    It measures by the machine's own clock: a demonstration's clock stands on one day and jumps back at midnight.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(CLOSED) and request.user.is_authenticated:
            now = timezone.now()
            began_at = request.session.setdefault(BEGAN_AT, now.isoformat())
            if now - datetime.fromisoformat(began_at) > timedelta(seconds=settings.SESSION_LONGEST):
                logout(request)
                return redirect_to_login(request.get_full_path())
            # Every request writes the session, which moves its end: that is the idle limit, kept by the server.
            request.session.modified = True
        response = self.get_response(request)
        if request.method == "POST" and request.path == reverse("account_logout"):
            response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response


class OwnPasswordMiddleware:
    """Let an officer whose password somebody else made up do nothing before choosing their own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/staff/") and getattr(request.user, "password_given_at", None):
            return redirect("account_change_password")
        return self.get_response(request)
