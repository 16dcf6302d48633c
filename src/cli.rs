//! The command line, and nothing else.

use std::num::NonZeroUsize;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::profile::duties::DutyKind;

/// The narrowest width that a page is made for.
pub const NARROWEST: u16 = 20;
/// The widest width that a page is made for.
pub const WIDEST: u16 = 500;

/// The medical assistant's career profile, offline: every figure with its source and its year.
#[derive(Debug, Parser)]
#[command(
    name = "ma-career",
    version,
    help_expected = true,
    max_term_width = 80,
    after_help = "Try: ma-career salary\n\n\
        Exit codes: 0 answered, 1 nothing matched, 2 the command line is wrong,\n\
        3 the profile is bad or something cannot be read or written.",
    after_long_help = "Examples:\n  \
        ma-career                          the card: what the job is, and the key figures\n  \
        ma-career salary                   pay in May 2019 and today\n  \
        ma-career salary --by industry     what each workplace pays\n  \
        ma-career outlook --history        every projection since 2012\n  \
        ma-career similar --sort growth    jobs like it\n  \
        ma-career salary --json | jq .rows\n\n\
        The figures come from the U.S. Bureau of Labor Statistics and from O*NET;\n\
        `ma-career sources` says who published each, when, and how it was read.\n\n\
        Width: --width, then the terminal, then COLUMNS, then 80.\n\
        Color: --color, then NO_COLOR, CLICOLOR_FORCE and TERM=dumb, then whether the\n\
        answer goes to a terminal.\n\n\
        Exit codes:\n  \
        0  answered, also when the reader closed the pipe\n  \
        1  nothing matched\n  \
        2  the command line is wrong\n  \
        3  the profile is bad, or something cannot be read or written"
)]
pub struct Cli {
    /// What is asked; `overview` when nothing is.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to answer.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Flags that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// How the answer looks
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, global = true, conflicts_with_all = ["format", "plain"])]
    pub json: bool,
    /// Short for --format plain; ACCESSIBLE=1 asks for it too
    #[arg(long, global = true, conflicts_with = "format")]
    pub plain: bool,
    /// When to use color
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
    /// Columns that a table and its text may take, 20 to 500
    #[arg(long, global = true, value_name = "N",
        value_parser = clap::value_parser!(u16).range(i64::from(NARROWEST)..=i64::from(WIDEST)))]
    pub width: Option<u16>,
}

/// A look for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tables and text, for a terminal
    Table,
    /// "key: value" lines, for reading aloud
    Plain,
    /// One object, for programs
    Json,
}

/// When to use color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless the environment says no
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The card: what the job is, the key figures, and what to ask next
    Overview,
    /// What the work is
    #[command(after_long_help = "Example:\n  ma-career duties --kind clinical")]
    Duties(DutiesArgs),
    /// What it pays: then and now, by year, by industry
    #[command(
        visible_alias = "pay",
        after_long_help = "Examples:\n  \
            ma-career salary --by year\n  \
            ma-career salary --by year --match 2018 --per hour\n  \
            ma-career salary --by industry --sort employment --top 10\n  \
            ma-career salary --by industry --match hospital --sort median\n\n\
            --by year orders by: period, employment and the points of pay.\n\
            --by industry orders by: name, code, level, share, employment and the points.\n\n\
            Wages are BLS's (OEWS), before tax, without overtime, shift pay and benefits."
    )]
    Salary(SalaryArgs),
    /// How people get in: schooling, certification, license
    Education,
    /// What a person needs to be good at
    Skills,
    /// How the job grows, and why
    #[command(after_long_help = "Example:\n  ma-career outlook --history")]
    Outlook(OutlookArgs),
    /// Where the work is done, what it is like, when
    #[command(visible_alias = "schedule")]
    Environment,
    /// Jobs like it, with their pay and growth
    #[command(after_long_help = "Examples:\n  ma-career similar --sort median\n  \
        ma-career similar --json | jq -r '.jobs[].title'")]
    Similar(SimilarArgs),
    /// Everything, section by section
    Profile,
    /// Where the figures come from
    #[command(after_long_help = "Example:\n  ma-career sources oews-2025-05")]
    Sources(SourcesArgs),
}

/// `duties`
#[derive(Debug, Args)]
pub struct DutiesArgs {
    /// Only the duties of one kind
    #[arg(long)]
    pub kind: Option<DutyKind>,
}

/// `salary`
#[derive(Debug, Args)]
pub struct SalaryArgs {
    /// One row for each year or each industry
    #[arg(long)]
    pub by: Option<SalaryBy>,
    /// Only the rows whose name or code contains TEXT
    #[arg(long = "match", value_name = "TEXT")]
    pub matching: Option<String>,
    /// Order the rows: figures highest first, names from A, years newest first
    #[arg(long, value_name = "KEY")]
    pub sort: Option<SalarySort>,
    /// Only the first N rows; without --sort, those with the highest median
    #[arg(long, value_name = "N")]
    pub top: Option<NonZeroUsize>,
    /// Show pay an hour or a year
    #[arg(long, value_name = "UNIT", default_value = "year")]
    pub per: Per,
}

/// What a row of pay stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SalaryBy {
    /// Every May since 2010
    Year,
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

/// What to order rows of pay by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SalarySort {
    /// The survey, newest first (by year)
    Period,
    /// The industry's name (by industry)
    Name,
    /// The industry's code (by industry)
    Code,
    /// The depth in the outline, highest level first (by industry)
    Level,
    /// The share of all jobs (by industry)
    Share,
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

/// `outlook`
#[derive(Debug, Args)]
pub struct OutlookArgs {
    /// Every edition of the projections
    #[arg(long)]
    pub history: bool,
}

/// `similar`
#[derive(Debug, Args)]
pub struct SimilarArgs {
    /// Order the jobs: figures highest first, names from A
    #[arg(long, value_name = "KEY")]
    pub sort: Option<SimilarSort>,
}

/// What to order similar jobs by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SimilarSort {
    /// The job's name
    #[value(alias = "name")]
    Title,
    /// The schooling that is the usual way in
    Education,
    /// The median of the newest year that is known for every job
    #[value(aliases = ["pay", "wage"])]
    Median,
    /// Growth in percent
    Growth,
    /// Jobs added
    Change,
    /// The number of jobs
    #[value(alias = "jobs")]
    Employment,
}

/// `sources`
#[derive(Debug, Args)]
pub struct SourcesArgs {
    /// Only this source, with all that is known of it
    #[arg(value_name = "ID")]
    pub id: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed_and_every_flag_has_help() {
        super::Cli::command().debug_assert();
    }
}
