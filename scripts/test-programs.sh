#!/bin/sh
# Makes sure that what only the tests need is here: PgBouncer, through which they reach the database as hosted PostgreSQL
# often does, libfaketime, under which a replica's own clock is wrong, and Python 3, which holds this version against
# what an older one stored. Installs them by apt where it may, without
# starting a service of the system; says on stderr what helps where it may not.
set -eu

say() { printf '%s\n' "$*" >&2; }

pgbouncer() { command -v pgbouncer || { [ -x /usr/sbin/pgbouncer ] && echo /usr/sbin/pgbouncer; }; }
faketime() { ls /usr/lib/*/faketime/libfaketime.so.1 /usr/lib*/faketime/libfaketime.so.1 2>/dev/null | head -n 1 | grep .; }

found() { pgbouncer >/dev/null && faketime >/dev/null && command -v python3 >/dev/null; }

if found; then
    say "PgBouncer: $(pgbouncer); libfaketime: $(faketime); $(python3 --version)"
    exit 0
fi

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

if command -v apt-get >/dev/null && may_be_root; then
    say "Installing PgBouncer, libfaketime and Python (no service is started)."
    # A policy that refuses every start: the package would start its service otherwise.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'as_root rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
    fi
    as_root apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends pgbouncer libfaketime python3 >&2
    found && exit 0
fi
say "The tests need PgBouncer, libfaketime and Python 3, which this script cannot install here. On Debian:"
say "  sudo apt-get install --no-install-recommends pgbouncer libfaketime python3"
say "elsewhere by the system's package manager (dnf install pgbouncer libfaketime python3)."
exit 1
