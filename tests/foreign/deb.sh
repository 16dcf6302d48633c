#!/usr/bin/env bash
# The Debian package of a program: it installs, answers, completes, and goes without a trace.
#
#   tests/foreign/deb.sh BINARY
#
# Needs root, dpkg, cargo-deb, lintian, man-db, bash-completion, zsh and fish. Without them it is skipped, except
# in CI.
set -euo pipefail

die() {
  printf 'deb.sh: %s\n' "$1" >&2
  exit 1
}

skip() {
  [[ -z ${CI:-} ]] || die "$1"
  printf 'deb.sh: skipped: %s\n' "$1"
  exit 0
}

[[ $# -eq 1 && -x $1 ]] || die 'expected the program as the only word'
((EUID == 0)) || skip 'it needs root, to install a package'
for program in dpkg cargo-deb lintian man strip zsh fish; do
  command -v "$program" >/dev/null || skip "$program is not installed"
done
[[ -r /usr/share/bash-completion/bash_completion ]] || skip 'bash-completion is not installed'
! dpkg --status ma-career >/dev/null 2>&1 || die 'a package ma-career is installed; remove it first'

# What the system has: each file with its size and date, each directory by its name.
system() {
  find /etc /opt /usr /var -xdev \( -path /var/cache -o -path /var/log -o -path /var/tmp -o \
    -path '/var/lib/dpkg/*' -not -path '/var/lib/dpkg/info*' \) -prune -o \
    \( -type d -printf '%p\n' -o -printf '%p %s %l %T@\n' \) | sort
}

work=$(mktemp -d)
undo() {
  dpkg --purge ma-career >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap undo EXIT

strip -o "$work/ma-career" "$1"
"$(dirname "$0")/../../packaging/deb.sh" "$work/ma-career" "$work" --fast >/dev/null
package=$(echo "$work"/*.deb)
# Nobody has asked Debian for the package, so no request is closed by it; a static program depends on nothing.
lintian --allow-root --fail-on warning --suppress-tags \
  initial-upload-closes-no-bugs,empty-field,shared-library-lacks-prerequisites "$package"

system >"$work/before"
# The image of a container may leave out manuals and documents.
dpkg --path-include '/usr/share/*' --install "$package" >/dev/null

alone() {
  (cd / && env -i HOME="$work" PATH=/usr/bin:/bin TERM=xterm LC_ALL=C.UTF-8 "$@")
}

# Whether a text is in what a program prints.
says() {
  local text=$1 said
  shift
  said=$(alone "$@" 2>&1) || die "$*: $said"
  [[ $said == *"$text"* ]] || die "$* does not say '$text': $said"
}

says 'In Yakima, WA, half of medical assistants earn more than' ma-career salary yakima
says 'ma-career salary yakima' man ma-career
for page in $(alone ma-career man "$work/man/"); do
  says SYNOPSIS man "$(basename "$page" .1)"
done
says '-F _ma_career ' bash --noprofile --norc -c \
  'source /usr/share/bash-completion/bash_completion; _completion_loader ma-career; complete -p ma-career'
# shellcheck disable=SC2016 # the inner shell expands it
says _ma-career zsh -fc 'autoload -Uz compinit && compinit -D -u && print $_comps[ma-career]'
says similar fish -c 'complete -C "ma-career sim"'
for text in copyright changelog.gz changelog.Debian.gz README.md; do
  [[ -s /usr/share/doc/ma-career/$text ]] || die "the package has no $text"
done

dpkg --remove ma-career >/dev/null
! alone ma-career >/dev/null 2>&1 || die 'the program is there after its package was removed'
dpkg --purge ma-career >/dev/null 2>&1 || true # nothing of it may be left to purge
system >"$work/after"
diff "$work/before" "$work/after" || die 'the package left a trace'
printf '%s installs, answers, completes, and goes without a trace\n' "$(basename "$package")"
