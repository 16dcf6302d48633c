//! The command line, and nothing else.
//!
//! `before_long_help` holds a command's examples, one a line: what to type, two blanks, what for.
//! `after_long_help` holds what else is to know, in paragraphs; an indented line stays as it is.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::profile::duties::DutyKind;

/// The narrowest width that a page is made for.
pub const NARROWEST: u16 = 20;
/// The widest width that a page is made for.
pub const WIDEST: u16 = 500;

/// The commands by what someone wants of them, as help and manual show them. A command that joins
/// [`Command`] joins one of these groups.
pub const GROUPS: &[(&str, &[&str])] = &[
    (
        "Look up",
        &[
            "overview",
            "duties",
            "salary",
            "education",
            "certifications",
            "licensure",
            "skills",
            "outlook",
            "environment",
            "similar",
        ],
    ),
    ("Decide", &["offer", "compare"]),
    ("Share", &["handout", "profile"]),
    ("Trust", &["sources"]),
    ("Shell", &["completions", "man"]),
];

/// The flags of every command, in the one line that short help has for them.
pub const FLAGS_IN_SHORT: &str = "-f FORMAT, --json, --plain, -o FILE, --width N";

/// The exit codes: what each means in short, and in full.
pub const EXIT_CODES: &[(u8, &str, &str)] = &[
    (0, "answered", "answered, also when the reader closed the pipe"),
    (1, "nothing matched", "nothing matched"),
    (2, "usage error", "the command line is wrong"),
    (3, "cannot read or write", "the profile is bad, or something cannot be read or written"),
];

/// The medical assistant's career profile: every figure with its source and year
#[derive(Debug, Parser)]
#[command(
    name = "ma-career",
    version,
    help_expected = true,
    max_term_width = 80,
    before_long_help = "\
        ma-career  the card: what the job is, in key figures\n\
        ma-career salary  pay in May 2019 and today\n\
        ma-career salary yakima  pay in a place, its state, the nation\n\
        ma-career offer 19.50 --at WA  whether an offer is fair\n\
        ma-career compare phlebotomists  this job beside another\n\
        ma-career licensure WA  what a state's law asks\n\
        ma-career outlook --history  every projection since 2012\n\
        ma-career handout yakima -o page.html  one page to print\n\
        ma-career salary --json | jq .rows  the same figures for a program",
    after_long_help = "\
        The figures come from the U.S. Bureau of Labor Statistics, the Bureau of Economic \
        Analysis and O*NET. `ma-career sources` says who published each, when, and how it was \
        read. The program works offline.\n\n\
        Width: --width, then the terminal, then COLUMNS, then 80.\n\n\
        Color: --color, then NO_COLOR, CLICOLOR_FORCE and TERM=dumb, then whether the answer \
        goes to a terminal.\n\n\
        ASCII: --ascii, or a locale (LC_ALL, LC_CTYPE, LANG) that is named and not UTF-8."
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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that someone types")]
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
    /// Draw with ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// No bars and strips beside the figures
    #[arg(long, global = true)]
    pub no_chart: bool,
    /// With --format csv: which table, where an answer has several
    #[arg(long, global = true, value_name = "NAME")]
    pub table: Option<String>,
    /// Write the answer to FILE; without -f its ending (.csv, .md, .html, .json) says how
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite a file that exists
    #[arg(long, global = true)]
    pub force: bool,
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
    /// The main table, for a spreadsheet
    Csv,
    /// Text and tables as GitHub shows them
    #[value(alias = "md")]
    Markdown,
    /// A whole page, for a browser and for paper
    Html,
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
    /// The card: what the job is, and the key figures
    #[command(before_long_help = "\
        ma-career  the card\n\
        ma-career overview --json | jq .facts  its figures for a program")]
    Overview,
    /// What the work is
    #[command(before_long_help = "\
        ma-career duties  all of them\n\
        ma-career duties --kind clinical  only the work with patients")]
    Duties(DutiesArgs),
    /// What it pays: then and now, by place and by industry
    #[command(
        visible_alias = "pay",
        before_long_help = "\
            ma-career salary yakima  a place beside its state\n\
            ma-career salary 'new york' --per hour  pay an hour\n\
            ma-career salary --by state --sort real-median  where pay goes furthest\n\
            ma-career salary --by area --at WA  the areas of a state\n\
            ma-career salary --by year --real 2025  in dollars of one year\n\
            ma-career salary --by industry --match hospital --sort median  \
            the best-paid hospitals",
        after_long_help = "\
            PLACE: a state (WA, washington, 53) or an area (49420, yakima). Where a name fits \
            several places, they are listed.\n\n\
            --by year orders by: period, employment and the points of pay.\n\n\
            --by state and --by area: name, code, employment, the points of pay, \
            location-quotient, price-parity, real-median.\n\n\
            --by industry: name, code, level, share, employment and the points.\n\n\
            Wages are BLS's (OEWS), before tax, without overtime, shift pay and benefits."
    )]
    Salary(SalaryArgs),
    /// How people get in: schooling, certification, license
    #[command(before_long_help = "\
        ma-career education  the ways in\n\
        ma-career education --json | jq .attainment  how far people went to school")]
    Education,
    /// The credentials by name: ways in, exam, renewal
    #[command(
        visible_alias = "certs",
        before_long_help = "\
            ma-career certifications  all of them\n\
            ma-career certifications cma  one, by its letters"
    )]
    Certifications(CertificationsArgs),
    /// What state law asks, with its date and address
    #[command(
        visible_alias = "license",
        before_long_help = "\
            ma-career licensure WA  one state\n\
            ma-career licensure 'new york'  by name\n\
            ma-career licensure  every state that was looked up",
        after_long_help = "Check with the state board; this is not legal advice."
    )]
    Licensure(LicensureArgs),
    /// What a person needs to be good at
    #[command(before_long_help = "\
        ma-career skills  the skills, with O*NET's ratings\n\
        ma-career skills --json | jq .technologies  the software that is used")]
    Skills,
    /// How the job grows, and why
    #[command(before_long_help = "\
        ma-career outlook  then and now\n\
        ma-career outlook --history  every edition since 2012")]
    Outlook(OutlookArgs),
    /// Where the work is done, what it is like, when
    #[command(
        visible_alias = "schedule",
        before_long_help = "\
            ma-career environment  where, how and when\n\
            ma-career environment --plain  to be read aloud"
    )]
    Environment,
    /// Jobs like it, with their pay and growth
    #[command(before_long_help = "\
        ma-career similar --sort median  the best-paid first\n\
        ma-career similar --json | jq -r '.jobs[].title'  only their names")]
    Similar(SimilarArgs),
    /// Whether a pay offer is fair, in the nation and a place
    #[command(
        before_long_help = "\
            ma-career offer 19.50 --at yakima  an hour's wage in an area\n\
            ma-career offer '$18.50/hr' --at WA  as it was written to you\n\
            ma-career offer 38k  a year's\n\
            ma-career offer 3,200 a month --at 'san francisco'  as it was said to you",
        after_long_help = "\
            Without a unit, under 1,000 is an hour. An hour's wage is 2,080 hours a year. A \
            shell reads $1 itself: leave out the dollar sign, or put the amount in quotes.\n\n\
            Percentiles between two published ones are read off a straight line."
    )]
    Offer(OfferArgs),
    /// This job beside one to five similar jobs
    #[command(
        before_long_help = "\
            ma-career compare 'dental assistant'  one job\n\
            ma-career compare phlebotomists 31-9091 --at WA  two jobs in a place\n\
            ma-career compare orderlies --json | jq '.jobs[1]'  one job for a program",
        after_long_help = "\
            JOB: its name or enough of it, in quotes where it has several words; or its SOC \
            code (31-9091, 319091, 31-9091.00). `ma-career similar` lists them."
    )]
    Compare(CompareArgs),
    /// Everything, section by section
    #[command(before_long_help = "\
        ma-career profile | less  page by page\n\
        ma-career profile --json > profile.json  into a file")]
    Profile,
    /// One printed page to take home, with the pay in a place
    #[command(
        before_long_help = "\
            ma-career handout yakima -o yakima.html  a page, to be opened and printed\n\
            ma-career handout WA --note 'Call Ann' -o client.html  with a note\n\
            ma-career handout 'new york' -f markdown  as text, to be mailed",
        after_long_help = "\
            Open the page in a browser and print it. It fills one side of US Letter, or with \
            --paper a4 of A4, and needs no network. Without -o it goes to the terminal."
    )]
    Handout(HandoutArgs),
    /// Where the figures come from
    #[command(before_long_help = "\
        ma-career sources  all of them\n\
        ma-career sources oews-2025-05  one, with all that is known of it")]
    Sources(SourcesArgs),
    /// A script that lets the Tab key complete words
    #[command(
        before_long_help = "\
            ma-career completions bash  the script, to look at\n\
            ma-career completions zsh > _ma-career  into a file",
        after_long_help = "\
            Bash, zsh and fish complete commands, flags, values, states, jobs, credentials and \
            sources. PowerShell and elvish complete commands and flags.\n\n\
            Install it once. The next shell that you open knows it.\n\n\
            bash:\n  \
              mkdir -p ~/.local/share/bash-completion/completions\n  \
              cd ~/.local/share/bash-completion/completions\n  \
              ma-career completions bash > ma-career\n\n\
            zsh:\n  \
              mkdir -p ~/.zfunc\n  \
              ma-career completions zsh > ~/.zfunc/_ma-career\n  \
              # in ~/.zshrc, above compinit:\n  \
              fpath=(~/.zfunc $fpath)\n\n\
            fish:\n  \
              mkdir -p ~/.config/fish/completions\n  \
              ma-career completions fish > ~/.config/fish/completions/ma-career.fish\n\n\
            PowerShell:\n  \
              # in the file that $PROFILE names:\n  \
              ma-career completions powershell | Out-String | Invoke-Expression\n\n\
            elvish:\n  \
              # in ~/.config/elvish/rc.elv:\n  \
              eval (ma-career completions elvish | slurp)"
    )]
    Completions(CompletionsArgs),
    /// The manual, a page for each command
    #[command(
        before_long_help = "\
            ma-career man | man -l -  read the first page\n\
            ma-career man ~/.local/share/man/man1  all pages, for `man ma-career-salary`",
        after_long_help = "\
            Without DIR, the program's own page is printed, as roff. With DIR, a page for each \
            command is written there, and their names are printed."
    )]
    Man(ManArgs),
}

impl Command {
    /// The format of its answer where none is asked for.
    pub fn usual_format(&self) -> Format {
        match self {
            Self::Handout(_) => Format::Html,
            _ => Format::Table,
        }
    }
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
    /// A state by name, postal code or FIPS; an area by code or enough of its name
    #[arg(value_name = "PLACE", conflicts_with = "at")]
    pub place: Vec<String>,
    /// The same as PLACE alone
    #[arg(long, value_name = "PLACE")]
    pub at: Option<String>,
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
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub top: Option<NonZeroUsize>,
    /// Show pay an hour or a year
    #[arg(long, value_name = "UNIT", default_value = "year")]
    pub per: Per,
    /// With --by year: pay in the dollars of that year's May
    #[arg(long, value_name = "YEAR")]
    pub real: Option<u16>,
}

impl SalaryArgs {
    /// The place that is asked for, however it was typed.
    pub fn place(&self) -> Option<String> {
        self.at.clone().or_else(|| joined(&self.place))
    }
}

/// What a row of pay stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SalaryBy {
    /// Every May since 2010
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

/// `certifications`
#[derive(Debug, Args)]
pub struct CertificationsArgs {
    /// Only this credential: its letters, its body, or enough of its name
    #[arg(value_name = "NAME")]
    pub name: Vec<String>,
}

/// `licensure`
#[derive(Debug, Args)]
pub struct LicensureArgs {
    /// Only this state; an area stands for its state
    #[arg(value_name = "STATE")]
    pub state: Vec<String>,
}

/// Words that are one name, if there are any.
pub fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// `offer`
#[derive(Debug, Args)]
pub struct OfferArgs {
    /// The offer: 18.50, '$18.50/hr', 38k, 38,000 a year, '$3,200/month'
    #[arg(value_name = "AMOUNT", required = true, allow_negative_numbers = true)]
    pub amount: Vec<String>,
    /// The unit of an amount that has none
    #[arg(long, value_name = "UNIT")]
    pub per: Option<Per>,
    /// A state or an area to compare with too
    #[arg(long, value_name = "PLACE")]
    pub at: Option<String>,
}

/// `compare`
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// A similar job by name, by enough of the name, or by SOC code
    #[arg(value_name = "JOB", required = true, num_args = 1..=5)]
    pub jobs: Vec<String>,
    /// A state or an area to compare the jobs in too
    #[arg(long, value_name = "PLACE")]
    pub at: Option<String>,
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

/// `handout`
#[derive(Debug, Args)]
pub struct HandoutArgs {
    /// A state or an area; the nation without one
    #[arg(value_name = "PLACE", conflicts_with = "at")]
    pub place: Vec<String>,
    /// The same as PLACE alone
    #[arg(long, value_name = "PLACE")]
    pub at: Option<String>,
    /// A note to print on the page, of up to 400 characters
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The paper that it is to fit on
    #[arg(long, value_name = "SIZE", default_value = "letter")]
    pub paper: Paper,
    /// A date to print on the page: 2026-11-24
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

impl HandoutArgs {
    /// The place that is asked for, however it was typed.
    pub fn place(&self) -> Option<String> {
        self.at.clone().or_else(|| joined(&self.place))
    }
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// US Letter, 8.5 x 11 inches
    Letter,
    /// A4, 210 x 297 millimeters
    A4,
}

/// `sources`
#[derive(Debug, Args)]
pub struct SourcesArgs {
    /// Only this source, with all that is known of it
    #[arg(value_name = "ID")]
    pub id: Option<String>,
}

/// `completions`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell that the script is for
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// `man`
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Write every page into this directory; it is made if it is missing
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed_and_every_flag_has_help() {
        super::Cli::command().debug_assert();
    }
}
