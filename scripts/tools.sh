#!/bin/sh
# Installs the tools for `make check` into target/tools. Their versions are set only here.
set -eu

cargo_deny=0.20.2

root=$(cd "$(dirname "$0")/.." && pwd)
tools=$root/target/tools

# install NAME VERSION: builds without optimisation, which takes two minutes on two cores instead of six.
install() {
    if [ "$("$tools/bin/$1" --version 2>/dev/null)" = "$1 $2" ]; then
        return
    fi
    printf 'Building %s %s once, a few minutes.\n' "$1" "$2" >&2
    cargo install --quiet --locked --debug --root "$tools" "$1@$2"
}

install cargo-deny "$cargo_deny"
