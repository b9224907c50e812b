#!/bin/sh
# Makes sure that PostgreSQL's server binaries are installed, for the embedded database of the demo and the tests.
# Searches the same folders as the program (crates/store/src/embedded/binaries.rs). If none are found, installs them
# with the system's package manager, without creating or starting a system-wide server. All messages go to stderr.
set -eu

oldest=15

say() { printf '%s\n' "$*" >&2; }

major() {
    [ -x "$1/postgres" ] && [ -x "$1/initdb" ] || return 1
    "$1/postgres" --version | sed -n 's/^postgres (PostgreSQL) \([0-9]*\).*/\1/p'
}

# The schema of legacy installations requires uuid-ossp, which some systems put into a separate package.
has_extensions() {
    [ -x "$1/pg_config" ] || return 0
    [ -f "$("$1/pg_config" --sharedir)/extension/uuid-ossp.control" ]
}

usable() {
    found=$(major "$1") && [ -n "$found" ] && [ "$found" -ge "$oldest" ] && has_extensions "$1"
}

# Prints the folder of the first `postgres` on the PATH, with symbolic links resolved.
on_path() {
    postgres=$(command -v postgres) || return 0
    dirname "$(readlink -f "$postgres" 2>/dev/null || printf '%s' "$postgres")"
}

search() {
    if [ -n "${STORYLINE_PG_BIN:-}" ]; then
        usable "$STORYLINE_PG_BIN" && printf '%s\n' "$STORYLINE_PG_BIN"
        return
    fi
    for bin in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
        /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin "$(on_path)"; do
        if usable "$bin"; then
            printf '%s\n' "$bin"
            return
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

# On Debian and Ubuntu, installing the package creates and starts a cluster unless this file disables it.
install_apt() {
    wish=/etc/postgresql-common/createcluster.d/storyline.conf
    as_root mkdir -p "$(dirname "$wish")"
    printf 'create_main_cluster = false\n' | as_root tee "$wish" >/dev/null
    as_root apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends postgresql >&2
    as_root rm "$wish"
}

# Prints the command that installs PostgreSQL, for users without root rights.
command_for() {
    case $1 in
    apt) say "  sudo apt-get update && sudo apt-get install --no-install-recommends postgresql" ;;
    dnf) say "  sudo dnf install postgresql-server postgresql-contrib" ;;
    brew) say "  brew install postgresql@17" ;;
    none) say "  install PostgreSQL $oldest or newer with its contrib extensions by your system's package manager" ;;
    esac
}

manager() {
    for name in apt-get dnf brew; do
        command -v "$name" >/dev/null && { printf '%s\n' "${name%-get}"; return; }
    done
    echo none
}

give_up() {
    say "$1"
    command_for "$by"
    say "or set STORYLINE_PG_BIN to the folder that holds initdb and postgres."
    exit 1
}

if bin=$(search); then
    say "PostgreSQL $(major "$bin") in $bin"
    exit 0
fi
by=$(manager)
[ -z "${STORYLINE_PG_BIN:-}" ] || give_up "STORYLINE_PG_BIN ($STORYLINE_PG_BIN) holds no usable PostgreSQL. Unset it, and:"
say "No PostgreSQL $oldest or newer found; installing one (no server of the system is started)."
case $by in
brew) brew install postgresql@17 >&2 ;;
apt | dnf)
    may_be_root || give_up "That takes root. Run this, then try again:"
    if [ "$by" = apt ]; then install_apt; else as_root dnf install -y postgresql-server postgresql-contrib >&2; fi
    ;;
none) give_up "No package manager that this script knows. Please" ;;
esac
bin=$(search) || give_up "The installed PostgreSQL is older than $oldest or lacks uuid-ossp. By hand:"
say "PostgreSQL $(major "$bin") in $bin"
