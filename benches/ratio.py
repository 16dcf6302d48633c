#!/usr/bin/env python3
"""Holds the program to its budgets, and compares it with others.

    cargo build --release
    benches/ratio.py target/release/ma-career > table.md

    cargo rustc --release --bin ma-career --target-dir target/static -- -C target-feature=+crt-static
    benches/ratio.py target/release/ma-career target/static/release/ma-career > table.md

The gate is the number of instructions, counted by valgrind's callgrind: one build always needs the same.
A command over its budget is named, and the exit code is 1. A time depends on the machine and on what else
it does, so times are ratios: every program takes turns with a dynamically linked Rust hello world, and the
median of the ratios is printed. They fail nothing. What is not installed is left out.
"""

import os
import pathlib
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import time

# Millions of instructions; hello worlds that the program takes, linked dynamically and statically.
BUDGETS = {
    "overview": (1.9, 1.8, 1.3),
    "salary": (2.9, 1.9, 1.4),
    "salary yakima": (5.5, 2.1, 1.7),
    "salary 98901": (5.5, 2.2, 1.8),
    "salary 'canon city co'": (5.5, 2.2, 1.8),
    "offer 19.50 --at yakima": (5.5, 2.1, 1.7),
    "compare phlebotomists --at yakima": (8, 2.5, 2.0),
    "search certification": (13, 3.3, 2.8),
    "search how much do medical assistants make an hour in texas": (16, 4.5, 4.0),
    "salary --by area": (34, 5, 4.3),
    "profile --json": (92, 14, 13),
    "get salary.latest.annual.median": (1.9, 1.6, 1.2),
    "--help": (6, 2.5, 2.1),
}
# MB of the binary and of memory, linked dynamically and statically.
SIZE = (5.5, 6.3)
MEMORY = (5.5, 4.7)

ROUNDS = int(os.environ.get("ROUNDS", "60"))
WARM_UP = 3
ROOT = pathlib.Path(__file__).parent.parent
SCRATCH = ROOT / "target" / "bench"
# The size of a terminal and its colors change the work.
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": str(SCRATCH), "LANG": "C.UTF-8"}


def run(command: list) -> None:
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, check=True, env=ENVIRONMENT, **silent)


def output(command: list) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return done.stdout


def seconds(command: list) -> float:
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def ratios(commands: list[list], hello: pathlib.Path) -> list[float]:
    """How many hello worlds each command takes."""
    rounds = []
    for _ in range(WARM_UP + ROUNDS):
        unit = seconds([hello])
        rounds.append([seconds(command) / unit for command in commands])
    return [statistics.median(of_command) for of_command in zip(*rounds[WARM_UP:])]


def instructions(command: list) -> float | None:
    """Millions of instructions; `None` without valgrind."""
    if not shutil.which("valgrind"):
        return None
    counter = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={SCRATCH}/callgrind"]
    done = subprocess.run(counter + command, capture_output=True, text=True, env=ENVIRONMENT)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1]) / 1e6


def memory(command: list) -> float | None:
    """MB at most; `None` without GNU time. A child of this script would count the script's own."""
    if not shutil.which("time"):
        return None
    done = subprocess.run(["time", "-f", "%M", *command], capture_output=True, text=True, env=ENVIRONMENT)
    return int(done.stderr.split()[-1]) * 1024 / 1e6


def hello_world() -> pathlib.Path:
    """A hello world with the settings of the release profile."""
    source, binary = SCRATCH / "hello.rs", SCRATCH / "hello"
    source.write_text('fn main() {\n    println!("Hello, world!");\n}\n')
    flags = ["-O", "-C", "lto=fat", "-C", "panic=abort", "-C", "strip=symbols"]
    subprocess.run(["rustc", *flags, "-o", binary, source], check=True)
    return binary


def others(binary: str) -> list[tuple[list, str]]:
    """Programs that answer such questions, each with how it was set up."""
    areas, database, profile, page = (SCRATCH / name for name in ("areas.csv", "areas.db", "profile.json", "tar.md"))
    areas.write_text(output([binary, "salary", "--by", "area", "-f", "csv"]))
    profile.write_text(output([binary, "profile", "--json"]))
    page.write_text("# tar\n\n> Archiving utility.\n\n" + "".join(
        f"- Example {n}:\n\n`tar cf {{{{target.tar}}}} {{{{file{n}}}}}`\n\n" for n in range(8)))
    found = [
        (["grep", "-i", "yakima", ROOT / "data/medical-assistant/areas.toml"], "the file that has the areas"),
        (["tldr", "--render", page], "tealdeer, a page of eight examples from a file"),
        (["jq", ".sections.salary.latest.annual.median", profile], "the output of `profile --json`"),
    ]
    if shutil.which("sqlite3"):
        database.unlink(missing_ok=True)
        view = "create view pay as select area, code, employment, annual_p25, annual_median, annual_p75 from areas"
        output(["sqlite3", database, ".mode csv", f".import {areas} areas", view])
        found += [
            (["sqlite3", "-box", database, "select * from pay where code = 49420"],
             "one place; a database on disk, imported from `salary --by area -f csv` before"),
            (["sqlite3", "-box", database, "select * from pay"], "523 rows; the same database"),
        ]
    return [(command, setup) for command, setup in found if shutil.which(command[0])]


def row(*cells) -> None:
    texts = (f"{cell:.1f}" if isinstance(cell, float) else "–" if cell is None else str(cell) for cell in cells)
    print("|", " | ".join(texts), "|")


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    binaries = [str(pathlib.Path(path).resolve()) for path in sys.argv[1:]]
    SCRATCH.mkdir(parents=True, exist_ok=True)
    hello = hello_world()
    over = []

    linked = ["dynamic", "static"][:len(binaries)]
    row("", "M instructions", "at most", *(cell for name in linked for cell in (name, "at most")))
    row("---", *["---:"] * (2 + 2 * len(linked)))
    for line, (most, *ratios_at_most) in BUDGETS.items():
        commands = [[binary, *shlex.split(line)] for binary in binaries]
        count = instructions(commands[0])
        if count is not None and count > most:
            over.append(f"{line}: {count:.2f} M instructions, {most} at most")
        pairs = zip(ratios(commands, hello), ratios_at_most)
        row(f"`{line}`", count, most, *(cell for pair in pairs for cell in pair))
    sizes = [os.path.getsize(binary) / 1e6 for binary in binaries]
    row("binary, MB", "", "", *(cell for pair in zip(sizes, SIZE) for cell in pair))
    peaks = [memory([binary, "salary"]) for binary in binaries]
    row("peak memory of `salary`, MB", "", "", *(cell for pair in zip(peaks, MEMORY) for cell in pair))

    print("\nOther programs in the same run:\n")
    row("", "hello worlds", "set up")
    row("---", "---:", "---")
    for command, setup in others(binaries[0]):
        said = [pathlib.Path(word).name if isinstance(word, pathlib.Path) else word for word in command]
        row(f"`{shlex.join(said)}`", ratios([command], hello)[0], setup)

    if not shutil.which("valgrind"):
        print("no valgrind: no budget was held", file=sys.stderr)
    sys.exit("\n".join(over) or None)


main()
