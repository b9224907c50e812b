#!/bin/sh
# Checks for the programs that the build needs and cannot install: Rust (rustup selects the version in
# rust-toolchain.toml) and a C compiler, which builds ring, the TLS library's cryptography.
set -eu

say() { printf '%s\n' "$*" >&2; }

if ! command -v cargo >/dev/null; then
    say "Rust is missing. Install it from https://rustup.rs and open a new shell, then try again:"
    say "  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
    exit 1
fi
if ! command -v "${CC:-cc}" >/dev/null; then
    say "A C compiler is missing. Run this, then try again:"
    if command -v apt-get >/dev/null; then
        say "  sudo apt-get install --no-install-recommends gcc libc6-dev"
    elif command -v dnf >/dev/null; then
        say "  sudo dnf install gcc"
    elif command -v xcode-select >/dev/null; then
        say "  xcode-select --install"
    else
        say "  install gcc or clang by your system's package manager"
    fi
    exit 1
fi
