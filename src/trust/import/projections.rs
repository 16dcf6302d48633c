//! The file that BLS's page of projections downloads, "Employment Projections.csv": 832 occupations.

use std::collections::HashMap;

use crate::failure::Failure;
use crate::profile::occupation::SocCode;
use crate::profile::period::Edition;
use crate::trust::import::flat::{has_columns, wrong};

/// The first words of the file.
pub(super) const HEADER: &str = "Occupation Title,Occupation Code,Employment ";

/// One edition.
pub(super) struct Projections {
    pub(super) edition: Edition,
    /// The day of the file, `2025-08-28`.
    pub(super) day: Option<String>,
    pub(super) by_code: HashMap<String, Projected>,
}

/// An occupation in an edition; figures as the profile writes them, `None` where there is none.
#[derive(Clone, Debug, Default)]
pub(super) struct Projected {
    pub(super) title: String,
    pub(super) other_titles: Vec<String>,
    /// Jobs, not thousands of them.
    pub(super) base_employment: Option<i64>,
    pub(super) target_employment: Option<i64>,
    pub(super) change: Option<i64>,
    /// With one decimal.
    pub(super) growth_percent: Option<f64>,
    pub(super) annual_openings: Option<i64>,
    pub(super) entry_education: Option<String>,
}

/// A row of a CSV, and the line that it begins in.
type Row = (usize, Vec<String>);

/// The rows of a CSV whose fields may be quoted.
fn rows(text: &str) -> Vec<Row> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut is_quoted) = (1, 1, false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        line += usize::from(c == '\n');
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut field)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut field));
                rows.push((begun, std::mem::take(&mut row)));
                begun = line;
            }
            '\r' => {}
            // A profile has each text on one line.
            '\n' | '\t' => field.push(' '),
            c => field.push(c),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push((begun, row));
    }
    rows
}

/// Where the columns are that the profile takes.
struct Columns {
    edition: Edition,
    base: usize,
    target: usize,
    change: usize,
    growth: usize,
    openings: usize,
    education: usize,
}

impl Columns {
    fn of(file: &str, header: &[String]) -> Result<Self, Failure> {
        let find = |is_it: &dyn Fn(&str) -> bool, expected: &str| {
            let known = header.iter().position(|name| is_it(name.trim()));
            known.ok_or_else(|| {
                wrong(file, 1, "a column is missing", &format!("the column '{expected}'"))
            })
        };
        let named = |name: String| find(&|known| known == name, &name);
        let change =
            find(&|name| name.starts_with("Employment Change, "), "Employment Change, 2024-2034")?;
        let years = header[change].trim().trim_start_matches("Employment Change, ");
        let edition = years.split_once('-').and_then(|(base, target)| {
            Edition::try_from(format!("{base}-{}", target.get(2..)?)).ok()
        });
        let message = format!("'{years}' are no years of a projection");
        let edition = edition.ok_or_else(|| wrong(file, 1, &message, "two such as 2024-2034"))?;
        let (base, target) = (edition.base_year(), edition.target_year());
        Ok(Self {
            edition,
            base: named(format!("Employment {base}"))?,
            target: named(format!("Employment {target}"))?,
            change,
            growth: named(format!("Employment Percent Change, {base}-{target}"))?,
            openings: named(format!("Occupational Openings, {base}-{target} Annual Average"))?,
            education: named("Typical Entry-Level Education".to_owned())?,
        })
    }
}

pub(super) fn read(file: &str, text: &str, day: Option<String>) -> Result<Projections, Failure> {
    let rows = rows(text);
    let Some(((_, header), rows)) = rows.split_first() else {
        return Err(wrong(file, 1, "the file is empty", "the names of the columns"));
    };
    let columns = Columns::of(file, header)?;
    let mut by_code = HashMap::new();
    for (line, row) in rows {
        let wrong = |message: &str, expected: &str| wrong(file, *line, message, expected);
        if row.len() != header.len() {
            let message = has_columns(row.len());
            return Err(wrong(&message, &format!("{}, as the first line has", header.len())));
        }
        let code = row[1].trim_start_matches('=').trim_matches('"').trim();
        let Ok(soc) = SocCode::try_from(code.to_owned()) else {
            return Err(wrong(&format!("'{code}' is not a SOC code"), "a code such as 29-1141"));
        };
        let (title, others) = row[0].split_once("    * ").unwrap_or((&row[0], ""));
        let others = others.split("* ").map(str::trim).filter(|other| !other.is_empty());
        let jobs = |column: usize| {
            let text = &row[column];
            thousands(text).ok_or_else(|| {
                wrong(&format!("'{text}' is no figure"), "thousands such as 1,579.8")
            })
        };
        let growth = &row[columns.growth];
        let growth_percent =
            match growth.trim() {
                "" | "N/A" => None,
                text => Some(text.replace(',', "").parse().map_err(|_| {
                    wrong(&format!("'{text}' is no percent"), "a percent such as 4.6")
                })?),
            };
        let education = row[columns.education].trim();
        by_code.insert(
            soc.to_string(),
            Projected {
                title: title.trim().to_owned(),
                other_titles: others.map(str::to_owned).collect(),
                base_employment: jobs(columns.base)?,
                target_employment: jobs(columns.target)?,
                change: jobs(columns.change)?,
                growth_percent,
                annual_openings: jobs(columns.openings)?,
                entry_education: (!matches!(education, "" | "N/A" | "—"))
                    .then(|| education.to_owned()),
            },
        );
    }
    Ok(Projections { edition: columns.edition, day, by_code })
}

/// Thousands with up to three decimals, as the number that they stand for; inside `None` where there is no
/// figure, and outside where the text is none.
#[expect(clippy::option_option, reason = "one is a figure that is absent, the other a mistake")]
fn thousands(text: &str) -> Option<Option<i64>> {
    let text = text.trim().replace(',', "");
    if matches!(text.as_str(), "" | "N/A" | "—") {
        return Some(None);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_number = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{whole}{fraction:0<3}").parse().ok()).flatten().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_read_exactly() {
        for (text, jobs) in [("1,579.80", 1_579_800), ("57", 57_000), ("-0.3", -300), ("0.2", 200)]
        {
            assert_eq!(thousands(text), Some(Some(jobs)), "{text}");
        }
        assert_eq!(thousands("N/A"), Some(None));
        for text in ["x", "1.2345", "1.-2", "1 2"] {
            assert_eq!(thousands(text), None, "{text}");
        }
    }
}
