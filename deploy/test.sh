#!/bin/sh
# The whole suite: on SQLite, or on the database that DATABASE_URL names. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
# The suite brings its own settings (pyproject.toml); an installation's must not leak into it.
unset SECRET_KEY HTTPS DEMONSTRATION_DAY ALLOWED_HOSTS TRUSTED_PROXIES MEDIA_ROOT DEBUG PUBLIC_REQUESTS_A_MINUTE
unset EMAIL_URL MAIL_FROM MAIL_REPLY_TO MAIL_ARCHIVE MAIL_ALLOW HOLD_MINUTES TASK_LIMIT_SECONDS
unset MAIL_TIMEOUT_SECONDS MAIL_ANSWER_SECONDS MAIL_LEASE_SECONDS MAIL_BACK_OFF_SECONDS SITE_URL DIGEST_HOUR
ENV_FILE=/dev/null
VAR_DIR=$(mktemp -d)
export ENV_FILE VAR_DIR
trap 'rm -rf "$VAR_DIR"' EXIT
# One process a core; a file's tests stay together, so that a browser or a Java machine starts once for them.
# In the order of collection: tests that empty the database (browser, threads) come last, as pytest-django puts them.
.venv/bin/python -m pytest --numprocesses "${WORKERS:-auto}" --dist loadfile --no-loadscope-reorder "$@"
