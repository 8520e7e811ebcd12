#!/bin/bash
# Start the web server and the worker; both end together, on Ctrl-C or when one of them ends.
set -eu
cd "$(dirname "$0")/.."
. deploy/environment.sh

# TRUST R-CRA-5: refuse to start rather than run unsafe; one line for each thing that is wrong.
"$python" manage.py check --deploy --tag tracker --database default >/dev/null
"$python" manage.py migrate --check >/dev/null || fail "The database is behind this version of the tracker: run $python manage.py migrate"

# Each child in a process group of its own: Ctrl-C reaches this script alone, which then asks each child once
# (a second request would make the worker drop the task it is at).
set -m
"$python" manage.py db_worker &
worker=$!
"$python" -m gunicorn --config deploy/gunicorn.conf.py &
server=$!

asked=
stop() {
    asked=yes
    kill -TERM "$server" "$worker" 2>/dev/null || true
}
trap stop INT TERM HUP

status=0
wait -n "$server" "$worker" || status=$?
[ "$asked" ] || kill -TERM "$server" "$worker" 2>/dev/null || true
wait || true
if [ -z "$asked" ]; then
    fail "The server or its worker ended by itself (status $status); both were stopped."
fi
