//! How to answer, settled once from the flags, the environment and the terminal.

use std::{env, io};

use anstream::{AutoStream, ColorChoice};

use crate::cli::{Colour, Format, NARROWEST, OutputArgs, WIDEST};

impl From<Colour> for ColorChoice {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Auto => Self::Auto,
            Colour::Always => Self::Always,
            Colour::Never => Self::Never,
        }
    }
}

/// How to answer.
#[derive(Debug)]
pub struct Settings {
    /// The look.
    pub format: Format,
    /// Columns that a line may take.
    pub width: usize,
    /// Whether a page carries colour codes.
    pub colour: bool,
}

impl Settings {
    /// Settles what the flags leave open.
    pub fn resolve(args: &OutputArgs) -> Self {
        // The chosen colour is global, so that errors on stderr follow it too.
        ColorChoice::from(args.color).write_global();
        Self {
            format: format(args),
            width: usize::from(width(args)),
            colour: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }
}

fn format(args: &OutputArgs) -> Format {
    match args.format {
        Some(format) => format,
        None if args.json => Format::Json,
        None if args.plain || is_on("ACCESSIBLE") => Format::Plain,
        None => Format::Table,
    }
}

fn is_on(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0")
}

fn width(args: &OutputArgs) -> u16 {
    // Of stdout, or of stderr or stdin: a page keeps its shape when it goes through a pager.
    let of_terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
    let of_environment = || env::var("COLUMNS").ok()?.parse().ok();
    args.width
        .or_else(|| of_terminal().filter(|width| *width > 0))
        .or_else(|| of_environment().filter(|width| *width > 0))
        .unwrap_or(80)
        .clamp(NARROWEST, WIDEST)
}
