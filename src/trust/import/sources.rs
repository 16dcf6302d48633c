//! Where imported figures come from, as entries of sources.toml.

use toml_edit::{DocumentMut, InlineTable, Item, Value};

use crate::profile::period::Period;
use crate::trust::import::edit::{Edited, set, string};
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
}

/// The keys of an entry, in their order.
const KEYS: [&str; 8] =
    ["id", "publisher", "title", "reference_period", "published", "url", "license", "how_read"];

impl Cited {
    fn new(id: String, texts: [Option<&str>; 7]) -> Self {
        let fields = KEYS.into_iter().skip(1).zip(texts);
        let fields = fields.filter_map(|(key, text)| Some((key, text?.to_owned()))).collect();
        Self { id, fields }
    }

    /// An entry of a file.
    pub(super) fn of(sources: &DocumentMut, id: &str) -> Option<Self> {
        let entries = sources.get("sources")?.as_array()?.iter().filter_map(Value::as_inline_table);
        let text = |entry: &InlineTable, key| Some(entry.get(key)?.as_str()?.to_owned());
        let entry = entries.into_iter().find(|entry| text(entry, "id").as_deref() == Some(id))?;
        let fields = KEYS.into_iter().skip(1).filter_map(|key| Some((key, text(entry, key)?)));
        Some(Self { id: id.to_owned(), fields: fields.collect() })
    }

    fn field(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| *name == key).map(|(_, text)| text.as_str())
    }
}

/// The wage survey of a month: `2025-05`, "May 2025".
pub(super) fn of_survey(period: &str, shown: &str, published: Option<&str>) -> Cited {
    let url = Some("https://www.bls.gov/oes/");
    let how = Some("ma-career import, from BLS's flat file oe.data.0.Current");
    let title = Some("Occupational Employment and Wage Statistics");
    let texts = [Some(BLS), title, Some(shown), published, url, Some("public domain"), how];
    Cited::new(format!("oews-{period}"), texts)
}

/// An edition of the projections.
pub(super) fn of_projections(projections: &Projections) -> Cited {
    let edition = projections.edition.to_string();
    let url = Some("https://www.bls.gov/emp/");
    let how = Some("ma-career import, from BLS's file Employment Projections.csv");
    let published = projections.published.as_deref();
    let title = Some("Employment Projections");
    let texts = [Some(BLS), title, Some(&*edition), published, url, Some("public domain"), how];
    Cited::new(format!("ep-{edition}"), texts)
}

/// O*NET's tasks of a job.
pub(super) fn of_tasks(tasks: &[Task], published: Option<&str>) -> Cited {
    let newest = tasks.iter().map(|task| task.date.as_str()).max().unwrap_or_default();
    let newest =
        Period::try_from(newest.to_owned()).map_or(newest.to_owned(), |month| month.to_string());
    let url = Some("https://www.onetcenter.org/database.html");
    let how = Some("ma-career import, from O*NET's file Task Statements.txt, in its words");
    let title = Some("O*NET Database, task statements");
    let texts = [Some(ONET), title, Some(&*newest), published, url, Some("CC BY 4.0"), how];
    Cited::new(TASKS.to_owned(), texts)
}

/// Adds those that the file does not have, with what their publishers ask for; the ids of the new ones.
pub(super) fn add(file: &mut Edited, cited: &[Cited], embedded: &DocumentMut) -> Vec<String> {
    let mut new = Vec::new();
    for source in cited {
        if has(&file.doc, &source.id) {
            continue;
        }
        let mut entry = InlineTable::new();
        entry.insert("id", source.id.as_str().into());
        for (key, text) in &source.fields {
            entry.insert(*key, text.as_str().into());
        }
        file.push("sources", entry);
        new.push(source.id.clone());
    }
    let added = cited.iter().filter(|source| new.contains(&source.id));
    for source in added {
        for key in ["publisher", "title"] {
            for table in ["attributions", "short_names"] {
                copy(embedded, file, table, source.field(key).unwrap_or_default());
            }
        }
    }
    new
}

/// Takes over what the embedded profile says of a publisher or a title.
fn copy(from: &DocumentMut, to: &mut Edited, table: &str, name: &str) {
    let known = from.get(table).and_then(|table| table.get(name)).and_then(Item::as_str);
    if let Some(text) = known
        && let Some(table) = to.table(table)
        && !table.contains_key(name)
    {
        set(table, name, &string(text));
    }
}

fn has(sources: &DocumentMut, id: &str) -> bool {
    let is_it = |item: Option<&Item>| item.and_then(Item::as_str) == Some(id);
    match sources.get("sources") {
        Some(Item::ArrayOfTables(tables)) => tables.iter().any(|table| is_it(table.get("id"))),
        Some(Item::Value(Value::Array(array))) => array.iter().any(|entry| {
            let id_of = entry.as_inline_table().and_then(|entry| entry.get("id"));
            id_of.and_then(Value::as_str) == Some(id)
        }),
        _ => false,
    }
}
