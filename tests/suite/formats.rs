//! CSV, Markdown and HTML of every answer. Other programs read them too, in `tests/foreign`.

use std::fs;

use serde_json::Value;

use crate::program::{QUESTIONS, answer, answer_and_note, json, own_profile, run};

/// An answer as CSV, and its note on stderr.
fn csv(words: &[&str]) -> (String, String) {
    answer_and_note(words.iter().copied().chain(["-f", "csv"]))
}

#[test]
fn csv_lines_end_as_the_standard_says_and_have_as_many_fields_as_the_header() {
    for (question, words) in QUESTIONS.iter() {
        let (text, _) = csv(words);
        assert!(text.ends_with("\r\n") && !text.starts_with("\r\n"), "{question}");
        let mut fields = vec![1];
        let mut inside = false;
        let unfolded = text.replace("\r\n", "\n");
        for c in unfolded.trim_end_matches('\n').chars() {
            match c {
                '"' => inside = !inside,
                ',' if !inside => *fields.last_mut().unwrap() += 1,
                '\n' if !inside => fields.push(1),
                _ => {}
            }
        }
        assert!(!inside && fields.len() > 1, "{question}");
        assert!(fields.iter().all(|count| *count == fields[0]), "{question}: {fields:?}");
    }
}

#[test]
fn a_csv_is_headed_by_the_keys_of_the_json_and_holds_raw_numbers() {
    let (text, note) = csv(&["salary", "--by", "state"]);
    let mut lines = text.split("\r\n");
    let header = lines.next().unwrap();
    assert!(header.starts_with("state,abbr,fips,period,employment,annual_mean,annual_p10,"));
    assert!(header.contains(",hourly_median,") && header.ends_with(",price_parity_source"));
    assert!(lines.next().unwrap().starts_with("Alabama,AL,01,2025-05,13300,"));
    assert!(note.is_empty(), "there is no other table: {note}");
}

#[test]
fn a_csv_and_a_handout_come_with_a_note_on_how_a_place_was_read() {
    let said = |words: &[&str]| String::from_utf8(run(words.iter().copied()).stderr).unwrap();
    for words in [
        &["salary", "new", "york", "-f", "csv"][..],
        &["handout", "new", "york"],
        &["offer", "20", "--at", "new york", "-f", "csv"],
    ] {
        let note = said(words);
        assert!(note.starts_with("note: New York is read as the state."), "{words:?}: {note}");
    }
    assert_eq!(said(&["salary", "new", "york"]), "", "the page has the note");
    assert_eq!(said(&["handout", "new", "york", "--json"]), "");
}

#[test]
fn answers_to_the_same_question_have_the_same_header() {
    let header = |words: &[&str]| csv(words).0.lines().next().unwrap().to_owned();
    for state in ["AL", "WA", "DE", "SD", "GU"] {
        assert_eq!(header(&["licensure", state]), header(&["licensure"]), "{state}");
    }
    for offer in ["5", "19.50", "28.84", "80", "38k"] {
        for place in ["yakima", "ponce", "guam"] {
            let words = ["offer", offer, "--at", place];
            assert_eq!(header(&words), header(&["offer", "20"]), "{words:?}");
        }
    }
    for code in ["WA", "PR", "GU", "US"] {
        assert_eq!(header(&["salary", code]), header(&["salary", "yakima"]), "{code}");
    }
    let places = |place| header(&["handout", place]);
    assert_eq!(places("yakima"), places("US"));
}

#[test]
fn the_subject_of_a_question_is_a_table_of_one_row() {
    let (offer, _) = csv(&["offer", "19.50", "--table", "offer"]);
    assert_eq!(offer, "annual,hourly,made_per,hours_a_week\r\n40560,19.5,hour,40.0\r\n");
    let own = answer(["similar", "-f", "csv", "--table", "own_job"]);
    assert!(own.contains("\r\nMedical assistant,31-9092,"), "{own}");
    assert_eq!(answer(["overview", "-f", "csv", "--table", "notes"]), "notes\r\n");
}

#[test]
fn an_absent_value_is_an_empty_field() {
    let (text, _) = csv(&["outlook", "--history"]);
    let row = text.split("\r\n").find(|line| line.starts_with("2020-30")).unwrap();
    assert!(row.starts_with("2020-30,2020,2030,,,132600,"), "{row}");
}

#[test]
fn text_that_a_spreadsheet_would_run_is_text_and_a_number_stays_one() {
    let dir = own_profile("formulas");
    let file = dir.join("duties.toml");
    let text = fs::read_to_string(&file).unwrap();
    let with_duty = |duty: &str| {
        fs::write(&file, text.replace("Make appointments.", duty)).unwrap();
        csv(&["--profile", dir.to_str().unwrap(), "duties"]).0
    };
    for (duty, field) in [
        ("=1+1", ",'=1+1,"),
        ("@x", ",'@x,"),
        ("+,-", ",\"'+,-\","),
        (r#"say \"hi\", you\nthere"#, ",\"say \"\"hi\"\", you\nthere\","),
    ] {
        assert!(with_duty(duty).contains(field), "{duty}");
    }
    assert!(with_duty("x").contains(" | "), "the kinds of a duty share a field");
    assert!(csv(&["offer", "15"]).0.contains(",-"), "a difference is a number");
}

#[test]
fn the_other_tables_of_an_answer_are_listed_and_can_be_printed() {
    let (main, note) = csv(&["skills"]);
    assert!(main.starts_with("kind,name,importance,"));
    for name in ["skills", "interests", "technologies", "notes", "sources"] {
        assert!(note.contains(name), "{note}");
        let text = answer(["skills", "-f", "csv", "--table", name]);
        assert_ne!(text, main, "{name}");
    }
    assert!(answer(["skills", "-f", "csv", "--table", "notes"]).starts_with("notes\r\n"));
    assert_eq!(answer(["skills", "-f", "csv", "--table", "ratings"]), main);
    let parts = answer(["similar", "-f", "csv", "--table", "jobs.parts"]);
    assert!(parts.contains(",parts_title,") && parts.contains("Orderlies"));
    let (rules, _) = csv(&["licensure", "SD"]);
    assert!(rules.starts_with("abbr,state,status,text,source,rules_kind,rules_text,"));
}

#[test]
fn an_unknown_table_is_answered_with_the_known_ones() {
    let output = run(["skills", "-f", "csv", "--table", "skils"]);
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("ma-career skills -f csv --table skills"), "{stderr}");
    assert!(stderr.contains("technologies"), "{stderr}");
    let output = run(["skills", "--table", "skills"]);
    assert_eq!(output.status.code(), Some(2), "a table is one of CSV");
}

#[test]
fn a_page_has_one_title_in_the_language_it_is_written_in_and_every_table_a_caption() {
    for (question, words) in QUESTIONS.iter() {
        let (page, _) = answer_and_note(words.iter().copied().chain(["-f", "html"]));
        let count = |part: &str| page.matches(part).count();
        assert_eq!(count("<h1>"), 1, "{question}");
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{question}");
        assert_eq!(count("<table>"), count("<caption"), "{question}");
        assert_eq!(count("<table>"), count("</thead>"), "{question}");
        assert_eq!(count("<th>"), 0, "{question}: every heading says what it heads");
        assert_eq!(count("<script") + count("src=") + count("@import"), 0, "{question}");
    }
}

#[test]
fn no_page_that_leaves_the_terminal_asks_to_type_a_command() {
    assert!(answer(["salary"]).contains("\nNext: ma-career "));
    for (question, words) in QUESTIONS.iter() {
        for format in ["markdown", "html"] {
            let (page, _) = answer_and_note(words.iter().copied().chain(["-f", format]));
            assert!(
                !page.contains("Next: ma-career") && !page.contains("--full"),
                "{question} as {format}"
            );
        }
    }
}

/// Every figure of pay in an answer, as people read it.
fn medians(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(median) = map.get("annual").and_then(|pay| pay["median"].as_u64()) {
                found.push(format!("${},{:03}", median / 1000, median % 1000));
            }
            map.values().for_each(|value| medians(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| medians(value, found)),
        _ => {}
    }
}

#[test]
fn markdown_and_html_show_the_figures_of_the_json() {
    for words in [&["salary", "--by", "state"][..], &["salary", "yakima"], &["offer", "38k"]] {
        let mut figures = Vec::new();
        medians(&json(words.iter().copied()), &mut figures);
        assert!(!figures.is_empty());
        let page = |format| answer(words.iter().copied().chain(["-f", format]));
        let (markdown, html) = (page("markdown"), page("html"));
        for figure in figures {
            assert!(markdown.contains(&format!("\\{figure}")), "{words:?}: {figure}");
            assert!(html.contains(&figure), "{words:?}: {figure}");
        }
    }
}

#[test]
fn md_is_another_name_for_markdown() {
    assert_eq!(answer(["duties", "-f", "md"]), answer(["duties", "-f", "markdown"]));
}
