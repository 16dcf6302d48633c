//! `environment`: where the work is done, what it is like, and when.

use serde::Serialize;

use crate::answer::{Answer, list};
use crate::document::{Block, Columns, Detail, Document, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::environment::{Environment, SettingEntry, WorkContext};
use crate::profile::figures::{Dollars, Hourly, Percent};
use crate::profile::period::Period;
use crate::profile::sources::SourceId;
use crate::profile::text::Statement;

/// The answer to `environment`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EnvironmentAnswer<'p> {
    /// Where people in the job work.
    settings: Vec<Setting<'p>>,
    #[serde(flatten)]
    section: &'p Environment,
}

/// A place to work, with its share of all jobs in the occupation.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Setting<'p> {
    /// Its name.
    pub(crate) name: &'p str,
    /// The share of all jobs in the occupation.
    pub(crate) share_percent: Option<Percent>,
    /// When the figures were counted.
    pub(crate) period: Period,
    /// The industry that the setting is; the others have no pay either.
    pub(crate) industry_code: Option<&'p str>,
    /// Jobs, without the self-employed.
    pub(crate) employment: Option<u32>,
    /// The median, dollars a year.
    pub(crate) annual_median: Option<Dollars>,
    /// The same in dollars an hour.
    pub(crate) hourly_median: Option<Hourly>,
    /// Where the figures come from.
    pub(crate) source: &'p SourceId,
    /// Decimals of the share, as published.
    #[serde(skip)]
    share_decimals: u8,
}

impl Setting<'_> {
    /// The share with the decimals that its source publishes.
    pub(crate) fn share(&self) -> Value {
        Value::percent(self.share_percent, self.share_decimals)
    }
}

/// The settings, those that are industries with the figures of their industry.
pub(crate) fn settings(profile: &Profile) -> Result<Vec<Setting<'_>>, Failure> {
    let entries = &profile.environment.get()?.settings;
    entries.iter().map(|entry| setting(profile, entry)).collect()
}

fn setting<'p>(profile: &'p Profile, entry: &'p SettingEntry) -> Result<Setting<'p>, Failure> {
    match entry {
        SettingEntry::Share { name, share_percent, period, source } => Ok(Setting {
            name,
            share_percent: Some(*share_percent),
            period: *period,
            industry_code: None,
            employment: None,
            annual_median: None,
            hourly_median: None,
            source,
            share_decimals: 0,
        }),
        SettingEntry::Industry { name, industry: code } => {
            let industries = profile.industries.get()?;
            let industry =
                industries.rows.iter().find(|known| known.code == *code).ok_or_else(|| {
                    Failure::bad_profile(format!(
                        "{} names the industry '{code}', which {} does not have",
                        profile.environment.file(),
                        profile.industries.file()
                    ))
                })?;
            Ok(Setting {
                name,
                share_percent: industry.share_percent,
                period: industries.period,
                industry_code: Some(code),
                employment: industry.employment,
                annual_median: industry.annual.median,
                hourly_median: industry.hourly.median,
                source: &industries.source,
                share_decimals: 2,
            })
        }
    }
}

/// Settings, conditions and schedule.
pub fn answer(profile: &Profile) -> Result<EnvironmentAnswer<'_>, Failure> {
    let section = profile.environment.get()?;
    Ok(EnvironmentAnswer { settings: settings(profile)?, section })
}

impl Answer for EnvironmentAnswer<'_> {
    const COMMAND: &'static str = "environment";
    const TABLE: &'static str = "settings";

    fn summary(&self) -> Option<String> {
        let counted = self.settings.iter().filter(|setting| setting.share_percent.is_some());
        // Of the newest period the first, which is the largest.
        let most = counted.rev().max_by_key(|setting| setting.period)?;
        let (name, share, period) = (most.name.to_lowercase(), most.share(), most.period);
        let schedule = self.section.schedule.first();
        let schedule = schedule.map(|first| format!(" {}", first.text)).unwrap_or_default();
        Some(format!("Most work in {name}: {share} in {period}.{schedule}"))
    }

    fn document(&self, detail: Detail) -> Document {
        let mut document = Document::new("where and when the work is done");
        // What was said before the figures were counted goes where there is room.
        let is_counted = |setting: &&Setting<'_>| setting.industry_code.is_some();
        let has_counted = self.settings.iter().any(|setting| is_counted(&setting));
        let shown = self
            .settings
            .iter()
            .filter(|setting| detail == Detail::Full || !has_counted || is_counted(setting));
        let settings = Columns::<Setting<'_>>::new()
            .column("Where they work", |setting| Value::text(setting.name))
            .column("Share", Setting::share)
            .bars()
            .column("When", |setting| Value::text(setting.period.to_string()))
            .column("Jobs", |setting| Value::count(setting.employment));
        document.push(settings.table(shown, None));
        if detail == Detail::Short {
            let more = self.section.schedule.iter().skip(1);
            let texts = self.section.conditions.iter().chain(more).map(|about| &about.text);
            document.push_under("What it is like", Block::list(texts));
        } else {
            document.push_under("What it is like", list(&self.section.conditions));
            document.push_under("Schedule", list(&self.section.schedule));
        }
        let context = Columns::<WorkContext>::new()
            .column("Work context", |row| Value::text(&row.name))
            .column("Score, 0 to 100", |row| Value::decimal(Some(row.score), 0))
            .bars_on(0.0, 100.0);
        let context = context.table(&self.section.work_context, None);
        document.push_more(
            detail,
            "what workers say about it",
            "What workers say about it",
            context,
        );
        document
    }

    fn statements(&self) -> Vec<&Statement> {
        self.section.notes.iter().collect()
    }
}
