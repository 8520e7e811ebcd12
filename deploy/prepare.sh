#!/bin/sh
# Bring the database up to date and fill it; a demonstration also gets samples and accounts. Safe to run again.
set -eu
cd "$(dirname "$0")/.."
. deploy/environment.sh

# First of all: a second `make run` must not change the passwords of the one that is running.
"$python" deploy/port_is_free.py "$PORT"

demonstration_day=$("$python" -c 'from iasc_tracker import settings; print(settings.DEMONSTRATION_DAY or "")')

manage() {
    "$python" manage.py "$@"
}

echo "Preparing the database"
manage migrate --verbosity 0
manage createcachetable --verbosity 0
manage load_recipients
if [ "$demonstration_day" ]; then
    # Before the samples, whose letters are logged and published by these officers; printed at the end.
    accounts=$(manage demonstration_accounts)
    manage load_samples
fi
echo "Collecting static files"
manage collectstatic --noinput --verbosity 0

if [ "$demonstration_day" ]; then
    echo
    echo "This is a demonstration: it believes that today is $demonstration_day, and it sends nothing to anybody."
    echo "$accounts"
else
    echo "No DEMONSTRATION_DAY is set, so no samples and no demonstration accounts were made."
    echo "The first administrator: $python manage.py add_officer EMAIL NAME --role administrator"
fi
