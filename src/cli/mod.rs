//! The command line, and nothing else.
//!
//! `before_long_help` holds a command's examples, one a line: what to type, two blanks, what for. What
//! is in braces comes from the profile when help is shown.
//! `after_long_help` holds the rest, in paragraphs; an indented line is not wrapped.

mod args;
mod output;
mod read;
pub mod settings;

pub use args::{
    CompareArgs, HandoutArgs, ImportArgs, JobsArgs, JobsSort, OfferArgs, Paper, Per, PlaceArgs,
    SalaryArgs, SalaryBy, SalarySort, SchemaArgs, SearchArgs, SimilarSort, Unit, joined,
};
pub use output::{Color, Format, NARROWEST, OutputArgs, WIDEST};

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueHint};
use clap_complete::Shell;

/// The career profile of a job: every figure with its source and year
#[derive(Debug, Parser)]
#[command(
    name = "ma-career",
    version,
    help_expected = true,
    max_term_width = 80,
    before_long_help = "\
        ma-career  the card: what the job is, in key figures\n\
        ma-career salary  pay then and now\n\
        ma-career salary yakima  pay in a place, its state, the nation\n\
        ma-career offer 19.50 --at WA  whether an offer is fair\n\
        ma-career compare {job}  this job beside another\n\
        ma-career licensure WA  what a state's law asks\n\
        ma-career outlook --history  every edition of the projections\n\
        ma-career handout yakima -o page.html  one page to print\n\
        ma-career salary --json | jq .rows  the same figures for a program",
    after_long_help = "\
        `ma-career sources` says who published each figure, when, and how it was read. The program \
        works offline.\n\n\
        Another job, or other years: --profile DIR, or MA_CAREER_PROFILE=DIR, answers from the \
        profile in a directory. --job NAME answers about a job of a library: --library DIR, or \
        MA_CAREER_LIBRARY=DIR.\n\n\
        Width: --width, then the terminal, then COLUMNS, then 80.\n\n\
        Color: --color, then NO_COLOR, CLICOLOR_FORCE and TERM=dumb, then whether the answer \
        goes to a terminal.\n\n\
        ASCII: --ascii, or a locale (LC_ALL, LC_CTYPE, LANG) that is named and not UTF-8."
)]
pub struct Cli {
    /// The command; `overview` without one.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to answer.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// The commands, each with its words and flags.
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
        ma-career duties --kind {kind}  only those of one kind")]
    Duties {
        /// Only the duties of one kind
        #[arg(long, value_name = "KIND", num_args = 1..)]
        kind: Vec<String>,
    },
    /// What it pays: then and now, by place and by industry
    #[command(
        visible_alias = "pay",
        before_long_help = "\
            ma-career salary yakima  a place beside its state\n\
            ma-career salary yakima seattle  up to three places side by side\n\
            ma-career salary 'new york' --per hour  pay an hour\n\
            ma-career salary --by state --sort real-median  where pay goes furthest\n\
            ma-career salary --by state --map  the states as a map, with the figures below\n\
            ma-career salary --by area --at WA  the areas of a state\n\
            ma-career salary --by year --real 2025  in dollars of one year\n\
            ma-career salary --by industry --match hospitals  \
            the industries with that word",
        after_long_help = "\
            PLACE: a state (WA, washington, 53), an area (49420, yakima), a town ('everett wa'), \
            a county ('travis county') or a ZIP code (98901). Where a name fits several \
            places, they are listed.\n\n\
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
            ma-career certifications {credential}  one, by its letters"
    )]
    Certifications {
        /// Only this credential: its letters, its body, or enough of its name
        #[arg(value_name = "NAME")]
        name: Vec<String>,
    },
    /// What state law asks, with its date and address
    #[command(
        visible_alias = "license",
        before_long_help = "\
            ma-career licensure WA  one state\n\
            ma-career licensure 'new york'  by name\n\
            ma-career licensure  every state that was looked up",
        after_long_help = "Check with the state board; this is not legal advice."
    )]
    Licensure {
        /// Only this state; an area stands for its state
        #[arg(value_name = "STATE")]
        state: Vec<String>,
    },
    /// What a person needs to be good at
    #[command(before_long_help = "\
        ma-career skills  the skills, with O*NET's ratings\n\
        ma-career skills --json | jq .technologies  the software that is used")]
    Skills,
    /// How the job grows, and why
    #[command(before_long_help = "\
        ma-career outlook  then and now\n\
        ma-career outlook --history  every edition")]
    Outlook {
        /// Every edition of the projections
        #[arg(long)]
        history: bool,
        /// A place, which the error explains: projections are of the nation
        // No PLACE, so that Tab offers none.
        #[arg(value_name = "WHERE", hide = true)]
        place: Vec<String>,
        /// The same as WHERE alone
        #[arg(long, value_name = "WHERE", hide = true)]
        at: Option<String>,
    },
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
    Similar {
        /// Order the jobs: figures highest first, names from A
        #[arg(long, value_name = "KEY")]
        sort: Option<SimilarSort>,
        /// A place, which the error explains: compare has the pay in places
        #[arg(value_name = "WHERE", hide = true)]
        place: Vec<String>,
        /// The same as WHERE alone
        #[arg(long, value_name = "WHERE", hide = true)]
        at: Option<String>,
    },
    /// Whether a pay offer is fair, in the nation and a place
    #[command(
        before_long_help = "\
            ma-career offer 19.50 --at yakima  an hour's wage in an area\n\
            ma-career offer '$18.50/hr' --at WA  as it was written to you\n\
            ma-career offer 20-22 --hours 36  both ends of a range, part time\n\
            ma-career offer 3,200 a month --at 'san francisco'  as it was said to you",
        after_long_help = "\
            Without a unit, under 1,000 is an hour. An hour's wage is 2,080 hours a year, unless \
            --hours says how many a week. A shell reads $1 itself: leave out the dollar sign, or \
            put the amount in single quotes.\n\n\
            Percentiles between two published ones are read off a straight line."
    )]
    Offer(OfferArgs),
    /// This job beside one to five similar jobs
    #[command(
        before_long_help = "\
            ma-career compare {jobs}  one job\n\
            ma-career compare {job} {code} --at WA  two jobs in a place\n\
            ma-career compare {job} --json | jq '.jobs[1]'  one job for a program",
        after_long_help = "\
            JOB: its name, enough of it, or what people call it (LPN, pharmacy tech); or its SOC \
            code (31-9091, 319091, 31-9091.00). `ma-career similar` lists them, and `ma-career \
            jobs` those of your library."
    )]
    Compare(CompareArgs),
    /// The facts that answer a question or have some words
    #[command(
        before_long_help = "\
            ma-career search certification  all that is known of it\n\
            ma-career search 'can I give injections in california'  a whole question\n\
            ma-career search yakima --json | jq -r '.matches[].command'  for a program",
        after_long_help = "\
            Words like \"how\" and \"the\" are passed over. Facts with all other words come \
            first. Where none has all, those with the most and the rarest come first, and the line \
            line says which words were not found. The beginning of a word is enough; case, accents and the \
            plural don't matter. One typo in a word of five letters or more is forgiven.\n\n\
            Each match names its section, the command that shows more, and its path, which \
            `ma-career get` takes."
    )]
    Search(SearchArgs),
    /// A term in plain words, with this job's figures
    #[command(
        before_long_help = "\
            ma-career explain median  one term\n\
            ma-career explain 'location quotient'  one of several words\n\
            ma-career explain  all terms",
        after_long_help = "TERM: its name, another name for it, or enough of either."
    )]
    Explain {
        /// The term, or enough of it; without it all of them
        #[arg(value_name = "TERM")]
        term: Vec<String>,
    },
    /// One value of the profile, for a script
    #[command(
        before_long_help = "\
            ma-career get salary.latest.annual.median  a figure\n\
            ma-career get 'salary.by_state[abbr=WA].hourly.median'  that of a state\n\
            ma-career get 'duties.duties[0].text'  the first of a list\n\
            ma-career get salary.latest  everything beneath, as JSON",
        after_long_help = "\
            PATH: keys of `profile --json` with dots between them. It begins with a section, or \
            with notes, sources or occupation. [0] is the first entry of a list and [-1] the last. \
            [key=value] is the one with that value. Put a path with brackets in quotes, or the \
            shell changes it.\n\n\
            A value is printed as it is, a list or an object as JSON, and what is absent as null. \
            With --json a text is in quotes."
    )]
    Get {
        /// Where the value stands in `profile --json`
        #[arg(value_name = "PATH")]
        path: String,
    },
    /// The jobs of your library, with pay and number of jobs
    #[command(
        before_long_help = "\
            ma-career jobs  all of them\n\
            ma-career jobs assistant --sort median  those with a word, the best-paid first\n\
            ma-career jobs --json | jq -r '.jobs[].soc_code'  for a program",
        after_long_help = "\
            A library is a directory with a profile for each job, in a directory named by the \
            job's SOC code: DIR/31-9097/profile.toml. --library DIR, or MA_CAREER_LIBRARY=DIR, \
            names it, and --job NAME answers about one of its jobs. `ma-career import` makes a \
            library from BLS's files."
    )]
    Jobs(JobsArgs),
    /// Everything, section by section
    #[command(before_long_help = "\
        ma-career profile | less  page by page\n\
        ma-career profile --json > profile.json  into a file")]
    Profile,
    /// One printed page to take home, with the pay in a place
    #[command(
        before_long_help = "\
            ma-career handout yakima -o yakima.html  a page to open and print\n\
            ma-career handout WA --note 'Call Ann' -o client.html  with a note\n\
            ma-career handout 'new york' -f markdown  as text, to be mailed",
        after_long_help = "\
            Open the page in a browser and print it. It fills one side of US Letter, or with \
            --paper a4 of A4, and needs no network. Without -o, a terminal shows its text, and a pipe gets the page. \
            Without PLACE it is the nation's.\n\n\
            [office] in the handout.toml of the profile, or of the library, says who hands it out: \
            name, phone, note."
    )]
    Handout(HandoutArgs),
    /// Where the figures come from
    #[command(before_long_help = "\
        ma-career sources  all of them\n\
        ma-career sources oews-2025-05  one, with all that is known of it")]
    Sources {
        /// Only this source, with all that is known of it
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
    /// What is wrong with a profile, each place pointed at
    #[command(
        before_long_help = "\
            ma-career check my-profile  one profile\n\
            ma-career check --plain my-profile  a line each, for an editor to jump to\n\
            ma-career check --json my-profile | jq '.profiles[].problems'  for a program",
        after_long_help = "\
            It finds every problem: syntax, keys, types, figures that contradict each other, \
            sources that are missing or not used. The exit code is 0 where there is none, and 3 \
            where there is one."
    )]
    Check {
        /// The directories of the profiles; without one, the profile that answers
        #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
        dirs: Vec<PathBuf>,
    },
    /// The files of a profile, to begin your own from
    #[command(
        before_long_help = "\
            ma-career init my-profile  into a new directory\n\
            ma-career --profile my-profile salary  what it answers then",
        after_long_help = "\
            Each file names its schema, in schemas/ beside it. Editors with TOML support then \
            complete and check while you type. A profile needs profile.toml and sources.toml; take \
            out the others that you have no facts for."
    )]
    Init {
        /// A directory that is empty, or not there yet
        #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
        dir: PathBuf,
    },
    /// A profile of any job, or next May's, from BLS's files
    #[command(
        override_usage = "ma-career import SOC... --from PATH... --into DIR",
        before_long_help = "\
            ma-career import 31-9097 --from oews --into my-job  a new profile\n\
            ma-career import 31-9097 --from oews --into my-job --dry-run  what next May changes\n\
            ma-career import --all --from oews --into jobs  every job, as a library",
        after_long_help = "\
            PATH: BLS's oe.data.0.Current and the small files beside it (oe.area and others), its \
            Employment Projections.csv, and O*NET's Task Statements.txt. Each is known by its first \
            line, and each may be missing. With - the data come from a pipe.\n\n\
            A profile that is there is renewed: the newest figures are replaced, older surveys and \
            editions stay, and so does what people wrote. All files are written, or none."
    )]
    Import(ImportArgs),
    /// The JSON Schema of an answer, or of a profile's file
    #[command(
        before_long_help = "\
            ma-career schema  what has one\n\
            ma-career schema salary > salary.schema.json  the JSON of a command\n\
            ma-career schema --profile salary  a file of a profile",
        after_long_help = "\
            JSON Schema, draft 2020-12. `ma-career schema COMMAND` describes the JSON of \
            `ma-career COMMAND --json`. `ma-career schema --profile NAME` describes NAME.toml in a \
            profile's directory. An editor that knows a file's schema checks it while you type."
    )]
    Schema(SchemaArgs),
    /// A script that lets the Tab key complete words
    #[command(
        before_long_help = "\
            ma-career completions bash  the script, to look at\n\
            ma-career completions zsh > _ma-career  into a file",
        after_long_help = "\
            Bash, zsh and fish complete commands, flags, values, states, jobs, credentials, terms \
            and sources; and the jobs of the library that --library or MA_CAREER_LIBRARY names when \
            the script is made. Make it again when the library has other jobs. PowerShell and \
            elvish complete commands and flags.\n\n\
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
    Completions {
        /// The shell that the script is for
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// The manual, a page for each command
    #[command(
        before_long_help = "\
            ma-career man | man -l -  read the first page\n\
            ma-career man salary | man -l -  read the page of a command\n\
            ma-career man ~/.local/share/man/man1  all pages, for `man ma-career-salary`",
        after_long_help = "\
            A page is printed as roff: the program's own, or that of a command. With a directory, \
            which needs a slash in its name, a page for each command is written into it, and their \
            names are printed."
    )]
    Man {
        /// A command, for its page; or a directory such as man/, for all pages
        #[arg(value_name = "COMMAND|DIR", value_hint = ValueHint::DirPath)]
        page: Option<PathBuf>,
    },
}
