//! `check`: every problem of a profile, each pointed at.

use std::{fs, path::Path};

use serde_json::Value;
use snapbox::data::DataFormat;

use crate::{
    program::{
        DENTAL, answer, answer_and_note, json, ma_career, no_directory_yet, own_profile, run,
        without_reader,
    },
    snapshots::compare,
};

/// A change that makes a file wrong: the file, the old text, the new text, the part to point at, and
/// the message.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str);

const MISTAKES: &[Mistake] = &[
    // Syntax.
    ("handout.toml", "questions = [", "questions = = [", "= [", "expected"),
    ("prices.toml", "source = \"cpi-u\"", "source = \"cpi-u", "", "invalid basic string"),
    ("prices.toml", "source = ", "source = \"x\"\nsource = ", "source = \"cpi", "duplicate key"),
    // Keys.
    ("outlook.toml", "drivers = [", "driver = [", "driver", "no key `driver` here"),
    ("outlook.toml", "base_employment = 560800", "base = 1", "base =", "no key `base` here"),
    ("salary.toml", "profile_period = \"2019-05\"", "", "", "`profile_period` is missing"),
    ("outlook.toml", "evidence = \"second-hand\"\n", "", "[[editions]]", "`evidence` is missing"),
    // Types.
    ("outlook.toml", "change = 162900", "change = \"162900\"", "\"162900\"", "a whole number"),
    ("outlook.toml", "change = 162900", "change = 16.5", "16.5", "expected a whole number"),
    ("outlook.toml", "change = 162900", "change = 0x27C54", "0x27C54", ""),
    ("outlook.toml", "change = 162900", "change = 0x", "0x", "a whole number"),
    ("outlook.toml", "change = 162900", "change = 1_0\u{660}", "1_0", "a whole number"),
    ("outlook.toml", "growth_percent = 29.0", "growth_percent = nan", "nan", "found nan"),
    ("outlook.toml", "growth_percent = 29.0", "growth_percent = -inf", "-inf", "found -inf"),
    ("outlook.toml", "growth_percent = 29.0", "growth_percent = 2900.5", "2900.5", "-1000 to 1000"),
    ("outlook.toml", "employment = 560800", "employment = -1", "-1", "from 0"),
    (
        "outlook.toml",
        "employment = 560800",
        "employment = 99999999999",
        "99999999999",
        "from 0 to 4294967295",
    ),
    ("duties.toml", "on_handout = true", "on_handout = \"yes\"", "\"yes\"", "true or false"),
    ("duties.toml", "kinds = [\"clinical\"]", "kinds = \"clinical\"", "\"clin", "expected a list"),
    ("duties.toml", "kinds = [\"clinical\"]", "kinds = [7]", "7", "expected a text, found 7"),
    (
        "environment.toml",
        "industry = \"622000\"",
        "industri = \"\"",
        "industri",
        "no key `industri`",
    ),
    ("sources.toml", "O*NET\" = ", "O*NET\" = 7 #", "7 #", "expected a text, found 7"),
    ("profile.toml", "title = \"Medical assistant\"", "title = 7", "7", "expected a text, found 7"),
    ("profile.toml", "title = \"Medical assistant\"", "title = 1979-05-27", "1979", "found 1979"),
    ("outlook.toml", "evidence = \"first-hand\"", "evidence = \"firsthand\"", "\"fi", "one of"),
    // Texts.
    ("duties.toml", "Make appointments.", "Make \\u001b[31m.", "\\u001b", r"character \u{1b}"),
    ("duties.toml", "Make appointments.", "Make \u{202e}.", "\u{202e}", r"character \u{202e}"),
    ("duties.toml", "Make appointments.", "Make \\n.", "\"Make", "broken into lines"),
    ("duties.toml", "\"Make appointments.\"", "\"\"", "\"\"", "the text is empty"),
    ("states.toml", "Alabama", "Ala\u{9b}bama", "\u{9b}", r"character \u{9b}"),
    // Periods, editions and codes.
    ("salary.toml", "\"2019-05\"", "\"2019-5\"", "\"2019-5\"", "expected a period"),
    ("salary.toml", "\"2019-05\"", "\"2009-05\"", "\"2009-05\"", "by_year has no survey of"),
    ("salary.toml", "[\"2021-05\"]", "[\"2021-06\"]", "\"2021-06\"", "by_year has no survey of"),
    ("outlook.toml", "edition = \"2019-29\"", "edition = \"2019-2029\"", "\"2019-20", "years of a"),
    ("similar.toml", "\"2019-05\" = \"oews", "\"2019-15\" = \"oews", "\"2019-15\" =", "a period"),
    ("profile.toml", "soc_code = \"31-9092\"", "soc_code = \"319092\"", "\"319092\"", "a SOC code"),
    // Sources.
    (
        "duties.toml",
        "source = \"article\"",
        "source = \"artcle\"",
        "\"artcle\"",
        "no source 'artcle'",
    ),
    ("salary.toml", "oews-2010-05 2010", "oews-2009-05 2010", "oews-2009", "no source 'oews-2009"),
    ("sources.toml", "id = \"cpi-u\"", "id = \"cpi-w\"", "\"cpi-w\"", "no figure cites the source"),
    (
        "sources.toml",
        "id = \"cpi-u\"",
        "id = \"ep-2019\"",
        "\"ep-2019\"",
        "'ep-2019' is defined twice",
    ),
    // Tables.
    ("salary.toml", "24370    28860", "24370    23860", "23860", "is below a_p25 (24370)"),
    ("salary.toml", "11.71    13.87", "11.71    14.87", "14.87", "times 2080 hours is"),
    ("salary.toml", "10.01 11.71", "12.01 11.71", "11.71", "is below h_p10 (12.01)"),
    ("salary.toml", "28860 34450", "28,860 34450", "28,860", "expected whole dollars a year"),
    ("salary.toml", "13.87 16.56", "13.875 16.56", "13.875", "in whole cents"),
    ("salary.toml", "2011-05 539220", "2010-05 539220", "2010-05 539220", "is defined twice"),
    ("salary.toml", "2011-05 539220", "2009-05 539220", "2009-05 539220", "the oldest comes first"),
    ("salary.toml", "2011-05 539220", "2011/05 539220", "2011/05", "expected a period"),
    ("salary.toml", "period    jobs", "period    job", "period    job", "there is no column 'job'"),
    ("salary.toml", "period    jobs", "period    job", "period    job", "the nearest is 'jobs'"),
    ("salary.toml", "period    jobs", "jobs      jobs", "jobs      jobs", "'jobs' is there twice"),
    ("prices.toml", "year     may", "may", "may", "lacks the column 'year'"),
    ("salary.toml", "10.01 11.71", ">=12.01 11.71", "11.71", "is below h_p10 (>=12.01)"),
    ("salary.toml", "10.01 11.71", ">=10.01 >=11.71", "2010-05", "after '>=' differ"),
    ("states.toml", "AL    13300", "AL    >=13300", ">=13300", "expected a whole number"),
    ("states.toml", "\n01   AL ", "\n\n01   AL ", "", "a line of the table is empty"),
    ("states.toml", "\n02   AK ", "\n02   AL ", "AL ", "'AL' is defined twice"),
    ("areas.toml", "metropolitan    TX ", "metropoliten    TX ", "metropoliten", "metropolitan or"),
    ("areas.toml", "metropolitan    TX ", "metropolitan    TZ ", "TZ", "no state 'TZ'"),
    ("industries.toml", "100.00 817870", "100.01 817870", "100.01", "is not a share"),
    (
        "prices.toml",
        "2025 321.465 321.943     11",
        "2025 321.465 321.943     13",
        "13",
        "a year has",
    ),
    ("similar_by_state.toml", "29-1292 29-2052", "29-129 29-2052", "29-129 ", "a SOC code"),
    ("states.toml", "\n01   AL ", "\n1    AL ", "1    AL", "expected two digits"),
    ("states.toml", "\n01   AL ", "\n01   al ", "al ", "two capital letters"),
    (
        "states.toml",
        "\n01   AL    13300",
        "\n01   AL",
        "01   AL",
        "24 cells, and the table 25 columns",
    ),
    ("areas.toml", "\n10180   ", "\nTX      ", "TX", "three digits or more"),
    ("salary.toml", "10.01 11.71", "0.00 11.71", "0.00", "nobody is paid 0"),
    ("states.toml", "price_parity_source = \"bea-rpp-2024\"\n", "", "88.823", "have no source"),
    // Between files.
    ("states.toml", "\"2025-05\"", "\"2019-05\"", "\"2019-05\"", "newest survey of salary.toml is"),
    ("similar_by_area.toml", "\"2025-05\"", "\"2025\"", "\"2025\"", "newest survey of salary.toml"),
    (
        "glossary.toml",
        "latest.annual.median}",
        "latest.annual.medium}",
        "\"",
        "nothing at 'salary.",
    ),
    (
        "glossary.toml",
        "{salary.latest.annual.median}",
        "{salary.latest.annual}",
        "\"",
        "no single figure",
    ),
    (
        "glossary.toml",
        "{salary.latest.annual.median}",
        "{}",
        "\"",
        "takes its figures from a section",
    ),
    ("glossary.toml", "latest.annual.median}", "latest.annual.median", "\"", "there is nothing at"),
    (
        "similar_by_area.toml",
        "29-1292 29-2052",
        "29-1293 29-2052",
        "29-1293 29",
        "no job '29-1293'",
    ),
    // Addresses and days.
    (
        "sources.toml",
        "url = \"https://www.bls.gov/oes/\"",
        "url = \"bls.gov\"",
        "\"bls.gov\"",
        "not a web address",
    ),
    (
        "sources.toml",
        "url = \"https://www.bls.gov/oes/\"",
        "url = \"javascript:alert(1)\"",
        "\"java",
        "not a web address",
    ),
    (
        "sources.toml",
        "\"2026-05-15\"",
        "\"2026-02-30\"",
        "\"2026-02-30\"",
        "not a day, month or year",
    ),
    (
        "sources.toml",
        "Labor, O*NET\" = ",
        "Labour, O*NET\" = ",
        "\"This project",
        "no source has the publ",
    ),
    (
        "sources.toml",
        "\"Employment Projections\" = ",
        "\"Employment Projection\" = ",
        "\"projections",
        "no source has the publisher or title",
    ),
    // Between figures.
    ("outlook.toml", "\"2012-22\"", "\"2022-12\"", "\"2022-12\"", "the years of a projection"),
    (
        "similar.toml",
        "growth_percent = 6.4",
        "growth_percent = 64.0",
        "64.0",
        "not the change in percent",
    ),
    (
        "duties.toml",
        "id = \"charts\"",
        "id = \"the charts\"",
        "\"the charts\"",
        "typed as one word",
    ),
    ("education.toml", "percent = 20.3", "percent = 120.3", "120.3", "not a share"),
    ("education.toml", "percent = 20.3", "percent = 60.3", "", "the shares add up to"),
    ("education.toml", "zone = 3", "zone = 6", "6", "a whole number from 1 to 5"),
    (
        "outlook.toml",
        "target_employment = 723700",
        "target_employment = 732700",
        "732700",
        "sum of",
    ),
    ("outlook.toml", "growth_percent = 29.0", "growth_percent = 28.0", "28.0", "change in percent"),
    ("outlook.toml", "annual_exits = 30400", "annual_exits = 34000", "78900", "is not the sum of"),
    (
        "outlook.toml",
        "profile_edition = \"2019-29\"",
        "profile_edition = \"2009-19\"",
        "\"20",
        "no edi",
    ),
    (
        "duties.toml",
        "id = \"charts\"",
        "id = \"greet\"",
        "\"greet\", text = \"Keep",
        "is defined twice",
    ),
    (
        "duties.toml",
        "kinds = [\"clinical\"]",
        "kinds = [\"clinicl\"]",
        "\"clinicl\"",
        "no kind 'clin",
    ),
    (
        "environment.toml",
        "industry = \"622000\"",
        "industry = \"62200\"",
        "\"62200\"",
        "no industry",
    ),
    ("skills.toml", "31-9092     4.2  ", "31-9092     5.2  ", "5.2", "outside the scale"),
    ("skills.toml", "Detail oriented\n", "Adaptability\n", "Adaptability", "defined twice"),
    ("similar.toml", "growth_percent = 24.2", "growth_percent = 34.2", "34.2", "not the change"),
    ("licensure.toml", "not_found = [\"HI\"", "not_found = [\"ED\"", "\"ED\"", "no state 'ED'"),
    ("licensure.toml", "not_found = [\"HI\"", "not_found = [\"WA\"", "\"WA\"", "and has a rule"),
];

fn lines_of(dir: &Path) -> Vec<String> {
    let output = run(["check", "--plain", dir.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Makes the mistake; returns the expected line and column, if the mistake names a part.
fn make(dir: &Path, (file, old, new, pointed, _): Mistake) -> Option<String> {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let at = text.find(old).unwrap_or_else(|| panic!("{file} has no {old:?}"));
    let text = text.replacen(old, new, 1);
    fs::write(&path, &text).unwrap();
    if pointed.is_empty() {
        return None;
    }
    // The part may be around the mistake.
    let from = at.saturating_sub(1);
    let within = text[from..].find(pointed).map(|found| from + found);
    let within = within.filter(|found| *found < at + new.len().max(1));
    let above = || text[..at].rfind(pointed);
    let below = || text[at..].find(pointed).map(|found| at + found);
    let found = within.or_else(above).or_else(below);
    let found = found.unwrap_or_else(|| panic!("{file} has no {pointed:?}"));
    let before = &text[..found];
    let row = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    Some(format!("{}:{row}:{column}: ", path.display()))
}

#[test]
fn every_mistake_is_found_and_pointed_at() {
    let mut missed = Vec::new();
    for (number, mistake) in MISTAKES.iter().enumerate() {
        let dir = own_profile(&format!("mistake-{number}"));
        let place = make(&dir, *mistake);
        let (file, _, new, _, message) = mistake;
        let lines = if message.is_empty() {
            // No mistake: a number in another notation.
            let (lines, _) = answer_and_note(["check", "--plain", dir.to_str().unwrap()]);
            lines.lines().map(str::to_owned).collect()
        } else {
            lines_of(&dir)
        };
        let is_it = |line: &&String| {
            line.contains(message) && place.as_ref().is_none_or(|place| line.starts_with(place))
        };
        let found = lines.iter().any(|line| is_it(&line)) || message.is_empty() && lines.is_empty();
        if !found {
            missed.push(format!(
                "{file}: {new:?}: {place:?} {message:?} not in\n{}",
                lines.join("\n")
            ));
        }
        fs::remove_dir_all(dir).unwrap();
    }
    assert!(missed.is_empty(), "{}", missed.join("\n\n"));
}

#[test]
fn all_mistakes_of_a_profile_are_found_at_once() {
    let dir = own_profile("many-mistakes");
    let chosen = [
        "no key `driver` here",
        "a whole number",
        r"character \u{1b}",
        "no source 'artcle'",
        "is below a_p25 (24370)",
        "100.01",
        "the shares add up to",
        "no kind 'clin",
    ];
    let chosen = chosen.map(|message| {
        let is_it = |mistake: &&Mistake| mistake.4 == message || mistake.3 == message;
        MISTAKES.iter().find(is_it).unwrap()
    });
    for mistake in chosen {
        make(&dir, *mistake);
    }
    let lines = lines_of(&dir);
    for (.., message) in chosen {
        assert!(
            lines.iter().any(|line| line.contains(message)),
            "{message}:\n{}",
            lines.join("\n")
        );
    }
    let answer = run(["check", dir.to_str().unwrap(), "--json"]);
    let answer: Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(answer["profiles"][0]["problems"].as_array().unwrap().len(), lines.len());
}

#[test]
fn every_wrong_cell_of_a_row_is_found() {
    let dir = own_profile("wrong-cells-of-a-row");
    make(&dir, ("salary.toml", "10.01 11.71", "x     y", "", ""));
    let lines = lines_of(&dir);
    for column in ["h_p10", "h_p25"] {
        let wrong = format!("column '{column}': expected dollars an hour, found");
        assert!(lines.iter().any(|line| line.contains(&wrong)), "{column}: {lines:#?}");
    }
}

#[test]
fn a_syntax_error_does_not_hide_the_rest_of_the_file() {
    let dir = own_profile("rest-of-the-file");
    let path = dir.join("outlook.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace("drivers = [", "drivers = = [").replace("\"2014-24\"", "\"2014\"");
    fs::write(&path, text).unwrap();
    let lines = lines_of(&dir);
    assert!(lines.iter().any(|line| line.contains("the years of a projection")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains("is missing")), "{lines:#?}");
}

#[test]
fn our_own_profiles_have_no_problem() {
    assert_eq!(answer(["check"]), "the embedded profile: 20 files, no problem\n");
    for dir in [concat!(env!("CARGO_MANIFEST_DIR"), "/data/medical-assistant"), DENTAL] {
        let answer = answer(["check", dir, "--width", "300"]);
        assert!(answer.ends_with("no problem\n"), "{answer}");
    }
    let answer = json(["check"]);
    assert_eq!(answer["profiles"][0]["dir"], Value::Null);
    assert_eq!(answer["profiles"][0]["problems"], serde_json::json!([]));
    assert_eq!(answer["occupation"]["soc_code"], "31-9092");
    assert_eq!(json(["check", DENTAL])["occupation"]["title"], "Dental assistant");
    assert_eq!(json(["check", "--profile", DENTAL])["occupation"]["title"], "Dental assistant");
}

#[test]
fn several_profiles_are_checked_one_after_the_other() {
    let dir = own_profile("one-of-several");
    make(&dir, MISTAKES[7]);
    let words = ["check", DENTAL, dir.to_str().unwrap(), "--json"];
    let output = run(words);
    assert_eq!(output.status.code(), Some(3));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let profiles = answer["profiles"].as_array().unwrap();
    assert_eq!(profiles[0]["problems"].as_array().unwrap().len(), 0);
    let problem = &profiles[1]["problems"][0];
    assert_eq!(problem["path"], "editions[0].change");
    assert_eq!(
        (&problem["file"], &problem["help"]),
        (&"outlook.toml".into(), &"take the quotes away".into())
    );
    assert_eq!(answer["occupation"], Value::Null, "of several there is no one occupation");
}

#[test]
fn a_directory_without_a_profile_says_what_is_missing() {
    let dir = no_directory_yet("no-profile");
    fs::create_dir_all(&dir).unwrap();
    fs::write(dir.join("salery.toml"), "").unwrap();
    let lines = lines_of(&dir);
    assert!(lines[0].contains("there is no profile.toml"), "{lines:#?}");
    assert!(lines[1].contains("there is no sources.toml"), "{lines:#?}");
    assert!(lines[2].contains("salery.toml:1:1: a profile has no file of this name"), "{lines:#?}");
    let shown = run(["check", dir.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("the nearest name is salary.toml"));
    for (path, message) in [
        ("/nowhere", "there is no directory '/nowhere'"),
        ("/dev/null", "'/dev/null' is not a directory"),
    ] {
        let output = run(["check", path, DENTAL, "--plain"]);
        assert_eq!(output.status.code(), Some(3));
        assert!(String::from_utf8_lossy(&output.stdout).contains(message));
        // A wrong directory does not hide the others.
        let note = String::from_utf8_lossy(&output.stderr).replace("\n  ", " ");
        assert!(note.contains("7 files, no problem"), "{note}");
    }
}

#[test]
fn every_format_shows_the_problems_and_the_exit_code_is_3() {
    let dir = own_profile("formats-of-problems");
    make(&dir, MISTAKES[7]);
    for format in ["table", "plain", "json", "csv", "markdown", "html"] {
        let output = run(["check", dir.to_str().unwrap(), "-f", format]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(3), "{format}");
        assert!(text.contains("expected a whole number, found"), "{format}: {text}");
    }
    // A closed pipe does not change the exit code.
    let (code, stderr) = without_reader(&["check", dir.to_str().unwrap()]);
    assert_eq!((code, stderr.as_str()), (Some(3), ""));
}

#[test]
fn the_first_wrong_file_stops_other_commands_with_its_place() {
    let dir = own_profile("stops-others");
    let place = make(&dir, MISTAKES[7]).unwrap();
    let output = run(["--profile", dir.to_str().unwrap(), "outlook"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr.starts_with(&format!("error: {place}")), "{stderr}");
    assert!(stderr.contains(&format!("try:  ma-career check {}", dir.display())), "{stderr}");
    ma_career(["--profile", dir.to_str().unwrap(), "duties"]).assert().success();
}

/// Two hundred times what the check of one profile keeps would not fit.
#[cfg(target_os = "linux")]
#[test]
fn the_check_of_many_profiles_fits_in_the_memory_of_a_few() {
    let dir = no_directory_yet("checked-many-times");
    fs::create_dir_all(&dir).unwrap();
    for file in ["profile.toml", "salary.toml", "sources.toml"] {
        fs::copy(format!("{DENTAL}/{file}"), dir.join(file)).unwrap();
    }
    fs::write(dir.join("words.toml"), format!("# {}", "x".repeat(400_000))).unwrap();
    let program = snapbox::cmd::cargo_bin!("ma-career");
    let line = format!("ulimit -v 65536; {} check {}", program.display(), ". ".repeat(200));
    let shell = &mut std::process::Command::new("sh");
    let checked = shell.args(["-c", &line]).current_dir(&dir).output().unwrap();
    assert_eq!(checked.status.code(), Some(3), "{}", String::from_utf8_lossy(&checked.stderr));
    assert_eq!(String::from_utf8(checked.stdout).unwrap().matches(".: 4 files").count(), 200);
}

/// The most common mistakes, as pictures to look at.
#[test]
fn problems_look_as_they_did() {
    let dir = own_profile("pictures");
    for message in
        ["no key `driver` here", "a whole number", "is below a_p25 (24370)", "no kind 'clin"]
    {
        make(&dir, *MISTAKES.iter().find(|mistake| mistake.4 == message).unwrap());
    }
    make(&dir, ("duties.toml", "Make appointments.", "Make \\u001b[31m.", "", ""));
    fs::write(dir.join("salery.toml"), "").unwrap();
    let pictures = |flags: &[&'static str]| {
        let words = ["check", "pictures"].into_iter().chain(flags.iter().copied());
        let output = ma_career(words).current_dir(dir.parent().unwrap()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for (file, flags) in [
        ("table-80.txt", &["--width", "80"][..]),
        ("plain.txt", &["--plain"]),
        ("answer.json", &["--json"]),
        ("table.csv", &["-f", "csv"]),
        ("page.md", &["-f", "markdown"]),
    ] {
        compare("check-problems", file, DataFormat::Text, pictures(flags));
    }
    let colored = pictures(&["--color", "always", "--width", "80"]);
    compare("check-problems", "color-80.term.svg", DataFormat::TermSvg, colored);
}
