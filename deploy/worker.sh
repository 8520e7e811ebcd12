#!/bin/sh
# One worker, named host/pid: the reconciler on this machine sees at once when it died (letters/upkeep/queue.py).
set -eu
cd "$(dirname "$0")/.."
. deploy/environment.sh
CONN_MAX_AGE=${CONN_MAX_AGE:-60}
export CONN_MAX_AGE
exec "$python" manage.py db_worker --worker-id "$(uname -n | cut -c1-40)/$$"
