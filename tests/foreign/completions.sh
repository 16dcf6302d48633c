#!/usr/bin/env bash
# The scripts of `ma-career completions` in the shells that they are for.
#
#   tests/foreign/completions.sh target/release/ma-career
set -euo pipefail

die() {
  printf 'completions.sh: %s\n' "$1" >&2
  exit 1
}

[[ $# -eq 1 ]] || die 'expected the program as the only word'
program=$(realpath "$1")
[[ -x $program ]] || die "$1 is no program"
for shell in bash zsh fish; do
  command -v "$shell" >/dev/null || die "$shell is not installed"
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir "$home/bin" "$home/zsh"
ln -s "$program" "$home/bin/ma-career"
# A library of one job.
mkdir "$home/jobs"
cp -R "$(dirname "$0")/../../examples/dental-assistant" "$home/jobs/31-9091"
export MA_CAREER_LIBRARY=$home/jobs
"$program" completions bash >"$home/ma-career.bash"
"$program" completions zsh >"$home/zsh/_ma-career"
"$program" completions fish >"$home/ma-career.fish"

# Nothing of the tester's own configuration.
alone() {
  env -i HOME="$home" ZDOTDIR="$home" XDG_CONFIG_HOME="$home" XDG_DATA_HOME="$home" \
    PATH="$home/bin:$PATH" TERM=xterm LC_ALL=C.UTF-8 "$@"
}

# What bash offers for a line whose last word is being typed.
in_bash() {
  # shellcheck disable=SC2016 # the inner shell expands it
  alone bash --noprofile --norc -c '
    source "$1"
    read -r -a COMP_WORDS <<<"$2"
    [[ $2 != *" " ]] || COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    registered=$(complete -p ma-career)
    registered=${registered##*-F }
    "${registered%% *}" ma-career "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf "%s\n" "${COMPREPLY[@]}"
  ' bash "$home/ma-career.bash" "$1" 2>"$home/errors"
}

# What fish offers.
in_fish() {
  # shellcheck disable=SC2016
  alone fish --no-config -c 'source $argv[1]; complete -C $argv[2]' \
    "$home/ma-career.fish" "$1" 2>"$home/errors" | cut -f 1
}

# What zsh makes of a line when Tab is pressed in a terminal of its own, once it shows the texts.
cat >"$home/press-tab.zsh" <<'ZSH'
zmodload zsh/zpty
zmodload zsh/datetime
typeset shown= kept=$HOME/kept
until-shown() {
  local part
  float deadline=$((EPOCHREALTIME + 20))
  while [[ $shown != *"$1"* ]]; do
    ((EPOCHREALTIME < deadline)) || { print -ru2 -- "no '$1' on the screen: $shown"; exit 1 }
    if zpty -rt inner part; then shown+=$part; else sleep 0.02; fi
  done
}
zpty inner zsh -f -i
zpty -w inner "PROMPT= RPROMPT= LISTMAX=1000; stty columns 200; unsetopt zle_bracketed_paste beep"
zpty -w inner "fpath=(${(q)HOME}/zsh \$fpath); autoload -Uz compinit; compinit -u -d ${(q)HOME}/dump"
zpty -w inner "keep() { print -r -- \$BUFFER >${(q)kept}; BUFFER=; zle -M kept-\${:-line} }"
zpty -w inner "zle -N keep; bindkey '^O' keep; bindkey '^I' complete-word; print set-\${:-up}"
until-shown set-up
shown=
zpty -wn inner "$1"$'\t'
for text in "$@[2,-1]"; do until-shown $text; done
zpty -wn inner $'\x0f'
until-shown kept-line
print -r -- "$(<$kept)"
zpty -d inner
ZSH

in_zsh() {
  alone zsh -f "$home/press-tab.zsh" "$@" 2>"$home/errors"
}

sorted() {
  tr ' ' '\n' | grep . | sort -u | paste -s -d ' ' -
}

# offers LINE WORD...: bash and fish offer these words and no others.
offers() {
  local line=$1 shell offered expected
  shift
  expected=$(sorted <<<"$*")
  for shell in bash fish; do
    offered=$("in_$shell" "$line" | sorted) || offered=''
    [[ $offered == "$expected" ]] ||
      die "$shell offers '$offered' for '$line', not '$expected' $(<"$home/errors")"
    printf '%s: %s<Tab> -> %s\n' "$shell" "$line" "$offered"
  done
}

# completes LINE COMPLETED: what zsh makes of the line.
completes() {
  local line
  line=$(in_zsh "$1") || die "zsh cannot complete '$1': $(<"$home/errors")"
  [[ ${line% } == "$2" ]] || die "zsh completes '$1' to '$line', not '$2'"
  printf 'zsh: %s<Tab> -> %s\n' "$1" "$2"
}

# shows LINE TEXT...: what zsh lists below the line.
shows() {
  in_zsh "$@" >/dev/null || die "zsh cannot list for '$1': $(<"$home/errors")"
  printf 'zsh: %s<Tab> ->' "$1"
  printf ' [%s]' "${@:2}"
  printf '\n'
}

offers 'ma-career sal' salary
offers 'ma-career salary --by st' state
offers 'ma-career licensure W' WA WI WV WY
offers 'ma-career salary W' WA WI WV WY
offers 'ma-career pay --at W' WA WI WV WY
offers 'ma-career offer 19.50 --at HI' HI
offers 'ma-career compare dental-' dental-assistants dental-hygienists
offers 'ma-career compare phlebotomists home' home-health-and-personal-care-aides
offers 'ma-career certifications cma' cma cmac
offers 'ma-career sources ep-2024' ep-2024-34
offers 'ma-career completions z' zsh
offers 'ma-career salary --format js' json
offers 'ma-career duties --kind c' clinical
offers 'ma-career --job den' dental-assistant
offers 'ma-career salary --job den' dental-assistant

completes 'ma-career sal' 'ma-career salary'
completes 'ma-career salary --by st' 'ma-career salary --by state'
completes 'ma-career compare phleb' 'ma-career compare phlebotomists'
completes 'ma-career --job den' 'ma-career --job dental-assistant'
completes 'ma-career salary --job den' 'ma-career salary --job dental-assistant'
completes 'ma-career sources ep-2024' 'ma-career sources ep-2024-34'
shows 'ma-career licensure W' 'WA  -- Washington' 'WI  -- Wisconsin' 'WV  -- West Virginia' \
  'WY  -- Wyoming'
shows 'ma-career compare dental-' 'dental-assistants  -- Dental assistants (SOC 31-9091)'
shows 'ma-career salary --format ' table plain json
