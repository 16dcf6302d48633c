//! How to answer, settled once from the flags, the environment and the terminal.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{
    env,
    io::{self, IsTerminal},
};

use anstream::{AutoStream, ColorChoice};

use crate::cli::{Color, Command, Format, NARROWEST, OutputArgs, WIDEST};
use crate::document::Detail;
use crate::failure::Failure;
use crate::profile::library::{self, Library};
use crate::typed::suggest::{quoted, quoted_path};

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// How to answer.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that someone types")]
pub struct Settings {
    /// The look.
    pub format: Format,
    /// Columns that a line may take.
    pub width: usize,
    /// Whether a page has color codes.
    pub color: bool,
    /// Whether a page is drawn with ASCII characters only.
    pub ascii: bool,
    /// Whether bars and strips are shown beside the figures.
    pub charts: bool,
    /// Whether a page for a screen shows everything.
    pub full: bool,
    /// The table of a CSV, where it is not the main one.
    pub table: Option<String>,
    /// Which profile answers.
    pub origin: Origin,
}

/// Which profile answers, and how the program is called so that it does.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The directory of the profile, where it is not the embedded one.
    pub profile: Option<PathBuf>,
    /// The library beside it.
    pub(crate) library: Option<Rc<Library>>,
    /// What stands behind the program's name; what the environment says is left out.
    pub(crate) flags: String,
    /// How the flags were read, where something else may have been meant.
    pub(crate) reading: Option<String>,
}

impl Origin {
    /// Settles what the flags leave to the environment, and finds the job.
    pub(crate) fn of(
        profile: Option<PathBuf>,
        library: Option<PathBuf>,
        job: Option<&str>,
    ) -> Result<Self, Failure> {
        let of_environment = |variable| {
            env::var_os(variable).filter(|directory| !directory.is_empty()).map(PathBuf::from)
        };
        if let (Some(_), Some(job)) = (&profile, job) {
            let library = library.map(|path| format!(" --library {}", quoted_path(&path)));
            let line = format!("ma-career{} --job {}", library.unwrap_or_default(), quoted(job));
            let message = "--profile cannot be used with --job: each says which profile answers";
            return Err(Failure::usage(message).try_this(line));
        }
        let mut flags = String::new();
        let mut add = |flag: &str, value: &str| flags.extend([flag, &quoted(value)]);
        let usual = of_environment("MA_CAREER_LIBRARY");
        let typed = library.is_some();
        let library = library.or(usual.clone()).map(|path| Rc::new(Library::new(path)));
        if let Some(library) = library.as_ref().filter(|_| typed || job.is_some()) {
            library.check()?;
            if usual.as_deref() != Some(library.path()) {
                add(" --library ", &library.path().to_string_lossy());
            }
        }
        let usual = of_environment("MA_CAREER_PROFILE");
        let mut reading = None;
        let profile = if let Some(job) = job {
            let found = library::find(library.as_deref(), job)?;
            add(" --job ", found.code.as_str());
            reading = found.reading;
            found.directory
        } else {
            if let (Some(library), true, None, None) = (&library, typed, &profile, &usual) {
                reading = library.has_embedded_job()?;
            }
            if let Some(other) = profile.as_ref().filter(|path| usual.as_ref() != Some(path)) {
                add(" --profile ", &other.to_string_lossy());
            }
            profile.or(usual)
        };
        Ok(Self { profile, library, flags, reading })
    }
}

impl Settings {
    /// Settles what the flags leave open for a command.
    pub fn resolve(args: &OutputArgs, command: &Command) -> Result<Self, Failure> {
        let format = format(args, command.usual_format())?;
        if args.table.is_some() && format != Format::Csv {
            return Err(Failure::usage("--table chooses a table of CSV, and needs --format csv")
                .also("--format=csv"));
        }
        let into_file = args.output.is_some() && args.color == Color::Auto;
        Ok(Self {
            format,
            width: usize::from(width(args.width)),
            color: !into_file && AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            ascii: args.ascii || is_without_unicode(),
            charts: !args.no_chart,
            full: args.full,
            table: args.table.clone(),
            origin: Origin::of(args.profile.clone(), args.library.clone(), args.job.as_deref())?,
        })
    }

    /// How much is shown: a page that leaves the screen is whole.
    pub fn detail(&self) -> Detail {
        if self.full || !self.format.is_dialogue() { Detail::Full } else { Detail::Short }
    }
}

fn format(args: &OutputArgs, usual: Format) -> Result<Format, Failure> {
    Ok(match args.format {
        Some(format) => format,
        None if args.json => Format::Json,
        None if args.plain => Format::Plain,
        None => match args.output.as_deref().map(of_ending).transpose()?.flatten() {
            Some(format) => format,
            // A format for files is not read aloud.
            None if is_on("ACCESSIBLE") && (usual == Format::Table || args.output.is_none()) => {
                Format::Plain
            }
            // A page for a browser is no text for a terminal.
            None if usual == Format::Html
                && args.output.is_none()
                && io::stdout().is_terminal() =>
            {
                Format::Table
            }
            None => usual,
        },
    })
}

/// The format that a file's name asks for, if it asks for one.
fn of_ending(file: &Path) -> Result<Option<Format>, Failure> {
    let ending = file.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    Ok(Some(match ending.as_str() {
        "json" => Format::Json,
        "csv" => Format::Csv,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" => Format::Html,
        "txt" => Format::Table,
        "pdf" | "doc" | "docx" | "odt" | "rtf" | "xls" | "xlsx" | "ods" | "tsv" | "xml" | "png"
        | "jpg" | "jpeg" | "svg" | "yaml" | "yml" | "toml" => {
            let typed = file.to_string_lossy();
            let instead = file.with_extension("html");
            return Err(Failure::usage(format!("cannot write .{ending}"))
                .hint("endings", ".html, .md, .csv, .json, .txt")
                .hint("help", "open .html in a browser: it prints, and makes a PDF too")
                .instead(typed, instead.to_string_lossy()));
        }
        _ => return Ok(None),
    }))
}

fn is_on(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0")
}

/// Whether the environment names a locale that is not UTF-8. Where it names none, as in a container,
/// the terminal is most likely a modern one.
fn is_without_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        !locale.contains("utf-8") && !locale.contains("utf8")
    })
}

/// Columns that a page may take.
pub(crate) fn width(flag: Option<u16>) -> u16 {
    // Of stdout, or of stderr or stdin: a page keeps its shape when it goes through a pager.
    let of_terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
    let of_environment = || env::var("COLUMNS").ok()?.parse().ok();
    flag.or_else(|| of_terminal().filter(|width| *width > 0))
        .or_else(|| of_environment().filter(|width| *width > 0))
        .unwrap_or(80)
        .clamp(NARROWEST, WIDEST)
}
