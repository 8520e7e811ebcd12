#!/bin/bash
# Try the two commands on a bare Debian 12: deploy/try_bare_machine.sh [run] [test] [ci]      (as root, needs debootstrap)
#
# A minimal Debian plus git, make, python3 and the certificates, with this machine's own apt, pip and certificate
# settings copied in, and a fresh clone of this repository's last commit in a folder whose name has a space.
# `run` starts the tracker twice and logs in with every account it prints; `test` runs the suite, `ci` all of .ci/run.
# BARE names the folder to work in (default /tmp/bare); BARE.base keeps the untouched system for the next time,
# and KEEP=yes goes on with the machine of the last time instead of a bare one.
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
bare=${BARE:-/tmp/bare}
base=$bare.base
port=${PORT:-8025}
clone="/root/the tracker"

say() { echo "== $*"; }

unmount_all() {
    for place in dev/shm dev/pts dev proc; do
        if mountpoint -q "$bare/$place"; then umount -l "$bare/$place"; fi
    done
}

make_base() {
    [ -e "$base/.complete" ] && return
    say "Making a minimal Debian 12 in $base"
    rm -rf "$base"
    # The mirror is the one this machine itself uses.
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null |
        sed -n 's/^URIs: *//p; s/^deb \([^ ]*\) .*/\1/p' | head -1)
    debootstrap --variant=minbase --include=git,make,python3,ca-certificates bookworm "$base" "$mirror"
    touch "$base/.complete"
}

# What belongs to the machine and not to the project: how it reaches its registries.
copy_machine_settings() {
    for place in /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates /etc/resolv.conf /etc/hosts \
        /etc/apt/sources.list.d/debian.sources /etc/apt/auth.conf.d /etc/pip.conf /root/.config/pip; do
        [ -e "$place" ] || continue
        mkdir -p "$bare$(dirname "$place")"
        cp -rL "$place" "$bare$(dirname "$place")/"
    done
    if [ -e /etc/apt/sources.list.d/debian.sources ]; then rm -f "$bare/etc/apt/sources.list"; fi
    apt-config dump --format '%f "%v";%n' Acquire::http::Proxy Acquire::https::Proxy Acquire::https::CaInfo \
        >"$bare/etc/apt/apt.conf.d/90machine"
}

mount_all() {
    mount -t proc proc "$bare/proc"
    mount --bind /dev "$bare/dev"
    mount -t devpts devpts "$bare/dev/pts"
    mount -t tmpfs tmpfs "$bare/dev/shm"
}

# inside COMMAND...: in the machine, in the clone, with an empty environment but for how registries are reached.
inside() {
    mapfile -t settings < <(env | grep -E '^(PIP_|SSL_CERT|REQUESTS_CA|CURL_CA|[a-z]+_proxy=|[A-Z]+_PROXY=)')
    chroot "$bare" /usr/bin/env -i "${settings[@]}" HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb \
        /bin/sh -c 'cd "$0" && exec "$@"' "$clone" "$@"
}

nothing_left_running() {
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/root" 2>/dev/null)" = "$bare" ]; then
            say "This still runs: $(tr '\0' ' ' <"$process/cmdline")"
            return 1
        fi
    done
}

# One start: wait until it listens, log in with each account printed, end it as Ctrl-C would, see that all is gone.
try_run() {
    say "make run, the $1 time"
    log=$bare/root/run-$1.log
    set -m # a process group of its own, so that one interrupt reaches all of it, as in a terminal
    inside make run PORT="$port" >"$log" 2>&1 &
    pid=$!
    set +m
    until grep -q "Ctrl-C ends it" "$log"; do
        if ! kill -0 "$pid" 2>/dev/null; then
            tail -40 "$log"
            say "make run ended by itself"
            return 1
        fi
        sleep 1
    done
    tail -20 "$log"
    python3 "$repository/deploy/try_log_ins.py" "http://127.0.0.1:$port" "$log"
    kill -INT -- "-$pid"
    wait "$pid" || true
    python3 "$repository/deploy/port_is_free.py" "$port"
    nothing_left_running
}

try_test() {
    say "make test"
    inside make test </dev/null
}

try_ci() {
    say ".ci/run"
    inside bash .ci/run </dev/null
}

[ "$(id -u)" = 0 ] || { echo "Run this as root: it makes a system of its own in $bare." >&2; exit 1; }
trap unmount_all EXIT
unmount_all
make_base
if [ "${KEEP:-}" != yes ] || [ ! -e "$bare/.complete" ]; then
    rm -rf --one-file-system "$bare"
    cp -a "$base" "$bare"
fi
copy_machine_settings
mount_all
rm -rf "${bare:?}$clone"
git clone -q --no-hardlinks "$repository" "$bare$clone"
for what in "${@:-run}"; do
    case $what in
    run)
        try_run first
        try_run second
        ;;
    test) try_test ;;
    ci) try_ci ;;
    *) echo "unknown: $what (run, test, ci)" >&2; exit 2 ;;
    esac
done
say "Done: ${*:-run}"
