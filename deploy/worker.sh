#!/bin/sh
# One worker, named host/pid: the reconciler on this machine sees at once when it died (letters/upkeep/queue.py).
set -eu
cd "$(dirname "$0")/.."
. deploy/environment.sh
exec "$python" manage.py db_worker --worker-id "$(uname -n | cut -c1-40)/$$"
