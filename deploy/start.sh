#!/bin/bash
# Start the web server, the workers (WORKERS, default 1) and the reconciler; all end together, on Ctrl-C or when one ends.
set -eu
cd "$(dirname "$0")/.."
. deploy/environment.sh

# TRUST R-CRA-5: refuse to start rather than run unsafe; one line for each thing that is wrong.
"$python" manage.py check --deploy --tag tracker --database default >/dev/null
"$python" manage.py migrate --check >/dev/null || fail "The database is behind this version of the tracker: run $python manage.py migrate"

# Each child in a process group of its own: Ctrl-C reaches this script alone, which then asks each child once
# (a second request would make the worker drop the task it is at).
set -m
children=()
for ((number = 0; number < ${WORKERS:-1}; number++)); do
    deploy/worker.sh &
    children+=($!)
done
# TRUST R-CRA-2: what a dead worker left behind is taken up again within ten seconds.
"$python" manage.py reconcile --every 5 &
children+=($!)
# Its threads keep their connection to the database: a new one for each page would cost as much as the page.
CONN_MAX_AGE=${CONN_MAX_AGE:-60} "$python" -m gunicorn --config deploy/gunicorn.conf.py &
children+=($!)

asked=
stop() {
    asked=yes
    kill -TERM "${children[@]}" 2>/dev/null || true
}
trap stop INT TERM HUP

status=0
wait -n "${children[@]}" || status=$?
[ "$asked" ] || kill -TERM "${children[@]}" 2>/dev/null || true
wait || true
if [ -z "$asked" ]; then
    fail "The server, a worker or the reconciler ended by itself (status $status); all were stopped."
fi
