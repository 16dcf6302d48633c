//! The page of the whole profile: long, so that it has a list of its parts and anchors.

use std::collections::HashSet;

use crate::program::{DENTAL, answer};

/// What stands between two texts, wherever they occur.
fn all<'t>(text: &'t str, before: &'t str, after: &'t str) -> Vec<&'t str> {
    let rests = text.split(before).skip(1);
    rests.filter_map(|rest| Some(rest.split_once(after)?.0)).collect()
}

#[test]
fn every_link_within_the_page_leads_to_one_heading() {
    for profile in [&[][..], &["--profile", DENTAL]] {
        let page = answer(["profile", "-f", "html"].iter().chain(profile).copied());
        let ids = all(&page, " id=\"", "\"");
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "an id stands twice");
        let links = all(&page, "href=\"#", "\"");
        assert!(links.iter().all(|link| known.contains(link)), "{links:?}");
        let parts = all(&page, "<h2 id=\"", "\"");
        let parts: HashSet<&str> = parts.into_iter().collect();
        let listed: HashSet<&str> = links.into_iter().chain(["contents"]).collect();
        let listed: HashSet<&str> = listed.into_iter().filter(|link| *link != "top").collect();
        assert_eq!(parts, listed);
    }
}

#[test]
fn every_part_ends_with_a_way_back() {
    let page = answer(["profile", "-f", "html"]);
    let parts = page.matches("<h2 id=").count() - 1;
    assert_eq!(page.matches("<a href=\"#top\">Back to top</a>").count(), parts);
    assert!(page.contains("<main id=\"top\">"));
}

#[test]
fn an_anchor_outlives_its_survey() {
    let page = answer(["profile", "-f", "html"]);
    for level in ["<h2 id=\"", "<h3 id=\""] {
        let ids = all(&page, level, "\"");
        assert!(!ids.is_empty());
        assert!(ids.iter().all(|id| !id.contains("20")), "{ids:?}");
    }
    assert!(page.contains("<h2 id=\"salary-by-state\">"));
}

#[test]
fn a_page_begins_with_no_list_of_commands() {
    for format in ["html", "markdown"] {
        let page = answer(["profile", "-f", format]);
        assert!(!page.contains("salary --by"), "{format}");
    }
    assert!(answer(["profile", "--plain"]).contains("salary --by state"));
}

#[test]
fn a_page_of_one_part_has_no_contents() {
    let page = answer(["salary", "-f", "html"]);
    assert!(
        !page.contains("<nav") && !page.contains("Back to top") && !page.contains(" id=\"top\"")
    );
}

#[test]
fn markdown_links_to_the_headings_as_github_names_them() {
    let page = answer(["profile", "-f", "markdown"]);
    let heading = |line: &str| {
        let letters = line.replace('\\', "").to_lowercase().replace(' ', "-");
        letters.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>()
    };
    let headings = page.lines().filter_map(|line| line.strip_prefix("## ")).map(heading);
    let links: Vec<&str> = all(&page, "](#", ")");
    assert_eq!(headings.collect::<Vec<_>>(), links);
}

#[test]
fn each_source_with_an_address_can_be_followed() {
    let page = answer(["salary", "--by", "state", "-f", "html"]);
    let (_, sources) = page.split_once("<h2>Sources</h2>").unwrap();
    assert_eq!(sources.matches("<li>").count(), 2);
    assert!(sources.contains("<a href=\"https://www.bls.gov/oes/\">"), "{sources}");
    assert!(sources.contains("<a href=\"https://www.bea.gov/"), "{sources}");
}
