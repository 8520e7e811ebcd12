"""Exit with one line when another program listens on the port: `port_is_free.py PORT`."""

import socket
import sys


def main(port):
    """Try to take 127.0.0.1:`port` for a moment; a sentence on stderr and exit 1 when that fails."""
    with socket.socket() as probe:
        # As the server does: a port that a server left seconds ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except (OSError, OverflowError, ValueError) as error:
            sys.exit(f"Port {port} cannot be used ({error}); choose another: make run PORT=8001")


if __name__ == "__main__":
    main(sys.argv[1])
