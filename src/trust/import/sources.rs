//! Where imported figures come from, as entries of sources.toml.

use toml_edit::{Item, TableLike};

use crate::profile::period::Period;
use crate::profile::sources::{Source, Sources};
use crate::trust::import::edit::{Edited, set};
use crate::trust::import::projections::Projections;
use crate::trust::import::tasks::Task;

const BLS: &str = "U.S. Bureau of Labor Statistics";
const ONET: &str = "U.S. Department of Labor, O*NET";

/// What tasks cite.
pub(super) const TASKS: &str = "onet-tasks";

/// A source that a file names.
#[derive(Clone, Debug)]
pub(super) struct Cited {
    pub(super) id: String,
    fields: Vec<(&'static str, String)>,
    /// The key whose text takes the place of the one that the file has.
    renewed: Option<&'static str>,
}

/// The keys of an entry behind its `id`, in their order.
const KEYS: [&str; 7] =
    ["publisher", "title", "reference_period", "published", "url", "license", "how_read"];

impl Cited {
    fn new(id: String, texts: [Option<&str>; 7]) -> Self {
        let fields = KEYS.into_iter().zip(texts);
        let fields = fields.filter_map(|(key, text)| Some((key, text?.to_owned()))).collect();
        Self { id, fields, renewed: None }
    }

    /// A source that the embedded profile cites.
    pub(super) fn of(source: &Source) -> Self {
        let texts = [
            Some(&source.publisher),
            Some(&source.title),
            Some(&source.reference_period),
            source.published.as_ref(),
            source.url.as_ref(),
            Some(&source.license),
            Some(&source.how_read),
        ];
        Self::new(source.id.0.clone(), texts.map(|text| text.map(String::as_str)))
    }

    fn field(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| *name == key).map(|(_, text)| text.as_str())
    }
}

/// What was read, and the date of the file: the day when it was published, or only fetched.
fn how_read(file: &str, day: Option<&str>) -> String {
    let dated = day.map_or_else(String::new, |day| format!(", a file of {day}"));
    format!("ma-career import, from {file}{dated}")
}

/// The wage survey of a month: `2025-05`, "May 2025".
pub(super) fn of_survey(
    period: &str,
    shown: &str,
    published: Option<&str>,
    day: Option<&str>,
) -> Cited {
    let url = Some("https://www.bls.gov/oes/");
    let how = how_read("BLS's flat file oe.data.0.Current", day);
    let title = Some("Occupational Employment and Wage Statistics");
    let texts = [Some(BLS), title, Some(shown), published, url, Some("public domain"), Some(&how)];
    let renewed = published.map(|_| "published");
    Cited { renewed, ..Cited::new(format!("oews-{period}"), texts) }
}

/// An edition of the projections.
pub(super) fn of_projections(projections: &Projections) -> Cited {
    let edition = projections.edition.to_string();
    let url = Some("https://www.bls.gov/emp/");
    let how = how_read("BLS's file Employment Projections.csv", projections.day.as_deref());
    let title = Some("Employment Projections");
    let texts = [Some(BLS), title, Some(&*edition), None, url, Some("public domain"), Some(&how)];
    Cited::new(format!("ep-{edition}"), texts)
}

/// O*NET's tasks of a job.
pub(super) fn of_tasks(tasks: &[Task], day: Option<&str>) -> Cited {
    let newest = tasks.iter().map(|task| task.date.as_str()).max().unwrap_or_default();
    let newest =
        Period::try_from(newest.to_owned()).map_or(newest.to_owned(), |month| month.to_string());
    let url = Some("https://www.onetcenter.org/database.html");
    let how = how_read("O*NET's file Task Statements.txt, in its words", day);
    let title = Some("O*NET Database, task statements");
    let texts = [Some(ONET), title, Some(&*newest), None, url, Some("CC BY 4.0"), Some(&how)];
    Cited { renewed: Some("reference_period"), ..Cited::new(TASKS.to_owned(), texts) }
}

/// Adds those that the file does not have, with what their publishers ask for and what they are called in
/// short; what is new, in words.
pub(super) fn add(file: &mut Edited, cited: &[Cited], embedded: &Sources) -> String {
    let (mut new, mut parts) = (Vec::new(), Vec::new());
    for source in cited {
        let id = |entry: &dyn TableLike| entry.get("id").and_then(Item::as_str) == Some(&source.id);
        if let Some(entry) = file.entries("sources").into_iter().find(|entry| id(*entry)) {
            if let Some(key) = source.renewed
                && let Some(text) = source.field(key)
                && entry.get(key).and_then(Item::as_str) != Some(text)
            {
                set(entry, key, text);
                parts.push(format!("{}: {key} {text}", source.id));
            }
            continue;
        }
        let known = embedded.sources.iter().find(|known| known.id.0 == source.id);
        let published = known.and_then(|known| known.published.as_deref());
        let text = |key| source.field(key).or(published.filter(|_| key == "published"));
        let fields = KEYS.into_iter().filter_map(|key| Some((key, text(key)?)));
        let fields = std::iter::once(("id", source.id.as_str())).chain(fields);
        file.push("sources", fields.collect());
        new.push(source.id.clone());
    }
    let added = cited.iter().filter(|source| new.contains(&source.id));
    for name in added.flat_map(|source| ["publisher", "title"].map(|key| source.field(key))) {
        for (table, texts) in
            [("attributions", &embedded.attributions), ("short_names", &embedded.short_names)]
        {
            if let Some((name, text)) = name.and_then(|name| texts.get_key_value(name))
                && let Some(table) = file.table(table)
                && !table.contains_key(name)
            {
                set(table, name, text);
            }
        }
    }
    if !new.is_empty() {
        parts.insert(0, format!("new: {}", new.join(", ")));
    }
    parts.join("; ")
}
