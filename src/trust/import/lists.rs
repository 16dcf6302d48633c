//! BLS's small files beside the flat one: what its codes stand for. Columns with tabs between them, and a
//! line of their names.

use std::collections::HashMap;

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

/// The rows of a file, each with its cells.
fn rows<'t>(file: &str, text: &'t str, columns: &str) -> Result<Vec<Vec<&'t str>>, Failure> {
    let count = columns.split(' ').count();
    let lines = text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty());
    let rows = lines.map(|(number, line)| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() == count {
            return Ok(cells);
        }
        let message = has_columns(cells.len());
        Err(wrong(file, number + 1, &message, &format!("{count}, with tabs between them")))
    });
    rows.collect()
}

/// A code in digits alone, or the error of its line.
fn code(file: &str, row: usize, text: &str, length: usize) -> Result<u32, Failure> {
    let is_code = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_code).ok_or_else(|| {
        wrong(file, row + 2, &format!("'{text}' is no code"), &format!("{length} digits"))
    })
}

pub(super) fn areas(file: &str, text: &str) -> Result<Vec<Area>, Failure> {
    let rows = rows(file, text, AREAS)?;
    let areas = rows.iter().enumerate().map(|(number, row)| {
        let kind = match row[2] {
            "N" | "S" | "M" => row[2].as_bytes()[0],
            other => {
                let message = format!("'{other}' is no kind of area");
                return Err(wrong(file, number + 2, &message, "N, S or M"));
            }
        };
        let code = code(file, number, row[1], 7)?;
        Ok(Area { fips: row[0].to_owned(), code, kind, name: row[3].to_owned() })
    });
    areas.collect()
}

pub(super) fn industries(file: &str, text: &str) -> Result<Vec<Industry>, Failure> {
    let rows = rows(file, text, INDUSTRIES)?;
    let industries = rows.iter().enumerate().map(|(number, row)| {
        code(file, number, row[2], 1)?;
        let [code, name, level] = [row[0], row[1], row[2]].map(str::to_owned);
        Ok(Industry { code, name, level })
    });
    industries.collect()
}

pub(super) fn occupations(file: &str, text: &str) -> Result<Vec<Occupation>, Failure> {
    let rows = rows(file, text, OCCUPATIONS)?;
    let occupations = rows.iter().enumerate().map(|(number, row)| {
        Ok(Occupation {
            code: code(file, number, row[0], 6)?,
            name: row[1].to_owned(),
            description: row[2].to_owned(),
            is_detailed: code(file, number, row[3], 1)? == 3,
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
    let rows = rows(file, text, FOOTNOTES)?;
    let Some(row) = rows.iter().position(|row| row[0] == "5") else { return Ok(None) };
    let mut amounts = rows[row][1].split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
        rest[..end.unwrap_or(rest.len())].replace(',', "").trim_end_matches('.').to_owned()
    });
    match (amounts.next(), amounts.next()) {
        (Some(hourly), Some(annual)) if hourly.contains('.') && annual.parse::<u32>().is_ok() => {
            Ok(Some(TopCode { hourly, annual }))
        }
        _ => {
            let message = "footnote 5 names no wages";
            Err(wrong(file, row + 2, message, "a wage an hour, then one a year"))
        }
    }
}

/// The releases: year and period (`2025`, `A01`) with the name (`May 2025`).
pub(super) fn releases(file: &str, text: &str) -> Result<Vec<(String, String)>, Failure> {
    let rows = rows(file, text, RELEASES)?;
    Ok(rows.iter().map(|row| (row[0].to_owned(), row[1].to_owned())).collect())
}

/// A SOC code as the number that the flat file has.
pub(super) fn digits(soc: &SocCode) -> u32 {
    digits_of(soc.as_str())
}

/// The same of a text; of one that is no code, a number that no occupation has.
pub(super) fn digits_of(soc: &str) -> u32 {
    soc.replace('-', "").parse().unwrap_or(u32::MAX)
}

/// The SOC code of such a number.
pub(super) fn soc_code(digits: u32) -> Option<SocCode> {
    SocCode::from_any_spelling(&format!("{digits:06}"))
}

/// Items by their codes.
pub(super) fn by_code<T, K: std::hash::Hash + Eq>(
    items: &[T],
    code: impl Fn(&T) -> K,
) -> HashMap<K, &T> {
    items.iter().map(|item| (code(item), item)).collect()
}
