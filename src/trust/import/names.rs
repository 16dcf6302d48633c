//! What an occupation is called in a profile, from the titles of BLS.

use crate::profile::occupation::SocCode;
use crate::trust::import::lists::Occupation;
use crate::trust::import::projections::Projected;

/// The names of an occupation.
pub(super) struct Names {
    /// "Phlebotomist"; where that takes grammar to say, BLS's own title.
    pub(super) title: String,
    /// "phlebotomists".
    pub(super) plural: String,
    /// What its people do, in BLS's words.
    pub(super) description: Option<String>,
}

impl Names {
    /// Of a job that only a profile names: its code.
    pub(super) fn unknown(soc: &SocCode) -> Self {
        Self { title: soc.to_string(), plural: soc.to_string(), description: None }
    }

    /// The projections write a title as a sentence does; the wage survey with capitals.
    pub(super) fn of(
        occupation: Option<&Occupation>,
        projected: Option<&Projected>,
    ) -> Option<Self> {
        let title = match (projected, occupation) {
            (Some(projected), _) => projected.title.clone(),
            (None, Some(occupation)) => in_sentence_case(&occupation.name),
            (None, None) => return None,
        };
        let title = printed(&title);
        let description = occupation.map(|occupation| occupation.description.clone());
        let description = description.filter(|text| !text.is_empty());
        Some(Self { title: singular(&title), plural: within_a_sentence(&title), description })
    }
}

/// A name that has a capital everywhere; the projections once write it without.
const PROPER: &str = "English";

/// A title as it is printed: with the dash that BLS types as two hyphens, as in "Helpers--Roofers".
fn printed(title: &str) -> String {
    let words = title.split(' ');
    let words = words.map(|word| if word.eq_ignore_ascii_case(PROPER) { PROPER } else { word });
    words.collect::<Vec<_>>().join(" ").replace("--", "—")
}

/// Whether a word has a capital within a sentence too, as English and IT have.
fn is_capital(word: &str) -> bool {
    word == PROPER || word.chars().filter(|c| c.is_uppercase()).count() > 1
}

fn in_sentence_case(title: &str) -> String {
    let words = title.split(' ').enumerate().map(|(index, word)| {
        let has_joint = word.contains(['-', '/']);
        if !has_joint && (index == 0 || is_capital(word)) {
            return word.to_owned();
        }
        let lower = word.to_lowercase();
        if index == 0 { crate::profile::text::capitalized(&lower) } else { lower }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn within_a_sentence(title: &str) -> String {
    if title.split(' ').next().is_some_and(is_capital) {
        return title.to_owned();
    }
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// One of those that a title of a few words names; a longer title stays as it is.
fn singular(title: &str) -> String {
    let is_list =
        title.contains([',', '—']) || title.split(' ').any(|word| matches!(word, "and" | "or"));
    let joints = [" of ", " for ", " in "];
    let (head, tail) = joints
        .iter()
        .filter_map(|joint| title.find(joint))
        .min()
        .map_or((title, ""), |at| title.split_at(at));
    let one = match head {
        _ if is_list => None,
        // A group, or all of them.
        head if head.ends_with(" occupations") => None,
        // Midwives.
        head if head.ends_with("wives") => Some(format!("{}fe", &head[..head.len() - 3])),
        head if head.ends_with("ies") => Some(format!("{}y", &head[..head.len() - 3])),
        head if head.ends_with("sses") || head.ends_with("ches") => {
            Some(head[..head.len() - 2].to_owned())
        }
        head if head.ends_with("ss") => None,
        head if head.ends_with('s') => Some(head[..head.len() - 1].to_owned()),
        _ => None,
    };
    one.map_or_else(|| title.to_owned(), |one| one + tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_bls_becomes_the_name_of_one_and_of_many() {
        for (bls, title, plural) in [
            ("Phlebotomists", "Phlebotomist", "phlebotomists"),
            ("Dental Assistants", "Dental assistant", "dental assistants"),
            ("Judicial Law Clerks", "Judicial law clerk", "judicial law clerks"),
            ("Actuaries", "Actuary", "actuaries"),
            ("Nurse Midwives", "Nurse midwife", "nurse midwives"),
            ("Teachers of English", "Teacher of English", "teachers of English"),
            ("Chefs and Head Cooks", "Chefs and head cooks", "chefs and head cooks"),
            ("Driver/Sales Workers", "Driver/sales worker", "driver/sales workers"),
            (
                "First-Line Supervisors of Gambling Workers",
                "First-line supervisor of gambling workers",
                "first-line supervisors of gambling workers",
            ),
            ("Helpers--Carpenters", "Helpers—carpenters", "helpers—carpenters"),
            ("All Occupations", "All occupations", "all occupations"),
            ("Teachers of english", "Teacher of English", "teachers of English"),
            (
                "English Language and Literature Teachers, Postsecondary",
                "English language and literature teachers, postsecondary",
                "English language and literature teachers, postsecondary",
            ),
        ] {
            let occupation = Occupation {
                code: 0,
                name: bls.to_owned(),
                description: String::new(),
                is_detailed: true,
            };
            let names = Names::of(Some(&occupation), None).unwrap();
            assert_eq!((names.title.as_str(), names.plural.as_str()), (title, plural));
        }
    }
}
