#!/usr/bin/env python3
"""Reads every table back with programs of other people: the same cells come out.

    tables.py BINARY

CSV by Python's csv (strict) and by Miller, against the JSON; Markdown by cmark-gfm, against the HTML.
"""

import csv
import html.parser
import io
import json
import pathlib
import subprocess
import sys

BINARY = sys.argv[1]
QUESTIONS = json.loads((pathlib.Path(__file__).parent.parent / "questions.json").read_text())


def run(*words, command=BINARY, text=None):
    done = subprocess.run([command, *words], input=text, env={"PATH": "/usr/bin:/bin"},
                          capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def scalar(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " | ".join(scalar(item) for item in value)
    return value


def is_table(value):
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def cells(item, prefix=""):
    """The cells of an object that are no tables of their own."""
    found = {}
    for key, value in item.items():
        if isinstance(value, dict):
            found |= cells(value, f"{prefix}{key}_")
        elif not is_table(value):
            found[prefix + key] = scalar(value)
    return found


def has_tables(value):
    if isinstance(value, dict):
        return any(has_tables(inner) for inner in value.values())
    return is_table(value)


def tables(answer, path=()):
    """Each list within an answer, by the keys that lead to it, with its rows; an object without a
    list of objects is one row."""
    for key, value in answer.items():
        if isinstance(value, dict) and has_tables(value):
            yield from tables(value, (*path, key))
        elif isinstance(value, dict):
            yield (*path, key), [cells(value)]
        elif isinstance(value, list):
            yield from rows_of((*path, key), "", [({}, item) for item in value])


def rows_of(path, prefix, items):
    rows, inner = [], {}
    for outer, item in items:
        if isinstance(item, dict):
            rows.append(outer | cells(item, prefix))
            for key, value in item.items():
                if is_table(value):
                    inner[key] = None
        elif item is None:
            rows.append(outer)
        else:
            rows.append(outer | {path[-1]: scalar(item)})
    yield path, rows
    for key in inner:
        below = []
        for row, (_, item) in zip(rows, items):
            below += [(row, one) for one in (item or {}).get(key) or [None]]
        yield from rows_of((*path, key), f"{prefix}{key}_", below)


def check_csv(name, words):
    # Numbers as they are written: not one digit may differ.
    answer = json.loads(run(*words, "--json"), parse_float=str, parse_int=str)
    count = 0
    for path, expected in tables(answer):
        if not expected:
            continue
        table = ".".join(path)
        text = run(*words, "-f", "csv", "--table", table)
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restval=None)
        read = list(reader)
        header = reader.fieldnames
        assert len(set(header)) == len(header), (name, table, header)
        assert len(read) == len(expected), (name, table, len(read), len(expected))
        for row, wanted in zip(read, expected):
            assert None not in row and None not in row.values(), (name, table, row)
            wanted = {key: value for key, value in wanted.items() if value != ""}
            found = {key: value for key, value in row.items() if value != ""}
            assert found == wanted, (name, table, found, wanted)
        by_miller = json.loads(run("--icsv", "--ojson", "-S", "cat", command="mlr", text=text))
        assert by_miller == [dict(row) for row in read], (name, table)
        count += sum(len(row) for row in read)
    return count


class Tables(html.parser.HTMLParser):
    """The text of each cell of each table of a page."""

    def __init__(self, page):
        super().__init__()
        self.tables, self.cell = [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.tables[-1][-1].append(" ".join(self.cell.split()))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data


def check_markdown(name, words):
    text = run(*words, "-f", "markdown")
    page = run("-e", "table", "-e", "autolink", command="cmark-gfm", text=text)
    by_cmark, ours = Tables(page).tables, Tables(run(*words, "-f", "html")).tables
    assert len(by_cmark) == len(ours), (name, len(by_cmark), len(ours))
    for theirs, rows in zip(by_cmark, ours):
        assert {len(row) for row in theirs} == {len(theirs[0])}, (name, theirs)
        assert theirs == rows, (name, next(pair for pair in zip(theirs, rows) if pair[0] != pair[1]))
    return sum(len(row) for table in ours for row in table)


in_csv = in_markdown = 0
for question, asked in QUESTIONS.items():
    in_csv += check_csv(question, asked)
    in_markdown += check_markdown(question, asked)
assert in_csv > 10_000 and in_markdown > 5_000, (in_csv, in_markdown)
print(f"{in_csv} cells of CSV are those of the JSON, {in_markdown} of Markdown those of the HTML")
