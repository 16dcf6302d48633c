//! The README and the pages that it links to: their examples print what they say.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const README: &str = include_str!("../../README.md");

/// Pages, each with its directory. `profile_format` follows the page on profiles step by step.
const PAGES: [(&str, &str); 4] = [
    ("", README),
    ("", include_str!("../../CONTRIBUTING.md")),
    ("docs", include_str!("../../docs/json.md")),
    ("docs", include_str!("../../docs/using.md")),
];

/// Each `$ command` of a `console` block, with the lines below it.
fn examples(page: &str) -> Vec<(String, String)> {
    let mut examples: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match (line.strip_prefix("$ "), examples.last_mut()) {
                (Some(command), _) => examples.push((command.to_owned(), String::new())),
                (None, Some((_, output))) => {
                    output.push_str(line);
                    output.push('\n');
                }
                (None, None) => panic!("an example begins with $: {line}"),
            },
        }
    }
    examples
}

fn is_installed(program: &str) -> bool {
    let probe = Command::new(program).arg("--version").stdout(Stdio::null()).status();
    probe.is_ok_and(|status| status.success())
}

#[cfg(unix)]
#[test]
fn every_example_prints_what_the_page_says() {
    let examples: Vec<_> = PAGES.iter().flat_map(|(_, page)| examples(page)).collect();
    assert!(examples.len() >= 25, "the pages have examples");
    let can_use_jq = is_installed("jq");
    assert!(can_use_jq || env::var_os("CI").is_none(), "CI has to run the examples with jq too");
    for (command, output) in examples {
        if command.contains("jq") && !can_use_jq {
            continue;
        }
        let expected = snapbox::Data::text(output);
        snapbox::assert_data_eq!(crate::program::shell(&command, Path::new(ROOT)), expected);
    }
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    for (directory, page) in PAGES {
        for part in page.split("](").skip(1) {
            let link = part.split(')').next().unwrap();
            let file = Path::new(ROOT).join(directory).join(link);
            assert!(link.starts_with("https://") || file.is_file(), "{link}");
        }
    }
}

#[test]
fn the_readme_is_short_and_begins_with_how_to_install_and_to_test() {
    assert!(README.len() <= 12_000, "{} bytes", README.len());
    let first_screen: Vec<&str> = README.lines().take(40).collect();
    for command in ["cargo install --path .", "cargo test"] {
        assert!(first_screen.contains(&command), "{command}");
    }
}
