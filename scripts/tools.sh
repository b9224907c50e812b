#!/bin/sh
# Puts the tools of the checks into target/tools, at the versions named here and nowhere else.
set -eu

cargo_deny=0.20.2

root=$(cd "$(dirname "$0")/.." && pwd)
tools=$root/target/tools

# install NAME VERSION: built unoptimised, which takes two minutes on two cores rather than six.
install() {
    if [ "$("$tools/bin/$1" --version 2>/dev/null)" = "$1 $2" ]; then
        return
    fi
    printf 'Building %s %s once, a few minutes.\n' "$1" "$2" >&2
    cargo install --quiet --locked --debug --root "$tools" "$1@$2"
}

install cargo-deny "$cargo_deny"
