//! `salary --by state` and `--by area`: the newest survey, place by place.

use std::cmp::Ordering;

use serde::Serialize;

use crate::{
    cli::{Per, SalarySort},
    document::{Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        areas::AreaKind,
        figures::PayPoint,
        period::Period,
        salary::{Salary, SalaryView},
        sources::SourceId,
    },
    section::{
        Answer, highest_first,
        place::{self, Place, PlaceFigures},
    },
};

use super::{
    Selection, Wages, cautions, heading, marked,
    rows::{PayRow, point_of},
    unit,
};

/// The answer to `salary --by state` and to `salary --by area`.
#[derive(Serialize)]
pub struct ByPlaceAnswer<'p, R> {
    pub(in crate::section) rows: Vec<R>,
    #[serde(skip)]
    per: Per,
    /// What the rows are ordered by; it has a column of its own.
    #[serde(skip)]
    sorted_by: Option<SalarySort>,
    /// The states that the areas lie in, where they do not lie in all.
    #[serde(skip)]
    within: Option<String>,
    /// How the name of the state was read.
    #[serde(skip)]
    reading: Option<String>,
    #[serde(skip)]
    period: Period,
    #[serde(skip)]
    section: &'p Salary,
}

/// A state.
#[derive(Serialize)]
pub struct StateRow<'p> {
    state: &'p str,
    abbr: &'p str,
    fips: &'p str,
    #[serde(flatten)]
    figures: PlaceFigures<'p>,
}

/// An area.
#[derive(Serialize)]
pub struct AreaRow<'p> {
    area: &'p str,
    code: &'p str,
    kind: AreaKind,
    states: &'p [String],
    #[serde(flatten)]
    figures: PlaceFigures<'p>,
}

/// The states that were asked for.
pub fn states<'p>(
    profile: &'p Profile,
    selection: &Selection<'_>,
) -> Result<ByPlaceAnswer<'p, StateRow<'p>>, Failure> {
    let survey = profile.states.get()?;
    let rows = survey.by_state.iter().map(|state| {
        Ok(StateRow {
            state: &state.state,
            abbr: &state.abbr,
            fips: &state.fips,
            figures: place::of_state(profile, state)?,
        })
    });
    Ok(ByPlaceAnswer {
        rows: selection.of(rows.collect::<Result<_, _>>()?)?,
        per: selection.per,
        sorted_by: selection.key(),
        within: None,
        reading: None,
        period: survey.period,
        section: profile.salary.get()?,
    })
}

/// The areas that were asked for; with a place those that lie in its state.
pub fn areas<'p>(
    profile: &'p Profile,
    selection: &Selection<'_>,
    place: Option<&str>,
) -> Result<ByPlaceAnswer<'p, AreaRow<'p>>, Failure> {
    let survey = profile.areas.get()?;
    let meant = place.map(|typed| place::meant(profile, typed)).transpose()?;
    let lies_within = |states: &[String]| match &meant {
        Some((place, _)) if !place.is_nation() => {
            states.iter().any(|state| place.states.contains(state))
        }
        _ => true,
    };
    let rows = survey.by_area.iter().filter(|area| lies_within(&area.states)).map(|area| {
        Ok(AreaRow {
            area: &area.area,
            code: &area.code,
            kind: area.kind,
            states: &area.states,
            figures: place::of_area(profile, area)?,
        })
    });
    let rows: Vec<AreaRow<'_>> = rows.collect::<Result<_, _>>()?;
    let within = meant.as_ref().map(|(place, _)| *place).filter(|place| !place.is_nation());
    // How an area was read does not matter to the list of its state's.
    let reading = meant.filter(|(place, _)| place.is_state()).and_then(|(_, reading)| reading);
    if let (Some(place), true) = (within, rows.is_empty()) {
        return Err(Failure::nothing_matched(format!("BLS has no area in {}", place.name))
            .try_this(format!("ma-career salary {}", place.handle())));
    }
    Ok(ByPlaceAnswer {
        rows: selection.of(rows)?,
        per: selection.per,
        sorted_by: selection.key(),
        within: within.map(|place| states_of(profile, &place)).transpose()?,
        reading,
        period: survey.period,
        section: profile.salary.get()?,
    })
}

/// The names of the states that a place lies in.
fn states_of(profile: &Profile, place: &Place<'_>) -> Result<String, Failure> {
    let states = profile.states.get()?.by_state.iter();
    let its = states.filter(|state| place.states.contains(&state.abbr));
    Ok(its.map(|state| state.state.as_str()).collect::<Vec<_>>().join(", "))
}

/// What the views by state and by area differ in.
pub(in crate::section) trait PlaceRow: PayRow {
    /// What a place is called in the heading.
    const HEADING: &'static str;

    fn name(&self) -> &str;

    /// What someone asks for it by.
    fn handle(&self) -> &str;

    fn figures(&self) -> &PlaceFigures<'_>;
}

impl PlaceRow for StateRow<'_> {
    const HEADING: &'static str = "State";

    fn name(&self) -> &str {
        self.state
    }

    fn handle(&self) -> &str {
        self.abbr
    }

    fn figures(&self) -> &PlaceFigures<'_> {
        &self.figures
    }
}

impl PlaceRow for AreaRow<'_> {
    const HEADING: &'static str = "Area";

    fn name(&self) -> &str {
        self.area
    }

    fn handle(&self) -> &str {
        self.code
    }

    fn figures(&self) -> &PlaceFigures<'_> {
        &self.figures
    }
}

impl PayRow for StateRow<'_> {
    const VIEW: &'static str = "state";

    fn names(&self) -> Vec<String> {
        [self.state, self.abbr, self.fips].map(str::to_owned).into()
    }

    fn wages(&self) -> Wages<'_> {
        Wages::of(self.figures.job())
    }

    fn order(&self, other: &Self, key: SalarySort) -> Option<Ordering> {
        order(self, other, key)
    }
}

impl PayRow for AreaRow<'_> {
    const VIEW: &'static str = "area";

    fn names(&self) -> Vec<String> {
        [self.area, self.code]
            .into_iter()
            .map(str::to_owned)
            .chain(self.states.iter().cloned())
            .collect()
    }

    fn wages(&self) -> Wages<'_> {
        Wages::of(self.figures.job())
    }

    fn order(&self, other: &Self, key: SalarySort) -> Option<Ordering> {
        order(self, other, key)
    }
}

fn order<R: PlaceRow>(a: &R, b: &R, key: SalarySort) -> Option<Ordering> {
    let (here, there) = (a.figures(), b.figures());
    Some(match key {
        SalarySort::Name => a.name().to_lowercase().cmp(&b.name().to_lowercase()),
        SalarySort::Code => a.handle().cmp(b.handle()),
        SalarySort::Employment => highest_first(here.job().employment, there.job().employment),
        SalarySort::LocationQuotient => {
            highest_first(here.estimates.location_quotient, there.estimates.location_quotient)
        }
        SalarySort::PriceParity => {
            highest_first(here.estimates.price_parity, there.estimates.price_parity)
        }
        SalarySort::RealMedian => highest_first(
            here.annual_median_at_national_prices,
            there.annual_median_at_national_prices,
        ),
        _ => return None,
    })
}

impl<R: PlaceRow> Answer for ByPlaceAnswer<'_, R> {
    fn command(&self) -> &'static str {
        "salary"
    }

    fn document(&self) -> Document {
        let within = self.within.as_ref().map(|state| format!(" in {state}")).unwrap_or_default();
        let mut document = Document::new(format!(
            "pay {} by {}{within}, {}",
            unit(self.per),
            R::VIEW,
            self.period
        ));
        let always = [PayPoint::P10, PayPoint::Median, PayPoint::P90];
        let sorted_by = self.sorted_by.and_then(point_of);
        let mut shown = PayPoint::ALL.to_vec();
        shown.retain(|point| always.contains(point) || sorted_by == Some(*point));
        let mut headings = vec![R::HEADING, "Code", "Jobs"];
        headings.extend(shown.iter().copied().map(heading));
        headings.push("Median at U.S. prices");
        headings.extend(match self.sorted_by {
            Some(SalarySort::LocationQuotient) => Some("Location quotient"),
            Some(SalarySort::PriceParity) => Some("Prices (U.S. = 100)"),
            _ => None,
        });
        let mut table = Table::new(headings);
        for row in &self.rows {
            let figures = row.figures();
            let mut cells = vec![
                Value::text(marked(row.name(), figures.job())),
                Value::text(row.handle()),
                Value::count(figures.job().employment),
            ];
            cells.extend(shown.iter().map(|point| row.wages().value(self.per, *point)));
            cells.push(figures.median_at_national_prices(self.per));
            cells.extend(match self.sorted_by {
                Some(SalarySort::LocationQuotient) => {
                    Some(Value::ratio(figures.estimates.location_quotient, 2))
                }
                Some(SalarySort::PriceParity) => {
                    Some(Value::price_level(figures.estimates.price_parity))
                }
                _ => None,
            });
            table.row(cells);
        }
        document.push(table.into());
        document
    }

    fn notes(&self) -> Vec<String> {
        let jobs = self.rows.iter().map(|row| row.figures().job());
        let known = self.rows.iter().all(|row| {
            row.figures().job().employment.is_some()
                && row.figures().estimates.price_parity.is_some()
        });
        self.reading
            .iter()
            .cloned()
            .chain(cautions(self.section, SalaryView::Places, jobs, known))
            .collect()
    }

    fn ask_next(&self) -> Option<String> {
        Some(
            "ma-career salary CODE, with the code of a row, for all that is known of it."
                .to_owned(),
        )
    }

    fn cites(&self) -> Vec<&SourceId> {
        self.rows.iter().flat_map(|row| row.figures().cites()).collect()
    }
}
