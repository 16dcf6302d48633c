#!/usr/bin/env python3
"""Compares imported profiles with BLS's files, which it reads itself: every published cell of the nation, the
states, the areas and the industries is in the profile, and nothing else; the same for the projections.

    import.py LIBRARY OEWS_DIR [PROJECTIONS.csv ...]     a library, or one profile
"""
import csv, pathlib, re, sys, tomllib

library, oews = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
COLUMNS = dict(enumerate("jobs jobs_rse h_mean a_mean mean_rse h_p10 h_p25 h_median h_p75 h_p90 a_p10 a_p25 "
                         "a_median a_p75 a_p90 per_1000 lq".split(), 1))
NAMES = {"fips", "abbr", "state", "code", "kind", "states", "area", "level", "share", "industry", "prices",
         "period", "source", "soc", "all_jobs", "all_p10", "all_median", "all_p90"}


def table(text):
    header, *rows = text.strip().splitlines()
    names = header.split()
    for row in rows:
        yield dict(zip(names, row.split(None, len(names) - 1)))


profiles = {}
for head in [library / "profile.toml"] if (library / "profile.toml").exists() else library.glob("*/profile.toml"):
    soc = tomllib.loads(head.read_text())["soc_code"]
    profiles[soc.replace("-", "")] = head.parent
got = {}  # (soc, kind, place, industry, column): cell
for soc, folder in profiles.items():
    def take(file, key, kind, place):
        if not (folder / file).exists():
            return
        for row in table(tomllib.loads((folder / file).read_text())[key]):
            if kind == "Y" and row["period"] != "2025-05":
                continue
            for name, cell in row.items():
                if name not in NAMES and cell != "-":
                    got[(soc, *place(row), name)] = cell
    take("salary.toml", "by_year", "Y", lambda row: ("N", "0000000", "000000"))
    take("states.toml", "by_state", "S", lambda row: ("S", row["fips"] + "00000", "000000"))
    take("areas.toml", "by_area", "M", lambda row: ("M", row["code"].zfill(7), "000000"))
    nation = {key: cell for key, cell in got.items() if key[:4] == (soc, "N", "0000000", "000000")}
    take("industries.toml", "by_industry", "I", lambda row: ("N", "0000000", row["code"]))
    # The first row of the industries is the nation again, with the same figures.
    for key, cell in nation.items():
        if key[4] not in ("per_1000", "lq") and got[key] != cell:
            sys.exit(f"{key}: {cell} in salary.toml, {got[key]} in industries.toml")
top = re.search(r"^5\t.*?\$([\d.]+) .*?\$([\d,]+)", (oews / "oe.footnote").read_text(), re.M)
wrong = compared = 0


def differ(*what):
    global wrong
    wrong += 1
    if wrong < 20:
        print(*what)


with open(oews / "oe.data.0.Current", newline="") as data:
    next(data)
    for line in data:
        series = line[:30].strip()
        soc = series[17:23]
        if soc not in profiles:
            continue
        value, note = (cell.strip() for cell in line.split("\t")[3:5])
        name = COLUMNS[int(series[23:25])]
        if value == "-":
            if note != "5":
                continue
            value = ">=" + (top[1] if name.startswith("h_") else top[2].replace(",", ""))
        compared += 1
        cell = got.pop((soc, series[3], series[4:11], series[11:17], name), None)
        if cell != value:
            differ(soc, series, name, "BLS has", value, "the profile", cell)
for key, cell in got.items():
    differ(key, "the profile has", cell, "BLS nothing")
print(f"{len(profiles)} profiles, {compared} cells of wages compared, {wrong} differ")

compared = 0
for path in sys.argv[3:]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            soc = re.sub(r'[="-]', "", row["Occupation Code"])
            if soc not in profiles:
                continue
            first, last = re.findall(r"Employment Change, (\d+)-(\d+)", " ".join(row))[0]
            edition = f"{first}-{last[2:]}"
            outlook = tomllib.loads((profiles[soc] / "outlook.toml").read_text())
            entry = next((e for e in outlook["editions"] if e["edition"] == edition), {})
            for name, column, factor in [
                ("base_employment", f"Employment {first}", 1000),
                ("target_employment", f"Employment {last}", 1000),
                ("change", f"Employment Change, {first}-{last}", 1000),
                ("growth_percent", f"Employment Percent Change, {first}-{last}", 1),
                ("annual_openings", f"Occupational Openings, {first}-{last} Annual Average", 1000),
            ]:
                text = row[column].replace(",", "")
                value = None if text in ("N/A", "") else round(float(text) * factor, 1)
                compared += 1
                if entry.get(name) != value:
                    differ(soc, edition, name, "BLS has", value, "the profile", entry.get(name))
            titles = tomllib.loads((profiles[soc] / "profile.toml").read_text()).get("reported_titles", {})
            education = tomllib.loads((profiles[soc] / "education.toml").read_text())["entry_education"]
            if titles.get("source") == f"ep-{edition}":
                others = [t.strip() for t in row["Occupation Title"].split("    * ", 1)[1].split("* ")]
                compared += 1
                if titles["titles"] != others:
                    differ(soc, "titles", others, titles["titles"])
            if education["source"] == f"ep-{edition}":
                compared += 1
                if education["level"] != row["Typical Entry-Level Education"]:
                    differ(soc, "education", row["Typical Entry-Level Education"], education["level"])
print(f"{compared} cells of projections compared, {wrong} differ in all")
sys.exit(wrong > 0)
