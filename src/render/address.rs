//! Web addresses within a text.

/// A word with an address in it: the text before, the address, and the text after, such as a period.
pub(super) fn within(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, rest) = word.split_at(start);
    let address = rest.trim_end_matches(['.', ',', ';', ':', ')', ']', '"']);
    Some((before, address, &rest[address.len()..]))
}
