//! What no row says, but a question can ask for: the highest pay, the lowest, whether an offer is good,
//! and where the figures come from.

use std::cmp::Reverse;

use crate::answer::pay::{known_unit, unit};
use crate::answer::place::Place;
use crate::cli::Per;
use crate::decide::offer;
use crate::document::Value;
use crate::failure::Failure;
use crate::find::search::fact::{About, Fact};
use crate::find::search::facts::Facts;
use crate::find::search::pay::row_of;
use crate::profile::Profile;
use crate::profile::figures::PayPoint;
use crate::profile::period::Period;
use crate::profile::sources::SourceId;
use crate::typed::suggest::quoted;

/// What can be asked of pay.
pub(super) fn pay<'p>(profile: &'p Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let nation = profile.nation()?;
    let per = known_unit(profile, Per::Year);
    let unit = unit(per);
    let fact =
        |path: &str, text: String, command: String, (period, source): (Period, &SourceId)| Fact {
            path: path.to_owned(),
            text: format!("{text} ({period})"),
            command,
            sources: vec![source.clone()],
        };
    facts.look(About::code("range"), || {
        let [p10, p25, p75, p90] = [PayPoint::P10, PayPoint::P25, PayPoint::P75, PayPoint::P90]
            .map(|point| nation.wages().value(per, point));
        let text = format!(
            "Range of pay: one in ten earns less than {p10} {unit}, one in four less than {p25}, one \
             in four more than {p75}, one in ten more than {p90}"
        );
        let path = match per {
            Per::Year => "salary.latest.annual",
            Per::Hour => "salary.latest.hourly",
        };
        fact(path, text, "salary".to_owned(), (nation.period, &nation.source))
    });
    let states = || profile.known_states().unwrap_or_default().iter().map(Place::from);
    let areas = || profile.known_areas().unwrap_or_default().iter().map(Place::from);
    let industries = profile.industries.maybe()?.map_or(&[][..], |survey| &survey.rows);
    for (code, says) in [
        ("state median", "Highest median UNIT by state"),
        ("state real-median", "Where the median buys most, UNIT at the nation's prices"),
        ("state employment", "Most jobs by state"),
        ("state lowest", "Lowest median UNIT by state"),
        ("area lowest", "Lowest median UNIT by area"),
        ("area median", "Highest median UNIT by area"),
        ("area employment", "Most jobs by area"),
        ("industry median", "Highest median UNIT by industry"),
    ] {
        let (by, sort) = code.split_once(' ').unwrap_or_default();
        let of_place = |place: Place<'p>| (place.figures.period, &place.figures.source);
        let survey = match by {
            "state" => states().next().map(of_place),
            "area" => areas().next().map(of_place),
            _ => industries.first().map(|row| (row.period, &row.source)),
        };
        let Some(survey) = survey else { continue };
        facts.look(About::code(code), || {
            let (sort, lowest) = if sort == "lowest" { ("median", true) } else { (sort, false) };
            let value = |place: Place<'p>| match sort {
                "real-median" => place.median_at_national_prices(per),
                "employment" => Value::count(place.figures.employment),
                _ => place.figures.wages().value(per, PayPoint::Median),
            };
            let of_place = |place: Place<'p>| (place.name, value(place));
            let rows = match by {
                "state" => states().map(of_place).collect(),
                "area" => areas().map(of_place).collect(),
                _ => industries
                    .iter()
                    .map(|row| (&*row.industry, row.wages().value(per, PayPoint::Median)))
                    .collect(),
            };
            let text = format!("{}: {}", says.replace("UNIT", unit), ends(rows, lowest));
            let command = format!("salary --by {by} --sort {sort}");
            fact(&format!("salary.by_{by}"), text, command, survey)
        });
    }
    let Some(asked) = &facts.question.offer else { return Ok(()) };
    let place = facts.question.one_place().map(|meant| meant.place);
    let place = place.filter(|place| !place.is_nation());
    let places: Vec<String> = place.iter().map(|place| place.handle().to_owned()).collect();
    let answer = offer::answer(profile, &asked.typed, None, None, &places)?;
    let command = format!("offer {}{}", quoted(&asked.typed), facts.question.at());
    facts.look(About::code("offer"), || {
        let row = place.map_or("latest".to_owned(), |place| row_of(&place));
        let figures = place.map_or(nation, |place| place.figures);
        let survey = (figures.period, &figures.source);
        fact(&format!("salary.{row}"), answer.headline(), command, survey)
    });
    Ok(())
}

/// How many of the highest are named.
const HIGHEST: usize = 3;

type Row<'a> = (&'a str, Value);

/// The highest of some rows, in words.
pub(super) fn highest(rows: Vec<Row<'_>>) -> String {
    ends(rows, false)
}

/// The highest or the lowest.
fn ends(mut rows: Vec<Row<'_>>, lowest: bool) -> String {
    // What is "at least" so high comes first.
    let digits = |value: &Value| match value {
        Value::Number(number) => Some((false, number.digits)),
        Value::AtLeast(number) => Some((true, number.digits)),
        _ => None,
    };
    rows.retain(|(_, value)| digits(value).is_some());
    rows.sort_by_key(|(_, value)| Reverse(digits(value)));
    let open = rows.iter().filter(|(_, value)| value.is_at_least()).count();
    match rows.first() {
        None => return "no figure was released".to_owned(),
        Some((_, value)) if open > HIGHEST && !lowest => {
            return format!("{value} in {open} of them");
        }
        _ => {}
    }
    if lowest {
        rows.reverse();
    }
    let shown: Vec<String> =
        rows.iter().take(HIGHEST).map(|(name, value)| format!("{name} {value}")).collect();
    shown.join("; ")
}

/// Where all figures come from.
pub(super) fn sources(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let sources = &profile.sources.get()?.sources;
    facts.look(About::code("all"), || {
        let mut publishers: Vec<&str> = sources.iter().map(|source| &*source.publisher).collect();
        publishers.sort_unstable();
        publishers.dedup();
        Fact {
            path: "sources".to_owned(),
            text: format!("{} sources, by {}", sources.len(), publishers.join("; ")),
            command: "sources".to_owned(),
            sources: Vec::new(),
        }
    });
    Ok(())
}
