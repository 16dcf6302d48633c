//! `import`: profiles from BLS's own files. The files are an extract of them, in their own form.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::program::{answer, answer_and_note, copy_of, json, ma_career, no_directory_yet, run};

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/oews");
pub(crate) const TASKS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/onet/Task Statements.txt");
pub(crate) const DATASET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/medical-assistant");
pub(crate) const DATA: &str = "oe.data.0.Current";

/// The flat file as text; in the repository it is compressed.
static FLAT: LazyLock<String> = LazyLock::new(|| {
    let packed = fs::read(format!("{FILES}/{DATA}.gz")).unwrap();
    // Ten bytes of header and eight of checksum are around the data.
    let data = miniz_oxide::inflate::decompress_to_vec(&packed[10..packed.len() - 8]).unwrap();
    String::from_utf8(data).unwrap()
});

/// A directory with the files of BLS, the flat one changed.
pub(crate) fn files(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let dir = copy_of(FILES, &format!("{name}-files"));
    fs::remove_file(dir.join(format!("{DATA}.gz"))).unwrap();
    fs::write(dir.join(DATA), change(&FLAT)).unwrap();
    dir
}

pub(crate) fn as_published(name: &str) -> PathBuf {
    files(name, str::to_owned)
}

pub(crate) fn texts(dir: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    entries.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

pub(crate) fn import(socs: &[&str], from: &Path, into: &Path, more: &[&str]) -> String {
    let from = from.to_str().unwrap();
    let into = into.to_str().unwrap();
    let words = [&["import"], socs, &["--from", from, "--into", into], more].concat();
    answer_and_note(words).0
}

/// What an import that fails says; it leaves nothing.
pub(crate) fn refused(socs: &[&str], from: &[&str], into: &Path) -> (i32, String) {
    let words =
        [&["import"], socs, &["--from"], from, &["--into", into.to_str().unwrap()]].concat();
    let output = run(words.iter().copied());
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// The figures of the flat file, read here once more and in another way: by area type, area, industry and
/// data type.
fn published(soc: &str) -> HashMap<(String, String, String, u8), f64> {
    let digits = soc.replace('-', "");
    let lines = FLAT.lines().skip(1).filter(|line| line[17..23] == digits);
    let figures = lines.filter_map(|line| {
        let value = line.split('\t').nth(3)?.trim().parse().ok()?;
        let [kind, area, industry] = [&line[3..4], &line[4..11], &line[11..17]].map(str::to_owned);
        Some(((kind, area, industry, line[23..25].parse().ok()?), value))
    });
    figures.collect()
}

/// The pointers of the data types in a row of `salary --json`.
pub(crate) const POINTERS: [&str; 17] = [
    "/employment",
    "/employment_rse_percent",
    "/hourly/mean",
    "/annual/mean",
    "/mean_rse_percent",
    "/hourly/p10",
    "/hourly/p25",
    "/hourly/median",
    "/hourly/p75",
    "/hourly/p90",
    "/annual/p10",
    "/annual/p25",
    "/annual/median",
    "/annual/p75",
    "/annual/p90",
    "/jobs_per_1000",
    "/location_quotient",
];

#[test]
fn every_published_figure_is_in_the_profile_and_no_other() {
    let (files, library) = (as_published("cells"), no_directory_yet("cells"));
    let socs = ["31-9092", "27-2011", "29-1243"];
    import(&socs, &files, &library, &[]);
    for soc in socs {
        let dir = library.join(soc);
        let dir = dir.to_str().unwrap();
        let mut left = published(soc);
        let mut compare = |row: &Json, kind: &str, area: &str, industry: &str| {
            for (index, pointer) in POINTERS.iter().enumerate() {
                let data_type = u8::try_from(index + 1).unwrap();
                // The nation's own share of itself is no figure of BLS's.
                if kind == "N" && data_type > 15 {
                    continue;
                }
                let key = (kind.to_owned(), area.to_owned(), industry.to_owned(), data_type);
                let figure = row.pointer(pointer).and_then(Json::as_f64);
                assert_eq!(left.remove(&key), figure, "{soc} {key:?} {pointer}");
            }
        };
        let rows = |by: &str| json(["--profile", dir, "salary", "--by", by])["rows"].clone();
        for row in rows("state").as_array().unwrap() {
            compare(row, "S", &format!("{}00000", row["fips"].as_str().unwrap()), "000000");
        }
        for row in rows("area").as_array().unwrap() {
            compare(row, "M", &format!("{:0>7}", row["code"].as_str().unwrap()), "000000");
        }
        for row in rows("industry").as_array().unwrap() {
            compare(row, "N", "0000000", row["code"].as_str().unwrap());
        }
        assert_eq!(left, HashMap::new(), "{soc}");
    }
}

#[test]
fn a_new_profile_is_clean_and_answers() {
    let (files, dir) = (as_published("new"), no_directory_yet("new"));
    let from = files.to_str().unwrap();
    let into = dir.to_str().unwrap();
    let words =
        ["import", "319097", "--from", from, TASKS, "--into", into, "--published", "2026-05-15"];
    let (done, next) = answer_and_note(words);
    snapbox::assert_data_eq!(
        done.replace(into, "DIR"),
        snapbox::str![[r#"
31-9097 phlebotomists, in DIR
  salary.toml: 2025-05: median $45,230 a year
  states.toml: 52 states
  areas.toml: 449 areas
  industries.toml: 73 industries
  outlook.toml: 2021-31 is new; 2024-34 is new
  education.toml: BLS lists "Postsecondary nondegree award"
  duties.toml: 5 tasks
  sources.toml: new: ep-2024-34, oews-2025-05, bea-rpp-2024, ep-2021-31, onet-tasks

"#]]
    );
    assert!(next.contains("skills.toml"), "{next}");
    assert!(answer(["check", into]).contains("no problem"));
    let get = |path| answer(["--profile", into, "get", path]);
    assert_eq!(get("salary.latest.annual.median"), "45230\n");
    assert_eq!(get("salary.by_area[area=Yakima, WA].annual.median"), "47970\n");
    assert_eq!(get("outlook.editions[edition=2024-34].annual_openings"), "18400\n");
    assert_eq!(get("sources[id=oews-2025-05].published"), "2026-05-15\n");
    assert_eq!(
        get("duties.duties[-1].text"),
        "Draw blood from arteries, using arterial collection techniques.\n"
    );
    for words in [
        "",
        "salary",
        "salary yakima",
        "salary --by year",
        "salary --by state",
        "salary --by area",
        "salary --by industry",
        "offer 22 --at WA",
        "outlook --history",
        "education",
        "duties",
        "handout yakima",
        "search yakima",
        "explain median",
        "sources",
        "profile",
    ] {
        let words = ["--profile", into].into_iter().chain(words.split_whitespace());
        assert!(
            answer(words.clone()).to_lowercase().contains("phlebotomist"),
            "{:?}",
            words.collect::<Vec<_>>()
        );
    }
    // CC BY asks for it wherever the tasks are shown.
    let duties = answer(["--profile", into, "duties", "--plain", "--full"]);
    assert!(duties.contains("in O*NET's words (CC BY 4.0)"), "{duties}");
}

#[test]
fn a_job_that_is_paid_by_the_hour_has_no_yearly_pay() {
    let (files, dir) = (as_published("actors"), no_directory_yet("actors"));
    import(&["27-2011"], &files, &dir, &[]);
    let dir = dir.to_str().unwrap();
    assert!(answer(["check", dir]).contains("no problem"));
    let salary = answer(["--profile", dir, "salary", "--plain"]);
    assert!(salary.contains("more than $29.05 an hour"), "{salary}");
    assert!(salary.contains("BLS publishes no yearly pay for this job."), "{salary}");
    assert_eq!(answer(["--profile", dir, "get", "salary.latest.annual.median"]), "null\n");
}

#[test]
fn a_wage_at_the_top_code_is_at_least_that() {
    let (files, dir) = (as_published("surgeons"), no_directory_yet("surgeons"));
    import(&["29-1243"], &files, &dir, &[]);
    let dir = dir.to_str().unwrap();
    assert!(answer(["check", dir]).contains("no problem"));
    let line = FLAT.lines().find(|line| line.ends_with("\t5\r") || line.ends_with("\t5")).unwrap();
    let area = line[4..11].trim_start_matches("00");
    let page = answer(["--profile", dir, "salary", area, "--plain"]);
    assert!(page.contains("at least $239,200"), "{area}: {page}");
}

#[test]
fn what_is_none_of_the_files_of_bls_is_refused_with_its_place() {
    let row = "OEUN000000000000031909201     \t2025\tA01\t      817870\t\r\n";
    let header = "series_id                     \tyear\tperiod\t       value\tfootnote_codes\r\n";
    for (name, text, expected) in [
        ("empty", "", "is empty"),
        ("other", "a,b\n1,2\n", "none of the files that import reads"),
        ("binary", "\0\u{1}\u{2}", "none of the files that import reads"),
        ("only-header", header, "there are no figures in it"),
        ("cut", &format!("{header}{row}OEUN0000000"), ":3: the line breaks off"),
        (
            "columns",
            &format!("{header}{row}OEUN000000000000031909202\t2025\n"),
            ":3: the line has 2 columns",
        ),
        ("series", &format!("{header}{row}OEX\t2025\tA01\t1\t\n"), ":3: 'OEX' is no series"),
        (
            "value",
            &format!("{header}{}", row.replace("817870", "8l7870")),
            ":2: '8l7870' is no figure",
        ),
        ("note", &format!("{header}{}", row.replace("\t\r", "\tx\r")), ":2: '817870' is no figure"),
        (
            "mixed",
            &format!("{header}{row}{}", row.replace("2025", "2024")),
            ":3: two releases are mixed",
        ),
        ("long", &format!("{header}{}", "x".repeat(3 << 20)), "the line does not end"),
    ] {
        let dir = no_directory_yet(&format!("bad-{name}"));
        fs::create_dir_all(&dir).unwrap();
        let file = dir.join("data");
        fs::write(&file, text).unwrap();
        let into = dir.join("profile");
        let files = [file.to_str().unwrap(), &format!("{FILES}/oe.occupation")];
        let (code, error) = refused(&["31-9092"], &files, &into);
        assert_eq!(code, 3, "{name}: {error}");
        assert!(error.contains(expected), "{name}: {error}");
        assert!(error.contains("help:"), "{name}: {error}");
        assert!(!into.exists(), "{name}");
    }
}

#[test]
fn a_list_with_a_character_that_steers_a_terminal_is_refused_with_its_line() {
    for (file, old) in
        [("oe.area", "Yakima"), ("oe.occupation", "Phlebotomists"), ("oe.industry", "Hospitals")]
    {
        for steering in ["\u{1b}[31m", "\u{9b}", "\u{202e}", "\r"] {
            let (files, into) = (as_published("steering"), no_directory_yet("steering"));
            let text = fs::read_to_string(files.join(file)).unwrap();
            let at = text.find(old).unwrap();
            let line = text[..at].matches('\n').count() + 1;
            fs::write(files.join(file), text.replacen(old, &format!("{old}{steering}x"), 1))
                .unwrap();
            let (code, error) = refused(&["31-9097"], &[files.to_str().unwrap()], &into);
            assert_eq!(code, 3, "{error}");
            assert!(
                error.contains(&format!("{file}:{line}: the text has the character")),
                "{error}"
            );
            assert!(!into.exists());
        }
    }
}

#[test]
fn what_no_profile_may_have_is_refused_and_nothing_is_written() {
    let into = no_directory_yet("no-profile");
    let row = "OEUM004942000000031909717     \t2025\tA01\t        1.21\t";
    let ratio = files("no-ratio", |text| text.replace(row, &row.replace("   1.21", "1200.21")));
    let schooling = as_published("no-schooling");
    let file = schooling.join("projections-2024-34.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Postsecondary nondegree award", "Boot camp")).unwrap();
    for (from, expected) in [(ratio, "areas.toml could"), (schooling, "education.toml could")] {
        let (code, error) = refused(&["31-9097"], &[from.to_str().unwrap()], &into);
        assert_eq!(code, 3, "{error}");
        assert!(error.contains(expected) && error.contains("help:"), "{error}");
        assert!(!into.exists());
    }
}

#[test]
fn a_mistake_that_a_file_had_before_does_not_stop_an_import() {
    let (files, dir) = (as_published("old-mistake"), no_directory_yet("old-mistake"));
    import(&["31-9097"], &files, &dir, &[]);
    let file = dir.join("outlook.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("change = ", "changes = ")).unwrap();
    import(&["31-9097"], &files, &dir, &[]);
}

#[test]
fn a_title_that_a_spreadsheet_broke_into_lines_is_one_line() {
    let (files, into) = (as_published("broken-title"), no_directory_yet("broken-title"));
    let file = files.join("projections-2024-34.csv");
    let text = fs::read_to_string(&file).unwrap();
    let row = text.lines().find(|line| line.contains("31-9097")).unwrap();
    let broken = row.replacen("Phlebotomists", "\"Phlebotomists\nand others", 1).replacen(
        ",31-9097",
        "\",31-9097",
        1,
    );
    fs::write(&file, text.replace(row, &broken)).unwrap();
    import(&["31-9097"], &file, &into, &[]);
    let title = answer(["--profile", into.to_str().unwrap(), "get", "occupation.title"]);
    assert_eq!(title, "Phlebotomists and others\n");
}

#[test]
fn what_cannot_be_imported_says_what_to_do() {
    let files = as_published("missing");
    let from = files.to_str().unwrap();
    let into = no_directory_yet("missing");
    let empty = no_directory_yet("missing-data");
    fs::create_dir_all(&empty).unwrap();
    let packed = format!("{FILES}/{DATA}.gz");
    for (socs, from, code, expected) in [
        (&["31-9099"][..], &[from][..], 1, "none of the files has figures of 31-9099"),
        (&["nurse"], &[from], 2, "'nurse' is not a SOC code"),
        (&["31-9092"], &["nowhere"], 3, "'nowhere' cannot be read"),
        (&["31-9092"], &[empty.to_str().unwrap()], 3, "oe.data.0.Current is not among them"),
        (&["31-9092"], &[&packed], 3, "is compressed"),
        // It has other files, which alone would make a profile without pay.
        (&["31-9092"], &[FILES], 3, "is compressed"),
        (&["31-9092"], &[FILES, "-"], 3, "nothing came through stdin"),
        (&["31-9092"], &[from, from], 3, "are files of one kind"),
        (&[], &[from], 2, "SOC"),
    ] {
        let (got, error) = refused(socs, from, &into);
        assert_eq!(got, code, "{socs:?} {from:?}: {error}");
        assert!(error.contains(expected), "{socs:?} {from:?}: {error}");
        assert!(!into.exists());
    }
    // Without its text, footnote 5 would leave "at least" out.
    let (data, names) = (files.join(DATA), files.join("oe.occupation"));
    let from_two = [data.to_str().unwrap(), names.to_str().unwrap()];
    let (code, error) = refused(&["29-1243"], &from_two, &into);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("name oe.footnote of the same release"), "{error}");
    let areas = files.join("oe.area");
    let text = fs::read_to_string(&areas).unwrap();
    fs::write(&areas, text.replace("01\t0012220", "01\t001222x")).unwrap();
    let (code, error) = refused(&["31-9092"], &[from], &into);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("oe.area:4: '001222x' is no code"), "{error}");
    fs::write(&areas, text).unwrap();
    let release = files.join("oe.release");
    fs::write(release, "release_date\tdescription\n2024A01\tMay 2024\n").unwrap();
    let (code, error) = refused(&["31-9092"], &[from], &into);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("two releases are mixed"), "{error}");
    // One job's directory is not another's.
    let whole = as_published("other-job-files");
    let whole = whole.to_str().unwrap();
    let (code, error) = refused(&["27-2011"], &[whole], &copy_of(DATASET, "other-job"));
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("is of 31-9092, not of 27-2011"), "{error}");
}

#[test]
fn what_to_do_next_is_what_can_be_done() {
    let dir = no_directory_yet("next");
    let words = |from: &str, into: &Path| {
        let into = into.to_str().unwrap().to_owned();
        let (_, note) = answer_and_note(["import", "33-3051", "--from", from, "--into", &into]);
        // The directory's length decides where the lines break.
        note.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // The projections alone have no pay.
    let next = words(&format!("{FILES}/projections-2024-34.csv"), &dir);
    assert!(next.contains("outlook answers from it"), "{next}");
    assert!(next.contains("skills.toml"), "{next}");
    fs::write(dir.join("skills.toml"), "source = \"ep-2024-34\"\nskills = []\n").unwrap();
    let next = words(&format!("{FILES}/projections-2024-34.csv"), &dir);
    assert!(!next.contains("skills.toml") && next.contains("licensure.toml"), "{next}");
    for (words, expected) in [
        (&["import", "33-3051", "--into", "DIR"][..], "error: --from PATH is missing\n"),
        (&["import", "33-3051", "--from", FILES], "error: --into DIR is missing\n"),
        (&["import", "--from", FILES, "--into", "DIR"], "; --all\n        takes every one"),
        (
            &["import", "33-3051", "--from", TASKS, "--into", "DIR", "--published", "2026"],
            "--published is the day of the wages",
        ),
        (&["import", "--from", FILES], "error: --into DIR, SOC are missing\n"),
    ] {
        let output = run(words.iter().copied());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn the_data_come_through_a_pipe_too() {
    let dir = no_directory_yet("piped");
    let words = ["import", "31-9097", "--from", "-", FILES, "--into", dir.to_str().unwrap()];
    let output = ma_career(words).stdin(FLAT.as_str()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        answer(["--profile", dir.to_str().unwrap(), "get", "salary.latest.annual.median"]),
        "45230\n"
    );
}

#[test]
fn several_jobs_are_a_library_and_another_joins_it() {
    let (files, library) = (as_published("library"), no_directory_yet("imported-library"));
    import(&["31-9092", "27-2011"], &files, &library, &[]);
    import(&["31-9097"], &files, &library, &[]);
    let entries = fs::read_dir(&library).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["27-2011", "31-9092", "31-9097"]);
    let title = |soc: &str| {
        let dir = library.join(soc);
        answer(["--profile", dir.to_str().unwrap(), "get", "occupation.title"])
    };
    assert_eq!(
        names.iter().map(|soc| title(soc)).collect::<String>(),
        "Actor\nMedical assistant\nPhlebotomist\n"
    );
}

#[test]
fn all_are_those_that_the_files_have() {
    let (files, library) = (as_published("all"), no_directory_yet("all"));
    let done = import(&["--all"], &files, &library, &[]);
    assert!(done.ends_with(&format!("5 occupations, in {}\n", library.display())), "{done}");
    // Police officers are in the projections alone.
    let police = library.join("33-3051");
    let police = police.to_str().unwrap();
    assert!(answer(["check", police]).contains("no problem"));
    assert_eq!(
        answer(["--profile", police, "get", "occupation.title"]),
        "Police and sheriff's patrol officers\n"
    );
    let library = library.to_str().unwrap();
    let jobs = json(["--library", library, "jobs"]);
    let titles: Vec<&str> =
        jobs["jobs"].as_array().unwrap().iter().map(|job| job["title"].as_str().unwrap()).collect();
    for title in ["Actor", "Pediatric surgeon", "Medical assistant", "Phlebotomist"] {
        assert!(titles.contains(&title), "{titles:?}");
    }
    let page = answer(["--library", library, "--job", "phlebotomist", "salary", "yakima"]);
    assert!(page.contains("$47,970"), "{page}");
}
