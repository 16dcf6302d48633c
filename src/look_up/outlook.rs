//! `outlook`: how the job grows, and why.

use std::ops::Deref;

use serde::Serialize;

use crate::answer::jobs::openings_in_words;
use crate::answer::pay::more_or_less;
use crate::answer::{Answer, list};
use crate::document::{Block, Columns, Detail, Document, Point, Series, Table, Trend, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::Percent;
use crate::profile::outlook::{AiExposure, Exposure, Outlook, OutlookView, Projection};
use crate::profile::period::Edition;
use crate::profile::text::{Caution, Statement, word};

/// The answer to `outlook`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OutlookAnswer<'p> {
    /// The edition that the profile was first written from.
    profile_edition: Edition,
    /// The newest edition.
    latest_edition: Edition,
    /// One edition an entry, oldest first.
    editions: Vec<EditionRow<'p>>,
    /// Why the job grows, in words.
    drivers: &'p [Statement],
    /// How much AI tools may bear on the job; `None` where the profile does not say.
    ai_exposure: Option<&'p AiExposure>,
    #[serde(skip)]
    view: OutlookView,
    #[serde(skip)]
    section: &'p Outlook,
}

/// One edition, with the years that its name stands for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct EditionRow<'p> {
    /// The years it spans.
    edition: Edition,
    /// Its first year.
    base_year: u16,
    /// Its last year.
    target_year: u16,
    #[serde(flatten)]
    projection: &'p Projection,
}

impl<'p> From<&'p Projection> for EditionRow<'p> {
    fn from(projection: &'p Projection) -> Self {
        let edition = projection.edition;
        let (base_year, target_year) = (edition.base_year(), edition.target_year());
        Self { edition, base_year, target_year, projection }
    }
}

impl Deref for EditionRow<'_> {
    type Target = Projection;

    fn deref(&self) -> &Projection {
        self.projection
    }
}

impl Projection {
    /// Where the Handbook's whole percent is not that of the tables rounded once more: the tables
    /// round to 12.5%, the Handbook rounds the same 12.48% to 12%.
    fn why_the_handbook_differs(&self) -> Option<String> {
        let (growth, handbook) = (self.growth_percent?, self.handbook_growth_percent?);
        let (base, change) = (self.base_employment?, self.change?);
        let tables = f64::from(growth);
        if (tables.round() - f64::from(handbook)).abs() < 0.5 {
            return None;
        }
        let hundredths = (change * 20_000 + i64::from(base)).div_euclid(2 * i64::from(base));
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        Some(format!(
            "{}: growth is {whole}.{rest:02}%. The projection tables print {tables:.1}%, the \
             Handbook {handbook}%.",
            self.edition
        ))
    }
}

impl AiExposure {
    /// The category of the job, and what it does not say.
    pub(crate) fn sentence(&self) -> String {
        format!(
            "BLS's relative AI exposure of this job is {}, on a scale of low, moderate, high and \
             very high. {}",
            self.exposure.in_words(),
            self.caution
        )
    }

    /// The other jobs of each category, the lowest first.
    fn others_by_category(&self) -> impl Iterator<Item = String> {
        [Exposure::Low, Exposure::Moderate, Exposure::High, Exposure::VeryHigh]
            .into_iter()
            .filter_map(|exposure| {
                let others = self.others.iter().filter(|job| job.exposure == exposure);
                let titles: Vec<&str> = others.map(|job| job.title.as_str()).collect();
                let is_known = !titles.is_empty();
                is_known.then(|| {
                    format!("Jobs with {} exposure: {}.", exposure.in_words(), titles.join(", "))
                })
            })
    }
}

impl Exposure {
    fn in_words(self) -> String {
        word(self).replace('_', " ")
    }
}

/// BLS projects no state or area.
pub fn of_place(typed: &str) -> Failure {
    Failure::usage(format!("there is no outlook for '{typed}': BLS projects the nation only"))
        .hint("help", "states publish projections of their own: https://projectionscentral.org")
        .try_this("ma-career outlook")
}

/// The newest edition of the projections.
pub(crate) fn latest(profile: &Profile) -> Result<&Projection, Failure> {
    let editions = &profile.outlook.get()?.editions;
    editions.iter().max_by_key(|projection| projection.edition).ok_or_else(|| {
        Failure::bad_profile(format!("{} has no edition at all", profile.outlook.file()))
    })
}

/// The profile's edition and the newest, or with `history` every one.
pub fn answer(profile: &Profile, history: bool) -> Result<OutlookAnswer<'_>, Failure> {
    let section = profile.outlook.get()?;
    let latest_edition = latest(profile)?.edition;
    let asked_for = |projection: &&Projection| {
        history || [section.profile_edition, latest_edition].contains(&projection.edition)
    };
    Ok(OutlookAnswer {
        profile_edition: section.profile_edition,
        latest_edition,
        editions: section.editions.iter().filter(asked_for).map(EditionRow::from).collect(),
        drivers: &section.drivers,
        ai_exposure: section.ai_exposure.as_ref(),
        view: if history { OutlookView::History } else { OutlookView::Latest },
        section,
    })
}

/// How many of the reasons the first screen has.
const DRIVERS_IN_SHORT: usize = 2;

impl<'p> OutlookAnswer<'p> {
    /// The editions, one a row; without the history they stand side by side, the newest first.
    fn table(&self, detail: Detail) -> Table {
        let is_history = self.view == OutlookView::History;
        let is_full = !is_history && detail == Detail::Full;
        let of_all = if is_history { "All occupations" } else { "Growth, all occupations" };
        let columns = Columns::<EditionRow<'p>>::new()
            .column("Edition", |row| Value::text(row.edition.to_string()))
            .column("Jobs at the start", |row| Value::count(row.base_employment))
            .column("Jobs at the end", |row| Value::count(row.target_employment))
            .column("Jobs added", |row| Value::count(row.change))
            .column("Growth", |row| Value::percent(row.growth_percent, 1))
            .bars()
            .column(of_all, |row| Value::percent(row.all_occupations_growth_percent, 1))
            .column("Openings per year", |row| Value::count(row.annual_openings))
            .column("Growth in the Handbook", |row| {
                Value::percent(row.handbook_growth_percent.map(Percent::from), 0)
            })
            .only_if(is_full)
            .column("People who leave, per year", |row| Value::count(row.annual_separations))
            .only_if(is_full)
            .column("Of those, stop working", |row| Value::count(row.annual_exits))
            .only_if(is_full)
            .column("Of those, change occupation", |row| Value::count(row.annual_transfers))
            .only_if(is_full)
            .column("How read", |row| Value::text(word(row.evidence)))
            .only_if(is_history);
        if is_history {
            return columns.table(&self.editions, None);
        }
        let newest_first = self.editions.iter().rev();
        columns.table(newest_first, None).transposed("Projection").without_empty_rows()
    }

    /// What each edition expected, of the job and of all.
    fn growth(&self) -> Trend {
        let line = |name: &str, figure: fn(&Projection) -> Option<Percent>| Series {
            name: name.to_owned(),
            points: self
                .editions
                .iter()
                .map(|row| Point {
                    at: row.base_year.into(),
                    label: row.edition.to_string(),
                    value: Value::percent(figure(row), 1),
                })
                .collect(),
        };
        Trend {
            caption: "Growth in ten years, as each edition expected it".to_owned(),
            lines: vec![
                line("This job", |row| row.growth_percent),
                line("All occupations", |row| row.all_occupations_growth_percent),
            ],
            breaks: Vec::new(),
        }
    }

    /// What the oldest edition expected, and what the newest does.
    fn history_in_a_sentence(&self) -> Option<String> {
        let (first, last) = (self.editions.first()?, self.editions.last()?);
        let growth = |row: &EditionRow<'_>| Some(Value::percent(Some(row.growth_percent?), 1));
        Some(format!(
            "The {} edition of BLS's projections expected growth of {} in ten years. The newest, {}, \
             expects {}.",
            first.edition,
            growth(first)?,
            last.edition,
            growth(last)?
        ))
    }
}

impl Answer for OutlookAnswer<'_> {
    const COMMAND: &'static str = "outlook";
    const TABLE: &'static str = "editions";

    fn summary(&self) -> Option<String> {
        if self.view == OutlookView::History {
            return self.history_in_a_sentence();
        }
        let newest = self.editions.iter().find(|row| row.edition == self.latest_edition)?;
        let growth = more_or_less(&Value::percent(newest.growth_percent, 1))?;
        let growth = growth.replacen(" less", " fewer", 1);
        let all = Value::percent(newest.all_occupations_growth_percent, 1);
        let all = match all {
            Value::Number(all) => format!("; for all occupations, {all}"),
            _ => String::new(),
        };
        let openings = newest
            .annual_openings
            .map(|openings| format!(" {} open up each year.", openings_in_words(openings)));
        let (from, to) = (newest.base_year, newest.target_year);
        Some(format!(
            "BLS expects {growth} jobs in {to} than in {from}{all}.{}",
            openings.unwrap_or_default()
        ))
    }

    fn document(&self, detail: Detail) -> Document {
        let mut document = Document::new(match self.view {
            OutlookView::Latest => "outlook",
            OutlookView::History => "outlook, every edition",
        });
        document.push(self.table(detail));
        if self.view == OutlookView::History {
            document.push(Block::Trend(self.growth()));
        }
        match detail {
            Detail::Full => document.push_under("Why", list(self.drivers)),
            Detail::Short => {
                let newest = self.drivers.iter().take(DRIVERS_IN_SHORT);
                document.push_under("Why", Block::list(newest.map(|driver| &driver.text)));
                document.left_out.push("more figures");
                if self.drivers.len() > DRIVERS_IN_SHORT {
                    document.left_out.push("more reasons");
                }
            }
        }
        let Some(ai) = self.ai_exposure else { return document };
        let heading = format!("AI exposure, {}", ai.edition);
        let about = [ai.sentence()].into_iter().chain(ai.others_by_category());
        document.push_more(detail, "AI exposure", heading, Block::list(about));
        document
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Caution::on(&self.section.notes, &self.view);
        for row in &self.editions {
            notes.extend(row.note.as_ref().map(|note| format!("{}: {note}", row.edition)));
            notes.extend(row.why_the_handbook_differs());
        }
        notes
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        match self.view {
            OutlookView::Latest if self.editions.len() < self.section.editions.len() => {
                Some("ma-career outlook --history.".to_owned())
            }
            _ => None,
        }
    }
}
