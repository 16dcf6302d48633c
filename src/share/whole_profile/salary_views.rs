//! Pay in all its views, side by side.

use serde::{Serialize, Serializer};

use crate::{
    cli::Per,
    failure::Failure,
    look_up::{
        environment::Setting,
        salary::{
            Selection,
            by_industry::{self, ByIndustryAnswer},
            by_place::{self, ByPlaceAnswer},
            by_year::{self, ByYearAnswer, SurveyRow},
            latest::{self, LatestAnswer},
        },
    },
    profile::{
        Profile,
        industries::Industry,
        places::{Area, AreaName, State, StateName},
        prices::YearOfPrices,
        salary::{Salary, YearRow},
        sources::SourceId,
    },
};

use crate::share::whole_profile::{Part, Shown};

/// The keys that the view without rows has.
const OF_LATEST: [&str; 6] = ["latest", "profile", "best_paid", "settings", "provided", "notes"];
/// The keys that are made by themselves.
const VIEWS: [&str; 11] = [
    "latest",
    "profile",
    "best_paid",
    "settings",
    "provided",
    "notes",
    "by_year",
    "by_state",
    "by_area",
    "by_industry",
    "prices",
];

/// The views that were made.
pub(crate) struct SalaryViews<'p> {
    latest: Option<LatestAnswer<'p>>,
    by_year: Option<ByYearAnswer<'p>>,
    /// The same with the pay in the newest survey's dollars too.
    real: Option<ByYearAnswer<'p>>,
    by_state: Option<ByPlaceAnswer<'p, StateName>>,
    by_area: Option<ByPlaceAnswer<'p, AreaName>>,
    by_industry: Option<ByIndustryAnswer<'p>>,
    prices: Option<Vec<PriceRow<'p>>>,
    section: &'p Salary,
}

impl<'p> SalaryViews<'p> {
    pub(crate) fn of(profile: &'p Profile, part: Part<'_>) -> Result<Self, Failure> {
        let all = Selection::all(Per::Year);
        Ok(Self {
            latest: part.view(&VIEWS, &OF_LATEST, || latest::answer(profile, Per::Year))?,
            by_year: part.view(&VIEWS, &["by_year"], || by_year::answer(profile, all, None))?,
            real: part.unshown_view(&VIEWS, &["by_year"], || {
                let newest = profile.newest_survey()?.period.year();
                let prices = profile.prices.maybe()?;
                let is_known = prices.is_some_and(|prices| prices.may(newest).is_some());
                by_year::answer(profile, all, is_known.then_some(newest))
            })?,
            by_state: part.view(&VIEWS, &["by_state"], || by_place::states(profile, all))?,
            by_area: part.view(&VIEWS, &["by_area"], || by_place::areas(profile, all, None))?,
            by_industry: part
                .view(&VIEWS, &["by_industry"], || by_industry::answer(profile, all))?,
            prices: part.unshown_view(&VIEWS, &["prices"], || {
                let prices = profile.prices.get()?;
                let row = |level| PriceRow { level, source: &prices.source };
                Ok(prices.by_year.iter().map(row).collect())
            })?,
            section: profile.salary.get()?,
        })
    }

    /// What was made, each with the command that shows it.
    pub(crate) fn parts(&self) -> Vec<(&'static str, &dyn Shown)> {
        let mut parts: Vec<(&'static str, &dyn Shown)> = Vec::new();
        parts.extend(self.latest.as_ref().map(|view| ("salary", view as &dyn Shown)));
        parts.extend(self.by_year.as_ref().map(|view| ("salary --by year", view as &dyn Shown)));
        parts.extend(self.by_state.as_ref().map(|view| ("salary --by state", view as &dyn Shown)));
        parts.extend(self.by_area.as_ref().map(|view| ("salary --by area", view as &dyn Shown)));
        parts.extend(
            self.by_industry.as_ref().map(|view| ("salary --by industry", view as &dyn Shown)),
        );
        parts
    }
}

/// Pay in all its views.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "SalaryViews"))]
pub(crate) struct Keys<'a, 'p> {
    #[serde(flatten)]
    latest: Option<LatestKeys<'a, 'p>>,
    /// Every survey, with its pay in the newest survey's dollars too.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_year: Option<&'a [SurveyRow<'p>]>,
    /// The newest survey by state.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_state: Option<&'a [&'p State]>,
    /// The newest survey by metropolitan and nonmetropolitan area.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_area: Option<&'a [&'p Area]>,
    /// The newest survey by industry.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_industry: Option<&'a [&'p Industry]>,
    /// The consumer price index; 1982-84 is 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    prices: Option<&'a [PriceRow<'p>]>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PriceRow<'p> {
    #[serde(flatten)]
    level: &'p YearOfPrices,
    /// Where the level comes from.
    source: &'p SourceId,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LatestKeys<'a, 'p> {
    /// The newest survey.
    latest: Option<&'a &'p YearRow>,
    /// The survey that the profile was first written from.
    profile: Option<&'a &'p YearRow>,
    /// What pays best, in words.
    best_paid: &'a [&'p str],
    /// What the job pays by place to work.
    settings: &'a [Setting<'p>],
    /// What the employer provides.
    provided: &'a [&'p str],
    /// The cautions of every view, and of a place, an offer and a comparison.
    notes: Vec<&'p str>,
}

impl Serialize for SalaryViews<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Keys {
            latest: self.latest.as_ref().map(|view| LatestKeys {
                latest: view.rows.last(),
                profile: view.rows.first(),
                best_paid: &view.best_paid,
                settings: &view.settings,
                provided: &view.provided,
                notes: self.section.notes.iter().map(|note| note.text.as_str()).collect(),
            }),
            by_year: self.real.as_ref().map(|view| view.rows.as_slice()),
            by_state: self.by_state.as_ref().map(|view| view.rows.as_slice()),
            by_area: self.by_area.as_ref().map(|view| view.rows.as_slice()),
            by_industry: self.by_industry.as_ref().map(|view| view.rows.as_slice()),
            prices: self.prices.as_deref(),
        }
        .serialize(serializer)
    }
}
