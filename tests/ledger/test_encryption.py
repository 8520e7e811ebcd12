"""Servers that want encryption and a password: what EMAIL_URL says is done, or nothing leaves."""

import ssl

import pytest
from aiosmtpd.smtp import AuthResult

from letters import ledger
from tests.certificates import make_certificate
from tests.ledger.make import make_ready, may_send, queue
from tests.ledger.sink import Sink

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """The file of a certificate for 127.0.0.1, with its key, signed by nobody else."""
    return make_certificate(tmp_path_factory.mktemp("certificate") / "sink.pem")


def demanding(certificate):
    """Options of a server that takes mail over STARTTLS and with the right password alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def authenticator(server, session, envelope, mechanism, given):
        # Not handled: the server itself says 535.
        return AuthResult(success=(given.login, given.password) == (b"letters", b"right"), handled=False)

    return {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": authenticator}


def tried(settings, certificate, **server):
    """A dispatch after one try with a server that demands both, and how many messages the server took."""
    sink = Sink()
    with sink.listening(**demanding(certificate)) as port:
        may_send(settings, port)
        settings.MAIL_SERVER |= {"EMAIL_USE_TLS": True, "EMAIL_HOST_USER": "letters"} | server
        dispatch = queue(make_ready())
        ledger.send(dispatch.pk)
    dispatch.refresh_from_db()
    return dispatch, len(sink.taken)


def test_a_trusted_server_gets_the_password_and_the_letter(settings, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    dispatch, taken = tried(settings, certificate, EMAIL_HOST_PASSWORD="right")
    assert (dispatch.state, taken) == ("sent", 1)


def test_a_wrong_password_means_later_with_the_servers_words(settings, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    dispatch, taken = tried(settings, certificate, EMAIL_HOST_PASSWORD="wrong")
    assert (dispatch.state, dispatch.reason[:4], taken) == ("queued", "535 ", 0)


def test_a_server_that_nobody_vouches_for_gets_neither(settings, certificate):
    dispatch, taken = tried(settings, certificate, EMAIL_HOST_PASSWORD="right")
    assert (dispatch.state, taken) == ("queued", 0)
    assert "certificate verify failed" in dispatch.reason


def test_a_server_without_encryption_gets_nothing_where_it_is_asked_for(settings):
    sink = Sink()
    with sink.listening() as port:
        may_send(settings, port)
        settings.MAIL_SERVER |= {"EMAIL_USE_TLS": True}
        dispatch = queue(make_ready())
        ledger.send(dispatch.pk)
    dispatch.refresh_from_db()
    assert (dispatch.state, sink.taken) == ("queued", [])
