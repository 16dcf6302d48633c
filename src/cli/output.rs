//! The flags of every command: how an answer looks, and where it goes.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

/// The narrowest width that a page is made for.
pub const NARROWEST: u16 = 20;
/// The widest width that a page is made for.
pub const WIDEST: u16 = 500;

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
    /// Show everything, however long, where an answer is cut to one screen
    #[arg(long, global = true)]
    pub full: bool,
    /// Answer from the profile in DIR; the variable `MA_CAREER_PROFILE` names one too
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub profile: Option<PathBuf>,
    /// Answer about this job of the library, by name, enough of it, or SOC code
    #[arg(long, global = true, value_name = "NAME|SOC")]
    pub job: Option<String>,
    /// The library: a profile for each job; the variable `MA_CAREER_LIBRARY` names one too
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub library: Option<PathBuf>,
    /// When to use color
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Columns that a table and its text may take, 20 to 500
    #[arg(long, global = true, value_name = "N", value_parser = width)]
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

fn width(typed: &str) -> Result<u16, String> {
    let width = typed.parse().ok().filter(|width| (NARROWEST..=WIDEST).contains(width));
    width.ok_or_else(|| format!("expected a whole number from {NARROWEST} to {WIDEST}"))
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

impl Format {
    /// Whether it is read where it was asked for, so that one can ask on.
    pub fn is_dialogue(self) -> bool {
        matches!(self, Self::Table | Self::Plain)
    }
}

/// When to use color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says no
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
