#!/bin/sh
# Makes sure that the programs that only the tests need are installed: PgBouncer, through which tests connect to the
# database as with many hosted PostgreSQL services; libfaketime, which gives a replica a wrong clock; and Python 3, which
# tests this version with data stored by an older one. Installs them with apt if it has root rights, without starting a
# system service; otherwise prints on stderr how to install them.
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
    # This policy prevents the package from starting its service.
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
