#!/usr/bin/env bash
# The pages of `ma-career man`, as mandoc reads them.
#
#   tests/foreign/man.sh target/release/ma-career
set -euo pipefail

die() {
  printf 'man.sh: %s\n' "$1" >&2
  exit 1
}

[[ $# -eq 1 ]] || die 'expected the program as the only word'
program=$(realpath "$1")
[[ -x $program ]] || die "$1 is not a program"
command -v mandoc >/dev/null || die 'mandoc is not installed'

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
written=$("$program" man "$pages/man1")

[[ -n $written ]] || die 'no page was written'
while read -r page; do
  [[ -s $page ]] || die "$page is empty"
  said=$(mandoc -Tlint -Wwarning "$page" 2>&1) || true
  [[ -z $said ]] || die "mandoc says of ${page##*/}:"$'\n'"$said"
  for section in NAME SYNOPSIS DESCRIPTION OPTIONS EXAMPLES ENVIRONMENT 'EXIT STATUS' 'SEE ALSO'; do
    grep -qxE "\.SH (\"$section\"|$section)" "$page" || die "${page##*/} has no $section"
  done
  widest=$(mandoc -Tascii -O width=78 "$page" | col -bx |
    awk '{ if (length > most) most = length } END { print most }')
  ((widest <= 80)) || die "${page##*/} is $widest columns wide"
  printf '%s: sound\n' "${page##*/}"
done <<<"$written"

printed=$("$program" man)
[[ $printed == "$(<"$pages/man1/ma-career.1")" ]] || die 'man prints another page than it writes'
printf 'ma-career man: the same page\n'
