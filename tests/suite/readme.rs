//! The README's examples print what it says.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
};

use crate::program::shell;

const README: &str = include_str!("../../README.md");

/// Each `$ command` of a `console` block, with what stands beneath it.
fn examples() -> Vec<(String, String)> {
    let mut examples: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in README.lines() {
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
fn every_example_prints_what_the_readme_says() {
    let examples = examples();
    assert!(examples.len() >= 8, "the README has its examples");
    let can_use_jq = is_installed("jq");
    assert!(can_use_jq || env::var_os("CI").is_none(), "CI has to run the examples with jq too");
    for (command, output) in examples {
        if command.contains("jq") && !can_use_jq {
            continue;
        }
        snapbox::assert_data_eq!(
            shell(&command, Path::new(env!("CARGO_MANIFEST_DIR"))),
            snapbox::Data::text(output)
        );
    }
}

#[test]
fn the_two_commands_for_a_fresh_machine_stand_on_the_first_screen() {
    let first_screen: Vec<&str> = README.lines().take(40).collect();
    for command in ["cargo run --release -- salary", "cargo test"] {
        assert!(first_screen.contains(&command), "{command}");
    }
}
