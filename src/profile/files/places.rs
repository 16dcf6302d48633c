//! `states.toml`, `areas.toml`, `industries.toml`: pay and employment in one survey, place by place and
//! industry by industry.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::figures::{Dollars, Hourly, Pay, Percent, PriceLevel, Ratio, Wages};
use super::later::{AsBytes, Later};
use super::period::Period;
use super::rows::{Row, Rows};
use super::salary::YearRow;
use super::sources::SourceId;

/// The whole of such a file.
#[derive(Debug)]
pub struct Survey<R> {
    /// The survey's reference month.
    pub period: Period,
    /// Where the rows come from.
    pub source: SourceId,
    /// Where the levels of prices come from, if there are any.
    pub price_parity_source: Option<SourceId>,
    /// One place or industry a row, in the order of the source.
    pub rows: Vec<R>,
}

/// The schema of the file, with the key and the columns of its rows.
#[cfg(test)]
impl<R: SurveyRow> schemars::JsonSchema for Survey<R> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        R::TABLE.into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let rows = generator.subschema_for::<Rows<R>>();
        let mut schema = SurveyFile::<R>::json_schema(generator);
        let described = |mut rows: schemars::Schema| {
            rows.insert("description".to_owned(), R::ABOUT.into());
            serde_json::Value::from(rows)
        };
        let required = serde_json::json!(["period", "source", R::TABLE]);
        schema.insert("required".to_owned(), required);
        if let Some(properties) = schema.pointer_mut("/properties").and_then(|p| p.as_object_mut())
        {
            properties.remove("rows");
            properties.insert(R::TABLE.to_owned(), described(rows));
            if !R::COLUMNS.contains("prices") {
                properties.remove("price_parity_source");
            }
        }
        schema
    }
}

/// A row of such a file.
pub trait SurveyRow: Row {
    /// The key of the table.
    const TABLE: &'static str;

    /// What the table holds, and in which order.
    const ABOUT: &'static str;

    /// Repeats in the row what the file says once: its period, its source, and that of price levels.
    fn complete(&mut self, period: Period, source: &SourceId, prices: Option<&SourceId>);

    /// The row as the program carries it.
    fn packed(&self) -> impl Serialize;
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(bound = ""))]
#[serde(deny_unknown_fields, bound = "")]
struct SurveyFile<R: Row> {
    /// The survey's reference month.
    period: Period,
    /// Where the rows come from.
    source: SourceId,
    /// Where the levels of prices come from, if there are any.
    price_parity_source: Option<SourceId>,
    #[serde(alias = "by_state", alias = "by_area", alias = "by_industry")]
    rows: Rows<R>,
}

impl<R: SurveyRow> Serialize for Survey<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows: Vec<_> = self.rows.iter().map(R::packed).collect();
        (self.period, &self.source, &self.price_parity_source, rows).serialize(serializer)
    }
}

impl<'de, R: SurveyRow> Deserialize<'de> for Survey<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            let (period, source, price_parity_source, rows) =
                Deserialize::deserialize(deserializer)?;
            return Ok(Self { period, source, price_parity_source, rows });
        }
        let file = SurveyFile::<R>::deserialize(deserializer)?;
        let SurveyFile { period, source, price_parity_source, rows: Rows(mut rows) } = file;
        for row in &mut rows {
            row.complete(period, &source, price_parity_source.as_ref());
        }
        Ok(Self { period, source, price_parity_source, rows })
    }
}

/// A place under the keys that its view names it by.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "PlaceRow{N}"))]
pub struct PlaceRow<N> {
    /// How the place is named.
    #[serde(rename(deserialize = "..name"))]
    #[cfg_attr(test, schemars(flatten))]
    pub name: N,
    /// The occupation there.
    #[serde(rename(deserialize = "..figures"))]
    #[cfg_attr(test, schemars(flatten, with = "Figures"))]
    pub figures: Later<Figures>,
}

/// In JSON the keys of both stand side by side.
impl<N: Serialize> Serialize for PlaceRow<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Keys<'a, N> {
            #[serde(flatten)]
            name: &'a N,
            #[serde(flatten)]
            figures: &'a Figures,
        }

        let Self { name, figures } = self;
        if serializer.is_human_readable() {
            Keys { name, figures }.serialize(serializer)
        } else {
            (name, figures).serialize(serializer)
        }
    }
}

/// A state, the District of Columbia or a territory.
pub type State = PlaceRow<StateName>;

/// A metropolitan or nonmetropolitan area.
pub type Area = PlaceRow<AreaName>;

/// How a state is named.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateName {
    /// Its name.
    pub state: String,
    /// Its postal code: `WA`.
    pub abbr: String,
    /// Its two digits in federal statistics: `53`.
    pub fips: String,
}

/// How an area is named, and where it lies.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AreaName {
    /// Its name, as BLS prints it: `Yakima, WA`.
    pub area: String,
    /// BLS's code.
    pub code: String,
    /// Whether it is a city with what belongs to it, or a part of the country between cities.
    pub kind: AreaKind,
    /// The postal codes of the states that it lies in.
    pub states: Vec<String>,
}

/// A kind of area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AreaKind {
    /// A city with what belongs to it.
    Metropolitan,
    /// A part of a state between the cities.
    Nonmetropolitan,
}

/// The figures of the occupation in a place. `None` was not released.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figures {
    /// The survey's reference month.
    #[serde(default)]
    pub period: Period,
    /// Jobs, without the self-employed.
    #[serde(rename(deserialize = "jobs"))]
    pub employment: Option<u32>,
    /// Dollars a year.
    #[serde(rename(deserialize = "a_"))]
    pub annual: Pay<Dollars>,
    /// Dollars an hour.
    #[serde(rename(deserialize = "h_"))]
    pub hourly: Pay<Hourly>,
    /// Relative standard error of `employment`.
    #[serde(rename(deserialize = "jobs_rse"))]
    pub employment_rse_percent: Option<Percent>,
    /// Relative standard error of the mean wage.
    #[serde(rename(deserialize = "mean_rse"))]
    pub mean_rse_percent: Option<Percent>,
    /// The occupation's share of all jobs here; the nation's share is 1.
    #[serde(rename(deserialize = "lq"))]
    pub location_quotient: Option<Ratio>,
    /// Jobs in the occupation in every 1,000 jobs.
    #[serde(rename(deserialize = "per_1000"))]
    pub jobs_per_1000: Option<Ratio>,
    /// The level of prices, the nation being 100.
    #[serde(rename(deserialize = "prices"))]
    pub price_parity: Option<PriceLevel>,
    /// Jobs, without the self-employed.
    #[serde(rename(deserialize = "all_jobs"))]
    pub all_occupations_employment: Option<u32>,
    /// The 10th percentile, dollars a year.
    #[serde(rename(deserialize = "all_p10"))]
    pub all_occupations_annual_p10: Option<Dollars>,
    /// The median, dollars a year.
    #[serde(rename(deserialize = "all_median"))]
    pub all_occupations_annual_median: Option<Dollars>,
    /// The 90th percentile, dollars a year.
    #[serde(rename(deserialize = "all_p90"))]
    pub all_occupations_annual_p90: Option<Dollars>,
    /// What the median buys, in dollars a year at the nation's prices. Computed, not published.
    pub annual_median_at_national_prices: Option<Dollars>,
    /// The same in dollars an hour.
    pub hourly_median_at_national_prices: Option<Hourly>,
    /// Where the figures come from.
    #[serde(default)]
    pub source: SourceId,
    /// `None` where the level of prices is not known.
    pub price_parity_source: Option<SourceId>,
}

impl From<&YearRow> for Figures {
    /// The whole nation, by which location quotients and levels of prices are measured. The base of a scale
    /// has no source.
    fn from(survey: &YearRow) -> Self {
        Self {
            period: survey.period,
            employment: survey.employment,
            annual: survey.annual,
            hourly: survey.hourly,
            employment_rse_percent: survey.employment_rse_percent,
            mean_rse_percent: survey.mean_rse_percent,
            location_quotient: Some(Ratio::ONE),
            jobs_per_1000: None,
            price_parity: Some(PriceLevel::BASE),
            all_occupations_employment: None,
            all_occupations_annual_p10: None,
            all_occupations_annual_median: survey.all_occupations_annual_median,
            all_occupations_annual_p90: None,
            annual_median_at_national_prices: survey.annual.median,
            hourly_median_at_national_prices: survey.hourly.median,
            source: survey.source.clone(),
            price_parity_source: None,
        }
    }
}

impl<N> PlaceRow<N> {
    fn complete_figures(&mut self, period: Period, source: &SourceId, prices: Option<&SourceId>) {
        if let Some(figures) = self.figures.get_mut() {
            figures.complete(period, source, prices);
        }
    }
}

impl Figures {
    /// With what the file says once, and what follows from other figures.
    fn complete(&mut self, period: Period, source: &SourceId, prices: Option<&SourceId>) {
        (self.period, self.source) = (period, source.clone());
        let Some(here) = self.price_parity else { return };
        let nation = PriceLevel::BASE;
        self.price_parity_source = prices.cloned();
        self.annual_median_at_national_prices =
            self.annual.median.map(|wage| wage.at_prices(here, nation));
        self.hourly_median_at_national_prices =
            self.hourly.median.map(|wage| wage.at_prices(here, nation));
    }

    /// Whether few jobs stand behind the figures.
    pub fn are_rough(&self) -> bool {
        are_rough(self.employment, self.employment_rse_percent)
    }

    /// Whether nothing that is shown of them is missing.
    pub fn are_whole(&self) -> bool {
        self.employment.is_some() && self.price_parity.is_some()
    }

    /// Pay in both of its units.
    pub fn wages(&self) -> Wages<'_> {
        Wages { annual: &self.annual, hourly: &self.hourly }
    }
}

/// Whether few jobs stand behind figures: the relative standard error of their number is above 30%, or
/// neither of the two was released.
pub(crate) fn are_rough(employment: Option<u32>, error: Option<Percent>) -> bool {
    error.map_or(employment.is_none(), |error| f64::from(error) > 30.0)
}

impl Row for State {
    const COLUMNS: &'static str = "fips abbr jobs jobs_rse a_mean a_p10 a_p25 a_median a_p75 a_p90 \
        h_mean h_p10 h_p25 h_median h_p75 h_p90 mean_rse lq per_1000 prices all_jobs all_p10 \
        all_median all_p90 state";
    const NEEDED: &'static str = "fips abbr state";
}

impl SurveyRow for State {
    const TABLE: &'static str = "by_state";
    const ABOUT: &'static str =
        "One state a row, in the order of the alphabet; the territories last.";

    fn complete(&mut self, period: Period, source: &SourceId, prices: Option<&SourceId>) {
        self.complete_figures(period, source, prices);
    }

    fn packed(&self) -> impl Serialize {
        (&self.name, AsBytes(&*self.figures))
    }
}

impl Row for Area {
    const COLUMNS: &'static str = "code kind states jobs jobs_rse a_mean a_p10 a_p25 a_median a_p75 \
        a_p90 h_mean h_p10 h_p25 h_median h_p75 h_p90 mean_rse lq per_1000 prices all_jobs \
        all_median area";
    const NEEDED: &'static str = "code kind states area";
}

impl SurveyRow for Area {
    const TABLE: &'static str = "by_area";
    const ABOUT: &'static str = "One area a row: the metropolitan ones first.";

    fn complete(&mut self, period: Period, source: &SourceId, prices: Option<&SourceId>) {
        self.complete_figures(period, source, prices);
    }

    fn packed(&self) -> impl Serialize {
        (&self.name, AsBytes(&*self.figures))
    }
}
