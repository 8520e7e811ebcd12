"""How log-in differs from django-allauth's own."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: administrators add officers."""

    def is_open_for_signup(self, request):
        """No."""
        return False

    def set_password(self, user, password):
        """Keep the password that the officer chose, which nobody else knows any more."""
        user.set_password(password)
        user.password_given_at = None
        user.save(update_fields=["password", "password_given_at"])

    def get_password_change_redirect_url(self, request):
        """Back to work."""
        return "/staff/"

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Say nothing at log-out: the message would need a session, and public pages have none."""
        if message_template != "account/messages/logged_out.txt":
            super().add_message(request, level, message_template, *args, **kwargs)
