//! Reads a command line, and what a command needs.

use std::ffi::OsString;

use clap::{Args, CommandFactory, FromArgMatches, Subcommand};

use crate::Kept;
use crate::cli::{Cli, Command, Format, OutputArgs};

impl Cli {
    /// What a command line says, or clap's error. The text of a request for help is the name of the
    /// command, then `short` or `long`: the page is made in `shell`.
    ///
    /// Clap copies the flags of every command into each command that it knows, which takes longer
    /// than some answers. So it knows the command at hand alone, and all of them only where that was
    /// not enough.
    pub fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        let at_hand = words.get(1..).filter(|words| !words.is_empty()).and_then(|words| {
            let all = Kept::new(Command::augment_subcommands(clap::Command::default()));
            words.iter().find_map(|word| all.find_subcommand(word)).cloned()
        });
        let at_hand = at_hand.map(naming_itself);
        let mut small = Kept::new(naming_itself(Self::with(at_hand)));
        let read = small.try_get_matches_from_mut(words);
        match read.and_then(|matches| Self::from_arg_matches(&matches)) {
            Err(error) if error.use_stderr() => {
                let all = naming_itself(Self::command().mut_subcommands(naming_itself));
                Self::from_arg_matches(&all.try_get_matches_from(words)?)
            }
            read => read,
        }
    }

    /// The command line with these commands only.
    pub(crate) fn with(commands: impl IntoIterator<Item = clap::Command>) -> clap::Command {
        let program = clap::Command::new("ma-career").version(env!("CARGO_PKG_VERSION"));
        OutputArgs::augment_args(program).subcommands(commands)
    }
}

/// A command whose help says only whose it is, and how long.
fn naming_itself(command: clap::Command) -> clap::Command {
    let template = format!("{}\n{{before-help}}", command.get_name());
    command.help_template(template).before_help("short").before_long_help("long")
}

impl Command {
    /// Whether it needs a profile that can be read.
    pub fn needs_profile(&self) -> bool {
        !matches!(self, Self::Check { .. } | Self::Init { .. } | Self::Import(_) | Self::Schema(_))
    }

    /// Whether its answer has figures of a profile.
    pub(crate) fn shows_figures(&self) -> bool {
        self.needs_profile() && !matches!(self, Self::Completions { .. } | Self::Man { .. })
    }

    /// The format of its answer where none is asked for.
    pub fn usual_format(&self) -> Format {
        match self {
            Self::Handout(_) => Format::Html,
            _ => Format::Table,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed_and_every_flag_has_help() {
        crate::cli::Cli::command().debug_assert();
    }
}
