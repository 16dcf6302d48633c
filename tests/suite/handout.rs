//! The printed page. A browser prints it in `tests/foreign/pages.mjs`; here stands what needs none.

use std::{ffi::OsString, fs};

use crate::program::{answer, json, own_profile, run};

/// The page for some words, without starting a program for each.
fn page(words: &[&str]) -> String {
    let all = ["ma-career", "handout"].iter().chain(words).map(OsString::from);
    ma_career::run(&all.collect::<Vec<_>>()).unwrap().text
}

/// Every place: the nation, the states, the areas.
fn places() -> Vec<String> {
    let codes = |by: &str, key: &str| -> Vec<String> {
        let rows = json(["salary", "--by", by])["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
    };
    [vec!["US".to_owned()], codes("state", "abbr"), codes("area", "code")].concat()
}

/// The sentences of a page: its paragraphs and the items of its lists, without what cites.
pub(crate) fn sentences(page: &str) -> Vec<String> {
    let prose = page.lines().filter_map(|line| {
        let inner = line.strip_prefix("<p>").and_then(|line| line.strip_suffix("</p>"));
        let inner = inner.or_else(|| line.strip_prefix("<li>")?.strip_suffix("</li>"))?;
        (!inner.contains("<a href")).then(|| inner.replace("&quot;", "\"").replace("&amp;", "&"))
    });
    let ends = |text: String| -> Vec<String> {
        let parts = text.split_inclusive(['.', '?', '!']).map(str::to_owned);
        // A point within a number or a name ends no sentence.
        let mut sentences: Vec<String> = Vec::new();
        let mut open = false;
        for part in parts {
            match sentences.last_mut().filter(|_| open && !part.starts_with(' ')) {
                Some(sentence) => sentence.push_str(&part),
                None => sentences.push(part),
            }
            open = true;
        }
        sentences
    };
    prose.flat_map(ends).filter(|sentence| !sentence.trim().is_empty()).collect()
}

pub(crate) fn words(sentence: &str) -> Vec<&str> {
    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect()
}

/// Syllables as they are counted for the grade: groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let letters: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let groups = letters.split(|c| !is_vowel(c)).filter(|group| !group.is_empty()).count();
    let is_silent = letters.ends_with('e') && !letters.ends_with("le") && groups > 1;
    (groups - usize::from(is_silent)).max(1)
}

/// The Flesch-Kincaid grade.
pub(crate) fn grade(sentences: &[String]) -> f64 {
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let number = |count: usize| f64::from(u32::try_from(count).unwrap());
    let per_sentence = number(words.len()) / number(sentences.len());
    0.39 * per_sentence + 11.8 * number(syllables) / number(words.len()) - 15.59
}

#[test]
fn every_sentence_is_short_and_every_page_is_easy_to_read() {
    for place in places() {
        let sentences = sentences(&page(&[&place]));
        assert!(sentences.len() > 15, "{place}: {sentences:?}");
        for sentence in &sentences {
            assert!(words(sentence).len() <= 20, "{place}: {sentence}");
        }
        let grade = grade(&sentences);
        assert!(grade <= 8.0, "{place}: grade {grade:.1}");
    }
}

#[test]
fn the_measure_of_reading_knows_hard_from_easy() {
    let of = |text: &str| grade(&sentences(&format!("<p>{text}</p>")));
    assert!(of("The cat sat on the mat. It was a good day.") < 2.0);
    assert!(of("Institutional accreditation necessitates comprehensive documentation.") > 15.0);
    assert_eq!(sentences("<p>It is 3.5 now. Yes.</p>").len(), 2);
    assert_eq!(["cat", "table", "more", "certificate"].map(syllables), [1, 2, 1, 4]);
}

#[test]
fn the_page_is_the_same_each_time_and_has_a_date_only_where_one_is_given() {
    assert_eq!(answer(["handout", "yakima"]), answer(["handout", "yakima"]));
    let dated = answer(["handout", "yakima", "--date", "2026-11-24"]);
    assert_eq!(dated.replace("November 24, 2026. ", ""), answer(["handout", "yakima"]));
}

#[test]
fn the_page_needs_nothing_else() {
    let page = answer(["handout", "WA"]);
    for outside in ["<script", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn a_note_is_text_on_the_page_whatever_it_holds() {
    let note = "<b>5 > 3</b> & \"so\"\nnext\u{1b}\u{202e}[31m";
    let page = answer(["handout", "--note", note]);
    assert!(page.contains("&lt;b&gt;5 &gt; 3&lt;/b&gt; &amp; &quot;so&quot; next  [31m"), "{page}");
    let longest = "x".repeat(400);
    assert!(answer(["handout", "--note", &longest]).contains(&longest));
    let output = run(["handout", "--note", &"x".repeat(401)]);
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("401 characters") && stderr.contains("400"), "{stderr}");
}

/// A note as the page has it in a format, with the flags behind that.
fn shown(note: &str, flags: &[&str]) -> String {
    let words = [&["handout", "--note", note, "-f"], flags].concat();
    let page = answer(words.iter().copied());
    page.lines().find(|line| line.contains("See ")).unwrap().to_owned()
}

#[test]
fn marks_of_markdown_in_a_note_are_escaped() {
    for (note, markdown) in [
        ("See $5 | <b> `x` *y*", r"See \$5 \| \<b\> \`x\` \*y\*"),
        ("- See no list", r"\- See no list"),
        ("12. See no list", r"12\. See no list"),
        ("2019-29: See a list", "2019-29: See a list"),
    ] {
        assert_eq!(shown(note, &["markdown"]), markdown);
    }
}

#[test]
fn an_address_in_a_note_can_be_followed_and_its_full_stop_stays_behind() {
    let note = "See (https://a.gov/x_y?a=1&b=2).";
    assert_eq!(shown(note, &["markdown"]), "See (<https://a.gov/x_y?a=1&b=2>).");
    assert_eq!(shown("See https://a.gov/<b>", &["markdown"]), r"See <https://a.gov/>\<b\>");
    let html = shown(note, &["html"]);
    let link = r#"(<a href="https://a.gov/x_y?a=1&amp;b=2">https://a.gov/x_y?a=1&amp;b=2</a>)."#;
    assert!(html.contains(link), "{html}");
}

#[test]
fn letters_of_a_note_lose_their_accents_in_ascii_and_keep_their_columns() {
    assert_eq!(shown("See Cañon — Ñ 水", &["table", "--ascii"]), "See Canon - N ?");
}

#[test]
fn the_page_shows_the_pay_here_and_in_the_nation() {
    let page = answer(["handout", "yakima"]);
    for figure in ["$49,310", "$23.71", "$45,690", "$21.97", "109,700", "12.9%"] {
        assert!(page.contains(figure), "{figure}");
    }
    assert!(!answer(["handout"]).contains("Here"), "the nation is not set beside itself");
}

#[test]
fn the_page_begins_with_pay_and_then_the_rule_and_has_what_is_known_here() {
    let page = answer(["handout", "yakima"]);
    let headings =
        ["What it pays", "The rule in Washington", "How to get in", "Outlook", "Similar"];
    let at: Vec<usize> = headings.iter().map(|name| page.find(name).unwrap()).collect();
    assert!(at.is_sorted(), "{at:?}");
    for known in ["In Washington: $59,290.", "about 710 jobs here", "95.545", "$46,670", "$76,290"]
    {
        assert!(page.contains(known), "{known}");
    }
    assert!(!page.contains("RCW"), "the law's numbers are for `licensure`");
}

/// A page for a browser is no text for a terminal.
#[cfg(unix)]
#[test]
fn on_a_terminal_the_page_is_text_and_in_a_pipe_a_page() {
    let line = format!("{} handout yakima", snapbox::cmd::cargo_bin!("ma-career").display());
    let Ok(output) =
        std::process::Command::new("script").args(["-qec", &line, "/dev/null"]).output()
    else {
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        !text.contains("<html") && text.contains("ma-career handout yakima -o page.html"),
        "{text}"
    );
    assert!(answer(["handout", "yakima"]).starts_with("<!DOCTYPE html>"));
}

#[test]
fn certification_is_called_voluntary_unless_the_state_requires_it() {
    let page = answer(["handout", "WA"]);
    assert!(page.contains("Certification is voluntary, unless a state asks for it."));
    assert!(page.contains("MA-R: no formal training"), "all of the rules are told");
    let full = answer(["handout", "WA", "--note", &"note ".repeat(80)]);
    assert!(full.contains("There is more: 2 of the rules"), "what has no room is counted");
    assert!(page.contains("Ask the Department of Health before you rely on this."));
    assert!(answer(["handout", "TX"]).contains("Ask the state board before you rely on this."));
}

#[test]
fn figures_without_a_known_number_of_jobs_are_called_rough() {
    // The number of jobs in Fort Collins was not released.
    assert!(
        answer(["handout", "fort collins"]).contains("These figures are rough: the number of jobs")
    );
    assert!(!answer(["handout", "yakima"]).contains("are rough"));
}

#[test]
fn a_date_that_does_not_exist_is_refused() {
    for date in ["today", "2026-02-30", "11/24/2026", ""] {
        let output = run(["handout", "--date", date]);
        assert_eq!(output.status.code(), Some(2), "{date}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("2026-11-24"), "{date}");
    }
}

#[test]
fn the_page_bears_the_name_of_the_office_that_hands_it_out() {
    let dir = own_profile("office");
    let file = dir.join("handout.toml");
    let office = "\n[office]\nname = \"Yakima <Career> Center\"\nphone = \"509-555-0100\"\nnote = \"Open 9 to 5.\"\n";
    let text = fs::read_to_string(&file).unwrap() + office;
    fs::write(&file, &text).unwrap();
    let dir = dir.to_str().unwrap();
    assert!(answer(["check", dir]).contains("no problem"));
    let page = answer(["--profile", dir, "handout", "yakima", "--note", "Call Ann."]);
    assert!(page.contains("Yakima &lt;Career&gt; Center, 509-555-0100"), "{page}");
    assert!(page.contains("Open 9 to 5."), "{page}");
    assert!(page.contains("Call Ann."), "{page}");
    let json = json(["--profile", dir, "handout"]);
    assert_eq!(json["office"]["phone"], "509-555-0100");
    fs::write(&file, text.replace("9 to 5", &"long ".repeat(40))).unwrap();
    let found = String::from_utf8(run(["check", dir]).stdout).unwrap();
    assert!(found.contains("and the page has room for 160"), "{found}");
}
