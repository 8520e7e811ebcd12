"""A mailbox behind TLS: read when its certificate is vouched for, else nothing is said to it."""

import pytest

from letters import mailbox
from letters.models import Incoming
from tests.certificates import make_certificate
from tests.mailbox import dovecot
from tests.mailbox.mails import mail

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("certificate") / "server.pem")


@pytest.fixture(scope="module")
def secure(certificate):
    with dovecot.running(certificate) as server:
        server.put(mail())
        yield server


@pytest.fixture(params=["imaps", "imap+tls"])
def address(request, secure, settings):
    port = secure.secure_port if request.param == "imaps" else secure.port
    settings.IMAP_URL = f"{request.param}://replies:secret@127.0.0.1:{port}/INBOX"


def test_a_server_that_is_vouched_for_is_read(address, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert mailbox.fetch() == (1, 0, 0)


def test_a_server_that_nobody_vouches_for_is_not(address):
    with pytest.raises(mailbox.MailboxDown) as refused:
        mailbox.fetch()
    assert "certificate verify failed" in str(refused.value)
    assert Incoming.objects.count() == 0
