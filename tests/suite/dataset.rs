//! What must hold in our own dataset, beyond what `check` asks of every profile.

use std::collections::BTreeSet;

use ma_career::profile::Profile;
use serde_json::Value;

use crate::program::json;

/// The texts under a key, in the items of a list.
fn texts<'v>(items: &'v Value, key: &str) -> Vec<&'v str> {
    items.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap()).collect()
}

#[test]
fn similar_jobs_have_a_row_for_every_place_and_every_job_has_figures() {
    let profile = Profile::embedded();
    let similar = profile.similar.get().unwrap();
    let jobs = similar.jobs.iter().chain(&similar.other_jobs);
    let codes: BTreeSet<&str> =
        jobs.flat_map(|job| &job.occupations).map(|part| part.soc_code.as_str()).collect();
    for (by, code) in [("by_state", "abbr"), ("by_area", "code")] {
        let of_similar_jobs = json(["get", &format!("similar.{by}")]);
        let of_this_job = json(["get", &format!("salary.{by}")]);
        assert_eq!(texts(&of_similar_jobs, code), texts(&of_this_job, code));
        // A job without workers in a place is not listed there.
        let places = of_similar_jobs.as_array().unwrap().iter();
        let known: BTreeSet<&str> =
            places.flat_map(|place| texts(&place["jobs"], "soc_code")).collect();
        assert_eq!(known, codes, "{by}");
    }
}

#[test]
fn rules_and_credentials_are_explained_in_short_sentences() {
    let profile = Profile::embedded();
    let rules = profile.licensure.get().unwrap().rules.iter();
    let rules = rules.flat_map(|rule| [Some(&rule.text), rule.caution.as_ref()]);
    let credentials = profile.certifications.get().unwrap().credentials.iter();
    let facts = credentials.flat_map(|credential| &credential.facts).map(|fact| Some(&fact.text));
    for text in rules.chain(facts).flatten() {
        for sentence in text.split(". ") {
            assert!(sentence.split_whitespace().count() <= 25, "{sentence}");
        }
    }
}

#[test]
fn the_price_index_has_every_year_of_the_surveys() {
    let profile = Profile::embedded();
    let prices = profile.prices.get().unwrap();
    assert_eq!(prices.years(), Some((2010, 2026)));
    for survey in &profile.salary.get().unwrap().by_year {
        assert!(prices.of_survey(survey.period).is_some(), "{}", survey.period);
    }
}

#[test]
fn the_dataset_is_whole() {
    let profile = Profile::embedded();
    assert_eq!(profile.salary.get().unwrap().by_year.len(), 16);
    assert_eq!(profile.industries.get().unwrap().rows.len(), 107);
    assert_eq!(profile.states.get().unwrap().rows.len(), 54);
    assert_eq!(profile.areas.get().unwrap().rows.len(), 523);
    assert_eq!(profile.outlook.get().unwrap().editions.len(), 11);
    assert_eq!(profile.similar.get().unwrap().jobs.len(), 11);
    assert_eq!(profile.similar.get().unwrap().next_steps.len(), 4);
    assert_eq!(profile.skills.get().unwrap().skills.len(), 6);
    // 17 skills of eleven jobs.
    assert_eq!(profile.skills.get().unwrap().scores.len(), 187);
    let [duties, tasks] = profile.duties.get().unwrap().lists().map(|list| list.unwrap().1.len());
    assert_eq!((duties, tasks), (9, 20));
    let occupation = profile.occupation.get().unwrap();
    let titles = [&occupation.reported_titles, &occupation.alternate_titles];
    let titles = titles.map(|list| list.as_ref().unwrap().titles.len());
    assert_eq!(titles, [10, 29]);
}

#[test]
fn shares_of_a_whole_add_up_to_it() {
    fn sum(percents: impl Iterator<Item = f64>) -> f64 {
        percents.sum()
    }
    let profile = Profile::embedded();
    let education = profile.education.get().unwrap();
    for (what, total) in [
        ("attainment", sum(education.attainment.iter().map(|row| row.percent.into()))),
        ("required", sum(education.required_education.iter().map(|row| row.percent.into()))),
        ("experience", sum(education.related_experience.iter().map(|row| row.percent.into()))),
        ("training", sum(education.on_the_job_training.iter().map(|row| row.percent.into()))),
    ] {
        assert!((total - 100.0).abs() < 0.15, "{what} adds up to {total}");
    }
    // Private and public owners: level 1 of the industries, and the only level that BLS gives whole.
    let industries = &profile.industries.get().unwrap().rows;
    let owners = industries.iter().filter(|industry| industry.level == 1);
    let total = sum(owners.map(|industry| industry.share_percent.unwrap().into()));
    assert!((total - 100.0).abs() < 0.015, "owners add up to {total}");
}

#[test]
fn no_sentence_is_longer_than_200_characters() {
    fn walk(file: &str, value: &toml::Value) {
        match value {
            // Tables and addresses.
            toml::Value::String(text) if text.contains('\n') || text.starts_with("http") => {}
            toml::Value::String(text) => {
                for sentence in text.split_inclusive(". ") {
                    // The path of a figure is replaced by the figure.
                    let sentence: String = sentence
                        .split('{')
                        .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
                        .collect();
                    assert!(sentence.chars().count() <= 200, "{file}: {sentence}");
                }
            }
            toml::Value::Array(values) => values.iter().for_each(|value| walk(file, value)),
            toml::Value::Table(table) => table.values().for_each(|value| walk(file, value)),
            _ => {}
        }
    }
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/data/medical-assistant");
    let mut files = 0;
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with('#'), "{} says at its top what it holds", path.display());
        let table: toml::Table = text.parse().unwrap();
        // Synonyms are lists, not sentences.
        if !path.ends_with("words.toml") {
            walk(&path.display().to_string(), &toml::Value::Table(table));
        }
        files += 1;
    }
    assert!(files >= 10);
}
