#!/usr/bin/env python3
"""Holds answers and profiles to the schemas that the program prints, with Python's jsonschema.

    schemas.py BINARY [PROFILE_DIR...]

Every answer fits the schema of its command, every file of a profile that of its kind. Then each is
spoiled, one place after another, and no schema may let that pass.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

from jsonschema import Draft202012Validator

BINARY = sys.argv[1]
ROOT = pathlib.Path(__file__).parent.parent.parent
QUESTIONS = json.loads((ROOT / "tests" / "questions.json").read_text())


def run(*words, profile=None):
    env = {"PATH": "/usr/bin:/bin"} | ({"MA_CAREER_PROFILE": str(profile)} if profile else {})
    return subprocess.run([BINARY, *words], env=env, capture_output=True, encoding="utf-8")


def printed(*words):
    done = run(*words)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


def schema(*words):
    text = json.loads(printed("schema", *words))
    Draft202012Validator.check_schema(text)
    return Draft202012Validator(text)


def names():
    """The commands and the kinds of files that have a schema, as the program lists them."""
    parts = printed("schema").strip().split("\n\n")
    return [[line.split()[0] for line in part.splitlines()[1:]] for part in parts]


def holds(validator, value, what):
    error = next(validator.iter_errors(value), None)
    assert error is None, f"{what}: {error.json_path}: {error.message[:300]}"


def shortened(value):
    """The same with the first item of each list alone: the others are of its kind."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    return [shortened(item) for item in value[:1]] if isinstance(value, list) else value


def places(value, path=()):
    """Every place within a value, by the keys that lead to it."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) \
        if isinstance(value, list) else ()
    for key, item in inner:
        yield from places(item, (*path, key))


def spoiled(value):
    """The value with a key too many in one of its objects, or with an object in the place of a text
    or a number; and the place."""
    for path in places(value):
        copied = copy.deepcopy(value)
        holder, found = None, copied
        for key in path:
            holder, found = found, found[key]
        if isinstance(found, dict):
            found["no-such-key"] = {}
        elif holder is not None and not isinstance(found, list):
            holder[path[-1]] = {}
        else:
            continue
        yield path, copied


def refuses(validator, value, what):
    value = shortened(value)
    holds(validator, value, f"{what}, shortened")
    count = 0
    for path, wrong in spoiled(value):
        assert not validator.is_valid(wrong), f"{what}: its schema lets pass what is wrong at {path}"
        count += 1
    assert count > 1, what
    return count


COMMANDS, FILES = names()
of_command = {name: schema(name) for name in COMMANDS}
of_file = {name: schema("--profile", name) for name in FILES}

answers, spoils, seen = 0, 0, set()
for profile in [None, *sys.argv[2:]]:
    for name, words in QUESTIONS.items():
        done = run(*words, "--json", profile=profile)
        if done.returncode != 0:
            # Another profile may lack what is asked for.
            assert profile, f"{name}: {done.stderr}"
            continue
        answer, command = json.loads(done.stdout), words[0]
        holds(of_command[command], answer, f"{name} of {profile}")
        answers += 1
        if profile is None:
            spoils += refuses(of_command[command], answer, name)
            seen.add(command)
holds(of_command["get"], json.loads(printed("get", "salary.latest", "--json")), "get")
with tempfile.TemporaryDirectory() as empty:
    done = run("check", empty, "--json")
    assert done.returncode == 3, done.stderr
    refuses(of_command["check"], json.loads(done.stdout), "check of a directory without a profile")
assert seen == set(COMMANDS) - {"get"}, f"no question for {set(COMMANDS) - seen}"

files = 0
for directory in [ROOT / "data" / "medical-assistant", *map(pathlib.Path, sys.argv[2:])]:
    for file in sorted(directory.glob("*.toml")):
        text = tomllib.loads(file.read_text())
        holds(of_file[file.stem], text, file)
        spoils += refuses(of_file[file.stem], text, file)
        files += 1

print(f"{answers} answers and {files} files fit their schemas, which refuse {spoils} spoiled ones")
