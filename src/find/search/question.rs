//! What a question is about, which decides what comes first: a place, a pay offer, two jobs.

use std::ops::Range;

use crate::answer::place::{self, Named};
use crate::failure::Failure;
use crate::find::search::query::overlap;
use crate::profile::Profile;
use crate::profile::words::Words;
use crate::typed::amount::Offered;
use crate::typed::name::fold;
use crate::typed::suggest::quoted;
use crate::typed::synonyms::find_words;

/// What a question is about.
#[derive(Default)]
pub(crate) struct Question<'p> {
    /// The place that it names, or all of the name, and where it stands.
    pub(crate) place: Option<(Range<usize>, Named<'p>)>,
    pub(crate) offer: Option<PayOffer>,
    /// Whether it asks for jobs or credentials side by side.
    pub(crate) is_comparison: bool,
    /// Whether it asks what a state allows.
    is_rule: bool,
    /// Whether the pay of the place is asked for.
    pub(crate) is_pay_of_place: bool,
    /// The facts that come first, each by its section and its code.
    pub(crate) leads: Vec<(&'static str, String)>,
}

/// A pay offer within a question.
pub(crate) struct PayOffer {
    pub(crate) typed: String,
    /// Where it stands in the folded question.
    pub(crate) span: Range<usize>,
}

impl<'p> Question<'p> {
    /// `folded` is what was `typed`.
    pub(crate) fn new(
        profile: &'p Profile,
        words: &Words,
        typed: &str,
        folded: &str,
    ) -> Result<Self, Failure> {
        if folded.len() > LONGEST_QUESTION {
            return Ok(Self::default());
        }
        let topics = &words.topics;
        let is_about = |topic: &str| {
            topic.split(", ").any(|word| !word.is_empty() && find_words(word, folded).is_some())
        };
        // "45690" can be a ZIP code, "45,690" can't.
        let is_as_typed = |span: &Range<usize>| {
            let name = &folded[span.clone()];
            name.contains(|c: char| !c.is_ascii_digit()) || typed.contains(name)
        };
        let place = place::within(profile, folded)?.filter(|(span, _)| is_as_typed(span));
        let is_free =
            |span: &Range<usize>| place.as_ref().is_none_or(|(other, _)| !overlap(other, span));
        let is_offer = is_about(&topics.offer);
        let offer = offer(typed, folded, is_offer)
            .filter(|offer| is_free(&offer.span) && offer.span != (0..folded.len()));
        let mut question = Self { is_comparison: is_about(&topics.compare), ..Self::default() };
        let (is_pay, is_most) = (is_about(&topics.pay), is_about(&topics.most));
        let (is_state, is_area) = (is_about(&topics.state), is_about(&topics.area));
        let is_rule = is_about(&topics.rule) && !is_pay;
        question.is_rule = is_rule;
        let mut lead = |section, code: &str| question.leads.push((section, code.to_owned()));
        if offer.is_some() && !matches!(place, Some((_, Named::Several(_)))) {
            lead("salary", "offer");
        }
        let sort = if is_about(&topics.jobs) && !is_pay { "employment" } else { "median" };
        let is_least = is_about(&topics.least);
        let is_where = is_pay || is_most || is_state || is_area;
        if is_about(&topics.buying_power) && is_where && place.is_none() {
            lead("salary", "state real-median");
        } else if is_least && (is_state || is_area) && !is_rule {
            lead("salary", if is_area { "area lowest" } else { "state lowest" });
        } else if is_most && is_about(&topics.similar) {
            lead("similar", "best");
        } else if is_most && is_area {
            lead("salary", &format!("area {sort}"));
        } else if is_most && is_state && !is_rule {
            lead("salary", &format!("state {sort}"));
        } else if is_about(&topics.industry) && (is_most || is_pay && question.is_comparison) {
            lead("salary", "industry median");
        } else if (is_least || is_about(&topics.range)) && is_pay && place.is_none() {
            lead("salary", "range");
        }
        match &place {
            Some((_, Named::One(meant))) if is_rule => {
                meant.place.states.iter().for_each(|state| lead("licensure", state));
            }
            Some((_, Named::One(meant))) if is_pay || is_offer || is_most => {
                question.is_pay_of_place = true;
                lead("salary", meant.place.handle());
            }
            Some((_, Named::Several(places))) if is_pay || is_offer => {
                for place in places {
                    lead("salary", place.handle);
                }
            }
            None if is_rule && is_state => lead("licensure", "kinds"),
            _ => {}
        }
        if is_about(&topics.title) {
            lead("duties", "titles");
        }
        if is_about(&topics.way_in) {
            lead("education", "summary");
        }
        if is_about(&topics.similar) && !is_most {
            lead("similar", "summary");
        }
        if is_about(&topics.origin) {
            lead("sources", "all");
        }
        Ok(Self { place, offer, ..question })
    }

    /// Puts the jobs first that the question names. Their pay is asked for, and not this job's.
    pub(crate) fn lead_to_jobs(&mut self, codes: Vec<String>) {
        if !self.is_comparison {
            if !codes.is_empty() {
                self.leads.retain(|(section, _)| *section != "salary");
            }
            return;
        }
        self.leads.splice(0..0, codes.into_iter().map(|code| ("similar", code)));
    }

    /// How the name of several places is read.
    pub(crate) fn reading(&self, folded: &str) -> Option<String> {
        match &self.place {
            Some((_, Named::One(meant))) => meant.reading.clone(),
            Some((span, Named::Several(places))) => {
                Some(format!("'{}' can mean {} places.", &folded[span.clone()], places.len()))
            }
            None => None,
        }
    }

    /// The place that it names, where it is one.
    pub(crate) fn one_place(&self) -> Option<&place::Meant<'p>> {
        match &self.place {
            Some((_, Named::One(meant))) => Some(meant),
            _ => None,
        }
    }

    /// Whether a fact of this code is on the place that the question names.
    pub(crate) fn is_there(&self, section: &str, code: &str) -> bool {
        match &self.place {
            None => false,
            Some((_, Named::One(meant))) if section == "licensure" => {
                self.is_rule && meant.place.lies_in(code)
            }
            Some((_, Named::One(meant))) => meant.place.handle() == code,
            Some((_, Named::Several(places))) => places.iter().any(|place| place.handle == code),
        }
    }

    /// The flag for the place, with a blank before it.
    pub(crate) fn at(&self) -> String {
        let place = self.one_place().map(|meant| meant.place.handle());
        place.map(|handle| format!(" --at {}", quoted(handle))).unwrap_or_default()
    }
}

/// The word whose meaning is asked for.
pub(crate) fn meaning(folded: &str) -> Option<&str> {
    let word = ["what does ", "what do "].iter().find_map(|before| folded.strip_prefix(before))?;
    [" mean", " stand for"].iter().find_map(|behind| word.strip_suffix(behind))
}

/// Bytes; what is longer is a text.
const LONGEST_QUESTION: usize = 200;

/// The words of the longest offer.
const LONGEST_OFFER: usize = 6;

/// The offer within what was typed: an amount whose unit says so, or any where one is asked about.
fn offer(typed: &str, folded: &str, is_asked_about: bool) -> Option<PayOffer> {
    let words: Vec<&str> =
        typed.split_whitespace().map(|word| word.trim_end_matches(['?', '!', ',', '.'])).collect();
    let is_amount = |word: &str| word.starts_with(|c: char| c == '$' || c.is_ascii_digit());
    let (at, _) = words.iter().enumerate().find(|(_, word)| is_amount(word))?;
    let runs = (1..=LONGEST_OFFER.min(words.len() - at)).rev().map(|n| words[at..at + n].join(" "));
    let mut runs = runs.filter(|run| {
        is_asked_about
            || run.contains('$')
            || ["k", "hour", "hr", "bucks", "dollars"].iter().any(|unit| run.ends_with(unit))
    });
    let typed = runs.find(|run| Offered::read(run, None, None).is_ok())?;
    let run = fold(&typed);
    let start = find_words(&run, folded)?;
    Some(PayOffer { typed, span: start..start + run.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_within_a_question_is_found_where_it_says_that_it_is_one() {
        let found = |typed: &str, is_asked_about| {
            offer(typed, &fold(typed), is_asked_about).map(|offer| offer.typed)
        };
        let offer = |typed| found(typed, false);
        assert_eq!(offer("is $19.50/hr ok?").as_deref(), Some("$19.50/hr"));
        assert_eq!(offer("is 18 dollars an hour good").as_deref(), Some("18 dollars an hour"));
        assert_eq!(offer("40k in denver").as_deref(), Some("40k"));
        assert_eq!(offer("salary 2019"), None);
        assert_eq!(found("is 18 good", true).as_deref(), Some("18"));
    }
}
