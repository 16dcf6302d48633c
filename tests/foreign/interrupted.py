#!/usr/bin/env python3
"""Interrupts the program with strace at each system call that changes files: by a signal, or by a disk that is full or
has no links. Then all files are there or what was there before, and nothing else. A signal that it was started to ignore, as by
nohup, changes nothing.

    interrupted.py BINARY
"""
import collections, gzip, os, pathlib, re, shutil, signal, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

binary = os.path.realpath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
work = pathlib.Path(tempfile.mkdtemp())
CALLS = ["mkdir", "openat", "write", "fsync", "fchmod,chmod", "link,linkat", "rename,renameat,renameat2", "unlink"]
SIGNALS = ["INT", "TERM", "HUP", "QUIT", "ALRM", "USR1", "USR2", "XCPU"]
ERRORS = {"mkdir": "ENOSPC", "write": "ENOSPC", "fsync": "EIO", "fchmod,chmod": "EPERM", "link,linkat": "EPERM",
          "rename,renameat,renameat2": "EIO"}
MOST = 8  # of one call in one command

oews = work / "oews"
shutil.copytree(ROOT / "tests/fixtures/oews", oews)
with gzip.open(oews / "oe.data.0.Current.gz") as packed, open(oews / "oe.data.0.Current", "wb") as data:
    shutil.copyfileobj(packed, data)
os.remove(oews / "oe.data.0.Current.gz")
COMMANDS = ["salary -o pay.txt", "salary -o mine.txt --force", "init new/profile", "man new/pages/",
            f"import 31-9092 --from {oews} --into profile", f"import 31-9097 27-2011 --from {oews} --into new/jobs"]


def ignore():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def run(words, cwd, *strace, at_start=None):
    words = ["strace", "-f", "-o", str(cwd) + ".trace", *strace, binary, *words.split()]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          preexec_fn=at_start)
    return done.returncode, done.stdout + done.stderr


def tree(top):
    return {str(path.relative_to(top)): path.read_bytes() if path.is_file() else None for path in top.rglob("*")}


before = work / "before"
before.mkdir()
(before / "mine.txt").write_text("mine\n")
run("init profile", before)
# Without an area, so that an import has a large file to write.
areas = before / "profile/areas.toml"
areas.write_text("".join(line for line in areas.open() if not line.startswith("49420 ")))
BEFORE = tree(before)


def interrupt(number, words, whole, strace, must_work, at_start=None):
    cwd = work / str(number)
    shutil.copytree(before, cwd)
    code, said = run(words, cwd, "-e", strace, at_start=at_start)
    files = tree(cwd)
    shutil.rmtree(cwd)
    trace = pathlib.Path(f"{cwd}.trace").read_text()
    is_injected = "(INJECTED)" in trace or "--- SIG" in trace
    wrong = None
    if files != whole and (files != BEFORE or code == 0):
        changed = sorted(path for path in {**files, **BEFORE} if files.get(path) != BEFORE.get(path))
        wrong = f"{strace}: {words}: exit code {code}, {said}changed: {changed}"
    elif must_work and code != 0:
        wrong = f"{strace}: {words}: exit code {code}, {said}"
    return is_injected, code, wrong


tries = []
for number, words in enumerate(COMMANDS):
    cwd = work / f"whole-{number}"
    shutil.copytree(before, cwd)
    code, said = run(words, cwd)
    assert code == 0, f"{words}: {said}"
    whole = tree(cwd)
    assert whole != BEFORE, words
    lines = pathlib.Path(f"{cwd}.trace").read_text().splitlines()
    calls = collections.Counter(re.sub(r"^\d+ +", "", line).split("(")[0] for line in lines)
    tries.append((words, whole, "inject=fsync:signal=HUP", True, ignore))
    for names in CALLS:
        for name in filter(calls.get, names.split(",")):
            step = -(-calls[name] // MOST)
            for at in range(1, calls[name] + 1, step):
                name_of_signal = SIGNALS[len(tries) % len(SIGNALS)]
                tries.append((words, whole, f"inject={name}:signal={name_of_signal}:when={at}", False))
                if names in ERRORS:
                    # Where a disk has no links, all works.
                    error, must_work = ERRORS[names], names.startswith("link")
                    when = f"{at}+" if must_work else at
                    tries.append((words, whole, f"inject={name}:error={error}:when={when}", must_work))

with ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(lambda numbered: interrupt(numbered[0], *numbered[1]), enumerate(tries)))
shutil.rmtree(work)
wrong = [wrong for _, _, wrong in results if wrong]
print("\n".join(wrong[:10]))
stopped = sum(code != 0 for _, code, _ in results)
assert not wrong, f"{len(wrong)} of {len(results)} left something"
assert all(injected for injected, _, _ in results), "strace injected nothing"
assert stopped > len(results) / 3, f"only {stopped} of {len(results)} were stopped"
print(f"interrupted.py: {len(results)} times interrupted, {stopped} times stopped, and what was there is whole")
