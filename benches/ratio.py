#!/usr/bin/env python3
"""How long a command takes as a whole process, as a ratio to a Rust hello world run beside it.

    cargo build --release
    benches/ratio.py target/release/ma-career            # the commands below
    benches/ratio.py target/release/ma-career search CMA  # one of your own

A time by itself says little: it depends on the machine and on what else it does. So each command takes
turns with the hello world, and what is printed is the median of the ratios, with the lowest and the
highest. No test depends on it. `search` is to stay within 4.
"""

import pathlib
import shlex
import statistics
import subprocess
import sys
import time

PAIRS = 100
WARM_UP = 5
COMMANDS = [
    "overview",
    "salary",
    "salary yakima",
    "salary --by area",
    "offer 19.50 --at yakima",
    "compare phlebotomists --at yakima",
    "licensure WA",
    "search yakima",
    "search certification",
    "search 'dental assistant seattle'",
    "search phlebotmist",
    "explain median",
    "get salary.latest.annual.median",
    "profile --json",
]


def hello_world() -> str:
    """Builds a hello world with the settings of the release profile."""
    directory = pathlib.Path(__file__).parent.parent / "target" / "bench"
    directory.mkdir(parents=True, exist_ok=True)
    source, binary = directory / "hello.rs", directory / "hello"
    source.write_text('fn main() {\n    println!("Hello, world!");\n}\n')
    flags = ["-O", "-C", "lto=fat", "-C", "panic=abort", "-C", "strip=symbols"]
    subprocess.run(["rustc", *flags, "-o", binary, source], check=True)
    return str(binary)


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratios(command: list[str], hello: str) -> list[float]:
    pairs = [(seconds(command), seconds([hello])) for _ in range(WARM_UP + PAIRS)]
    return sorted(ours / theirs for ours, theirs in pairs[WARM_UP:])


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary, words = sys.argv[1], sys.argv[2:]
    commands = [words] if words else [shlex.split(line) for line in COMMANDS]
    hello = hello_world()
    print("median  lowest  highest  command")
    for words in commands:
        found = ratios([binary, *words], hello)
        print(f"{statistics.median(found):6.2f}  {found[0]:6.2f}  {found[-1]:7.2f}  {shlex.join(words)}")


main()
