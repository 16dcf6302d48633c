//! The page on writing a profile, followed step by step.

use std::fs;

use crate::program::no_directory_yet;

const PAGE: &str = include_str!("../../docs/profile-format.md");

/// A block of TOML is the file that the paragraph before it names; a console block has commands and
/// their answers.
#[cfg(unix)]
#[test]
fn the_steps_of_the_page_have_the_results_that_it_shows() {
    let dir = no_directory_yet("profile-format");
    fs::create_dir_all(dir.join("my-profile")).unwrap();
    let (mut file, mut written, mut asked) = (String::new(), 0, 0);
    let mut blocks = PAGE.split("```");
    while let (Some(prose), Some(block)) = (blocks.next(), blocks.next()) {
        let mut names = prose.split('`').filter(|word| word.starts_with("my-profile/"));
        if let Some(name) = names.next_back() {
            file = name.to_owned();
        }
        if let Some(text) = block.strip_prefix("toml\n") {
            fs::write(dir.join(&file), text).unwrap();
            written += 1;
        } else if let Some(text) = block.strip_prefix("console\n") {
            for example in text.split("$ ").skip(1) {
                let (line, expected) = example.split_once('\n').unwrap();
                let expected = snapbox::Data::text(expected);
                snapbox::assert_data_eq!(crate::program::shell(line, &dir), expected);
                asked += 1;
            }
        }
    }
    assert!(written >= 6 && asked >= 6, "{written} files, {asked} questions");
}

#[test]
fn the_readme_links_the_page_and_the_size_limit_is_that_of_the_program() {
    assert!(include_str!("../../README.md").contains("docs/profile-format.md"));
    let page = PAGE.split_once("## Limits").unwrap().1;
    let kilobytes = page.split_once(" KB").unwrap().0.rsplit(' ').next().unwrap();
    let dir = no_directory_yet("limits");
    let error = crate::program::run(["init", dir.to_str().unwrap()]);
    assert!(error.status.success());
    fs::write(dir.join("words.toml"), vec![b' '; 1024 * 1024]).unwrap();
    let output = crate::program::run(["check", dir.to_str().unwrap()]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains(&format!("larger than {kilobytes} KB")), "{told}");
}
