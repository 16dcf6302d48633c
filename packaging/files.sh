#!/usr/bin/env bash
# Puts a built program into a new directory, with its manual, what Tab completes, and the texts that go with it.
#
#   packaging/files.sh BINARY DIRECTORY
set -euo pipefail
[[ $# -eq 2 && -x $1 ]] || { echo 'files.sh: expected a program and a new directory' >&2; exit 2; }
[[ ! -e $2 ]] || { echo "files.sh: '$2' exists already" >&2; exit 2; }
mkdir -p "$2/completions"
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
into=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."

cp "$binary" README.md LICENSE "$into/"
# What the README links to, and what these pages link to.
{
  echo CHANGELOG.md
  grep -ohE '\]\([A-Za-z][^):#]*[)#]' README.md | sed 's/^](//; s/.$//'
  grep -ohE '\]\(\.\./[^):#]*[)#]' docs/*.md | sed 's|^](\.\./||; s/.$//'
} | sort -u | while read -r file; do
  mkdir -p "$into/$(dirname "$file")"
  cp -r "$file" "$into/$file"
done
# A profile of the builder's own would give the pages its examples.
unset MA_CAREER_PROFILE MA_CAREER_LIBRARY
"$binary" man "$into/man/" >/dev/null
for file in bash:ma-career.bash zsh:_ma-career fish:ma-career.fish powershell:ma-career.ps1 elvish:ma-career.elv; do
  "$binary" completions "${file%%:*}" >"$into/completions/${file#*:}"
done
