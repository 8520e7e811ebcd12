"""Headers that every response carries (TRUST R-HDR-1, R-PUB-5)."""

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ResponseHeadersMiddleware:
    """Keep staff pages out of every cache and index, and public pages in none for longer than a minute."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(("/staff/", "/accounts/")):
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        else:
            response.headers.setdefault("Cache-Control", "public, max-age=60")
        return response
