#!/usr/bin/env python3
"""Shows with strace that the program asks no network and starts no other program, reads nothing but what the
command names, and leaves no file but those that it names.

    traces.py BINARY

A program with a loader also reads the system's C library. The tracer first has to catch programs that do what
is forbidden.
"""
import gzip, json, os, pathlib, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

binary = os.path.realpath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# What the C library and Rust read for themselves: where the program is, how far the stack of its main thread goes, how
# many processors a container may use; and before files are written, which signals are ignored.
RUNTIME = re.compile(r"/proc/self/(exe|maps|cgroup|mountinfo|status)|/sys/fs/cgroup/.*")
LOADER = re.compile(r"/etc/ld\.so\.(preload|cache)|(/usr)?/lib(32|64)?/.*\.so(\.\d+)*")
NEEDS_LOADER = b"/ld-" in pathlib.Path(binary).read_bytes()[:4096]
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)")
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
CHANGES = {"rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "link", "linkat",
           "symlink", "symlinkat", "chmod", "fchmodat", "chown", "fchownat", "truncate", "utimensat", "mknod", "mknodat"}
ASKS = {"stat", "lstat", "statx", "newfstatat", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getcwd"}


def is_below(path, places):
    return any(path == place or path.startswith(place + "/") for place in places)


def is_staged(path, places):
    """A file that is being written stands beside its place until it is whole."""
    file = os.path.basename(path)
    return file.startswith(".ma-career-") and any(os.path.dirname(path) == os.path.dirname(place) for place in places)


def faults(trace, program, cwd, reads, writes):
    """What a trace has that the command did not name."""
    for line in trace.splitlines():
        match = CALL.match(line)
        if not match:
            continue
        call, rest = match.groups()
        if call == "execve":
            if f'"{program}"' not in rest:
                yield line
            continue
        paths = [os.path.normpath(os.path.join(base or cwd, path)) for base, path in PATH.findall(rest) if path]
        # The second text is what was found there.
        paths = paths[:1] if call in ASKS else paths
        opens_to_write = call.startswith(("open", "creat")) and re.search("O_WRONLY|O_RDWR|O_CREAT", rest)
        if call in CHANGES or opens_to_write or call == "creat":
            if not all(is_below(path, writes) or is_staged(path, writes) for path in paths):
                yield line
        elif call in ASKS or call.startswith("open"):
            for path in paths:
                known = RUNTIME.fullmatch(path) or NEEDS_LOADER and LOADER.fullmatch(path)
                around = call in ASKS and any(is_below(place, [path]) for place in reads + writes)
                if not (known or around or is_below(path, reads + writes) or is_staged(path, writes)):
                    yield line
        else:  # what is left of strace's classes is the network
            yield line


def traced(words, reads=(), writes=(), program=binary, env={}, status=0):
    with tempfile.TemporaryDirectory() as directory:
        cwd = os.path.realpath(directory)
        for name, origin in dict(reads).items():
            target = pathlib.Path(cwd, name)
            (shutil.copytree if origin.is_dir() else shutil.copy)(origin, target)
        log = os.path.join(tempfile.gettempdir(), f"trace-{os.path.basename(cwd)}")
        try:
            ran = subprocess.run(
                ["strace", "-f", "-y", "-s", "4096", "-o", log, "-e", "trace=%network,%file", "--", program, *words],
                cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            trace = pathlib.Path(log).read_text()
        finally:
            pathlib.Path(log).unlink(missing_ok=True)
        assert status is None or ran.returncode == status, f"{words}: {ran.returncode}: {ran.stderr}"
        assert "execve(" in trace, f"{words}: nothing was traced: {ran.stderr}"
        named = [[os.path.join(cwd, name) for name in names] for names in (dict(reads), writes)]
        found = list(faults(trace, program, cwd, *named))
        return found + [f"{path} is left" for path in pathlib.Path(cwd).rglob(".ma-career-*")]


for program, words in [("/bin/cat", ["/etc/hostname"]), ("/bin/touch", ["new"]), ("/bin/sh", ["-c", "/bin/true; :"]),
                       ("/bin/bash", ["-c", "exec 3<>/dev/tcp/127.0.0.1/9"])]:
    assert traced(words, program=program, status=None), f"{program} {words} is not caught"

dental = ROOT / "examples" / "dental-assistant"
work = tempfile.TemporaryDirectory()
oews, jobs = pathlib.Path(work.name, "oews"), pathlib.Path(work.name, "jobs")
shutil.copytree(ROOT / "tests" / "fixtures" / "oews", oews)
packed = oews / "oe.data.0.Current.gz"
packed.with_suffix("").write_bytes(gzip.decompress(packed.read_bytes()))
subprocess.run([binary, "import", "31-9092", "31-9097", "--from", oews, "--into", jobs], env={}, check=True,
               capture_output=True)
cases = [(words, {}) for words in json.loads((ROOT / "tests" / "questions.json").read_text()).values()]
cases += [(words.split(), {}) for words in [
    "", "-h", "--version", "salary --help", "help salary", "salary --json", "salary -f csv", "salary -f html",
    "get salary.latest.annual.median", "schema", "schema salary", "completions bash", "completions fish", "man",
    "man salary", "salary --width 60 --color always"]]
cases += [
    (["wages"], dict(status=2)),
    (["salary", "nowhere-at-all"], dict(status=1)),
    (["salary", "-o", "page.html"], dict(writes=["page.html"])),
    (["handout", "yakima", "-o", "dental/page.html"],
     dict(reads={"dental": dental}, writes=["dental/page.html"])),
    (["init", "mine"], dict(writes=["mine"])),
    (["man", "pages/"], dict(writes=["pages"])),
    (["check", "dental"], dict(reads={"dental": dental})),
    (["--profile", "dental", "salary", "yakima"], dict(reads={"dental": dental})),
    (["salary"], dict(reads={"dental": dental}, env={"MA_CAREER_PROFILE": "dental"})),
    (["import", "31-9097", "--from", "oews", "--into", "new"], dict(reads={"oews": oews}, writes=["new"])),
    (["--library", "jobs", "--job", "phlebotomist", "salary"], dict(reads={"jobs": jobs})),
    (["--library", "jobs", "jobs"], dict(reads={"jobs": jobs})),
    (["check", "jobs"], dict(reads={"jobs": jobs})),
]
with ThreadPoolExecutor(os.cpu_count()) as pool:
    found = list(pool.map(lambda case: traced(case[0], **case[1]), cases))
wrong = [f"{' '.join(words)}: {fault}" for (words, _), many in zip(cases, found) for fault in many]
if wrong:
    sys.exit("\n".join(wrong[:40]))
print(f"{len(cases)} commands: no network, no other program, and no file that was not named")
