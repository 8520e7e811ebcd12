"""At most so many searches and files a minute for one address (TRUST R-LOAD-4), for sites without a proxy that limits.

It is counted in the shared cache, so all workers count together, and under a key from which nobody can read the
address.
"""

import math
import time
from functools import wraps
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.shortcuts import render
from django.utils.crypto import salted_hmac

WINDOW_SECONDS = 60
IPV6_PREFIX = 64  # what a provider gives to one customer


def too_many(request, wait):
    """The page that says when to come back."""
    response = render(request, "public/too_many.html", {"wait": wait}, status=429)
    response.headers["Retry-After"] = str(wait)
    response.headers["Cache-Control"] = "no-store"
    return response


def limited(what, *, when=lambda request: True, refuse=too_many):
    """Answer a view with 429 past `settings.PUBLIC_REQUESTS_A_MINUTE` of `what` from one address; 0 sets no limit.

    `when(request)` says whether a request counts, `refuse(request, seconds to wait)` makes the answer.
    The same address may ask as often again for another `what`.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            wait = seconds_to_wait(what, request) if settings.PUBLIC_REQUESTS_A_MINUTE and when(request) else 0
            return refuse(request, wait) if wait else view(request, *args, **kwargs)

        return guarded

    return decorate


@transaction.atomic
def seconds_to_wait(what, request):
    """0 when the request may come in, which is then counted; else in how many seconds the next one may."""
    key, cache, now = key_of(what, request), caches["visits"], time.time()
    one_at_a_time(key)
    counted = [at for at in cache.get(key, []) if at > now - WINDOW_SECONDS]
    if len(counted) >= settings.PUBLIC_REQUESTS_A_MINUTE:
        return math.ceil(counted[0] + WINDOW_SECONDS - now)
    cache.set(key, [*counted, now], WINDOW_SECONDS)
    return 0


def key_of(what, request):
    """The key of a reader's count: a hash with the secret of the installation."""
    address = ip_address(get_adapter().get_client_ip(request))
    if address.version == 6:
        address = ip_network((address, IPV6_PREFIX), strict=False)
    return salted_hmac(f"public {what}", str(address), algorithm="sha256").hexdigest()


def one_at_a_time(key):
    """Let nobody else read or write the count of `key` until the transaction ends."""
    if connection.vendor == "postgresql":  # SQLite lets one write at a time as it is
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(key[:15], 16)])
