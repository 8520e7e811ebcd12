# Sourced by the other scripts: which settings hold. An installation's own .env (or SECRET_KEY in the environment)
# wins; without either this is a demonstration, with a key made up here, kept outside the repository.
python=.venv/bin/python
var=${VAR_DIR:-var}
export PORT="${PORT:-8000}"

if [ ! -e .env ] && [ -z "${SECRET_KEY:-}" ] && [ -z "${ENV_FILE:-}" ]; then
    ENV_FILE=$var/demonstration.env
    LOG_LEVEL=${LOG_LEVEL:-WARNING} # or the worker's lines push the accounts off the screen
    export ENV_FILE LOG_LEVEL
    if [ ! -e "$ENV_FILE" ]; then
        mkdir -p "$var"
        (
            umask 077
            {
                echo "# Made by make run: a demonstration, not an office. Delete var/ to start again."
                echo "SECRET_KEY=$("$python" -c 'import secrets; print(secrets.token_urlsafe(64))')"
                echo "HTTPS=false"
                echo "DEMONSTRATION_DAY=2020-11-20"
            } >"$ENV_FILE.new"
            mv "$ENV_FILE.new" "$ENV_FILE"
        )
    fi
fi

fail() {
    echo "$*" >&2
    exit 1
}
