#!/usr/bin/env bash
# Puts the program, its manual page and its completions below a prefix. Usage: Scripts/install.sh BINARY PREFIX
set -euo pipefail
binary=$1
prefix=$2

if ! mkdir -p "$prefix/bin" 2>/dev/null || [ ! -w "$prefix/bin" ]; then
    echo "$prefix/bin cannot be written: choose another place, such as make install PREFIX=$HOME/.local" >&2
    exit 2
fi
install -m 755 "$binary" "$prefix/bin/cartulary"
install -d "$prefix/share/man/man1" "$prefix/share/bash-completion/completions" "$prefix/share/zsh/site-functions" \
    "$prefix/share/fish/vendor_completions.d"
install -m 644 docs/cartulary.1 "$prefix/share/man/man1/cartulary.1"
"$binary" --generate-completion-script bash > "$prefix/share/bash-completion/completions/cartulary"
"$binary" --generate-completion-script zsh > "$prefix/share/zsh/site-functions/_cartulary"
"$binary" --generate-completion-script fish > "$prefix/share/fish/vendor_completions.d/cartulary.fish"
echo "installed  $prefix/bin/cartulary, with its manual and the completions of bash, zsh and fish"
case ":$PATH:" in
    *":$prefix/bin:"*) ;;
    *) echo "Put it on your path: export PATH=\"$prefix/bin:\$PATH\"" ;;
esac
