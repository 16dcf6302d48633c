//! What must hold between the figures of the dataset, whatever they are.

use std::{collections::HashSet, fmt::Debug, hash::Hash};

use ma_career::profile::{
    Profile,
    figures::{Dollars, Hourly, Pay, PayPoint},
};

use crate::program::json;

fn all_different<T: Eq + Hash + Debug>(what: &str, items: impl IntoIterator<Item = T>) {
    let mut seen = HashSet::new();
    for item in items {
        let text = format!("{item:?}");
        assert!(seen.insert(item), "{what}: {text} stands twice");
    }
}

fn never_fall<T: Ord + Copy + Debug>(what: &str, pay: &Pay<T>) {
    let percentiles = [pay.p10, pay.p25, pay.median, pay.p75, pay.p90];
    let known: Vec<T> = percentiles.into_iter().flatten().collect();
    assert!(known.is_sorted(), "{what}: {known:?}");
}

fn hour_matches_year(what: &str, annual: &Pay<Dollars>, hourly: &Pay<Hourly>) {
    const HOURS_A_YEAR: i64 = 2080;
    for point in PayPoint::ALL {
        let (Some(year), Some(hour)) = (annual.at(point), hourly.at(point)) else {
            assert_eq!(annual.at(point).is_some(), hourly.at(point).is_some(), "{what} {point:?}");
            continue;
        };
        let off_in_cents = i64::from(hour.cents) * HOURS_A_YEAR - i64::from(year.0) * 100;
        assert!(off_in_cents.abs() <= 2500, "{what} {point:?}: {hour:?} an hour, {year:?} a year");
    }
}

#[test]
fn pay_never_falls_from_one_percentile_to_the_next_and_hours_match_years() {
    let profile = Profile::embedded();
    for row in &profile.salary.get().unwrap().by_year {
        let what = row.period.to_string();
        never_fall(&what, &row.annual);
        never_fall(&what, &row.hourly);
        hour_matches_year(&what, &row.annual, &row.hourly);
    }
    let industries = &profile.industries.get().unwrap().by_industry;
    let states = &profile.states.get().unwrap().by_state;
    let areas = &profile.areas.get().unwrap().by_area;
    let area_figures: Vec<_> = areas.iter().map(|area| area.figures.read().unwrap()).collect();
    let estimates = industries
        .iter()
        .map(|row| (&row.industry, &row.estimates))
        .chain(states.iter().map(|row| (&row.state, &row.estimates.job)))
        .chain(
            areas.iter().map(|row| &row.area).zip(area_figures.iter().map(|f| &f.estimates.job)),
        );
    for (name, estimates) in estimates {
        never_fall(name, &estimates.annual);
        never_fall(name, &estimates.hourly);
        hour_matches_year(name, &estimates.annual, &estimates.hourly);
    }
}

#[test]
fn nothing_that_has_a_name_stands_twice() {
    let profile = Profile::embedded();
    all_different("sources", profile.sources.get().unwrap().sources.iter().map(|s| &s.id));
    all_different("surveys", profile.salary.get().unwrap().by_year.iter().map(|r| r.period));
    all_different("editions", profile.outlook.get().unwrap().editions.iter().map(|e| e.edition));
    all_different("duties", profile.duties.get().unwrap().duties.iter().map(|d| &d.id));
    all_different(
        "industries",
        profile.industries.get().unwrap().by_industry.iter().map(|i| &i.code),
    );
    let states = &profile.states.get().unwrap().by_state;
    all_different("states", states.iter().map(|state| &state.state));
    all_different("state codes", states.iter().flat_map(|state| [&state.abbr, &state.fips]));
    let areas = &profile.areas.get().unwrap().by_area;
    all_different("areas", areas.iter().flat_map(|area| [&area.area, &area.code]));
    let skills = profile.skills.get().unwrap();
    all_different("skills", skills.skills.iter().map(|skill| &skill.id));
    all_different("ratings", skills.ratings.iter().map(|r| (format!("{:?}", r.kind), &r.name)));
    let jobs = &profile.similar.get().unwrap().jobs;
    all_different("jobs", jobs.iter().map(|job| &job.title));
    all_different("codes", jobs.iter().flat_map(|job| &job.occupations).map(|o| &o.soc_code));
}

#[test]
fn every_area_lies_in_states_that_are_there() {
    let profile = Profile::embedded();
    let states = &profile.states.get().unwrap().by_state;
    for area in &profile.areas.get().unwrap().by_area {
        assert!(!area.states.is_empty(), "{}", area.area);
        for abbr in &area.states {
            assert!(states.iter().any(|state| state.abbr == *abbr), "{}: {abbr}", area.area);
        }
    }
}

#[test]
fn similar_jobs_have_a_row_for_every_place_and_a_column_for_every_job() {
    let profile = Profile::embedded();
    let similar = profile.similar.get().unwrap();
    let jobs = similar.jobs.iter().chain(&similar.other_jobs);
    let mut codes: Vec<&str> =
        jobs.flat_map(|job| &job.occupations).map(|part| part.soc_code.as_str()).collect();
    codes.sort_unstable();
    let states: Vec<&str> =
        profile.states.get().unwrap().by_state.iter().map(|state| state.abbr).collect();
    let areas: Vec<&str> =
        profile.areas.get().unwrap().by_area.iter().map(|area| area.code).collect();
    for (section, places) in
        [(&profile.similar_by_state, states), (&profile.similar_by_area, areas)]
    {
        let survey = section.get().unwrap();
        let matrices = [Some(&survey.jobs), survey.p10.as_ref(), Some(&survey.median)];
        for matrix in matrices.into_iter().chain([survey.p90.as_ref()]).flatten() {
            let (columns, rows) = matrix.cells();
            assert_eq!(columns, codes, "{}", section.file());
            assert!(rows.iter().map(|(place, _)| *place).eq(places.iter().copied()));
            for (place, cells) in rows {
                assert_eq!(cells.len(), codes.len(), "{}: {place}", section.file());
                let is_figure = |cell: &&str| *cell == "-" || cell.parse::<u32>().is_ok();
                assert!(cells.iter().all(is_figure), "{}: {place}", section.file());
            }
        }
        for place in &places {
            for code in &codes {
                let job = survey.find(place, code).unwrap();
                let known: Vec<_> = [job.p10, job.median, job.p90].into_iter().flatten().collect();
                assert!(known.is_sorted(), "{code} in {place}: {known:?}");
            }
        }
    }
}

#[test]
fn every_rule_is_of_a_state_and_of_a_kind_that_are_there() {
    let profile = Profile::embedded();
    let licensure = profile.licensure.get().unwrap();
    let states = &profile.states.get().unwrap().by_state;
    let is_state = |abbr: &String| states.iter().any(|state| state.abbr == *abbr);
    for rule in &licensure.rules {
        assert!(is_state(&rule.state) && licensure.kinds.contains(&rule.kind), "{rule:?}");
        assert!(!licensure.not_found.contains(&rule.state), "{}", rule.state);
    }
    assert!(licensure.not_found.iter().all(is_state));
    let is_used = |kind: &String| licensure.rules.iter().any(|rule| rule.kind == *kind);
    assert!(licensure.kinds.iter().all(is_used));
}

#[test]
fn rules_and_credentials_are_told_in_short_sentences() {
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
    assert!(prices.by_year.is_sorted_by_key(|row| row.year));
    for survey in &profile.salary.get().unwrap().by_year {
        assert!(prices.of_survey(survey.period).is_some(), "{}", survey.period);
    }
}

#[test]
fn the_dataset_is_whole() {
    let profile = Profile::embedded();
    assert_eq!(profile.salary.get().unwrap().by_year.len(), 16);
    assert_eq!(profile.industries.get().unwrap().by_industry.len(), 107);
    assert_eq!(profile.states.get().unwrap().by_state.len(), 54);
    assert_eq!(profile.areas.get().unwrap().by_area.len(), 523);
    assert_eq!(profile.outlook.get().unwrap().editions.len(), 10);
    assert_eq!(profile.similar.get().unwrap().jobs.len(), 11);
    assert_eq!(profile.skills.get().unwrap().skills.len(), 6);
}

#[test]
fn every_source_is_used() {
    for source in json(["sources"])["sources"].as_array().unwrap() {
        assert!(
            !source["used_by"].as_array().unwrap().is_empty(),
            "nothing cites {}",
            source["id"]
        );
    }
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
    let industries = &profile.industries.get().unwrap().by_industry;
    let owners = industries.iter().filter(|industry| industry.level == 1);
    let total = sum(owners.map(|industry| industry.share_percent.unwrap().into()));
    assert!((total - 100.0).abs() < 0.015, "owners add up to {total}");
}

#[test]
fn openings_are_what_is_added_and_who_leaves() {
    for edition in &Profile::embedded().outlook.get().unwrap().editions {
        if let (Some(first), Some(last), Some(change)) =
            (edition.base_employment, edition.target_employment, edition.change)
        {
            let computed = i64::from(last) - i64::from(first);
            assert!((computed - change).abs() <= 100, "{}: {computed}", edition.edition);
        }
        let leaving = (edition.annual_exits, edition.annual_transfers, edition.annual_separations);
        if let (Some(exits), Some(transfers), Some(all)) = leaving {
            assert_eq!(exits + transfers, all, "{}", edition.edition);
            let openings = i64::from(edition.annual_openings.unwrap());
            let expected = i64::from(all) + edition.change.unwrap() / 10;
            assert!((openings - expected).abs() <= 100, "{}: {openings}", edition.edition);
        }
    }
}

#[test]
fn no_sentence_is_longer_than_200_characters() {
    fn walk(file: &str, value: &toml::Value) {
        match value {
            // Tables and addresses.
            toml::Value::String(text) if text.contains('\n') || text.starts_with("http") => {}
            toml::Value::String(text) => {
                for sentence in text.split_inclusive(". ") {
                    // A figure stands where the path of one is written.
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
        // Synonyms are lists, and no sentences.
        if !path.ends_with("words.toml") {
            walk(&path.display().to_string(), &toml::Value::Table(table));
        }
        files += 1;
    }
    assert!(files >= 10);
}
