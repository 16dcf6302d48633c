#!/usr/bin/env bash
# Gives what the program prints to programs of other people: CSV and Markdown are read back, pages
# are validated and opened in a browser, JSON and the files of profiles are held to their schemas,
# handouts are printed, imports are compared with the files that they read, the manual is checked, shells complete words,
# strace looks for what nobody named, and interrupts, disks fill, and dpkg installs and removes a package.
#
#   tests/foreign/all.sh BINARY
#
# Needs Python with jsonschema, Miller, cmark-gfm, Node.js with npm, Java, Chromium, poppler-utils, mandoc, strace, bash,
# zsh and fish, and what deb.sh says.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")"
# What is fetched and what is made goes beside what cargo makes.
work=$(realpath ../..)/target/foreign
mkdir -p "$work"

./tables.py "$binary"
# The first Python on the path may lack what the system's has.
python=python3
"$python" -c "import jsonschema, tomllib" 2>/dev/null || python=/usr/bin/python3

# Imported profiles are compared cell by cell with BLS's lines, which Python reads itself.
rm -rf "$work/oews" "$work/jobs"
cp -r ../fixtures/oews "$work/oews"
gunzip "$work/oews/oe.data.0.Current.gz"
"$binary" import 31-9092 31-9097 27-2011 29-1243 --from "$work/oews" --into "$work/jobs" >/dev/null 2>&1
"$python" import.py "$work/jobs" "$work/oews" "$work"/oews/*.csv
"$python" schemas.py "$binary" ../../examples/*/ "$work"/jobs/*/

./man.sh "$binary"
./completions.sh "$binary"
./traces.py "$binary"
./full_disk.sh "$binary"
./interrupted.py "$binary"
./deb.sh "$binary"

npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix "$work" \
  playwright-core@1.64.1 axe-core@4.14.1 vnu-jar@26.9.27
node pages.mjs "$binary" "$work"
java -jar "$work/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "$work"/pages/*.html
echo "$(find "$work/pages" -name '*.html' | wc -l) pages are valid HTML"
