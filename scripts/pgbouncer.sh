#!/bin/sh
# Makes sure that PgBouncer is here, through which tests reach the database as hosted PostgreSQL often does. Installs it
# by apt where it may, without starting a service of the system; says on stderr what helps where it may not.
set -eu

say() { printf '%s\n' "$*" >&2; }

found() { command -v pgbouncer || { [ -x /usr/sbin/pgbouncer ] && echo /usr/sbin/pgbouncer; }; }

if pgbouncer=$(found); then
    say "PgBouncer: $pgbouncer"
    exit 0
fi

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

if command -v apt-get >/dev/null && may_be_root; then
    say "No PgBouncer found; installing it (no service is started)."
    # A policy that refuses every start: the package would start its service otherwise.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'as_root rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
    fi
    as_root apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pgbouncer >&2
    found >/dev/null && exit 0
fi
say "The tests need PgBouncer, which this script cannot install here. On Debian:"
say "  sudo apt-get install --no-install-recommends pgbouncer"
say "elsewhere by the system's package manager (dnf install pgbouncer, brew install pgbouncer)."
exit 1
