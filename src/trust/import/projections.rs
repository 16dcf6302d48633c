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
    pub(super) by_code: HashMap<SocCode, Projected>,
}

/// An occupation in an edition.
#[derive(Clone, Debug, Default)]
pub(super) struct Projected {
    pub(super) title: String,
    pub(super) other_titles: Vec<String>,
    /// Its figures by their keys, as a profile writes them: jobs, not thousands of them.
    pub(super) figures: Vec<(&'static str, Option<String>)>,
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

/// What the name of the column begins with that says which years are projected.
const CHANGE: &str = "Employment Change, ";

pub(super) fn read(file: &str, text: &str, day: Option<String>) -> Result<Projections, Failure> {
    let rows = rows(text);
    let Some(((_, header), rows)) = rows.split_first() else {
        return Err(wrong(file, 1, "the file is empty", "the names of the columns"));
    };
    let header: Vec<&str> = header.iter().map(|name| name.trim()).collect();
    let lacks = |name: &str| wrong(file, 1, "a column is missing", &format!("the column '{name}'"));
    let find =
        |name: &str| header.iter().position(|known| *known == name).ok_or_else(|| lacks(name));
    let years = header.iter().find_map(|name| name.strip_prefix(CHANGE));
    let years = years.ok_or_else(|| lacks("Employment Change, 2024-2034"))?;
    let edition = years
        .split_once('-')
        .and_then(|(base, target)| Edition::try_from(format!("{base}-{}", target.get(2..)?)).ok());
    let message = format!("'{years}' are no years of a projection");
    let edition = edition.ok_or_else(|| wrong(file, 1, &message, "two such as 2024-2034"))?;
    let (base, target) = (edition.base_year(), edition.target_year());
    let columns = [
        ("base_employment", format!("Employment {base}")),
        ("target_employment", format!("Employment {target}")),
        ("change", format!("{CHANGE}{years}")),
        ("growth_percent", format!("Employment Percent Change, {base}-{target}")),
        ("annual_openings", format!("Occupational Openings, {base}-{target} Annual Average")),
    ];
    let columns = columns.iter().map(|(key, name)| Ok((*key, find(name)?)));
    let columns = columns.collect::<Result<Vec<_>, Failure>>()?;
    let education = find("Typical Entry-Level Education")?;
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
        let mut figures = Vec::new();
        for (key, column) in &columns {
            let text = row[*column].trim();
            let (figure, what, expected) = match *key {
                "growth_percent" => (percent(text), "percent", "a percent such as 4.6"),
                _ => (thousands(text), "figure", "thousands such as 1,579.8"),
            };
            let figure =
                figure.ok_or_else(|| wrong(&format!("'{text}' is no {what}"), expected))?;
            figures.push((*key, figure));
        }
        let education = row[education].trim();
        by_code.insert(
            soc,
            Projected {
                title: title.trim().to_owned(),
                other_titles: others.map(str::to_owned).collect(),
                figures,
                entry_education: (!matches!(education, "" | "N/A" | "—"))
                    .then(|| education.to_owned()),
            },
        );
    }
    Ok(Projections { edition, day, by_code })
}

/// A percent as a profile writes it; see [`thousands`].
#[expect(clippy::option_option, reason = "one is a figure that is absent, the other a mistake")]
fn percent(text: &str) -> Option<Option<String>> {
    if matches!(text, "" | "N/A") {
        return Some(None);
    }
    text.replace(',', "").parse().ok().map(|percent: f64| Some(format!("{percent:?}")))
}

/// Thousands with up to three decimals, as the number that they stand for; inside `None` where there is no
/// figure, and outside where the text is none.
#[expect(clippy::option_option, reason = "one is a figure that is absent, the other a mistake")]
fn thousands(text: &str) -> Option<Option<String>> {
    let text = text.replace(',', "");
    if matches!(text.as_str(), "" | "N/A" | "—") {
        return Some(None);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_number = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let jobs = format!("{whole}{fraction:0<3}").parse::<i64>().ok().filter(|_| is_number)?;
    Some(Some(jobs.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_read_exactly() {
        let figures = [("1,579.80", "1579800"), ("57", "57000"), ("-0.3", "-300"), ("0.2", "200")];
        for (text, jobs) in figures {
            assert_eq!(thousands(text), Some(Some(jobs.to_owned())), "{text}");
        }
        assert_eq!(thousands("N/A"), Some(None));
        for text in ["x", "1.2345", "1.-2", "1 2"] {
            assert_eq!(thousands(text), None, "{text}");
        }
    }
}
