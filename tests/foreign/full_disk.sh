#!/usr/bin/env bash
# A disk that fills while files are written: all of them are there, or what was there before, and nothing else.
#
#   tests/foreign/full_disk.sh BINARY
#
# Needs Linux, and the right to mount a small disk of memory; without it, it is skipped.
set -euo pipefail

die() {
  printf 'full_disk.sh: %s\n' "$1" >&2
  exit 1
}

[[ $# -eq 1 && -x $1 ]] || die 'expected the program as the only word'
program=$(realpath "$1")
# In a namespace of its own, so that no disk is left behind.
if [[ -z ${IN_NAMESPACE:-} ]]; then
  if ! unshare --map-root-user --mount mount -t tmpfs none /mnt 2>/dev/null; then
    printf 'full_disk.sh: skipped: no disk can be mounted here\n'
    exit 0
  fi
  IN_NAMESPACE=yes exec unshare --map-root-user --mount "$0" "$program"
fi

work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/disk" "$work/whole"
bls=$work/oews
cp -r "$(dirname "$0")/../fixtures/oews" "$bls"
gunzip "$bls/oe.data.0.Current.gz"
"$program" init "$work/before/profile" >/dev/null 2>&1
# Without an area, so that an import has a large file to write.
sed -i '/^49420 /d' "$work/before/profile/areas.toml"
printf 'mine\n' >"$work/before/pay.json"
used=$(du --apparent-size -sk "$work/before" | cut -f 1)
files=$(find "$work/before" | wc -l)

full=0
for words in 'profile --json -o pay.json --force' 'init new/profile' 'man new/pages' \
  "import 31-9092 --from $bls --into profile" "import 31-9092 --from $bls --into new"; do
  rm -rf "$work/whole"
  cp -r "$work/before" "$work/whole"
  # shellcheck disable=SC2086 # the words of a command line
  (cd "$work/whole" && "$program" $words >/dev/null 2>&1) || die "$words fails where there is room"
  # Rooms of 16 KB to 8 MB, so that the disk fills at many places.
  for room in 16 64 200 400 700 1000 1500 2000 2500 3000 4000 8000; do
    # Some of these disks have few places for files.
    inodes=$((room % 1000 == 0 ? 0 : files + 2 + room / 25))
    mount -t tmpfs -o size=$((used + used / 8 + room))k,nr_inodes=$inodes none "$work/disk"
    cp -r "$work/before/." "$work/disk"
    code=0
    # shellcheck disable=SC2086
    said=$(cd "$work/disk" && "$program" $words 2>&1 >/dev/null) || code=$?
    case $code in
      0) expected=$work/whole ;;
      3)
        expected=$work/before full=$((full + 1))
        [[ $said == *'No space left'* && $said == *room* ]] || die "$words, $room KB: $said"
        ;;
      *) die "$words, $room KB: exit code $code: $said" ;;
    esac
    diff -r "$expected" "$work/disk" >&2 || die "$words, $room KB, exit code $code: other files"
    umount "$work/disk"
  done
  ((code == 0)) || die "$words fails with 8 MB, too: $said"
done
((full >= 5)) || die "the disk was full $full times only"
printf 'full_disk.sh: %s full disks, and what was there is whole\n' "$full"
