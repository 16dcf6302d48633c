//! What a search finds in what explains the rest: terms, the questions of the printed page, sources.

use crate::failure::Failure;
use crate::find::explain;
use crate::find::search::asked;
use crate::find::search::fact::{About, At, Fact};
use crate::find::search::facts::{Facts, LESS};
use crate::profile::Profile;
use crate::profile::glossary::Term;
use crate::profile::sources::Source;
use crate::typed::name::fold;
use crate::typed::suggest::quoted;

type Done = Result<(), Failure>;

/// The term that is asked for by its name, folded, or by what people call it.
pub(super) fn asked_for(profile: &Profile, folded: &str) -> Result<Option<String>, Failure> {
    let before = ["what is a ", "what is an ", "what is the ", "what is ", "what are ", "define "];
    let name = before.iter().find_map(|before| folded.strip_prefix(before)).unwrap_or(folded);
    let is_it = |term: &&Term| {
        [&term.term].into_iter().chain(&term.also_called).any(|known| {
            // Most names differ in length.
            known.len().abs_diff(name.len()) < 3 && fold(known) == name
        })
    };
    let terms = &profile.terms()?.terms;
    Ok(terms.iter().find(is_it).map(|term| term.term.clone()))
}

/// The terms. One is shown without its example, whose figures have to be looked up.
pub(super) fn glossary(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    facts.begin_other("explain glossary term");
    let terms = &profile.terms()?.terms;
    let rows = if facts.with_figures { explain::list(profile)?.texts() } else { Vec::new() };
    for (index, Term { term, also_called, text, example, .. }) in terms.iter().enumerate() {
        let also = also_called.iter().chain(example).chain(rows.get(index));
        let also: Vec<&str> = also.map(String::as_str).collect();
        facts.look(About { name: term, code: term, text, also: &also }, || Fact {
            path: format!("glossary.terms[term={term}]"),
            text: format!("{term}: {text}"),
            command: format!("explain {}", quoted(term)),
            sources: Vec::new(),
        });
    }
    Ok(())
}

/// The questions to ask an employer, which the printed page adds to the other sections.
pub(super) fn handout(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    facts.begin("handout", "handout questions employer ask");
    facts.texts("handout.questions", &profile.handout.get()?.questions);
    Ok(())
}

/// Who published what.
pub(super) fn sources(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    facts.begin_other("source");
    facts.weight = LESS;
    facts.command = "sources";
    asked::sources(profile, facts)?;
    let section = profile.sources.get()?;
    for (index, (publisher, text)) in section.attributions.iter().enumerate() {
        let at = format!("attributions[{index}].text");
        let about = About { text, also: &[publisher], ..About::default() };
        facts.tell(about, At::Path(&at), None, || text.clone());
    }
    for source in &section.sources {
        let Source { id, publisher, title, reference_period, license, how_read, .. } = source;
        let also = [publisher, reference_period, license, how_read].into_iter();
        let also = also.chain(&source.published).chain(&source.url);
        let also: Vec<&str> = also.map(String::as_str).collect();
        facts.look(About { name: title, code: &id.0, also: &also, ..About::default() }, || Fact {
            path: format!("sources[id={}]", id.0),
            text: format!("{publisher}: {title}, {reference_period}"),
            command: format!("sources {}", id.0),
            sources: vec![id.clone()],
        });
    }
    Ok(())
}
