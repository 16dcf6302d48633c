//! Pay in all its views, side by side.

use serde::Serialize;

use super::parts::{Paged, Pages, Shown, Wanted, parts};
use crate::answer::Answer;
use crate::answer::pay::known_unit;
use crate::cli::Per;
use crate::failure::Failure;
use crate::look_up::environment::Setting;
use crate::look_up::salary::Selection;
use crate::look_up::salary::by_industry::{self, ByIndustryAnswer};
use crate::look_up::salary::by_place::{self, ByPlaceAnswer};
use crate::look_up::salary::by_year::{self, ByYearAnswer, SurveyRow};
use crate::look_up::salary::latest::{self, LatestAnswer};
use crate::profile::Profile;
use crate::profile::industries::Industry;
use crate::profile::places::{Area, AreaName, State, StateName};
use crate::profile::prices::YearOfPrices;
use crate::profile::salary::YearRow;
use crate::profile::sources::SourceId;
use crate::profile::text::Statement;

/// All rows, in the unit that pay is known in.
fn all(profile: &Profile) -> Selection<'static> {
    Selection::all(known_unit(profile, Per::Year))
}

parts! {
    /// Pay in all its views.
    SalaryViews, profile, wanted;
    in_line latest: Paged<LatestKeys<'p>, LatestAnswer<'p>> = LatestKeys::of(profile), "salary";
    /// Every survey, with its pay in the newest survey's dollars too.
    by_year: Paged<Vec<SurveyRow<'p>>, ByYearAnswer<'p>> = by_year(profile), "salary --by year";
    /// The newest survey by state.
    by_state: Paged<&'p [State], ByPlaceAnswer<'p, StateName>> = Paged::of(
        profile.states.get().map(|survey| &*survey.rows),
        by_place::states(profile, all(profile).with_map()),
    ), "salary --by state";
    /// The newest survey by metropolitan and nonmetropolitan area.
    by_area: Paged<&'p [Area], ByPlaceAnswer<'p, AreaName>> = Paged::of(
        profile.areas.get().map(|survey| &*survey.rows),
        by_place::areas(profile, all(profile), None),
    ), "salary --by area";
    /// The newest survey by industry.
    by_industry: Paged<&'p [Industry], ByIndustryAnswer<'p>> = Paged::of(
        profile.industries.get().map(|survey| &*survey.rows),
        by_industry::answer(profile, all(profile)),
    ), "salary --by industry";
    /// The consumer price index; 1982-84 is 100.
    prices: Vec<PriceRow<'p>> = prices(profile);
}

impl<'p> SalaryViews<'p> {
    /// The views that are wanted, where there is pay at all: prices alone are no view of it.
    pub(crate) fn made(profile: &'p Profile, wanted: Wanted<'_>) -> Result<Self, Failure> {
        profile.salary.get()?;
        Self::of(profile, wanted)
    }
}

/// What `salary` shows.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct LatestKeys<'p> {
    /// The answer in one or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// The newest survey.
    latest: Option<&'p YearRow>,
    /// The survey that the profile was first written from.
    profile: Option<&'p YearRow>,
    /// What pays best, in words.
    best_paid: &'p [Statement],
    /// What the job pays by place to work.
    settings: Vec<Setting<'p>>,
    /// What the employer provides.
    provided: &'p [Statement],
    /// The cautions of every view, and of a place, an offer and a comparison.
    notes: Vec<&'p str>,
}

impl<'p> LatestKeys<'p> {
    fn of(profile: &'p Profile) -> Result<Paged<Self, LatestAnswer<'p>>, Failure> {
        let page = latest::answer(profile, known_unit(profile, Per::Year))?;
        let json = Self {
            summary: page.summary(),
            latest: page.rows.last().copied(),
            profile: page.rows.first().copied(),
            best_paid: page.best_paid,
            settings: page.settings.clone(),
            provided: page.provided,
            notes: profile.salary.get()?.notes.iter().map(|note| note.text.as_str()).collect(),
        };
        Ok(Paged { json, page })
    }
}

fn by_year(profile: &Profile) -> Result<Paged<Vec<SurveyRow<'_>>, ByYearAnswer<'_>>, Failure> {
    let newest = profile.newest_survey()?.period.year();
    let prices = profile.prices.maybe()?;
    let real = prices.is_some_and(|prices| prices.may(newest).is_some()).then_some(newest);
    let rows = by_year::answer(profile, all(profile), real).map(|answer| answer.rows);
    Paged::of(rows, by_year::answer(profile, all(profile), None))
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PriceRow<'p> {
    #[serde(flatten)]
    level: &'p YearOfPrices,
    /// Where the level comes from.
    source: &'p SourceId,
}

fn prices(profile: &Profile) -> Result<Vec<PriceRow<'_>>, Failure> {
    let prices = profile.prices.get()?;
    let row = |level| PriceRow { level, source: &prices.source };
    Ok(prices.by_year.iter().map(row).collect())
}
