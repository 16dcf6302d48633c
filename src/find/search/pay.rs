//! What a search finds in pay by survey, place and industry.

use crate::answer::pay::{known_unit, unit};
use crate::answer::place::Place;
use crate::cli::Per;
use crate::document::Value;
use crate::failure::{Failure, IfThere};
use crate::find::search::asked;
use crate::find::search::fact::{About, Fact};
use crate::find::search::facts::Facts;
use crate::look_up::salary::latest;
use crate::profile::Profile;
use crate::profile::figures::{PayPoint, Wages};
use crate::profile::period::Period;
use crate::profile::places::{Area, AreaKind};
use crate::profile::salary::SalaryView;
use crate::profile::text::word;
use crate::typed::suggest::quoted;

/// Looks at every row of pay.
pub(super) fn salary(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    facts.begin("salary", "salary pay median wage jobs");
    let source = profile.newest_survey().ok().map(|newest| &newest.source);
    facts.summary(source, || latest::answer(profile, known_unit(profile, Per::Year)));
    asked::pay(profile, facts)?;
    by_year(profile, facts)?;
    let newest = profile.newest_survey()?.period.to_string();
    let words = "salary pay median wage jobs prices price parity cost of living";
    facts.begin("salary", &format!("{words} {newest}"));
    by_state(profile, facts).if_there()?;
    by_area(profile, facts).if_there()?;
    facts.begin("salary", &format!("salary pay median wage jobs {newest}"));
    by_industry(profile, facts).if_there()?;
    let section = profile.salary.get()?;
    facts.statements("salary.best_paid", &section.best_paid);
    facts.statements("salary.provided", &section.provided);
    let year = profile.newest_survey()?.period.year();
    let state = profile.known_states()?.first().map_or("US", |state| &state.name.abbr);
    let job = profile.similar.maybe()?.and_then(|similar| similar.jobs.first());
    let compare = || format!("compare {}", job.map_or(String::new(), |job| quoted(&job.title)));
    for (index, note) in section.notes.iter().enumerate() {
        facts.look(About::text(&note.text), || Fact {
            path: format!("salary.notes[{index}]"),
            text: note.text.clone(),
            command: match note.on.first().copied().unwrap_or(SalaryView::Latest) {
                SalaryView::Latest => "salary".to_owned(),
                SalaryView::Year => "salary --by year".to_owned(),
                SalaryView::Real => format!("salary --by year --real {year}"),
                SalaryView::Places => "salary --by state".to_owned(),
                SalaryView::Place => format!("salary {state}"),
                SalaryView::Industry => "salary --by industry".to_owned(),
                SalaryView::Offer => "offer 20".to_owned(),
                SalaryView::Compare => compare(),
                SalaryView::CompareAt => format!("{} --at {state}", compare()),
                SalaryView::Rough | SalaryView::Missing | SalaryView::AtLeast => {
                    "salary --by area".to_owned()
                }
            },
            sources: Vec::new(),
        });
    }
    prices(profile, facts).if_there()?;
    Ok(())
}

fn by_year(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let newest = profile.newest_survey()?;
    for row in profile.salary.get()?.by_year.iter().rev() {
        let name = format!("Pay in {}", row.period);
        let code = row.period.code();
        let also = ["United States nation average mean percentile", &code, &row.soc_revision];
        facts.look(About { name: &name, also: &also, ..About::default() }, || {
            let (path, command) = if row.period == newest.period {
                ("salary.latest".to_owned(), "salary")
            } else {
                (format!("salary.by_year[period={code}]"), "salary --by year")
            };
            let text = in_short("United States", row.wages(), row.employment, row.period);
            Fact { path, text, command: command.to_owned(), sources: vec![row.source.clone()] }
        });
    }
    Ok(())
}

fn by_state(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    for state in &profile.states.get()?.rows {
        look_at(state.into(), &[&state.name.fips], facts);
    }
    Ok(())
}

fn by_area(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let areas = &profile.areas.get()?.rows;
    let place = facts.question.one_place().map(|meant| meant.place);
    // Who asks what a state pays does not ask for its areas.
    let state = place.filter(|place| place.is_state() && !facts.question.is_pay_of_place);
    // Who names an area and no more does not ask for others.
    let area = place.filter(|place| place.is_area() && facts.is_of_one_word());
    let kinds = [AreaKind::Metropolitan, AreaKind::Nonmetropolitan].map(|kind| (kind, word(kind)));
    let asked_kinds: Vec<_> = kinds.iter().filter(|(_, name)| facts.answers(name)).collect();
    let is_asked = |row: &&Area| area.is_none_or(|area| area.code == row.name.code);
    for area in areas.iter().filter(is_asked) {
        let state = state.filter(|state| Place::from(area).lies_in(state.handle()));
        let state = state.iter().flat_map(|state| [state.handle(), state.name]);
        let kind = asked_kinds.iter().find(|(kind, _)| *kind == area.name.kind);
        let also: Vec<&str> = state.chain(kind.map(|(_, name)| name.as_str())).collect();
        look_at(area.into(), &also, facts);
    }
    Ok(())
}

fn look_at(place: Place<'_>, also: &[&str], facts: &mut Facts<'_>) {
    let Place { name, figures, .. } = place;
    let code = place.handle();
    facts.look(About { name, code, also, ..About::default() }, || Fact {
        path: format!("salary.{}", row_of(&place)),
        text: in_short(name, figures.wages(), figures.employment, figures.period),
        command: format!("salary {code}"),
        sources: vec![figures.source.clone()],
    });
}

/// The row of a place, within the section that has it.
pub(super) fn row_of(place: &Place<'_>) -> String {
    let list = if place.is_state() { "by_state[abbr" } else { "by_area[code" };
    format!("{list}={}]", place.handle())
}

fn by_industry(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let survey = profile.industries.get()?;
    for industry in &survey.rows {
        let (name, code) = (&industry.industry, &industry.code);
        let about = About { text: name, code, also: &["industry"], ..About::default() };
        facts.look(about, || Fact {
            path: format!("salary.by_industry[code={code}]"),
            text: in_short(name, industry.wages(), industry.employment, survey.period),
            command: format!("salary --by industry --match {code}"),
            sources: vec![survey.source.clone()],
        });
    }
    Ok(())
}

fn prices(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let prices = profile.prices.get()?;
    for row in &prices.by_year {
        let Some(may) = row.may else { continue };
        let year = row.year.to_string();
        let also = ["consumer price index CPI inflation", &year];
        facts.look(About { text: "Consumer prices", also: &also, ..About::default() }, || Fact {
            path: format!("salary.prices[year={year}]"),
            text: format!(
                "Consumer prices in May {year}: {} (1982-84 = 100)",
                Value::decimal(Some(may), 0)
            ),
            command: format!("salary --by year --real {year}"),
            sources: vec![prices.source.clone()],
        });
    }
    Ok(())
}

/// Pay and jobs in one line; what was not released is left out.
fn in_short(name: &str, wages: Wages<'_>, jobs: Option<u32>, period: Period) -> String {
    let median = |per| match wages.value(per, PayPoint::Median) {
        Value::Missing => None,
        median => Some(format!("{median} {}", unit(per))),
    };
    let known: Vec<String> = [Per::Year, Per::Hour].into_iter().filter_map(median).collect();
    let median = match known.as_slice() {
        [] => "no median released".to_owned(),
        known => format!("median {}", known.join(", ")),
    };
    let jobs = jobs.map(|jobs| format!("; {} jobs", Value::count(Some(jobs))));
    format!("{name}: {median}{} ({period})", jobs.unwrap_or_default())
}
