//! BLS's small files beside the flat one: what its codes stand for. Columns with tabs between them, and a
//! line of their names.

use crate::failure::Failure;
use crate::profile::occupation::SocCode;
use crate::trust::import::flat::{has_columns, wrong};

/// The first words of each.
pub(super) const AREAS: &str = "state_code area_code areatype_code area_name";
pub(super) const INDUSTRIES: &str =
    "industry_code industry_name display_level selectable sort_sequence";
pub(super) const OCCUPATIONS: &str = "occupation_code occupation_name occupation_description \
                                      display_level selectable sort_sequence";
pub(super) const DATA_TYPES: &str = "datatype_code datatype_name";
pub(super) const FOOTNOTES: &str = "footnote_code footnote_text";
pub(super) const RELEASES: &str = "release_date description";

/// A place that wages are published for.
pub(super) struct Area {
    /// The two digits of its state.
    pub(super) fips: String,
    /// Seven digits.
    pub(super) code: u32,
    /// N, S or M.
    pub(super) kind: u8,
    pub(super) name: String,
}

/// An industry, or a group of them.
pub(super) struct Industry {
    pub(super) code: String,
    pub(super) name: String,
    /// How deep BLS indents it.
    pub(super) level: String,
}

/// An occupation, or a group of them.
pub(super) struct Occupation {
    /// Six digits.
    pub(super) code: u32,
    pub(super) name: String,
    /// What its people do, in BLS's words; often empty.
    pub(super) description: String,
    /// Whether it is no group.
    pub(super) is_detailed: bool,
}

/// The rows of a file, each with the number of its line and its cells.
pub(super) fn rows<'t, const COLUMNS: usize>(
    file: &str,
    text: &'t str,
) -> impl Iterator<Item = Result<(usize, [&'t str; COLUMNS]), Failure>> {
    let lines = (1..).zip(text.lines()).skip(1).filter(|(_, line)| !line.trim().is_empty());
    lines.map(move |(number, line)| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let cells = cells.try_into().map_err(|cells: Vec<&str>| {
            let expected = format!("{COLUMNS}, with tabs between them");
            wrong(file, number, &has_columns(cells.len()), &expected)
        })?;
        Ok((number, cells))
    })
}

/// A code in digits alone, or the error of its line.
fn code(file: &str, line: usize, text: &str, length: usize) -> Result<u32, Failure> {
    let is_code = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_code).ok_or_else(|| {
        wrong(file, line, &format!("'{text}' is no code"), &format!("{length} digits"))
    })
}

pub(super) fn areas(file: &str, text: &str) -> Result<Vec<Area>, Failure> {
    let areas = rows(file, text).map(|row| {
        let (line, [fips, number, kind, name]) = row?;
        if !["N", "S", "M"].contains(&kind) {
            let message = format!("'{kind}' is no kind of area");
            return Err(wrong(file, line, &message, "N, S or M"));
        }
        let code = code(file, line, number, 7)?;
        Ok(Area { fips: fips.to_owned(), code, kind: kind.as_bytes()[0], name: name.to_owned() })
    });
    areas.collect()
}

pub(super) fn industries(file: &str, text: &str) -> Result<Vec<Industry>, Failure> {
    let industries = rows(file, text).map(|row| {
        let (line, [number, name, level, _, _]) = row?;
        code(file, line, level, 1)?;
        let [code, name, level] = [number, name, level].map(str::to_owned);
        Ok(Industry { code, name, level })
    });
    industries.collect()
}

pub(super) fn occupations(file: &str, text: &str) -> Result<Vec<Occupation>, Failure> {
    let occupations = rows(file, text).map(|row| {
        let (line, [number, name, description, level, _, _]) = row?;
        Ok(Occupation {
            code: code(file, line, number, 6)?,
            name: name.to_owned(),
            description: description.to_owned(),
            is_detailed: code(file, line, level, 1)? == 3,
        })
    });
    occupations.collect()
}

/// The top code that footnote 5 states: from which wage on BLS publishes no figure.
#[derive(Clone, Debug)]
pub(super) struct TopCode {
    /// Dollars an hour, `115.00`.
    pub(super) hourly: String,
    /// Dollars a year, `239200`.
    pub(super) annual: String,
}

/// Reads it from "equal to or greater than $115.00 per hour or $239,200 per year".
pub(super) fn top_code(file: &str, text: &str) -> Result<Option<TopCode>, Failure> {
    let rows = rows(file, text).collect::<Result<Vec<_>, _>>()?;
    let footnote = rows.into_iter().find(|(_, [number, _])| *number == "5");
    let Some((line, [_, text])) = footnote else { return Ok(None) };
    let mut amounts = text.split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
        rest[..end.unwrap_or(rest.len())].replace(',', "").trim_end_matches('.').to_owned()
    });
    match (amounts.next(), amounts.next()) {
        (Some(hourly), Some(annual)) if hourly.contains('.') && annual.parse::<u32>().is_ok() => {
            Ok(Some(TopCode { hourly, annual }))
        }
        _ => {
            let message = "footnote 5 names no wages";
            Err(wrong(file, line, message, "a wage an hour, then one a year"))
        }
    }
}

/// The releases: year and period (`2025`, `A01`) with the name (`May 2025`).
pub(super) fn releases(file: &str, text: &str) -> Result<Vec<(String, String)>, Failure> {
    rows(file, text).map(|row| row.map(|(_, cells)| cells.map(str::to_owned).into())).collect()
}

/// A SOC code as the number that the flat file has; of what is no code, a number that no occupation has.
pub(super) fn digits(soc: &str) -> u32 {
    soc.replace('-', "").parse().unwrap_or(u32::MAX)
}

/// The SOC code of such a number.
pub(super) fn soc_code(digits: u32) -> Option<SocCode> {
    SocCode::from_any_spelling(&format!("{digits:06}"))
}
