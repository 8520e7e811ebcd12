"""A real Dovecot on loopback, thrown away afterwards: one user, one INBOX, mail put straight into its Maildir."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

PROGRAM = "/usr/sbin/dovecot"
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
{ssl}
disable_plaintext_auth = no
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {secure_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Server:
    """A running Dovecot: its address for IMAP_URL, and its Maildir."""

    def __init__(self, folder, port, secure_port, owner):
        self.folder, self.port, self.secure_port, self.owner = folder, port, secure_port, owner
        self.process = None

    def url(self, user="replies"):
        """The IMAP_URL of a user's INBOX; every name is a user."""
        return f"imap://{user}:secret@127.0.0.1:{self.port}/INBOX"

    def start(self):
        """Start it and wait until it answers."""
        self.process = subprocess.Popen([PROGRAM, "-F", "-c", str(self.folder / "dovecot.conf")])
        for _ in range(200):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", self.port)) == 0 and client.recv(4) == b"* OK":
                    return
            time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text() if (self.folder / "log").exists() else "no log")

    def stop(self):
        """End it and what it started; mail stays."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=20)
            self.process = None

    def put(self, data, *, user="replies", name=None, received=None):
        """Lay the bytes of a message into the user's INBOX, received at `received` (seconds, default now)."""
        box = self.folder / "mail" / user
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True, exist_ok=True)
        name = name or f"{time.time_ns()}.M{os.getpid()}.sample"
        path = box / "tmp" / name
        path.write_bytes(data)
        if received:
            os.utime(path, (received, received))
        self.own(box)
        path.rename(box / "new" / name)

    def own(self, *paths):
        """Give folders to the user whom Dovecot reads mail as."""
        for top in paths:
            for path in [top, *top.rglob("*")]:
                os.chown(path, self.owner.pw_uid, self.owner.pw_gid)

    def remove(self, user="replies"):
        """Delete every message of a user, and what Dovecot remembers of them: a new UIDVALIDITY."""
        shutil.rmtree(self.folder / "mail" / user)


def free_port():
    """A port of loopback that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def configured(folder, certificate):
    """A `Server` with its configuration written, as this user; as root, as the users that Debian made for it."""
    port, secure_port = free_port(), free_port() if certificate else 0
    ssl = f"ssl = yes\nssl_cert = <{certificate}\nssl_key = <{certificate}" if certificate else "ssl = no"
    me = pwd.getpwuid(os.getuid())
    is_root = me.pw_uid == 0
    owner = pwd.getpwnam("nobody") if is_root else me
    group = "dovecot" if is_root else str(me.pw_gid)
    names = (
        {"internal": "dovecot", "login": "dovenull"} if is_root else dict.fromkeys(("internal", "login"), me.pw_name)
    )
    for part in ("run", "state", "mail"):
        (folder / part).mkdir()
    folder.chmod(0o755)
    values = {
        "folder": folder,
        "port": port,
        "secure_port": secure_port,
        "ssl": ssl,
        "group": group,
        "uid": owner.pw_uid,
        "gid": owner.pw_gid,
    }
    (folder / "dovecot.conf").write_text(CONFIGURATION.format(**values, **names))
    server = Server(folder, port, secure_port, owner)
    server.own(folder / "mail")
    return server


@contextmanager
def running(certificate=None):
    """A `Server` that runs, and its folder gone afterwards; with the path of a `certificate` it speaks TLS too."""
    with tempfile.TemporaryDirectory(prefix="dovecot-") as folder:
        server = configured(Path(folder), certificate)
        server.start()
        try:
            yield server
        finally:
            server.stop()
