//! How parts of the profile are declared: one line has the key of a part, its type, how it is made and
//! the command that shows it.

use std::collections::HashSet;

use serde::Serialize;

use crate::answer::Answer;
use crate::document::{Detail, Document};
use crate::failure::{Failure, IfThere};

/// Which parts are made.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// The only section that is needed, then the only view of it.
    keys: [Option<&'a str>; 2],
    /// Whether parts that no command shows are left out.
    only_shown: bool,
}

impl<'a> Wanted<'a> {
    /// Everything.
    pub(crate) const ALL: Self = Self { keys: [None; 2], only_shown: false };

    /// Everything that a command shows: without the rows that only JSON holds, which take as long to make as
    /// all the rest.
    pub(crate) const SHOWN: Self = Self { only_shown: true, ..Self::ALL };

    /// One section, or one view of it.
    pub(crate) fn only(section: &'a str, view: Option<&'a str>) -> Self {
        Self { keys: [Some(section), view], ..Self::ALL }
    }

    /// Makes a part if it is wanted and the profile has it. `make` is given what is wanted of it.
    pub(super) fn make<T>(
        self,
        is_it: impl FnOnce(&str) -> bool,
        command: Option<&str>,
        make: impl FnOnce(Self) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        let [key, view] = self.keys;
        if (self.only_shown && command.is_none()) || !key.is_none_or(is_it) {
            return Ok(None);
        }
        make(Self { keys: [view, None], ..self }).if_there()
    }
}

/// The pages of a part, each with the command that shows it.
pub(crate) type Pages<'a> = Vec<(&'static str, &'a dyn Page)>;

/// An answer as a page of the whole profile.
pub(crate) trait Page {
    /// How it reads, with its notes.
    fn document(&self) -> Document;
    /// The cautions that belong to its figures.
    fn notes(&self) -> Vec<String>;
    /// The ids of the sources that it cites.
    fn cites(&self) -> HashSet<String>;
}

impl<A: Answer> Page for A {
    fn document(&self) -> Document {
        self.document_with_notes(Detail::Full)
    }

    fn notes(&self) -> Vec<String> {
        Answer::notes(self)
    }

    fn cites(&self) -> HashSet<String> {
        Answer::cites(self)
    }
}

/// A part that commands show.
pub(crate) trait Shown {
    /// Its pages; `command` shows the first.
    fn pages(&self, command: &'static str) -> Pages<'_>;
}

impl<A: Answer> Shown for A {
    fn pages(&self, command: &'static str) -> Pages<'_> {
        vec![(command, self)]
    }
}

/// An answer's own keys, and its notes, which stand beside them where it answers by itself.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Noted{A}"))]
pub(crate) struct Noted<A> {
    /// The answer in one or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(flatten)]
    answer: A,
    /// What to bear in mind.
    notes: Vec<String>,
}

impl<A: Answer> From<A> for Noted<A> {
    fn from(answer: A) -> Self {
        Self { summary: answer.summary(), notes: answer.notes(), answer }
    }
}

impl<A: Answer> Shown for Noted<A> {
    fn pages(&self, command: &'static str) -> Pages<'_> {
        vec![(command, &self.answer)]
    }
}

// A part whose JSON differs from that of the command that shows it. A doc comment would give it a schema of
// its own.
#[derive(Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Paged<J, A> {
    pub(super) json: J,
    #[serde(skip)]
    pub(super) page: A,
}

impl<J, A> Paged<J, A> {
    pub(super) fn of(json: Result<J, Failure>, page: Result<A, Failure>) -> Result<Self, Failure> {
        Ok(Self { json: json?, page: page? })
    }
}

impl<J, A: Answer> Shown for Paged<J, A> {
    fn pages(&self, command: &'static str) -> Pages<'_> {
        vec![(command, &self.page)]
    }
}

/// Declares a type with a key a part. The first part may be one of several keys, `in_line`, which is made
/// where no other key is wanted.
macro_rules! parts {
    (
        $(#[$about:meta])*
        $name:ident, $profile:ident, $wanted:ident;
        $(in_line $first:ident: $first_type:ty = $first_made:expr $(, $first_command:literal)?;)?
        $(
            #[doc = $doc:literal]
            $key:ident: $type:ty = $made:expr $(, $command:literal)?;
        )*
    ) => {
        $(#[$about])*
        #[derive(serde::Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub(crate) struct $name<'p> {
            $(#[serde(flatten)] $first: Option<$first_type>,)?
            $(
                #[doc = $doc]
                #[serde(skip_serializing_if = "Option::is_none")]
                $key: Option<$type>,
            )*
        }

        impl<'p> $name<'p> {
            /// The keys of the parts, in their order.
            pub(crate) const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];

            /// Makes the parts that are wanted.
            pub(crate) fn of($profile: &'p Profile, wanted: Wanted<'_>) -> Result<Self, Failure> {
                Ok(Self {
                    $($first: wanted.make(
                        |key| !Self::KEYS.contains(&key),
                        None$(.or(Some($first_command)))?,
                        |_| $first_made,
                    )?,)?
                    $($key: wanted.make(
                        |key| key == stringify!($key),
                        None$(.or(Some($command)))?,
                        |$wanted| { let _ = $wanted; Ok($made?.into()) },
                    )?,)*
                })
            }
        }

        impl Shown for $name<'_> {
            fn pages(&self, _: &'static str) -> Pages<'_> {
                let mut pages = Pages::new();
                $($(pages.extend(self.$first.iter().flat_map(|part| part.pages($first_command)));)?)?
                $($(pages.extend(self.$key.iter().flat_map(|part| part.pages($command)));)?)*
                pages
            }
        }
    };
}

pub(super) use parts;
