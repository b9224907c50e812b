#!/bin/sh
# Makes sure that Node.js (20 or newer) with npm and Chromium are installed, for `make e2e`. As root, installs Chromium
# with apt if it is missing; otherwise prints on stderr how to install it.
set -eu

say() { printf '%s\n' "$*" >&2; }

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    say "make e2e needs Node.js 20 or newer with npm: https://nodejs.org, or your system's package manager."
    exit 1
fi

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" >/dev/null && exit 0
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing Chromium and fonts once."
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-inter fonts-noto-color-emoji >&2
else
    say "make e2e needs a Chromium: on Debian  sudo apt install chromium,  elsewhere set CHROMIUM to its path."
    exit 1
fi
