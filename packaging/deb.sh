#!/usr/bin/env bash
# Makes a Debian package of a built program. Cargo.toml says where each file goes.
#
#   packaging/deb.sh BINARY DIRECTORY [OPTION OF cargo deb...]
#
# Needs cargo-deb.
set -euo pipefail
[[ $# -ge 2 ]] || { echo 'deb.sh: expected a program and a directory' >&2; exit 2; }
binary=$(realpath "$1")
into=$(realpath "$2")
cd "$(dirname "$0")/.."

rm -rf target/deb
packaging/files.sh "$binary" target/deb
# Debian wants a changelog of the package too; the program's own goes beside it.
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)
maintainer=$(sed -n 's/^maintainer = "\(.*\)"/\1/p' Cargo.toml)
date=$(date --rfc-email --date "@${SOURCE_DATE_EPOCH:-$(stat --format %Y CHANGELOG.md)}")
printf 'ma-career (%s-1) stable; urgency=medium\n\n  * See changelog.gz.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$date" >target/deb/changelog.Debian
cargo deb --quiet --no-build --output "$into" "${@:3}"
