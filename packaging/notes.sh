#!/usr/bin/env bash
# Prints what the changelog says of a version. It fails where the tag is not Cargo.toml's version, or the changelog
# has no text for it.
#
#   packaging/notes.sh v0.2.0
set -euo pipefail
[[ $# -eq 1 ]] || { echo 'notes.sh: expected a tag' >&2; exit 2; }
cd "$(dirname "$0")/.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)
[[ $1 == "v$version" ]] || { echo "notes.sh: the tag is $1, and Cargo.toml says $version" >&2; exit 1; }
text=$(awk -v version="$version" '/^## /{ is_it = $2 == version; next } is_it' CHANGELOG.md)
[[ -n $text ]] || { echo "notes.sh: CHANGELOG.md has no text below '## $version'" >&2; exit 1; }
printf '%s\n' "$text"
