#!/usr/bin/env bash
# Installs the Debian packages named as arguments that are missing, and says so before. Without root it asks sudo.
set -euo pipefail

if ! command -v swift >/dev/null; then
    echo "Swift is missing: install a toolchain 6.2 or later from https://www.swift.org/install/linux/" >&2
    exit 2
fi
missing=()
for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "These system packages are missing and will be installed: ${missing[*]}" >&2
run=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Not root, and there is no sudo. As root, run: apt-get install ${missing[*]}" >&2
        exit 2
    fi
    run=(sudo)
fi
"${run[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
