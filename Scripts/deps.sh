#!/usr/bin/env bash
# Installs the Debian packages named as arguments that are missing, and says so before. Without root it asks sudo.
# With --say BINARY first, it only says what is missing, what would be installed, how long it takes and how large it is.
set -euo pipefail

only_say=false
if [ "${1:-}" = --say ]; then
    only_say=true
    binary=$2
    shift 2
fi
missing=()
for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done

if $only_say; then
    if ! command -v swift >/dev/null; then
        echo "Missing: Swift 6.2 or later (about 3 GB); get it from https://www.swift.org/install/linux/"
    fi
    if [ ${#missing[@]} -gt 0 ]; then
        # What apt itself says that it will need; silent where its lists are not there yet.
        size=$(LC_ALL=C apt-get install --assume-no --no-install-recommends "${missing[@]}" 2>/dev/null \
            | sed -n 's/^After this operation, \(.*\) of additional disk space.*/, \1 of disk/p' || true)
        echo "Missing: ${missing[*]}; the first target that needs them installs them with apt${size}"
    fi
    [ -x "$binary" ] || echo "Not built yet: the first build takes about two minutes on two cores, and 250 MB of disk."
    exit 0
fi

if ! command -v swift >/dev/null; then
    echo "Swift is missing: install a toolchain 6.2 or later (about 3 GB) from https://www.swift.org/install/linux/" >&2
    exit 2
fi
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
