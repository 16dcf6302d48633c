#!/usr/bin/env python3
"""Measures `ma-career import` beside other programs that read the same file, in one run.

    benches/import.py target/release/ma-career OEWS_DIR > table.md

OEWS_DIR has BLS's whole release: oe.data.0.Current (6 million rows) and the small files beside it. Times are
ratios to `LC_ALL=C grep -c 319097` on the same file, the median of three turns; peak memory is the largest
resident set; a child of Python's never shows less than Python has. An import or a check over its budget is named, and the exit code is 1. What is not installed
is left out.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

program, oews = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
data = oews + "/oe.data.0.Current"
work = pathlib.Path(tempfile.mkdtemp())
detailed = [line.split("\t")[0] for line in open(oews + "/oe.occupation") if line.split("\t")[3] == "3"]
TURNS = 3

(work / "sql").write_text(f""".mode tabs
.import '{data}' cells
select count(*) from cells where substr("series_id                     ", 18, 6) = '319097';
""")
PYTHON = """
import csv, sys
with open(sys.argv[1], newline="") as file:
    print(sum(row[0][17:23] == "319097" for row in csv.reader(file, delimiter="\\t")))
"""


def imported(*socs):
    return [program, "import", *socs, "--from", oews, "--into", str(work / "new")]


# The words, and the ratio and the megabytes that it may take.
PROGRAMS = {
    "grep -c 319097": (["grep", "-c", "319097", data], None, None),
    "awk, counting 319097": (["awk", 'substr($1, 18, 6) == "319097" { n++ } END { print n }', data], None, None),
    "Python's csv, counting 319097": (["python3", "-c", PYTHON, data], None, None),
    "sqlite3, import and query": (["sqlite3", str(work / "cells.db"), f".read {work}/sql"], None, None),
    "import, 1 occupation": (imported("31-9097"), 2, 64),
    "import, 20 occupations": (imported(*detailed[:20]), 3, 64),
    "import --all, 830 occupations": (imported("--all"), 60, 512),
}


def run(words):
    """Seconds and megabytes of one run."""
    for old in (work / "new", work / "cells.db"):
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    before = time.perf_counter()
    # grep stops at the first line where its output goes nowhere.
    with open(work / "out", "wb") as out:
        child = subprocess.Popen(words, env={"LC_ALL": "C", "PATH": os.environ["PATH"]}, stdout=out,
                                 stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    return time.perf_counter() - before, used.ru_maxrss / 1000


def rate(directories):
    """Megabytes that check reads in a second, and its peak memory."""
    size = sum(file.stat().st_size for directory in directories for file in directory.glob("*.toml"))
    seconds, memory = min(run_check(directories) for _ in range(TURNS))
    return size / 1e6 / seconds, memory


def run_check(directories):
    before = time.perf_counter()
    words = [program, "check", "--plain", *map(str, directories)]
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    return time.perf_counter() - before, used.ru_maxrss / 1000


over = []
seconds, memory = {}, {}
for _ in range(TURNS):
    for name, (words, *_) in PROGRAMS.items():
        if shutil.which(words[0]):
            took, used = run(words)
            seconds.setdefault(name, []).append(took)
            memory[name] = max(memory.get(name, 0), used)
base = statistics.median(seconds["grep -c 319097"])
print("| on the same 331 MB | times grep | at most | peak MB | at most |\n| --- | --- | --- | --- | --- |")
for name, (_, ratio_limit, memory_limit) in PROGRAMS.items():
    if name not in seconds:
        continue
    ratio = statistics.median(seconds[name]) / base
    print(f"| {name} | {ratio:.2f} | {ratio_limit or ''} | {memory[name]:.0f} | {memory_limit or ''} |")
    if ratio_limit and (ratio > ratio_limit or memory[name] > memory_limit):
        over.append(name)
print("\n| check, by the number of profiles | MB a second | at least | peak MB |\n| --- | --- | --- | --- |")
library = sorted((work / "new").iterdir())
for count in (10, 100, len(library)):
    speed, used = rate(library[:count])
    print(f"| {count} | {speed:.0f} | 80 | {used:.0f} |")
    if speed < 80:
        over.append(f"check of {count}")
shutil.rmtree(work)
if over:
    sys.exit("over the budget: " + ", ".join(over))
