//! `salary --by state` and `--by area`: the newest survey, place by place.

use std::cmp::Ordering;

use serde::Serialize;

use crate::{
    answer::{
        Answer, highest_first,
        place::{self, Place, PlaceFigures},
    },
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
};

use crate::look_up::salary::{
    Selection, Wages, cautions, heading, marked,
    rows::{PayRow, point_of},
    shown_points, unit,
};

/// The answer to `salary --by state` and to `salary --by area`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ByPlaceAnswer<'p, N> {
    /// One place a row.
    pub(crate) rows: Vec<PlaceRow<'p, N>>,
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

/// A place under the keys that its view names it by.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "PlaceRow{N}"))]
pub struct PlaceRow<'p, N> {
    #[serde(flatten)]
    named: N,
    #[serde(flatten)]
    figures: PlaceFigures<'p>,
}

/// How a state is named.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateName<'p> {
    /// Its name.
    state: &'p str,
    /// Its postal code: `WA`.
    abbr: &'p str,
    /// Its two digits in federal statistics: `53`.
    fips: &'p str,
}

/// How an area is named, and where it lies.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AreaName<'p> {
    /// Its name, as BLS prints it: `Yakima, WA`.
    area: &'p str,
    /// BLS's code.
    code: &'p str,
    /// Whether it is a city with what belongs to it, or a part of the country between cities.
    kind: AreaKind,
    /// The postal codes of the states that it lies in.
    states: &'p [&'static str],
}

/// A row of the view by state.
pub type StateRow<'p> = PlaceRow<'p, StateName<'p>>;

/// A row of the view by area.
pub type AreaRow<'p> = PlaceRow<'p, AreaName<'p>>;

/// The states that were asked for.
pub fn states<'p>(
    profile: &'p Profile,
    selection: &Selection<'_>,
) -> Result<ByPlaceAnswer<'p, StateName<'p>>, Failure> {
    let survey = profile.states.get()?;
    let rows = survey.by_state.iter().map(|state| {
        Ok(PlaceRow {
            named: StateName { state: state.state, abbr: state.abbr, fips: state.fips },
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
) -> Result<ByPlaceAnswer<'p, AreaName<'p>>, Failure> {
    let survey = profile.areas.get()?;
    let (within, reading) = match place.map(|typed| place::meant(profile, typed)).transpose()? {
        // How an area was read does not matter to the list of its state's.
        Some((place, reading)) if !place.is_nation() => {
            (Some(place), reading.filter(|_| place.is_state()))
        }
        _ => (None, None),
    };
    let lies_within = |states: &[&str]| {
        within.is_none_or(|place| states.iter().any(|state| place.states.contains(state)))
    };
    let rows = survey.by_area.iter().filter(|area| lies_within(&area.states)).map(|area| {
        Ok(PlaceRow {
            named: AreaName {
                area: area.area,
                code: area.code,
                kind: area.kind,
                states: &area.states,
            },
            figures: place::of_area(profile, area)?,
        })
    });
    let rows: Vec<AreaRow<'_>> = rows.collect::<Result<_, _>>()?;
    if let (Some(place), true) = (within, rows.is_empty()) {
        return Err(Failure::nothing_matched(format!("BLS has no area in {}", place.name))
            .try_this(format!("ma-career salary {}", place.handle())));
    }
    Ok(ByPlaceAnswer {
        rows: selection.of(rows)?,
        per: selection.per,
        sorted_by: selection.key(),
        within: within.map(|place| names_of_states(profile, &place)).transpose()?,
        reading,
        period: survey.period,
        section: profile.salary.get()?,
    })
}

/// The names of the states that a place lies in.
fn names_of_states<'p>(profile: &'p Profile, place: &Place<'p>) -> Result<String, Failure> {
    let states = place.its_states(profile)?;
    Ok(states.iter().map(|state| state.state).collect::<Vec<_>>().join(", "))
}

/// What the views by state and by area differ in.
pub(crate) trait Named {
    /// What `--by` calls the view.
    const VIEW: &'static str;

    /// What a place is called in the heading.
    const HEADING: &'static str;

    fn name(&self) -> &str;

    /// What someone asks for it by.
    fn handle(&self) -> &str;

    /// What `--match` looks at, beside name and handle.
    fn also(&self) -> Vec<&str>;
}

impl Named for StateName<'_> {
    const VIEW: &'static str = "state";
    const HEADING: &'static str = "State";

    fn name(&self) -> &str {
        self.state
    }

    fn handle(&self) -> &str {
        self.abbr
    }

    fn also(&self) -> Vec<&str> {
        vec![self.fips]
    }
}

impl Named for AreaName<'_> {
    const VIEW: &'static str = "area";
    const HEADING: &'static str = "Area";

    fn name(&self) -> &str {
        self.area
    }

    fn handle(&self) -> &str {
        self.code
    }

    fn also(&self) -> Vec<&str> {
        self.states.to_vec()
    }
}

impl<N: Named> PayRow for PlaceRow<'_, N> {
    const VIEW: &'static str = N::VIEW;

    fn names(&self) -> Vec<String> {
        let names = [self.named.name(), self.named.handle()].into_iter().chain(self.named.also());
        names.map(str::to_owned).collect()
    }

    fn wages(&self) -> Wages<'_> {
        Wages::of(self.figures.job())
    }

    fn order(&self, other: &Self, key: SalarySort) -> Option<Ordering> {
        let (here, there) = (&self.figures, &other.figures);
        Some(match key {
            SalarySort::Name => {
                self.named.name().to_lowercase().cmp(&other.named.name().to_lowercase())
            }
            SalarySort::Code => self.named.handle().cmp(other.named.handle()),
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
}

impl<N: Named> Answer for ByPlaceAnswer<'_, N> {
    fn command(&self) -> &'static str {
        "salary"
    }

    fn main_table(&self) -> &'static str {
        "rows"
    }

    fn document(&self) -> Document {
        let within = self.within.as_ref().map(|state| format!(" in {state}")).unwrap_or_default();
        let mut document = Document::new(format!(
            "pay {} by {}{within}, {}",
            unit(self.per),
            N::VIEW,
            self.period
        ));
        let shown = shown_points(self.sorted_by.and_then(point_of));
        let mut headings = vec![N::HEADING, "Code", "Jobs"];
        headings.extend(shown.iter().copied().map(heading));
        headings.push("Median at U.S. prices");
        headings.extend(match self.sorted_by {
            Some(SalarySort::LocationQuotient) => Some("Location quotient"),
            Some(SalarySort::PriceParity) => Some("Prices (U.S. = 100)"),
            _ => None,
        });
        let mut table = Table::new(headings);
        for row in &self.rows {
            let figures = &row.figures;
            let mut cells = vec![
                Value::text(marked(row.named.name(), figures.job())),
                Value::text(row.named.handle()),
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
        let drawn = self.sorted_by.and_then(point_of).unwrap_or(PayPoint::Median);
        document.push(table.with_bars_of(heading(drawn)).into());
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes(&self) -> Vec<String> {
        let jobs = self.rows.iter().map(|row| row.figures.job());
        let known = self.rows.iter().all(|row| row.figures.are_whole());
        cautions(self.section, SalaryView::Places, jobs, known)
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        Some(
            "ma-career salary CODE, with the code of a row, for all that is known of it."
                .to_owned(),
        )
    }

    fn cites(&self) -> Vec<&SourceId> {
        self.rows.iter().flat_map(|row| row.figures.cites()).collect()
    }
}
