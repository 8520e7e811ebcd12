#!/bin/sh
# Install what is missing: deploy/install.sh run|test|ci|python-dev
#
# Debian packages are installed as root (or through sudo); without either, one line names what to ask for.
# Python packages go into .venv, with hashes, from the registry this machine's own pip settings name.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:?say what for: run, test, ci or python-dev}

fail() {
    echo "$*" >&2
    exit 1
}

# --- Python -----------------------------------------------------------------------------------------------------
python=
for candidate in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ "$python" ] || fail "The tracker needs Python 3.11 or newer, and this machine has $(python3 --version 2>&1 || true): install one, or name it: make ${purpose} PYTHON=/path/to/python3.11"

# --- Debian packages --------------------------------------------------------------------------------------------
missing=

# need PACKAGE COMMAND...: the package is missing when the command that looks for what it brings fails.
need() {
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

library() {
    "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1"
}

pg_server_programs() {
    ls /usr/lib/postgresql/*/bin/initdb
}

[ -x .venv/bin/python ] || need python3-venv "$python" -c 'import ensurepip, venv'
if [ "$purpose" != python-dev ]; then
    # What WeasyPrint loads; the fonts travel with the project.
    need libpango-1.0-0 library libpango-1.0.so.0
    need libpangoft2-1.0-0 library libpangoft2-1.0.so.0
    need libharfbuzz-subset0 library libharfbuzz-subset.so.0
    # What reads the words off scans; the tracker runs without it and says so.
    need tesseract-ocr command -v tesseract
    # A second opinion on whether words are gone from a public copy; without it no redacted copy can be published.
    need poppler-utils command -v pdftotext
fi
if [ "$purpose" = test ] || [ "$purpose" = ci ]; then
    need chromium command -v chromium
    # Playwright brings its own Node, which wants this.
    need libatomic1 library libatomic.so.1
    need default-jre-headless command -v java
    need libjaxb-java test -e /usr/share/java/jaxb-runtime.jar
    # A real IMAP server, which the tests start on loopback with a configuration of their own.
    need dovecot-imapd test -x /usr/sbin/dovecot
    # Chromium falls back on whatever it finds; pages are looked at and measured with this one.
    need fonts-liberation test -d /usr/share/fonts/truetype/liberation
fi
if [ "$purpose" = ci ]; then
    need git command -v git
    need postgresql command -v pg_virtualenv
    need postgresql pg_server_programs
fi

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

may_be_root() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null 2>&1 || return 1
    sudo -n true 2>/dev/null || [ -t 0 ] # with a terminal, sudo can ask
}

# Another apt may be at work (a new machine updates itself): wait for it, up to five minutes.
# Quiet unless it fails.
apt() {
    printed=$(as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
        apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null 2>&1) || {
        printf '%s\n' "$printed" | tail -15 >&2
        return 1
    }
}

apt_update() {
    tries=30
    until apt update; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        echo "Waiting for the lists of Debian packages ..."
        sleep 10
    done
}

apt_install() {
    # shellcheck disable=SC2086 # a list of names, split on purpose
    apt install -y --no-install-recommends $missing
}

install_packages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! may_be_root; then
        fail "Missing on this machine:$missing (Debian's names). Install them, or run this again as root or with sudo."
    fi
    echo "Installing Debian packages:$missing"
    if ! ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then
        apt_update || fail "The lists of Debian packages could not be fetched; these are missing:$missing"
    fi
    # Old lists name files that are gone: fetch them anew and try once more.
    apt_install || { apt_update && apt_install; } || fail "These Debian packages could not be installed:$missing"
}

[ -z "$missing" ] || install_packages

# --- Python packages, in .venv ----------------------------------------------------------------------------------
# The development file holds everything of the other one, so an environment made for tests also runs the tracker.
install_python() {
    requirements=$1
    stamp=.venv/installed-$requirements
    cmp -s "$requirements" "$stamp" && return 0
    if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
        echo "Making .venv with $("$python" --version)"
        rm -rf .venv
        "$python" -m venv .venv
    fi
    echo "Installing Python packages of $requirements into .venv (a few minutes the first time)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
    rm -f .venv/installed-*
    cp "$requirements" "$stamp"
    [ "$requirements" = requirements.txt ] || cp requirements.txt .venv/installed-requirements.txt
}

if [ "$purpose" = run ]; then
    install_python requirements.txt
else
    install_python requirements-dev.txt
fi
