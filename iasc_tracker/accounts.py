"""How log-in differs from django-allauth's own."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: administrators add officers."""

    def is_open_for_signup(self, request):
        return False
