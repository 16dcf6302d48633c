#!/usr/bin/env bash
# Puts a built program into a directory, with its manual, what Tab completes, and the texts that go with it.
#
#   packaging/files.sh BINARY DIRECTORY
set -euo pipefail
[[ $# -eq 2 && -x $1 ]] || { echo 'files.sh: expected a program and a directory' >&2; exit 2; }
binary=$1
into=$2
root=$(dirname "$0")/..

rm -rf "$into"
mkdir -p "$into/completions"
cp "$binary" "$root"/{README.md,LICENSE,CHANGELOG.md} "$into/"
# A profile of the builder's own would give the pages its examples.
unset MA_CAREER_PROFILE MA_CAREER_LIBRARY
"$binary" man "$into/man/" >/dev/null
for file in bash:ma-career.bash zsh:_ma-career fish:ma-career.fish powershell:ma-career.ps1 elvish:ma-career.elv; do
  "$binary" completions "${file%%:*}" >"$into/completions/${file#*:}"
done
