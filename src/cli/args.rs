//! The words and flags of each command.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, ValueEnum, ValueHint};

/// A place, alone or behind its flag.
#[derive(Debug, Args)]
pub struct PlaceArgs {
    /// A state by name, postal code or FIPS; an area by code or enough of its name
    #[arg(value_name = "PLACE")]
    pub place: Vec<String>,
    /// The same as PLACE alone
    #[arg(long, value_name = "PLACE")]
    pub at: Vec<String>,
}

impl PlaceArgs {
    /// The places, however they were typed. What stands alone may be several.
    pub fn each(&self) -> Vec<String> {
        joined(&self.place).into_iter().chain(self.at.clone()).collect()
    }

    /// What was typed as one place.
    pub fn typed(&self) -> Option<String> {
        joined(&self.each())
    }
}

/// `salary`
#[derive(Debug, Args)]
pub struct SalaryArgs {
    /// The place that is asked for.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// One row for each year, state, area or industry
    #[arg(long)]
    pub by: Option<SalaryBy>,
    /// Only the rows whose name or code contains TEXT; two letters are a whole word
    #[arg(long = "match", value_name = "TEXT")]
    pub matching: Option<String>,
    /// Order the rows: figures highest first, names from A, years newest first
    #[arg(long, value_name = "KEY")]
    pub sort: Option<SalarySort>,
    /// Only the first N rows; without --sort, those with the highest median
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = one_or_more)]
    pub top: Option<NonZeroUsize>,
    /// Show pay an hour or a year
    #[arg(long, value_name = "UNIT", default_value = "year")]
    pub per: Per,
    /// With --by state: a map, in five steps of the median, or of what --sort orders by
    #[arg(long)]
    pub map: bool,
    /// With --by year: pay in the dollars of that year's May
    #[arg(long, value_name = "YEAR")]
    pub real: Option<u16>,
}

/// What has a row of pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SalaryBy {
    /// Every survey
    Year,
    /// The newest figures by state
    State,
    /// The newest figures by area; with PLACE those of one state
    Area,
    /// The newest figures by industry
    Industry,
}

/// A unit of pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Per {
    /// Dollars an hour
    Hour,
    /// Dollars a year
    Year,
}

/// A unit that pay is offered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// Dollars an hour
    Hour,
    /// Dollars a day of 8 hours
    Day,
    /// Dollars a week
    Week,
    /// Dollars every two weeks
    TwoWeeks,
    /// Dollars twice a month
    TwiceAMonth,
    /// Dollars a month
    Month,
    /// Dollars a year
    Year,
}

/// What to order rows of pay by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SalarySort {
    /// The survey, newest first (by year)
    Period,
    /// The name (by state, area, industry)
    Name,
    /// The code (by state, area, industry)
    Code,
    /// The depth in the outline, highest level first (by industry)
    Level,
    /// The share of all jobs (by industry)
    Share,
    /// How common the job is (by state, area)
    #[value(alias = "lq")]
    LocationQuotient,
    /// The level of prices (by state, area)
    #[value(alias = "prices")]
    PriceParity,
    /// What the median buys at the nation's prices (by state, area)
    #[value(aliases = ["real", "buying-power"])]
    RealMedian,
    /// The number of jobs
    #[value(alias = "jobs")]
    Employment,
    /// The average
    #[value(alias = "average")]
    Mean,
    /// The 10th percentile
    P10,
    /// The 25th percentile
    P25,
    /// The median
    #[value(aliases = ["pay", "wage"])]
    Median,
    /// The 75th percentile
    P75,
    /// The 90th percentile
    P90,
}

/// Words that are one name, if there are any.
pub fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// `offer`
#[derive(Debug, Args)]
pub struct OfferArgs {
    /// The offer: 18.50, '$18.50/hr', 20-22, 'up to 45k', '$3,200/month'
    #[arg(value_name = "AMOUNT", required = true, allow_negative_numbers = true)]
    pub amount: Vec<String>,
    /// The unit of an amount that has none
    #[arg(long, value_name = "UNIT")]
    pub per: Option<Unit>,
    /// Hours a week, where it is not full time: 36
    #[arg(long, value_name = "N")]
    pub hours: Option<String>,
    /// A place to compare with too; again for up to three
    #[arg(long, value_name = "PLACE")]
    pub at: Vec<String>,
}

/// `compare`
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// A similar job by name, by enough of the name, or by SOC code
    #[arg(value_name = "JOB", required = true)]
    pub jobs: Vec<String>,
    /// A place to compare the jobs in too; again for up to three
    #[arg(long, value_name = "PLACE")]
    pub at: Vec<String>,
}

/// What to order similar jobs by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SimilarSort {
    /// The job's name
    #[value(alias = "name")]
    Title,
    /// The schooling that is the usual way in
    Education,
    /// The newest median
    #[value(aliases = ["pay", "wage"])]
    Median,
    /// Growth in percent
    Growth,
    /// Openings a year
    Openings,
    /// Jobs added
    Change,
    /// The number of jobs
    #[value(alias = "jobs")]
    Employment,
}

/// `handout`
#[derive(Debug, Args)]
pub struct HandoutArgs {
    /// The place that is asked for; the nation without one.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// A note to print on the page, of up to 400 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// The paper that it is to fit on
    #[arg(long, value_name = "SIZE", default_value = "letter")]
    pub paper: Paper,
    /// A date to print on the page: 2026-11-24
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// US Letter, 8.5 x 11 inches
    Letter,
    /// A4, 210 x 297 millimeters
    A4,
}

/// `search`
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// A question, or words to look for
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// Only the N best; without it people see 10, and programs all
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = one_or_more)]
    pub top: Option<NonZeroUsize>,
}

/// `jobs`
#[derive(Debug, Args)]
pub struct JobsArgs {
    /// Only the jobs with all these words in their names
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Order the jobs: figures highest first, names from A
    #[arg(long, value_name = "KEY")]
    pub sort: Option<JobsSort>,
    /// Only the first N jobs; without --sort, those with the highest median
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = one_or_more)]
    pub top: Option<NonZeroUsize>,
}

/// What to order the jobs of a library by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum JobsSort {
    /// The job's name
    #[value(alias = "name")]
    Title,
    /// The median a year
    #[value(aliases = ["pay", "wage"])]
    Median,
    /// The number of jobs
    #[value(alias = "jobs")]
    Employment,
}

/// `schema`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The command whose JSON is meant
    #[arg(value_name = "COMMAND", conflicts_with = "profile")]
    pub command: Option<String>,
    /// The file of a profile that is meant: salary, or salary.toml
    // The id of the flag of every command, which it replaces here.
    #[arg(long, value_name = "FILE-KIND")]
    pub profile: Option<PathBuf>,
}

fn one_or_more(typed: &str) -> Result<NonZeroUsize, &'static str> {
    typed.parse().map_err(|_| "expected a whole number, 1 or more")
}

/// What `import` takes.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The SOC code of an occupation, in any spelling: 31-9097, 319097; --all takes every one
    #[arg(value_name = "SOC", required_unless_present = "all")]
    pub soc: Vec<String>,
    /// Every detailed occupation that the files have
    #[arg(long)]
    pub all: bool,
    /// A file of BLS or O*NET, or a directory of them; - reads the data from stdin
    #[arg(long, value_name = "PATH", required = true, num_args = 1.., value_hint = ValueHint::AnyPath)]
    pub from: Vec<PathBuf>,
    /// The profile to write or renew; for several jobs the library
    #[arg(long, value_name = "DIR", required = true, value_hint = ValueHint::DirPath)]
    pub into: PathBuf,
    /// The day when BLS published the wages, such as 2027-05-14
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Take a survey that is older than the profile's newest
    #[arg(long)]
    pub force: bool,
    /// Print what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}
