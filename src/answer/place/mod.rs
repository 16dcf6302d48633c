//! Places with the newest figures of the occupation there, each beside its state and the nation.

mod lookup;

use serde::Serialize;

pub(crate) use self::lookup::{find, meant};

use crate::{
    cli::Per,
    document::Value,
    failure::Failure,
    profile::{
        Profile,
        areas::{Area, AreaKind},
        estimates::{AllOccupations, Estimates, PlaceEstimates},
        figures::{Dollars, Hourly, PriceLevel, Ratio},
        period::Period,
        salary::YearRow,
        sources::SourceId,
        states::State,
    },
};

use crate::look_up::salary;

/// What the nation is called beside a place.
const NATION: &str = "United States";

/// A place with the newest figures of the occupation there.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Place<'p> {
    /// Its name.
    pub(crate) name: &'p str,
    /// What kind of place it is.
    kind: PlaceKind,
    /// Its code.
    pub(crate) code: &'p str,
    /// A state's postal code.
    abbr: Option<&'p str>,
    #[serde(flatten)]
    pub(crate) figures: PlaceFigures<'p>,
    /// The postal codes of the states that it lies in; the nation names none.
    #[serde(skip)]
    pub(crate) states: &'p [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum PlaceKind {
    State,
    Metropolitan,
    Nonmetropolitan,
    Nation,
}

/// A place as an answer names the one that was asked for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlaceName<'p> {
    /// What kind of place it is.
    kind: PlaceKind,
    /// Its name.
    name: &'p str,
    /// Its code.
    code: &'p str,
    /// A state's postal code; `None` for what is no state.
    abbr: Option<&'p str>,
}

/// The figures of a place, with what all places of the survey have in common.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlaceFigures<'p> {
    /// The survey's reference month.
    pub(crate) period: Period,
    #[serde(flatten)]
    pub(crate) estimates: PlaceEstimates,
    #[serde(flatten)]
    pub(crate) all_occupations: AllOccupations,
    /// What the median buys, in dollars a year at the nation's prices. Computed, not published.
    pub(crate) annual_median_at_national_prices: Option<Dollars>,
    /// The same in dollars an hour.
    hourly_median_at_national_prices: Option<Hourly>,
    /// Where the figures come from.
    pub(crate) source: &'p SourceId,
    /// `None` where the level of prices is not known.
    pub(crate) price_parity_source: Option<&'p SourceId>,
}

impl<'p> PlaceFigures<'p> {
    fn new(
        period: Period,
        estimates: PlaceEstimates,
        all_occupations: AllOccupations,
        source: &'p SourceId,
        price_parity_source: Option<&'p SourceId>,
    ) -> Self {
        Self {
            period,
            estimates,
            all_occupations,
            annual_median_at_national_prices: estimates.annual_median_at_national_prices(),
            hourly_median_at_national_prices: estimates.hourly_median_at_national_prices(),
            source,
            price_parity_source: estimates.price_parity.and(price_parity_source),
        }
    }

    /// Pay and employment.
    pub(crate) fn job(&self) -> &Estimates {
        &self.estimates.job
    }

    /// Whether nothing that is shown of it is missing.
    pub(crate) fn are_whole(&self) -> bool {
        self.job().employment.is_some() && self.estimates.price_parity.is_some()
    }

    /// What the median buys at the nation's prices.
    pub(crate) fn median_at_national_prices(&self, per: Per) -> Value {
        match per {
            Per::Year => Value::dollars(self.annual_median_at_national_prices),
            Per::Hour => Value::hourly(self.hourly_median_at_national_prices),
        }
    }

    /// The sources of the figures.
    pub(crate) fn cites(&self) -> impl Iterator<Item = &'p SourceId> {
        [self.source].into_iter().chain(self.price_parity_source)
    }
}

/// The figures of a state.
pub(crate) fn of_state<'p>(
    profile: &'p Profile,
    state: &State,
) -> Result<PlaceFigures<'p>, Failure> {
    let survey = profile.states.get()?;
    Ok(PlaceFigures::new(
        survey.period,
        state.estimates,
        state.all_occupations,
        &survey.source,
        survey.price_parity_source.as_ref(),
    ))
}

/// The figures of an area.
pub(crate) fn of_area<'p>(profile: &'p Profile, area: &Area) -> Result<PlaceFigures<'p>, Failure> {
    let survey = profile.areas.get()?;
    let figures = area.figures.read().map_err(|error| {
        Failure::bad_profile(format!("{}, area {}: {error}", profile.areas.file(), area.code))
    })?;
    Ok(PlaceFigures::new(
        survey.period,
        figures.estimates,
        figures.all_occupations,
        &survey.source,
        survey.price_parity_source.as_ref(),
    ))
}

impl<'p> Place<'p> {
    fn state(profile: &'p Profile, state: &'p State) -> Result<Self, Failure> {
        Ok(Self {
            name: state.state,
            kind: PlaceKind::State,
            code: state.fips,
            abbr: Some(state.abbr),
            figures: of_state(profile, state)?,
            states: std::slice::from_ref(&state.abbr),
        })
    }

    fn area(profile: &'p Profile, area: &'p Area) -> Result<Self, Failure> {
        Ok(Self {
            name: area.area,
            kind: match area.kind {
                AreaKind::Metropolitan => PlaceKind::Metropolitan,
                AreaKind::Nonmetropolitan => PlaceKind::Nonmetropolitan,
            },
            code: area.code,
            abbr: None,
            figures: of_area(profile, area)?,
            states: &area.states,
        })
    }

    /// The whole nation, which location quotients and levels of prices are measured by.
    pub(crate) fn nation(profile: &'p Profile) -> Result<Self, Failure> {
        let survey: &YearRow = salary::newest(profile)?;
        let estimates = PlaceEstimates {
            job: survey.estimates(),
            location_quotient: Some(Ratio::ONE),
            jobs_per_1000: None,
            price_parity: Some(PriceLevel::BASE),
        };
        let all_occupations = AllOccupations {
            employment: None,
            p10: None,
            median: survey.all_occupations_annual_median,
            p90: None,
        };
        Ok(Self {
            name: NATION,
            kind: PlaceKind::Nation,
            code: "US",
            abbr: None,
            // The base of a scale has no source.
            figures: PlaceFigures::new(
                survey.period,
                estimates,
                all_occupations,
                &survey.source,
                None,
            ),
            states: &[],
        })
    }

    /// The states that it lies in.
    pub(crate) fn its_states(&self, profile: &'p Profile) -> Result<Vec<&'p State>, Failure> {
        let states = profile.known_states()?.iter();
        Ok(states.filter(|state| self.states.contains(&state.abbr)).collect())
    }

    /// Whether it is a state.
    pub(crate) fn is_state(&self) -> bool {
        self.kind == PlaceKind::State
    }

    /// Whether it is the whole nation.
    pub(crate) fn is_nation(&self) -> bool {
        self.kind == PlaceKind::Nation
    }

    /// How it is called within a sentence.
    pub(crate) fn in_words(&self) -> String {
        let is_named_with_the = match self.kind {
            PlaceKind::Nation => true,
            PlaceKind::State => self.name.starts_with("District") || self.name.ends_with("Islands"),
            _ => false,
        };
        if is_named_with_the { format!("the {}", self.name) } else { self.name.to_owned() }
    }

    /// How an answer names it.
    pub(crate) fn named(&self) -> PlaceName<'p> {
        PlaceName { kind: self.kind, name: self.name, code: self.code, abbr: self.abbr }
    }

    /// How someone asks for it and for no other: a state's postal code, an area's number.
    pub(crate) fn handle(&self) -> &'p str {
        self.abbr.unwrap_or(self.code)
    }
}
